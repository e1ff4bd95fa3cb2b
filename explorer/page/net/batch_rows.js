// The rows of a batch: a long one shows some of them, and scrolls to the selected example.

import { setText } from "../dom.js";

export class BatchRows {
  constructor(host) {
    Object.assign(this, { host, names: [], block: null, first: 0, example: -1 });
    host.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  // `names` are the elements with the examples' numbers, and `block` has the rows; null if none are shown.
  build(names, block) {
    Object.assign(this, { names, block, first: 0, example: -1 });
  }

  select(example) {
    if (example === this.example) return;
    this.names.forEach((name, n) => {
      setText(name, n === example ? `example ${n + 1}` : `${n + 1}`);
      name.classList.toggle("ge-selected", n === example);
    });
    this.example = example;
    this.reveal(example);
  }

  reveal(row) {
    this.scroll(Math.min(Math.max(this.first, row - this.block.visible_rows + 1), row));
  }

  scroll(first) {
    const { rows, visible_rows: visible } = this.block;
    this.first = Math.min(Math.max(first, 0), rows - visible);
    this.host.style.setProperty("--ge-first-row", this.first);
  }

  wheel(event) {
    if (!this.block || !event.target.closest(".ge-batch-rows") || !event.deltaY) return;
    const before = this.first;
    this.scroll(before + Math.sign(event.deltaY));
    if (this.first !== before) event.preventDefault();
  }
}
