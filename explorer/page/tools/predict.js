// Predict, then reveal: hide the results of the backward pass until each question is answered.

import { findAll, setText } from "../dom.js";
import { py } from "../generated.js";
import { gesture } from "../gestures.js";

export const predictTool = {
  name: "predict",
  label: "Predict",
  title: "Predict the backward pass, then reveal it",
  open({ root, scene, viewId, display, live, announcer }, panel) {
    const { QUESTIONS } = py.derivation.questions;
    const { Given, ask, hidden, summary } = py.session.quiz;
    const more = live.session.cases().length > 1;
    panel.innerHTML = `
      <style></style>
      <div class="ge-question">
        <p class="ge-count"></p><p class="ge-ask" tabindex="-1"></p>
        <div class="ge-choices" role="group" aria-label="Your answer">
          ${[1, 2, 3].map((key) => `<button class="ge-button" type="button" data-choice="${key - 1}" aria-keyshortcuts="${key}"></button>`).join("")}
          <button class="ge-button ge-quiet" type="button" data-do="clue" aria-expanded="false">Hint</button>
          <button class="ge-button ge-quiet" type="button" data-do="reveal">Just reveal</button>
          <button class="ge-button ge-primary" type="button" data-do="next"></button>
        </div>
      </div>
      <div class="ge-answer"><p class="ge-verdict" data-announced></p><p class="ge-formula"></p><p class="ge-why" data-announced></p></div>`;
    const [style, count, question, verdict, formula, why, clue, reveal, next] = findAll(
      panel, "style", ".ge-count", ".ge-ask", ".ge-verdict", ".ge-formula", ".ge-why",
      "[data-do=clue]", "[data-do=reveal]", "[data-do=next]",
    );
    const buttons = [...panel.querySelectorAll("[data-choice]")];
    root.dataset.view = viewId; // so that the hiding style applies to this view alone

    let at = 0; // the number of the question; after the last one, the summary
    let given = []; // the answers so far
    let helped = false;

    const show = () => {
      const over = at === QUESTIONS.length;
      const asked = over ? summary(given) : ask(at, live.state, given[at] ?? null, helped);
      setText(count, asked.heading);
      setText(question, asked.ask);
      setText(verdict, asked.verdict);
      setText(why, asked.why);
      buttons.forEach((button, i) => {
        setText(button, asked.choices[i] ?? "");
        button.classList.toggle("ge-right", i === asked.right);
      });
    };

    const build = () => {
      const over = at === QUESTIONS.length;
      const mine = given[at];
      style.textContent = hidingStyle(`.ge-live[data-view="${viewId}"]`, hidden(given));
      unmarkAsked(root);
      for (const button of buttons) button.hidden = over;
      clue.hidden = over || Boolean(mine) || !QUESTIONS[at].clue || helped;
      reveal.hidden = over || Boolean(mine);
      next.hidden = !over && !mine;
      setText(next, over ? (more ? "Again, with another case" : "Again") : at === QUESTIONS.length - 1 ? "How did it go ›" : "Next ›");
      panel.classList.toggle("ge-answered", Boolean(mine));
      formula.hidden = !mine;
      if (!over) {
        const { step: name } = QUESTIONS[at];
        for (const card of root.querySelectorAll(`article[data-step="${name}"]`)) card.classList.add("ge-asked");
        formula.innerHTML = mine ? scene.steps[name].in_full : "";
      }
      show();
      display.collect();
      display.showTexts();
      announcer.soon();
    };

    const answer = (choice) => {
      if (given[at] || at === QUESTIONS.length) return;
      given[at] = new Given(choice, QUESTIONS[at].answer(live.state));
      build();
      if (panel.contains(document.activeElement)) next.focus();
    };
    const actions = {
      clue: () => {
        helped = true;
        build();
        question.focus();
      },
      reveal: () => answer(null),
      next: () => {
        if (at === QUESTIONS.length) {
          given = [];
          at = 0;
          live.act((session) => session.another_case(gesture()));
        } else at += 1;
        helped = at === 0; // the first question is a worked example
        build();
        question.focus();
      },
    };
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.choice) answer(Number(button.dataset.choice));
      else if (button) actions[button.dataset.do]();
    });
    // 1, 2 and 3 answer wherever the focus is in the explorer, even on a slider.
    const whole = root.closest(".gradient-explorer") ?? root;
    const press = (event) => {
      const choice = ["1", "2", "3"].indexOf(event.key);
      if (choice < 0 || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
      event.preventDefault();
      event.stopPropagation(); // the notebook has shortcuts on digits
      answer(choice);
    };
    whole.addEventListener("keydown", press);

    helped = true;
    build();
    return {
      show,
      focus: () => question.focus({ preventScroll: true }),
      close() {
        whole.removeEventListener("keydown", press);
        unmarkAsked(root);
        panel.innerHTML = ""; // with the hiding style, so that everything shows again
        display.collect();
      },
    };
  },
};

function unmarkAsked(root) {
  for (const node of root.querySelectorAll(".ge-asked")) node.classList.remove("ge-asked");
}

// Return CSS that hides every place in a view that gives these quantities away, whatever tool put
// it there; numbers become a "?".
function hidingStyle(view, quantities) {
  if (!quantities.length) return "";
  const places = (names, ...attributes) => attributes.flatMap((key) => names.map((name) => `[data-${key}="${name}"]`));
  const told = py.derivation.steps.STEPS.filter(({ quantity }) => quantities.includes(quantity));
  const sentences = told.map(({ name }) => name);
  const numbers = places(quantities, "quantity", "number").join();
  const others = [...places(quantities, "mark", "reveals"), ...places(sentences, "sentence")].join();
  return `${view} :is(${numbers},${others}) { visibility: hidden; }
    ${view} :is(${numbers}) { position: relative; }
    ${view} :is(${numbers})::after {
      content: "?"; visibility: visible; position: absolute; inset: 0; text-align: center; text-decoration: none; }`;
}
