// The box in which a person types an entry of a matrix, in its place.

import { gesture } from "../gestures.js";

// Open it on an entry. `typed` is the key that opened it; without one the box has the entry's digits.
export function openBox(matrices, entry, typed = "") {
  const { live } = matrices.parts;
  const { grid } = entry.matrix;
  const box = document.createElement("input");
  Object.assign(box, { className: "ge-entry-box", type: "text", inputMode: "decimal", autocomplete: "off" });
  box.setAttribute("aria-label", grid.name.spoken_entry(entry.row, entry.column));
  box.value = typed || String(matrices.valueOf(entry)).replace("-", "−");
  entry.box = box;
  entry.matrix.node.classList.add("ge-typing");
  const close = (set) => {
    if (entry.box !== box) return;
    entry.box = null;
    entry.matrix.node.classList.remove("ge-typing");
    const focused = document.activeElement === box;
    box.remove();
    entry.node.textContent = entry.text;
    if (focused) entry.node.focus({ preventScroll: true });
    if (set) live.act((session) => session.type_entry(grid.name, entry.row, entry.column, box.value, gesture()));
  };
  let edited = Boolean(typed);
  box.addEventListener("input", () => (edited = true));
  box.addEventListener("blur", () => close(edited));
  box.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the notebook has shortcuts on plain letters
    if (event.key === "Enter" || event.key === "Escape") close(event.key === "Enter");
  });
  entry.node.replaceChildren(box);
  box.focus({ preventScroll: true });
  if (!typed) box.select();
}
