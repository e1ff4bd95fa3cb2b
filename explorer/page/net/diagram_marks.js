// The marks of the net's picture: edges, units, symbols with a number, and the labels at w.

import { setText } from "../dom.js";
import { py } from "./generated.js";
import { setLettered } from "./letters.js";
import { svgElement } from "./svg.js";

// A weight's edge, and the wider halo under it, which is easier to hit.
export class EdgeView {
  constructor({ weight, x1, y1, x2, y2 }, layers, halos, lines) {
    this.weight = weight;
    const { layer, row, column } = weight;
    const ends = { x1, y1, x2, y2, "data-edge": `${[...weight]}` };
    this.halo = svgElement("line", { ...ends, class: "ge-halo" });
    this.line = svgElement("line", { ...ends, class: "ge-edge", "data-index": `${row + 1},${column + 1}` });
    this.line.dataset.mark = py.derivation.net.names.weights_name(layer, layers).quantity;
    halos.append(this.halo);
    lines.append(this.line);
  }

  show(w) {
    if (w === this.w) return;
    const negative = w < 0;
    if (negative !== this.negative) this.line.toggleAttribute("data-negative", (this.negative = negative));
    this.line.style.strokeWidth = `${py.plots.net.diagram.edge_width(w).toFixed(2)}px`;
    this.w = w;
  }

  path(slot) {
    setSlot(this.halo, "light", slot);
    this.line.toggleAttribute("data-path", Boolean(slot));
  }

  light(slot) {
    setSlot(this.halo, "lit", slot);
    setSlot(this.line, "lit", slot);
  }
}

// An input or a unit: z, the activation's curve, and l; where there is less room l alone, or a dot.
export class NodeView {
  constructor(place, state) {
    this.place = place;
    const { layer, unit, form, left, right, y, height } = place;
    const { CURVES, inside } = py.plots.net.units;
    const at = inside(place);
    this.node = svgElement("g", { class: `ge-unit ge-unit-${form}`, "data-node": `${layer},${unit}` });
    this.node.toggleAttribute("data-small", at.small);
    const size = { x: left, y: y - height / 2, width: right - left, height, rx: height / 2 };
    this.node.append(svgElement("rect", size));
    const text = (x, anchor, className = "") => {
      const node = svgElement("text", { x, y: at.baseline, "text-anchor": anchor, class: className });
      this.node.append(node);
      return node;
    };
    if (form === "dot") {
      this.dot = svgElement("circle", { class: "ge-dot", cx: at.middle, cy: y, r: at.radius });
      this.node.append(this.dot);
    } else if (form === "input") {
      const name = text(at.name, "start", "ge-input-name");
      name.innerHTML = `<tspan class="ge-symbol">x</tspan><tspan class="ge-sub" dy="2">${unit + 1}</tspan>`;
      this.l = text(at.input, "end", "ge-unit-l");
    } else if (form === "output") this.l = text(at.middle, "middle", "ge-unit-l");
    else {
      const curve = CURVES[state.now.activation[layer - 1]];
      const transform = `translate(${at.middle} ${y}) scale(${at.curve_scale})`;
      this.node.append(svgElement("path", { class: "ge-unit-curve", d: curve, transform }));
      this.z = text(at.z, "middle", "ge-unit-z");
      this.l = text(at.l, "middle", "ge-unit-l");
    }
    this.hook();
  }

  // The quantities that the texts give away; inputs are set by hand.
  hook() {
    if (this.z) this.z.dataset.reveals = "z";
    if (this.l && this.place.layer > 0) this.l.dataset.reveals = "l";
  }

  show(z, l) {
    const { written } = py.session.net.grids;
    if (this.z) setText(this.z, written(z, 2, 3));
    if (this.l) setText(this.l, written(l, 2, 3));
    if (!this.dot) return;
    this.dot.style.fillOpacity = py.plots.net.units.dot_strength(this.place, l).toFixed(2);
    this.dot.toggleAttribute("data-negative", l < 0);
  }

  path(slot) {
    setSlot(this.node, "light", slot);
  }

  light(slot) {
    setSlot(this.node, "lit", slot);
  }
}

// "L₃ 0.117": a symbol, the number of the example if there are several, and a value.
export class SymbolText {
  constructor(symbol, [x, y]) {
    this.node = svgElement("text", { x, y: y + 4, "text-anchor": "middle" });
    this.node.innerHTML = `<tspan class="ge-symbol">${symbol}</tspan><tspan class="ge-sub" dy="2"></tspan><tspan class="ge-number" dy="-2"></tspan>`;
    [, this.number, this.value] = this.node.children;
  }

  show(number, text) {
    setText(this.number, number ? String(number) : "\u200b");
    setText(this.value, ` ${text}`);
  }
}

// The labels at the selected weight: "w = −0.80" on its edge, and the three slopes.
export class Labels {
  constructor() {
    this.node = svgElement("g", { class: "ge-net-labels" });
    const [across, up] = py.plots.net.diagram.WEIGHT_BOX;
    this.pill = svgElement("g", { class: "ge-weight-label" });
    this.pill.append(svgElement("rect", { x: -across, y: -up, width: 2 * across, height: 2 * up, rx: up }));
    this.w = new SymbolText("w", [0, 0]);
    this.pill.append(this.w.node);
    this.slopes = ["dz_dW", "dyhat_dz", "dL_dyhat"].map((slot) => {
      const text = svgElement("text", { "text-anchor": "middle", "data-light": slot });
      this.node.append(text);
      return text;
    });
    this.node.append(this.pill);
  }

  place({ w, dz_dW, dyhat_dz, dL_dyhat }, output) {
    this.pill.setAttribute("transform", `translate(${w[0]} ${w[1]})`);
    const texts = ["∂z/∂w", `∂${output}/∂z`, `∂L/∂${output}`];
    this.slopes.forEach((node, i) => {
      const [x, y] = [dz_dW, dyhat_dz, dL_dyhat][i];
      node.setAttribute("x", x);
      node.setAttribute("y", i === 1 ? y + 2 : y);
      setLettered(node, texts[i]);
    });
  }
}

// Name the slope that colours an element; an empty name for no slope.
export function setSlot(node, name, slot) {
  if ((node.dataset[name] ?? "") === slot) return;
  if (slot) node.dataset[name] = slot;
  else delete node.dataset[name];
}
