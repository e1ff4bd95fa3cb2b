// Cases worth seeing, and Undo. They are on the toolbar itself, not in a panel.

import { disable, makeButton, setText } from "../dom.js";
import { gesture } from "../gestures.js";
import { SLIDERS } from "../model.js";

export const casesTool = {
  name: "cases",
  build({ scene, connection }, bar) {
    const { cases } = scene.tools;
    const select = document.createElement("select");
    select.className = "ge-select";
    select.setAttribute("aria-label", "A case worth seeing");
    select.innerHTML = `<option value="">A case worth seeing …</option>${Object.entries(cases)
      .map(([name, { title }]) => `<option value="${name}">${title}</option>`)
      .join("")}`;
    const undo = makeButton("↶ Undo", "Undo the last drag, case or step");
    undo.addEventListener("click", () => connection.do({ undo: true }));
    const sentence = document.createElement("span");
    sentence.className = "ge-case-sentence";
    sentence.dataset.reveals = "dL_dW"; // it mentions the gradient
    sentence.dataset.announced = "";

    let chosen = null; // the state that the sentence is about
    let asked = 0; // the number of the message that requested it, until the kernel answers
    select.addEventListener("change", () => {
      if (!select.value) return;
      asked = connection.do({ case: select.value, gesture: gesture() });
      setText(sentence, cases[select.value].sentence);
    });
    bar.append(select, undo, sentence);
    return {
      show(model) {
        const { values } = model.get("current");
        const state = SLIDERS.map((name) => values[name][1]).join();
        if (asked) {
          // Until then, states are answers to earlier messages.
          if (connection.answered >= asked) [chosen, asked] = [state, 0];
        } else if (chosen !== null && chosen !== state) {
          chosen = null;
          select.value = "";
          setText(sentence, "");
        }
        disable(undo, !model.get("undoable"), select);
      },
    };
  },
};
