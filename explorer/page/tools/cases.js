// Cases worth seeing, and Undo. They are on the toolbar itself, not in a panel.

import { disable, makeButton, setText } from "../dom.js";
import { gesture } from "../gestures.js";

export const casesTool = {
  name: "cases",
  build({ live }, bar) {
    const cases = live.session.cases();
    const select = document.createElement("select");
    select.className = "ge-select";
    select.setAttribute("aria-label", "A case worth seeing");
    select.innerHTML = `<option value="">A case worth seeing …</option>${cases
      .map(({ name, title }) => `<option value="${name}">${title}</option>`)
      .join("")}`;
    const undo = makeButton("↶ Undo", "Undo the last drag, case or step");
    undo.addEventListener("click", () => live.act((session) => session.undo()));
    const sentence = document.createElement("span");
    sentence.className = "ge-case-sentence";
    sentence.dataset.reveals = "dL_dW"; // it mentions the gradient
    sentence.dataset.announced = "";

    let chosen = null;
    select.addEventListener("change", () => {
      chosen = cases.find(({ name }) => name === select.value) ?? null;
      if (chosen) live.act((session) => session.choose(chosen, gesture()));
    });
    bar.append(select, undo, sentence);
    return {
      show() {
        const { x, y, W } = live.state.t;
        if (chosen && (chosen.x !== x || chosen.y !== y || chosen.W !== W)) {
          chosen = null;
          select.value = "";
        }
        setText(sentence, chosen?.sentence ?? "");
        disable(undo, !live.session.model.past.length, select);
      },
    };
  },
};
