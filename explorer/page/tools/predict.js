// Predict, then reveal: hide the results of the backward pass until each question is answered.

import { findAll, setText } from "../dom.js";
import { gesture } from "../gestures.js";

export const predictTool = {
  name: "predict",
  label: "Predict",
  title: "Predict the backward pass, then reveal it",
  open({ root, scene, viewId, display, connection, model, announcer }, panel) {
    const { questions, more } = scene.tools.predict;
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
    const [style, count, ask, verdict, formula, why, clue, reveal, next] = findAll(
      panel, "style", ".ge-count", ".ge-ask", ".ge-verdict", ".ge-formula", ".ge-why",
      "[data-do=clue]", "[data-do=reveal]", "[data-do=next]",
    );
    const buttons = [...panel.querySelectorAll("[data-choice]")];
    root.dataset.view = viewId; // so that the hiding style applies to this view alone

    let at = 0; // the number of the question; after the last one, the summary
    let given = []; // for each answered question: the choice (null: just revealed), and the right one at that time
    let helped = false;

    const show = () => {
      const data = model.get("panels").predict;
      if (!data || at === questions.length) return;
      const { choices } = questions[at];
      const answer = data.answers[at];
      const mine = given[at];
      buttons.forEach((button, i) => {
        const sign = !mine ? "" : i === answer ? "✓ " : i === mine.choice ? "✗ " : "";
        setText(button, `${sign}${i + 1}  ${choices[i]}`);
        button.classList.toggle("ge-right", Boolean(mine) && i === answer);
      });
      if (mine) {
        const result = mine.choice === null ? "Revealed" : mine.choice === mine.answer ? "✓ Right" : "✗ Not quite";
        const moved = mine.answer !== answer; // the state has changed since
        setText(verdict, moved ? `${result} then; now it is: ${choices[answer]}.` : `${result}: ${choices[answer]}.`);
        setText(why, data.whys[at]);
      } else {
        setText(verdict, "");
        setText(why, helped ? data.clues[at] : "");
      }
    };

    const showSummary = () => {
      const predicted = given.filter(({ choice }) => choice !== null);
      const right = predicted.filter(({ choice, answer }) => choice === answer).length;
      const again = questions.filter((_, i) => given[i].choice !== null && given[i].choice !== given[i].answer);
      setText(count, "All questions answered");
      setText(ask, predicted.length ? `You got ${right} of ${predicted.length} right.` : "Everything is revealed.");
      setText(verdict, again.length ? `To review: ${again.map(({ about }) => about).join("; ")}.` : "");
      setText(why, "");
    };

    const build = () => {
      const over = at === questions.length;
      const mine = given[at];
      const open = questions.filter((_, i) => !given[i]);
      style.textContent = hidingStyle(`.ge-live[data-view="${viewId}"]`, scene.steps, open.flatMap(({ opens }) => opens));
      unmarkAsked(root);
      for (const button of buttons) button.hidden = over;
      clue.hidden = over || Boolean(mine) || !questions[at].clue || helped;
      reveal.hidden = over || Boolean(mine);
      next.hidden = !over && !mine;
      setText(next, over ? (more ? "Again, with another case" : "Again") : at === questions.length - 1 ? "How did it go ›" : "Next ›");
      panel.classList.toggle("ge-answered", Boolean(mine));
      formula.hidden = !mine;
      if (over) showSummary();
      else {
        const { step: name } = questions[at];
        const { equation } = scene.steps[name];
        for (const card of root.querySelectorAll(`article[data-step="${name}"]`)) card.classList.add("ge-asked");
        setText(count, `Question ${at + 1} of ${questions.length}${equation && ` · equation ${equation}`}`);
        setText(ask, questions[at].ask);
        formula.innerHTML = mine ? scene.steps[name].in_full : "";
        show();
      }
      display.collect();
      display.showTexts(model);
      announcer.soon();
    };

    const answer = (choice) => {
      const data = model.get("panels").predict;
      if (!data || given[at] || at === questions.length) return;
      given[at] = { choice, answer: data.answers[at] };
      build();
      if (panel.contains(document.activeElement)) next.focus();
    };
    const actions = {
      clue: () => {
        helped = true;
        build();
        ask.focus();
      },
      reveal: () => answer(null),
      next: () => {
        if (at === questions.length) {
          given = [];
          at = 0;
          connection.do({ another: true, gesture: gesture() });
        } else at += 1;
        helped = at === 0; // the first question is a worked example
        build();
        ask.focus();
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
    ask.focus({ preventScroll: true });
    return {
      show,
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
function hidingStyle(view, steps, quantities) {
  if (!quantities.length) return "";
  const places = (names, ...attributes) => attributes.flatMap((key) => names.map((name) => `[data-${key}="${name}"]`));
  const sentences = Object.keys(steps).filter((name) => quantities.includes(steps[name].quantity));
  const numbers = places(quantities, "quantity", "number").join();
  const others = [...places(quantities, "mark", "reveals"), ...places(sentences, "sentence")].join();
  return `${view} :is(${numbers},${others}) { visibility: hidden; }
    ${view} :is(${numbers}) { position: relative; }
    ${view} :is(${numbers})::after {
      content: "?"; visibility: visible; position: absolute; inset: 0; text-align: center; text-decoration: none; }`;
}
