// The net over its matrices: an edge for each weight, a unit with z, its activation's curve, and l.

import { EdgeView, Labels, NodeView, setSlot, SymbolText } from "./diagram_marks.js";
import { py } from "./generated.js";
import { svgElement } from "./svg.js";

export class Diagram {
  constructor(parts, host) {
    Object.assign(this, { parts, host, places: null });
    host.addEventListener("click", ({ target, shiftKey }) => this.click(target, shiftKey));
  }

  show(state) {
    if (state.single) return;
    const { places } = this.parts.matrices;
    if (places !== this.places) this.build(state, places);
    if (!places) return;
    this.state = state;
    this.showEdges(state);
    this.showUnits(state);
    this.showSelection(state);
  }

  build(state, places) {
    this.places = places;
    this.host.replaceChildren();
    this.selection = null;
    if (!places) return;
    this.picture = py.plots.net.diagram.picture(state, places);
    const { height, nodes, edges, outputs, loss, target, wire } = this.picture;
    this.svg = svgElement("svg", { class: "ge-net-picture", role: "img", viewBox: `0 0 ${places.width} ${height}` });
    Object.assign(this.svg.style, { width: `${places.width}px`, height: `${height}px` });
    const halos = svgElement("g", { class: "ge-halos" });
    const lines = svgElement("g", { class: "ge-edges" });
    this.edges = edges.map((edge) => new EdgeView(edge, state.layers, halos, lines));
    this.onward = outputs.map(({ weight, x1, y1, x2, y2 }) => {
      const ends = { x1, y1, x2, y2 };
      const halo = svgElement("line", { ...ends, class: "ge-halo" });
      halos.append(halo);
      lines.append(svgElement("line", { ...ends, class: "ge-edge ge-onward" }));
      return { unit: weight.row, halo };
    });
    this.nodes = nodes.map((node) => new NodeView(node, state));
    const box = ([x, y], [across, up], kind, text) => {
      const group = svgElement("g", { class: kind });
      const rect = { x: x - across, y: y - up, width: 2 * across, height: 2 * up, rx: 4 };
      group.append(svgElement("rect", rect), text);
      return group;
    };
    const { LOSS_BOX, TARGET_BOX } = py.plots.net.diagram;
    this.loss = new SymbolText("L", loss);
    this.loss.value.dataset.reveals = "loss";
    this.target = new SymbolText("y", target);
    lines.append(svgElement("path", { class: "ge-edge ge-onward", d: wire }));
    this.labels = new Labels();
    this.svg.append(
      halos,
      lines,
      ...this.nodes.map(({ node }) => node),
      box(target, TARGET_BOX, "ge-box-of-target", this.target.node),
      box(loss, LOSS_BOX, "ge-box-of-loss", this.loss.node),
      this.labels.node,
    );
    this.host.append(this.svg);
  }

  showEdges({ now }) {
    for (const edge of this.edges) {
      const { layer, row, column } = edge.weight;
      edge.show(now.weights[layer][row][column]);
    }
  }

  showUnits(state) {
    const { now, t } = state;
    const n = now.example;
    for (const node of this.nodes) {
      const { layer, unit } = node.place;
      node.show(layer && t.z[layer - 1][n][unit], t.activations[layer][n][unit]);
    }
    const { written } = py.session.net.grids;
    const number = state.examples > 1 ? n + 1 : 0;
    this.loss.show(number, written(t.losses[n], 3, 4));
    const targets = now.y[n];
    this.target.show(number, targets.length === 1 ? written(targets[0], 2, 4) : "");
    this.labels.w.show(0, `= ${written(state.w, 2, 4)}`);
  }

  // The halos of w, of its unit, and of all ways from there to L; and the labels there.
  showSelection(state) {
    const { now } = state;
    const key = `${[...now.weight]} ${now.example}`;
    if (key === this.selection) return;
    this.selection = key;
    this.svg.setAttribute("aria-label", py.session.net.grids.picture_label(state));
    this.labels.place(py.plots.net.diagram.labels(state, this.picture), state.last ? "ŷ" : "l");
    const { edges, units } = py.session.net.light.path_of(state);
    const slots = new Map(edges.map(({ weight, slot }) => [`${[...weight]}`, slot]));
    for (const edge of this.edges) edge.path(slots.get(`${[...edge.weight]}`) ?? "");
    const of = new Map(units.map(({ layer, unit, slot }) => [`${layer},${unit}`, slot]));
    for (const node of this.nodes) node.path(of.get(`${node.place.layer},${node.place.unit}`) ?? "");
    for (const { unit, halo } of this.onward) {
      const reached = !state.last || unit === now.weight.column;
      setSlot(halo, "light", reached ? "dL_dyhat" : "");
    }
  }

  // Light these edges and units of explorer/session/net/light.py, and no others.
  light(edges, units) {
    if (!this.places) return;
    this.svg.classList.toggle("ge-pointed", edges.length > 0);
    const slots = new Map(edges.map(({ weight, slot }) => [`${[...weight]}`, slot]));
    for (const edge of this.edges) edge.light(slots.get(`${[...edge.weight]}`) ?? "");
    const of = new Map(units.map(({ layer, unit, slot }) => [`${layer},${unit}`, slot]));
    for (const node of this.nodes) node.light(of.get(`${node.place.layer},${node.place.unit}`) ?? "");
  }

  // The matrix and the place of what is under the pointer.
  under(target) {
    const edge = target.closest?.("[data-edge]");
    const node = target.closest?.("[data-node]");
    const { layers } = this.state ?? {};
    const names = py.derivation.net.names;
    if (edge) {
      const [layer, row, column] = edge.dataset.edge.split(",").map(Number);
      return { name: names.weights_name(layer, layers), row, column };
    }
    if (!node) return null;
    const [layer, column] = node.dataset.node.split(",").map(Number);
    return { name: names.activations_name(layer, layers), row: this.state.now.example, column };
  }

  click(target, second) {
    const found = this.under(target);
    if (!found) return;
    const { name, row, column } = found;
    this.parts.live.act((session) => py.session.net.pick.pick(session, name, row, column, second));
  }
}
