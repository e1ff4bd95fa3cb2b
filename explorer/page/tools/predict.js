// Predict, then reveal: hide the results of the backward pass until each question is answered.

import { disable, findAll, setText, wholeOf } from "../dom.js";
import { py } from "../generated.js";
import { gesture } from "../gestures.js";
import { hidingStyle, withoutNumbers } from "./hiding.js";

export const predictTool = {
  name: "predict",
  label: "Predict",
  title: "Predict the backward pass, then reveal it",
  open: (parts, panel, memory) => openQuiz(parts, panel, memory, new Quiz(parts)),
};

// The questions of the explorer of one weight.
class Quiz {
  constructor({ root, live, scene, viewId }) {
    Object.assign(this, { root, live, scene, viewId });
    this.count = py.derivation.questions.QUESTIONS.length;
    this.most = py.derivation.questions.MOST_CHOICES;
    this.more = live.session.cases().length > 1;
  }

  at(number) {
    return py.derivation.questions.QUESTIONS[number];
  }

  ask(number, given, helped) {
    return py.session.quiz.ask(number, this.live.state, given, helped);
  }

  answer(number, choice) {
    return new py.session.quiz.Given(choice, this.at(number).answer(this.live.state));
  }

  summary(given) {
    return py.session.quiz.summary(given);
  }

  hasClue(number) {
    return Boolean(this.at(number).clue);
  }

  formula(number) {
    return this.scene.steps[this.at(number).step].in_full;
  }

  anotherCase(session) {
    return session.another_case(gesture());
  }

  // Returns the style that hides what the answers so far do not reveal, and marks the question's card.
  follow(number, given) {
    unmarkAsked(this.root);
    if (number < this.count) {
      const cards = this.root.querySelectorAll(`article[data-step="${this.at(number).step}"]`);
      for (const card of cards) card.classList.add("ge-asked");
    }
    const hidden = py.session.quiz.hidden(given);
    const told = py.derivation.steps.STEPS.filter(({ quantity }) => hidden.includes(quantity));
    return hidingStyle(`.ge-live[data-view="${this.viewId}"]`, hidden, told.map(({ name }) => name));
  }

  close() {
    unmarkAsked(this.root);
  }
}

// Ask the questions of a quiz in a panel; `memory` keeps the answers until it is opened again.
export function openQuiz({ root, viewId, display, live, announcer }, panel, memory, quiz) {
  const keys = Array.from({ length: quiz.most }, (_, i) => String(i + 1));
  panel.innerHTML = `
    <style></style>
    <div class="ge-question">
      <p class="ge-count"></p><p class="ge-ask" tabindex="-1"></p>
      <div class="ge-choices" role="group" aria-label="Your answer">
        ${keys.map((key) => `<button class="ge-button" type="button" data-choice="${key - 1}" aria-keyshortcuts="${key}"><span></span> <span></span></button>`).join("")}
      </div>
    </div>
    <div class="ge-answer"><p class="ge-verdict" data-announced></p><p class="ge-formula"></p><p class="ge-why" data-announced></p></div>
    <div class="ge-onward">
      <button class="ge-button ge-quiet" type="button" data-do="clue" aria-expanded="false">Hint</button>
      <button class="ge-button ge-quiet" type="button" data-do="reveal">Show answer</button>
      <button class="ge-button ge-primary" type="button" data-do="next"></button>
    </div>`;
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
    if (quiz.isStale?.()) return begin();
    const over = at === quiz.count;
    const asked = over ? quiz.summary(given) : quiz.ask(at, given[at] ?? null, helped);
    setText(count, asked.heading);
    setText(question, asked.ask);
    setText(verdict, asked.verdict);
    setText(why, live.numbersHidden ? withoutNumbers(asked.why) : asked.why);
    buttons.forEach((button, i) => {
      const [sign, ...words] = (asked.choices[i] ?? "").split(" ");
      setText(button.firstChild, sign);
      setText(button.lastChild, words.join(" "));
      button.hidden = !asked.choices[i];
      button.classList.toggle("ge-right", i === asked.right);
    });
  };

  const build = () => {
    const over = at === quiz.count;
    const mine = given[at];
    style.textContent = quiz.follow(at, given);
    disable(clue, over || Boolean(mine) || !quiz.hasClue(at), question);
    clue.setAttribute("aria-expanded", String(helped && !mine));
    disable(reveal, over || Boolean(mine), question);
    disable(next, !over && !mine, question);
    setText(next, over ? (quiz.more ? "Again, with another case" : "Again") : at === quiz.count - 1 ? "See my score ›" : "Next ›");
    formula.innerHTML = mine && !over ? quiz.formula(at) : "";
    show();
    display.collect();
    display.showTexts();
    announcer.soon();
  };

  const begin = () => {
    quiz.begin?.();
    [at, given, helped] = [0, [], false];
    build();
  };
  const answer = (choice) => {
    if (given[at] || at === quiz.count || buttons[choice]?.hidden) return;
    given[at] = quiz.answer(at, choice);
    build();
    if (panel.contains(document.activeElement)) next.focus();
  };
  const actions = {
    clue: () => {
      helped = !helped;
      build();
    },
    reveal: () => answer(null),
    next: () => {
      if (at === quiz.count) {
        live.act((session) => quiz.anotherCase(session));
        begin();
      } else {
        at += 1;
        helped = false;
        build();
      }
      question.focus();
    },
  };
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.choice) answer(Number(button.dataset.choice));
    else if (button) actions[button.dataset.do]();
  });
  // The digits answer wherever the focus is in the explorer, even on a slider.
  const whole = wholeOf(root);
  const press = (event) => {
    const choice = keys.indexOf(event.key);
    if (choice < 0 || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
    event.preventDefault();
    event.stopPropagation(); // the notebook has shortcuts on digits
    answer(choice);
  };
  whole.addEventListener("keydown", press);

  quiz.begin?.();
  if (memory.net === quiz.net && memory.at < quiz.count) ({ at, given } = memory);
  build();
  return {
    show,
    focus: () => question.focus({ preventScroll: true }),
    close() {
      whole.removeEventListener("keydown", press);
      Object.assign(memory, { at, given, net: quiz.net });
      quiz.close();
      panel.innerHTML = ""; // with the hiding style, so that everything shows again
      display.collect();
    },
  };
}

function unmarkAsked(root) {
  for (const node of root.querySelectorAll(".ge-asked")) node.classList.remove("ge-asked");
}
