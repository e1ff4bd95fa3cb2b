// Predict, then reveal: what the backward pass will say is hidden until each question is answered.

tool({
  name: "predict",
  label: "Predict",
  title: "Predict the backward pass, then reveal it",
  open({ root, scene, page, link, model, told }, panel) {
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
      <div class="ge-answer"><p class="ge-verdict" data-told></p><p class="ge-formula"></p><p class="ge-why" data-told></p></div>`;
    const [style, count, ask, verdict, formula, why] = [
      "style", ".ge-count", ".ge-ask", ".ge-verdict", ".ge-formula", ".ge-why",
    ].map((name) => panel.querySelector(name));
    const choices = [...panel.querySelectorAll("[data-choice]")];
    const [clue, reveal, next] = ["clue", "reveal", "next"].map((name) => panel.querySelector(`[data-do=${name}]`));
    root.dataset.view = link.view;

    let at = 0; // the question; after the last one, the summary
    let given = []; // to each question so far: which choice, if any, and which was right then
    let helped = false;

    // Hide all that an open question would give away, wherever a tool puts it.
    const hide = () => {
      const closed = questions.flatMap(({ opens }, i) => (given[i] ? [] : opens));
      const every = (attributes, names) => attributes.flatMap((a) => names.map((name) => `[data-${a}="${name}"]`)).join();
      const readings = Object.keys(scene.steps).filter((name) => closed.includes(scene.steps[name].quantity));
      const here = `.ge-live[data-view="${link.view}"]`;
      const blanks = every(["quantity", "number"], closed);
      style.textContent = closed.length
        ? `${here} :is(${blanks},${every(["mark", "tells"], closed)}${readings.length ? "," + every(["reading"], readings) : ""}) { visibility: hidden; }
           ${here} :is(${blanks}) { position: relative; }
           ${here} :is(${blanks})::after {
             content: "?"; visibility: visible; position: absolute; inset: 0; text-align: center; text-decoration: none; }`
        : "";
    };

    const show = () => {
      const data = model.get("panels").predict;
      if (!data || at === questions.length) return;
      const answer = data.answers[at];
      const mine = given[at];
      const text = questions[at].choices[answer];
      choices.forEach((button, i) => {
        const mark = !mine ? "" : i === answer ? "✓ " : i === mine.choice ? "✗ " : "";
        setText(button, `${mark}${i + 1}  ${questions[at].choices[i]}`);
        button.classList.toggle("ge-right", Boolean(mine) && i === answer);
      });
      if (mine) {
        const then = mine.choice === null ? "Revealed" : mine.choice === mine.answer ? "✓ Right" : "✗ Not quite";
        setText(verdict, mine.answer === answer ? `${then}: ${text}.` : `${then} then; now it is: ${text}.`);
        setText(why, data.whys[at]);
      } else {
        setText(verdict, "");
        setText(why, helped ? data.clues[at] : "");
      }
    };

    const summary = () => {
      const asked = given.filter(({ choice }) => choice !== null);
      const right = asked.filter(({ choice, answer }) => choice === answer).length;
      const again = questions.filter((_, i) => given[i].choice !== null && given[i].choice !== given[i].answer);
      setText(count, "All questions answered");
      setText(ask, asked.length ? `You predicted ${right} of ${asked.length} right.` : "Everything is revealed.");
      setText(verdict, again.length ? `To look at again: ${again.map(({ about }) => about).join("; ")}.` : "");
      setText(why, "");
    };

    const build = () => {
      const over = at === questions.length;
      const mine = given[at];
      hide();
      for (const node of root.querySelectorAll(".ge-asked")) node.classList.remove("ge-asked");
      for (const button of choices) button.hidden = over;
      clue.hidden = over || Boolean(mine) || !questions[at].clue || helped;
      reveal.hidden = over || Boolean(mine);
      next.hidden = !over && !mine;
      setText(next, over ? (more ? "Again, with another case" : "Again") : at === questions.length - 1 ? "How did it go ›" : "Next ›");
      panel.classList.toggle("ge-answered", Boolean(mine));
      formula.hidden = !mine;
      if (over) summary();
      else {
        const step = scene.steps[questions[at].step];
        for (const card of root.querySelectorAll(`article[data-step="${questions[at].step}"]`)) card.classList.add("ge-asked");
        setText(count, `Question ${at + 1} of ${questions.length}${step.equation && ` · equation ${step.equation}`}`);
        setText(ask, questions[at].ask);
        formula.innerHTML = mine ? stepFormula(scene, questions[at].step) : "";
        show();
      }
      page.collect();
      page.showTexts(model);
      told.soon();
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
          link.do({ another: true, gesture: gesture() });
        } else at += 1;
        helped = at === 0; // the first is a worked example
        build();
        ask.focus();
      },
    };
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.choice) answer(Number(button.dataset.choice));
      else if (button) actions[button.dataset.do]();
    });
    // 1, 2 and 3 answer wherever the focus is in the explorer: on a slider, too
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
        for (const node of root.querySelectorAll(".ge-asked")) node.classList.remove("ge-asked");
        panel.innerHTML = ""; // with its style, so that all is shown again
        page.collect();
      },
    };
  },
});
