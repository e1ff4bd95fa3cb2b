// Walk through the derivation: one step in full, with its part of the plots highlighted.

import { disable, findAll, setText } from "../dom.js";
import { py } from "../generated.js";

export const walkTool = {
  name: "walk",
  label: "Walk",
  title: "Walk through the derivation, step by step",
  open({ root, scene, display, highlight, announcer }, panel) {
    const { STEPS } = py.derivation.steps;
    let at = 0;
    panel.tabIndex = 0;
    panel.innerHTML = `
      <button class="ge-button" type="button" data-go="-1">‹ Back</button>
      <button class="ge-button ge-primary" type="button" data-go="1">Next ›</button>
      <div class="ge-step"><p class="ge-count" data-announced></p><p class="ge-formula"></p></div>
      <div class="ge-explanation"><p class="ge-meaning" data-announced></p><p class="ge-sentence" data-announced></p></div>`;
    const [back, next, count, formula, meaning, sentence] = findAll(
      panel, "[data-go='-1']", "[data-go='1']", ".ge-count", ".ge-formula", ".ge-meaning", ".ge-sentence",
    );

    const go = (to) => {
      at = Math.min(Math.max(to, 0), STEPS.length - 1);
      const step = STEPS[at];
      const { name } = step;
      setText(count, `Step ${at + 1} of ${STEPS.length}${step.equation && ` · equation ${step.equation}`}`);
      formula.innerHTML = scene.steps[name].in_full;
      panel.style.setProperty("--ge-own", `var(--ge-${step.quantity}, var(--ge-ink))`);
      setText(meaning, step.meaning);
      sentence.dataset.sentence = name;
      display.collect();
      display.showTexts();
      for (const node of root.querySelectorAll("[data-step]")) {
        node.classList.toggle("ge-current", node.dataset.step === name);
      }
      highlight.rest(step.highlights.length ? step.highlights : [step.quantity]);
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
    go(0);
    return {
      close() {
        highlight.rest([]);
        for (const node of root.querySelectorAll(".ge-current")) node.classList.remove("ge-current");
        panel.innerHTML = "";
        display.collect();
      },
    };
  },
};
