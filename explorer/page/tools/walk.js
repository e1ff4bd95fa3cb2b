// Walk through the derivation: one step in full, with its part of the plots highlighted.

import { disable, findAll, setText } from "../dom.js";
import { py } from "../generated.js";
import { lightsOf } from "../highlight.js";

export const walkTool = {
  name: "walk",
  label: "Walk",
  title: "Walk through the derivation, step by step",
  open({ root, scene, display, highlight, announcer }, panel, memory) {
    const { STEPS } = py.derivation.steps;
    let at = 0;
    panel.tabIndex = 0;
    // All steps' equations and meanings lie in one place, so that it is as high as the highest.
    const formulas = STEPS.map(
      (step) => `<p class="ge-formula" data-lights="${lightsOf(step).join(" ")}">${scene.steps[step.name].in_full}</p>`,
    );
    const meanings = STEPS.map(({ meaning }) => `<p class="ge-unseen" aria-hidden="true">${meaning}</p>`);
    panel.innerHTML = `
      <div class="ge-go"><button class="ge-button" type="button" data-go="-1">‹ Back</button>
        <button class="ge-button ge-primary" type="button" data-go="1">Next ›</button></div>
      <div class="ge-step"><p class="ge-count" data-announced></p><div class="ge-stack">${formulas.join("")}</div></div>
      <div class="ge-explanation">
        <div class="ge-stack"><p class="ge-meaning" data-announced></p>${meanings.join("")}</div>
        <p class="ge-sentence" data-announced></p></div>`;
    const [back, next, count, meaning, sentence] = findAll(
      panel, "[data-go='-1']", "[data-go='1']", ".ge-count", ".ge-meaning", ".ge-sentence",
    );
    const equations = [...panel.querySelectorAll(".ge-formula")];

    const go = (to) => {
      at = Math.min(Math.max(to, 0), STEPS.length - 1);
      const step = STEPS[at];
      const { name } = step;
      setText(count, `Step ${at + 1} of ${STEPS.length}${step.equation && ` · equation ${step.equation}`}`);
      equations.forEach((equation, i) => equation.classList.toggle("ge-unseen", i !== at));
      panel.style.setProperty("--ge-own", `var(--ge-${step.quantity}, var(--ge-ink))`);
      setText(meaning, step.meaning);
      sentence.dataset.sentence = name;
      display.collect();
      display.showTexts();
      for (const node of root.querySelectorAll("[data-step]")) {
        node.classList.toggle("ge-current", node.dataset.step === name);
      }
      highlight.rest(lightsOf(step));
      disable(back, at === 0, panel);
      disable(next, at === STEPS.length - 1, panel);
      announcer.soon();
    };
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-go]");
      if (button) go(at + Number(button.dataset.go));
    });
    panel.addEventListener("keydown", (event) => {
      const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!move) return;
      event.preventDefault();
      event.stopPropagation(); // the notebook moves between cells with arrows
      go(at + move);
    });
    go(memory.at ?? 0);
    return {
      close() {
        memory.at = at;
        highlight.rest([]);
        for (const node of root.querySelectorAll(".ge-current")) node.classList.remove("ge-current");
        panel.innerHTML = "";
        display.collect();
      },
    };
  },
};
