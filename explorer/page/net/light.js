// Lights what belongs together: the selection, or while something is pointed at its parts.

import { py } from "./generated.js";

const LIGHT_EVENTS = ["pointerover", "pointerleave", "focusin", "focusout"];

export class NetLight {
  // `parts` has the view's parts with matrices, diagram and reader.
  constructor(parts) {
    Object.assign(this, { parts, what: null, resting: null, key: "" });
    this.follow = (event) => {
      const left = event.type === "pointerleave" || event.type === "focusout";
      if (event.type === "focusin" && !event.target.matches(":focus-visible")) return;
      this.pointAt(left ? null : this.under(event.target));
    };
    for (const event of LIGHT_EVENTS) parts.root.addEventListener(event, this.follow);
  }

  stop() {
    for (const event of LIGHT_EVENTS) this.parts.root.removeEventListener(event, this.follow);
  }

  // Light what belongs to an entry, or the selection for null. `what` has the entry's hooks:
  // { quantity, index }, counted from 1; of a share the index is the example.
  point(what) {
    this.pointAt(what && placeOf(what));
  }

  // Dim all matrices but these, given by their names in the hooks, and light an entry as if it were
  // pointed at while the pointer is on nothing. `walk(null)` ends both.
  walk(quantities, at = null) {
    this.parts.matrices.dim(quantities);
    this.resting = quantities && at ? placeOf(at) : null;
    this.show(this.parts.display.state);
  }

  // Cover the backward grids as a whole, or no longer: their shapes may be the question.
  cover(covered) {
    this.parts.matrices.host.toggleAttribute("data-covered", covered);
  }

  // Ring an entry; null rings none.
  ring(at) {
    this.parts.matrices.ring(at && placeOf(at));
  }

  pointAt(what) {
    this.what = what;
    this.show(this.parts.display.state);
  }

  // The entry, edge, unit, share or row under the pointer.
  under(target) {
    const { matrices, diagram } = this.parts;
    const entry = matrices.entryOf(target);
    if (entry) return { quantity: entry.matrix.grid.quantity, row: entry.row, column: entry.column };
    const drawn = diagram.under(target);
    if (drawn) return { quantity: drawn.name.quantity, row: drawn.row, column: drawn.column };
    const example = target.closest?.("[data-example]:not(.ge-net), [data-quantity='share'], [data-mark='share']");
    if (example) return { quantity: "share", row: (example.dataset.example ?? example.dataset.index) - 1, column: 0 };
    if (target.closest?.(".ge-sum-of-losses")) return { quantity: "loss" };
    return null;
  }

  show(state) {
    const { matrices, diagram, reader, root } = this.parts;
    if (state.single) return;
    if (!matrices.places) return reader.show(state);
    const what = this.what ?? this.resting;
    const { now } = state;
    const place = what ? `${what.quantity} ${what.row} ${what.column}` : "";
    const key = `${place} ${[...now.weight]} ${now.example}`;
    if (key === this.key && matrices.places === this.places) return;
    Object.assign(this, { key, places: matrices.places });
    const { at_rest } = py.session.net.light;
    const { pointed } = py.session.net.pointed;
    const entry = what?.row !== undefined;
    const light = entry ? pointed(state, what.quantity, what.row, what.column) : at_rest(state);
    matrices.light(light.frames.length ? light.frames : at_rest(state).frames);
    diagram.light(light.edges, light.units);
    reader.point(what?.quantity === "share" ? null : what);
    for (const card of root.querySelectorAll("[data-card]")) {
      card.classList.toggle("ge-lit", light.cards.includes(card.dataset.card));
    }
    root.querySelector(".ge-shares")?.classList.toggle("ge-lit", light.shares);
    this.lightExample(light.example, state);
  }

  // The row of an example in every batch, its curves in the plots, and its share.
  lightExample(example, { now }) {
    const { matrices, plots, root } = this.parts;
    const pointed = example >= 0 && example !== now.example ? example : -1;
    for (const view of matrices.views) view.point(pointed);
    plots.light(pointed);
    for (const share of root.querySelectorAll('[data-mark="share"]')) {
      const lit = share.dataset.index === `${pointed + 1}`;
      share.classList.toggle("ge-lit-example", lit);
      share.parentNode.classList.toggle("ge-lit-share", lit);
    }
  }
}

// The place of an entry, counted from 0, by its hooks.
function placeOf({ quantity, index }) {
  const [row, column = 0] = String(index).split(",").map((part) => part - 1);
  return { quantity, row, column };
}
