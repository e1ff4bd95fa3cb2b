// The keyboard in the matrices: a matrix is one stop of the tab key, and arrows move within it.

import { gesture } from "../gestures.js";
import { openBox } from "./entry_box.js";
import { py } from "./generated.js";

const ENTRY_ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const STEP_KEY_SIGNS = { "+": 1, "=": 1, "-": -1, "−": -1 };
const HELD_KEY = 1000; // ms: presses within this time of each other are one gesture

export class EntryKeys {
  constructor(matrices) {
    Object.assign(this, { matrices, wanted: null });
    matrices.host.addEventListener("keydown", (event) => {
      const entry = matrices.entryOf(event.target);
      if (!entry || entry.box || event.ctrlKey || event.metaKey || !this.press(event, entry)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    matrices.host.addEventListener("dblclick", ({ target }) => {
      const entry = matrices.entryOf(target);
      if (entry?.matrix.grid.settable) openBox(matrices, entry);
    });
  }

  // The place of the focused entry, to focus it again after the matrices were built again.
  place() {
    const entry = this.matrices.entryOf(document.activeElement ?? document.body);
    return entry && { quantity: entry.matrix.grid.quantity, row: entry.row, column: entry.column };
  }

  // Focus an entry once the new state is shown.
  refocus(place) {
    this.wanted ??= place;
  }

  shown() {
    if (!this.wanted) return;
    const { quantity, row, column } = this.wanted;
    this.wanted = null;
    const view = this.matrices.view(quantity);
    const selected = view && py.session.net.grids.selected_entry(this.matrices.parts.display.state, view.grid.name);
    const entry = view?.at(row, column) ?? view?.at(...selected) ?? view?.cells[0];
    entry?.node.focus({ preventScroll: true });
  }

  // Handle a key; tell whether it was one of these.
  press({ key, altKey, shiftKey }, entry) {
    const { live } = this.matrices.parts;
    const { grid } = entry.matrix;
    if (altKey) {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (by) live.act((session) => py.session.net.pick.pick_layer(session, by));
      if (by) this.refocus(this.inLayer(grid.name, live.state));
      return Boolean(by);
    }
    if (key in ENTRY_ARROWS) this.move(entry, ...ENTRY_ARROWS[key]);
    else if (key === "Home" || key === "End") this.edge(entry, key === "End");
    else if (key === "PageUp" || key === "PageDown") this.turn(entry, key === "PageUp" ? -1 : 1);
    else if (grid.settable && (key === "Enter" || /^[0-9.,]$/.test(key))) {
      openBox(this.matrices, entry, key === "Enter" ? "" : key);
    } else if (key === "Enter" || key === " ") {
      this.refocus(this.place());
      this.matrices.pick(entry, shiftKey);
    } else if (grid.settable && key in STEP_KEY_SIGNS) this.step(entry, STEP_KEY_SIGNS[key]);
    else return false;
    return true;
  }

  // Move the focus; from the last column that is shown on to the next one, which is then selected.
  move(entry, down, right) {
    const { matrix } = entry;
    const row = entry.row + down;
    const column = entry.column + right;
    const next = matrix.at(row, column);
    if (next) return next.node.focus({ preventScroll: true });
    const { rows, columns } = matrix.grid.block;
    if (row < 0 || row >= rows || column < 0 || column >= columns) return;
    this.refocus({ quantity: matrix.grid.quantity, row, column });
    this.matrices.pick({ matrix, row, column }, false);
  }

  edge({ matrix, row }, last) {
    const cells = matrix.cells.filter((cell) => cell.row === row);
    cells.at(last ? -1 : 0).node.focus({ preventScroll: true });
  }

  turn({ matrix, column }, by) {
    const { live } = this.matrices.parts;
    live.act((session) => py.session.net.pick.pick_example(session, by));
    const { quantity, block } = matrix.grid;
    if (block.batch) this.refocus({ quantity, row: live.state.now.example, column });
  }

  step(entry, by) {
    const { matrix, row, column } = entry;
    const { name } = matrix.grid;
    const { live } = this.matrices.parts;
    // From the session's value: a key may come before the one before it is shown.
    const move = (session) => {
      const value = this.matrices.valueOf(entry, session.model.state);
      return session.scrub(name, row, column, value, by, gesture(HELD_KEY));
    };
    live.act(move, { moving: true });
    live.rest();
  }

  // The selected entry of the same kind of matrix in the selected layer.
  inLayer(name, { now }) {
    const { MatrixName, activations_name, slope_name } = py.derivation.net.names;
    const layer = now.weight.layer + 1;
    const { kind, layers } = name;
    let there = name;
    if (kind === "l" || kind === "y_hat") there = activations_name(layer, layers);
    else if (kind === "dL_dl" || kind === "dL_dyhat") there = slope_name(layer, layers);
    else if (name.layer) there = new MatrixName(kind, layer, layers);
    const { quantity } = there;
    return { quantity, row: -1, column: -1 };
  }
}
