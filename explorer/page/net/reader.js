// The reader line: ∂L/∂w at rest, else the entry that is pointed at, as its sum of products.

import { setText } from "../dom.js";
import { py } from "./generated.js";
import { setLettered } from "./letters.js";
import { element } from "./matrix.js";

export class Reader {
  constructor(parts, host) {
    Object.assign(this, { parts, host, what: null, spans: [], longest: 0, width: 0 });
    this.text = element("span", "ge-reader-text");
    this.right = element("span", "ge-reader-right");
    host.append(this.text, this.right);
  }

  // Read out an entry: { quantity, row, column }, counted from 0; a loss without a place is their sum.
  // null reads out ∂L/∂w.
  point(what) {
    this.what = what;
    this.show(this.parts.display.state);
  }

  show(state) {
    if (state.single) return;
    const { segments, right } = this.line(state);
    while (this.spans.length < segments.length) {
      const span = element("span");
      this.text.append(span);
      this.spans.push(span);
    }
    this.spans.forEach((span, i) => {
      const { text, slot, strong } = segments[i] ?? { text: "", slot: "", strong: false };
      setLettered(span, text);
      if ((span.dataset.light ?? "") !== slot) span.dataset.light = slot;
      span.classList.toggle("ge-strong", strong);
    });
    setText(this.right, right);
    const backward = !this.what || this.what.quantity.startsWith("d");
    const reveals = this.what?.quantity ?? "dL_dW";
    if (this.host.dataset.reveals !== reveals) this.host.dataset.reveals = reveals;
    this.host.classList.toggle("ge-reads-gradient", backward);
    this.reserve(segments.reduce((sum, { text }) => sum + text.length, right.length));
  }

  // Keep the height that the longest line so far needed: the plots below must not jump.
  reserve(length) {
    const { room } = this.parts.matrices ?? {};
    if (length <= this.longest && room === this.width) return;
    if (room !== this.width) this.host.style.minHeight = "";
    Object.assign(this, { width: room, longest: length });
    this.host.style.minHeight = `${this.host.offsetHeight}px`;
  }

  line(state) {
    const { line, selected_line, total_line } = py.derivation.net.reader;
    if (!this.what) return selected_line(state);
    const { quantity, row, column } = this.what;
    if (quantity === "loss" && row === undefined) return total_line(state);
    const name = py.derivation.net.names.named(quantity, state.layers);
    if (!name) return selected_line(state);
    const [rows, columns] = py.derivation.net.values.shape_of(state, name);
    return row < rows && column < columns ? line(state, name, row, column) : selected_line(state);
  }
}
