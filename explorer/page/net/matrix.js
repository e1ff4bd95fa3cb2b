// One matrix: a grid of entries with its title, and behind them the frames that light them.

import { setText } from "../dom.js";
import { py } from "./generated.js";
import { setLettered } from "./letters.js";

export class MatrixView {
  // `grid` is a Grid of explorer/session/net/grids.py, `places` the Layout.
  constructor(grid, places) {
    Object.assign(this, { grid, places, frames: [], band: null });
    const { block, backward } = grid;
    const { line } = places;
    this.node = element("section", "ge-matrix");
    this.node.dataset.matrix = grid.quantity;
    this.node.dataset.form = block.form;
    this.node.toggleAttribute("data-backward", backward);
    place(this.node, block.x, places.top(block, backward), block.width, block.visible_rows * line);
    this.node.style.setProperty("--ge-cell", `${block.cell}px`);
    this.node.style.setProperty("--ge-offset", `${places.offset(block)}px`);
    this.title = element("span", "ge-matrix-title");
    this.title.ariaHidden = "true";
    const symbol = element("span", grid.backward ? "" : "ge-matrix-symbol");
    setLettered(symbol, grid.equals ? `${grid.symbol} = ${grid.equals}` : grid.symbol);
    this.title.append(symbol);
    if (grid.shape) this.title.append(Object.assign(element("small"), { textContent: ` ${grid.shape}` }));
    const view = element("div", "ge-matrix-window");
    this.rows = element("div", block.batch ? "ge-matrix-rows ge-batch-rows" : "ge-matrix-rows");
    this.back = element("div", "ge-matrix-frames");
    this.table = element("div", "ge-grid");
    for (const [name, value] of Object.entries({ role: "grid", "aria-label": grid.label })) {
      this.table.setAttribute(name, value);
    }
    this.table.setAttribute("aria-rowcount", block.rows);
    this.table.setAttribute("aria-colcount", block.columns);
    this.cells = [];
    for (let row = 0; row < block.rows; row++) this.table.append(this.buildRow(row));
    this.cells[0].node.tabIndex = 0;
    this.rows.append(this.back, this.table);
    view.append(this.rows);
    this.node.append(this.title, view);
  }

  buildRow(row) {
    const { grid } = this;
    const { first, last, columns } = grid.block;
    const node = element("div", "ge-grid-row");
    node.setAttribute("role", "row");
    node.setAttribute("aria-rowindex", row + 1);
    if (first > 0) node.append(more());
    for (let column = first; column <= last; column++) {
      const cell = element("div", "ge-entry");
      cell.setAttribute("role", "gridcell");
      cell.setAttribute("aria-colindex", column + 1);
      cell.tabIndex = -1;
      cell.dataset.quantity = grid.quantity;
      cell.dataset.index = `${row + 1},${column + 1}`;
      cell.toggleAttribute("data-settable", grid.settable);
      if (grid.block.form === "tints") cell.append(element("span", "ge-tint"));
      this.cells.push({ matrix: this, node: cell, row, column });
      node.append(cell);
    }
    if (last < columns - 1) node.append(more());
    return node;
  }

  // The entry at a place, if it is shown.
  at(row, column) {
    return this.cells.find((cell) => cell.row === row && cell.column === column);
  }

  show(state) {
    const { grid } = this;
    const { entries, written, exact } = py.session.net.grids;
    const values = entries(state, grid);
    const strengths = grid.block.form === "tints" && py.plots.net.tints.tint_strengths(values);
    for (const cell of this.cells) {
      const value = values[cell.row][cell.column];
      if (!Object.is(value, cell.value)) {
        cell.value = value;
        cell.text = written(value, grid.decimals, grid.digits);
        cell.node.dataset.value = exact(value);
        if (grid.block.form === "numbers" && !cell.box) setText(cell.node, cell.text);
      }
      if (strengths) this.tint(cell, strengths[cell.row][cell.column].toFixed(2));
    }
    if (grid.block.batch && grid.block.rows > 1) this.showBand(state.now.example);
  }

  // Write the entries' names for screen readers. They are long, and so not written at each move.
  label(state) {
    const { grid } = this;
    const { selected_entry, spoken } = py.session.net.grids;
    const [selectedRow, selectedColumn] = selected_entry(state, grid.name);
    for (const cell of this.cells) {
      cell.selected = cell.row === selectedRow && cell.column === selectedColumn;
      const label = spoken(grid, cell.row, cell.column, cell.text, cell.selected);
      if (label !== cell.label) cell.node.setAttribute("aria-label", (cell.label = label));
    }
  }

  tint(cell, strength) {
    if (strength !== cell.strength) cell.node.style.setProperty("--ge-strength", (cell.strength = strength));
    cell.node.toggleAttribute("data-negative", cell.value < 0);
  }

  // The grey band behind an example's row.
  showBand(row) {
    if (!this.band) this.back.prepend((this.band = element("div", "ge-band")));
    this.band.style.top = `${row * this.places.line}px`;
  }

  // A second, lighter band behind the row of an example that is pointed at; −1 for none.
  point(row) {
    if (!this.band) return;
    if (!this.pointed && row < 0) return;
    if (!this.pointed) this.band.after((this.pointed = element("div", "ge-band ge-pointed-band")));
    this.pointed.hidden = row < 0;
    this.pointed.style.top = `${row * this.places.line}px`;
  }

  // Show these frames, each a Frame of explorer/session/net/frames.py, and no others.
  light(frames) {
    const { block } = this.grid;
    while (this.frames.length < frames.length) {
      const frame = element("div", "ge-frame");
      this.back.append(frame);
      this.frames.push(frame);
    }
    for (const cell of this.cells) cell.slot = "";
    this.frames.forEach((node, i) => {
      const frame = frames[i];
      const from = frame && Math.max(frame.column, block.first);
      const to = frame && Math.min(frame.column + frame.columns - 1, block.last);
      node.hidden = !frame || from > to;
      if (node.hidden) return;
      const { line } = this.places;
      const left = (block.first > 0 ? py.plots.net.blocks.ELLIPSIS : 0) + (from - block.first) * block.cell;
      place(node, left - 0.5, frame.row * line, (to - from + 1) * block.cell + 1, frame.rows * line);
      node.dataset.light = frame.slot;
      node.toggleAttribute("data-dashed", frame.dashed);
      node.toggleAttribute("data-wide", frame.rows > 1 || frame.columns > 1);
      const cell = !frame.dashed && frame.rows === 1 && frame.columns === 1 && this.at(frame.row, frame.column);
      if (cell) cell.node.dataset.lit = cell.slot = frame.slot;
    });
    for (const cell of this.cells) if (!cell.slot) delete cell.node.dataset.lit;
  }
}

export function element(tag, className = "") {
  return Object.assign(document.createElement(tag), { className });
}

// Place an element within its parent, px.
export function place(node, left, top, width, height) {
  const px = (value) => `${Math.round(value * 100) / 100}px`;
  Object.assign(node.style, { left: px(left), top: px(top), width: px(width), height: px(height) });
}

// The columns that a wide matrix does not show.
function more() {
  const node = element("span", "ge-more");
  node.ariaHidden = "true";
  node.textContent = "…";
  return node;
}
