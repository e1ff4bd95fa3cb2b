// Highlights a quantity wherever it is shown, and dims every other mark.

import { py } from "./generated.js";

const ATTRIBUTES = ["quantity", "number", "mark", "color", "heading"];
const PLACES = [...ATTRIBUTES, "lights", "step"].map((name) => `[data-${name}]`).join();
const EVENTS = ["pointerover", "pointerleave", "focusin", "focusout"];

// A quantity is highlighted while the pointer is on it or on its equation, or its card has the focus. A
// text that is about several has their names in `data-lights`. Parts that light their own entries are
// marked with `data-own-light`.
export class Highlight {
  constructor(root) {
    this.root = root;
    this.resting = []; // the quantities of the walk's step, highlighted while the pointer is on no other
    this.follow = (event) => {
      const left = event.type === "pointerleave" || event.type === "focusout";
      const quantities = left ? [] : quantitiesOf(event.target);
      this.show(quantities.length ? quantities : this.resting);
    };
    for (const event of EVENTS) root.addEventListener(event, this.follow);
  }

  rest(quantities) {
    this.resting = quantities;
    this.show(quantities);
  }

  // Highlight these quantities; if there are none, nothing is dimmed either.
  show(quantities) {
    const { root } = this;
    const key = quantities.join(" ");
    if ((root.dataset.highlighted ?? "") === key) return;
    if (key) root.dataset.highlighted = key;
    else delete root.dataset.highlighted;
    for (const node of root.querySelectorAll(".ge-highlighted")) node.classList.remove("ge-highlighted");
    for (const quantity of quantities) {
      const places = ATTRIBUTES.map((name) => `[data-${name}="${quantity}"]`).join();
      for (const node of root.querySelectorAll(places)) node.classList.add("ge-highlighted");
    }
  }

  stop() {
    for (const event of EVENTS) this.root.removeEventListener(event, this.follow);
  }
}

function quantitiesOf(target) {
  if (target.closest?.("[data-own-light]")) return [];
  const node = target.closest?.(PLACES);
  if (!node) return [];
  const { lights, step } = node.dataset;
  const own = ATTRIBUTES.map((name) => node.dataset[name]).find(Boolean);
  if (own) return [own];
  return lights ? lights.split(" ") : lightsOf(py.derivation.steps.step(step));
}

// The quantities that a step of the derivation is about.
export function lightsOf({ highlights, quantity }) {
  return highlights.length ? [...highlights] : [quantity];
}
