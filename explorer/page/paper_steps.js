// The steps of Walk as a list, all of them in full, for the page of Take when it is printed.

import { py } from "./generated.js";

// Return the state that the attributes of a model hold; `form` says how.
export function stateOf(model, form) {
  const { x, y, W } = model.get("ranges");
  const start = form.unpack(model.get("start"));
  return new form.Session(new py.model.ranges.Ranges(x, y, W), start, form.read(model), []).model.state;
}

// Return the list. Of each step it takes the number of its equation, the equation as markup, what it
// means, what it says now, and the name of its colour.
export function stepList(steps) {
  const list = document.createElement("ol");
  list.innerHTML = steps
    .map(
      ({ number, equation, meaning, sentence, color }) => `
      <li style="--ge-own: var(--ge-${color || "ink"}, var(--ge-ink))"><p class="ge-formula"><b>${number}</b> ${equation}</p>
        <p>${meaning} ${sentence}</p></li>`,
    )
    .join("");
  return list;
}
