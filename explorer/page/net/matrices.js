// The net's matrices: forward X . W₁ = z₁ → l₁ … → L, and under each its gradient.

import { setText } from "../dom.js";
import { keepKeys } from "../keyboard.js";
import { exampleNames, layerStub, matrixSigns, sumOfLosses, wordsAtLeft } from "./around_matrices.js";
import { BatchRows } from "./batch_rows.js";
import { EntryKeys } from "./entry_keys.js";
import { py } from "./generated.js";
import { element, MatrixView } from "./matrix.js";
import { Scrub } from "./scrub.js";

const LABEL_DELAY = 250; // ms after the last move: the names are long, and a drag needs its frames
const LAYER_MARGIN = 16; // px at the sides of the layer that is kept in view

export class Matrices {
  constructor(parts, host) {
    Object.assign(this, { parts, host, views: [], places: null, inputGradient: false, dimmed: null, ringed: null });
    this.byNode = new WeakMap(); // an entry's element → the entry
    this.keys = new EntryKeys(this);
    this.scrub = new Scrub(this);
    this.batch = new BatchRows(host);
    host.addEventListener("click", (event) => this.click(event));
    host.addEventListener("pointerover", ({ target }) => this.describe(this.entryOf(target)));
    host.addEventListener("focusin", ({ target }) => this.focused(this.entryOf(target)));
    const keys = keepKeys(host);
    this.rowsHost = host.parentElement;
    const observer = new ResizeObserver(() => {
      const { room } = this;
      this.measure();
      if (room !== this.room) parts.live.changed();
    });
    this.measure();
    observer.observe(this.rowsHost);
    this.stop = () => {
      clearTimeout(this.labels);
      keys();
      observer.disconnect();
    };
  }

  // Show ∂L/∂X, or no longer.
  showInputGradient(wanted) {
    this.inputGradient = wanted;
    this.parts.live.changed();
  }

  // Dim all matrices but these, given by the names in their hooks; null dims none.
  dim(quantities) {
    this.dimmed = quantities;
    for (const { node, grid } of this.views) {
      node.toggleAttribute("data-dimmed", Boolean(quantities) && !quantities.includes(grid.quantity));
    }
  }

  // Ring an entry, given by { quantity, row, column }; null rings none.
  ring(wanted) {
    this.ringed = wanted;
    const entry = wanted && this.view(wanted.quantity)?.at(wanted.row, wanted.column);
    for (const node of this.host.querySelectorAll(".ge-ringed")) node.classList.remove("ge-ringed");
    entry?.node.classList.add("ge-ringed");
  }

  // The width that the page has for the matrices, which is measured only when it changes.
  measure() {
    const { WIDTH } = py.plots.net.blocks;
    this.room = Math.min(this.rowsHost.clientWidth || WIDTH, WIDTH);
  }

  show(state) {
    if (state.single) return this.forget();
    const refused = py.plots.net.columns.too_large(state);
    if (refused !== this.refused) {
      this.refused = refused;
      this.host.replaceChildren();
      this.layoutKey = "";
      if (refused) this.host.append(Object.assign(element("p", "ge-too-large"), { textContent: refused }));
      this.rowsHost.classList.toggle("ge-not-drawn", Boolean(refused));
    }
    if (refused) {
      this.views = [];
      this.places = null;
      this.batch.build([], null);
      return this.forget();
    }
    this.fit(state);
    for (const view of this.views) view.show(state);
    clearTimeout(this.labels);
    if (this.labelled) this.labels = setTimeout(() => this.label(), LABEL_DELAY);
    else this.label();
    this.batch.select(state.now.example);
    this.showLayer(state);
    for (const { layer, bar } of this.stubs) {
      bar.style.setProperty("--ge-share", py.session.net.grids.stub_bar(state, layer).toFixed(3));
    }
    if (this.sum) {
      setText(this.sum, py.session.net.grids.sum_of_losses(state));
      this.sum.dataset.value = py.session.net.grids.exact(state.t.loss);
    }
    this.keys.shown();
  }

  // Name the entries for screen readers, and the one under the pointer.
  label() {
    clearTimeout(this.labels);
    this.labels = 0;
    this.labelled = true;
    for (const view of this.views) view.label(this.parts.display.state);
    this.describe(this.pointed);
  }

  // The entries of the net before are not in this one, which shows no matrices.
  forget() {
    clearTimeout(this.labels);
    this.labels = 0;
    this.pointed = null;
  }

  // Lay out the matrices where the net, the page's width or the lens has changed.
  fit(state) {
    const { now } = state;
    const units = now.weights.map((matrix) => `${matrix.length}×${matrix[0].length}`);
    const lens = this.places?.lens ? `${[...now.weight]}` : "";
    const net = [units, now.X.length, now.activation, now.loss, this.inputGradient, this.room];
    const key = `${net.join(" ")} ${lens}`;
    if (key === this.layoutKey) return;
    const places = py.plots.net.columns.layout(state, this.room, this.inputGradient);
    this.layoutKey = `${net.join(" ")} ${places.lens ? `${[...now.weight]}` : ""}`;
    const same = JSON.stringify([net, places]);
    if (same !== this.built) this.build(state, places);
    this.built = same;
  }

  build(state, places) {
    const focus = this.keys.place();
    const { host } = this;
    this.places = places;
    host.replaceChildren();
    Object.assign(host.style, { width: `${places.width}px`, height: `${places.height}px` });
    host.style.setProperty("--ge-line", `${places.line}px`);
    host.classList.toggle("ge-lens", places.lens);
    const { views, names } = exampleNames(state, places);
    this.batch.build(names, places.blocks[0]);
    host.append(matrixSigns(state, places), ...wordsAtLeft(places), ...views);
    this.views = [...py.session.net.grids.grids(state, places)].map((grid) => new MatrixView(grid, places));
    for (const view of this.views) {
      host.append(view.node);
      for (const entry of view.cells) this.byNode.set(entry.node, entry);
    }
    this.stubs = places.blocks.filter(({ form }) => form === "stub").map((block) => layerStub(block, places));
    for (const { button, bar } of this.stubs) host.append(button, bar);
    this.sum = null;
    if (state.examples > 1) {
      host.append(sumOfLosses(places));
      this.sum = host.lastChild.lastChild;
    }
    this.layer = -1;
    this.labelled = this.pointed = null;
    this.dim(this.dimmed);
    this.ring(this.ringed);
    if (focus) this.keys.refocus(focus);
  }

  // Keep the selected layer in view, where the matrices are wider than the page: all from its inputs
  // to its outputs if they fit, else its weights in the middle.
  showLayer({ now, layers }) {
    const { layer } = now.weight;
    if (layer === this.layer || this.room >= this.places.width) return;
    this.layer = layer;
    const { activations_name } = py.derivation.net.names;
    const find = ({ kind, layer }) => this.places.find(kind, layer);
    const weights = this.places.find("W", layer + 1);
    const inputs = find(activations_name(layer, layers));
    const left = (inputs.band === weights.band ? inputs.x : 0) - LAYER_MARGIN;
    const right = find(activations_name(layer + 1, layers)).right + LAYER_MARGIN;
    const middle = weights.center - this.room / 2;
    this.rowsHost.scrollLeft = right - left <= this.room ? (left + right - this.room) / 2 : Math.max(left, middle);
  }

  // Entries -----------------------------------------------------------------------------------------

  view(quantity) {
    return this.views.find(({ grid }) => grid.quantity === quantity);
  }

  entryOf(target) {
    return this.byNode.get(target.closest?.(".ge-entry"));
  }

  // The value of an entry, by default the one on show.
  valueOf({ matrix: { grid }, row, column }, state = this.parts.display.state) {
    return py.session.net.grids.entries(state, grid)[row][column];
  }

  click({ target, shiftKey }) {
    if (this.scrub.ended()) return;
    const entry = this.entryOf(target);
    const { live } = this.parts;
    const row = target.closest(".ge-row-name");
    const stub = target.closest(".ge-stub");
    if (entry && !entry.box) this.pick(entry, shiftKey);
    if (row) live.act((session) => session.select_example(row.dataset.example - 1));
    if (stub) live.act((session) => session.select_weight(stub.dataset.layer - 1, 0, 0));
  }

  pick({ matrix: { grid }, row, column }, second) {
    const tint = grid.block.form === "tints";
    this.parts.live.act((session) => py.session.net.pick.pick(session, grid.name, row, column, second, tint));
  }

  describe(entry) {
    this.pointed = entry;
    if (!entry) return;
    const { node, matrix, row, column } = entry;
    const hidden = !node.checkVisibility({ visibilityProperty: true }); // only its question mark shows
    node.title = hidden ? "" : py.session.net.grids.hover(this.parts.display.state, matrix.grid, row, column);
  }

  focused(entry) {
    if (!entry) return;
    for (const { node } of entry.matrix.cells) node.tabIndex = node === entry.node ? 0 : -1;
    if (entry.matrix.grid.block.batch) this.batch.reveal(entry.row);
  }

  // Show these frames of explorer/session/net/frames.py, and no others.
  light(frames) {
    for (const view of this.views) view.light(frames.filter(({ quantity }) => quantity === view.grid.quantity));
  }
}
