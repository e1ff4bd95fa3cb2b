// Highlights a quantity wherever it is shown, and dims every other mark.

const ATTRIBUTES = ["quantity", "number", "mark", "color"];
const EVENTS = ["pointerover", "pointerleave", "focusin", "focusout"];

// A quantity is highlighted while the pointer is on it or its card has the focus. Parts that light their
// own entries are marked with `data-own-light`.
export class Highlight {
  constructor(root) {
    this.root = root;
    this.resting = []; // the quantities of the walk's step, highlighted while the pointer is on no other
    this.follow = (event) => {
      const left = event.type === "pointerleave" || event.type === "focusout";
      const quantity = left ? null : quantityOf(event.target);
      this.show(quantity ? [quantity] : this.resting);
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

function quantityOf(target) {
  if (target.closest?.("[data-own-light]")) return null;
  const node = target.closest?.(ATTRIBUTES.map((name) => `[data-${name}]`).join());
  return node && ATTRIBUTES.map((name) => node.dataset[name]).find(Boolean);
}
