// Hide numbers, for a teacher who asks first: all that is computed becomes a "?", and the sentences
// about it are hidden. It affects this view alone.

import { makeButton, wholeOf } from "../dom.js";
import { hidePlaces } from "./hiding.js";

const KEY = "h";

// Return the tool. `given(state)` returns the names of the quantities that a person sets, which stay.
export function hideTool(given) {
  return {
    name: "hide",
    build({ root, live, viewId, announcer }, bar) {
      const button = makeButton("Hide numbers", "Hide all that is computed (H)");
      button.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-keyshortcuts", "H");
      bar.append(button);
      const style = document.createElement("style");
      root.append(style);
      root.dataset.view = viewId; // so that the hiding style applies to this view alone

      const show = () => {
        const css = live.numbersHidden ? hidingAllBut(viewId, given(live.state)) : "";
        if (style.textContent !== css) style.textContent = css;
      };
      const toggle = () => {
        live.numbersHidden = !live.numbersHidden;
        button.setAttribute("aria-pressed", String(live.numbersHidden));
        show();
        announcer.line.replaceChildren(); // it may have told a number
        live.changed();
      };
      button.addEventListener("click", toggle);
      const press = (event) => {
        if (event.key.toLowerCase() !== KEY || event.ctrlKey || event.metaKey || event.altKey) return;
        const whole = wholeOf(root);
        const path = event.composedPath();
        const here = path.includes(whole) || whole.matches(".ge-presented");
        if (!here || path[0].matches?.(TEXTS)) return;
        event.preventDefault();
        event.stopPropagation(); // the notebook has shortcuts on letters
        toggle();
      };
      window.addEventListener("keydown", press, true); // the sliders are outside the view
      return { show, close: () => window.removeEventListener("keydown", press, true) };
    },
  };
}

// Where a letter is typed, or chooses from a list.
const TEXTS = "input:not([type=range], [type=checkbox]), select, textarea";

// Return CSS that hides every number and every sentence but those about these quantities.
function hidingAllBut(viewId, given) {
  const but = (key) => given.map((name) => `[data-${key}="${name}"]`).join();
  const kinds = ["quantity", "number", "slot"];
  return hidePlaces(
    `.ge-live[data-view="${viewId}"]`,
    kinds.map((key) => `[data-${key}]:not(${but(key)})`).join(),
    `[data-sentence],[data-role="rest-label"],[data-reveals]:not(${but("reveals")})`,
  );
}
