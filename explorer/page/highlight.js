// The same quantity lights up wherever it is.

const NAMED = ["quantity", "number", "mark", "color"];

// Light the quantities, and dim every other mark; none lights nothing and dims nothing.
function light(root, quantities) {
  const key = quantities.join(" ");
  if ((root.dataset.lit ?? "") === key) return;
  if (key) root.dataset.lit = key;
  else delete root.dataset.lit;
  for (const node of root.querySelectorAll(".ge-lit")) node.classList.remove("ge-lit");
  for (const quantity of quantities) {
    for (const name of NAMED) {
      for (const node of root.querySelectorAll(`[data-${name}="${quantity}"]`)) node.classList.add("ge-lit");
    }
  }
}

// Pointing at a quantity, or focusing its card, lights it. `root.resting` is what is lit when
// nothing is pointed at: nothing, or the step at which the walk stands.
function lightTogether(root) {
  root.resting = [];
  const of = (target) => {
    const node = target.closest?.(NAMED.map((name) => `[data-${name}]`).join());
    return node && NAMED.map((name) => node.dataset[name]).find(Boolean);
  };
  const follow = (event) => {
    const quantity = event.type === "pointerleave" || event.type === "focusout" ? null : of(event.target);
    light(root, quantity ? [quantity] : root.resting);
  };
  const events = ["pointerover", "pointerleave", "focusin", "focusout"];
  for (const event of events) root.addEventListener(event, follow);
  return () => events.forEach((event) => root.removeEventListener(event, follow));
}
