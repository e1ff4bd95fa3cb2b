// Show everything larger, readable from the back of a room. It affects this view alone.

import { makeButton } from "../dom.js";

export const largerTool = {
  name: "larger",
  build({ root }, bar) {
    const button = makeButton("Larger", "Show everything larger, for a projector");
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const larger = root.closest(".gradient-explorer").classList.toggle("ge-larger");
      button.setAttribute("aria-pressed", String(larger));
    });
    bar.append(button);
    return {};
  },
};
