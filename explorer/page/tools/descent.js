// Gradient descent: Step, Play, Reset, the learning rate, and a plot of the loss against the steps.

import { disable, findAll, setText } from "../dom.js";
import { py } from "../generated.js";
import { gesture } from "../gestures.js";
import { numberBox } from "../number_box.js";

const STEPS_PER_SECOND = 8;

export const descentTool = {
  name: "descent",
  label: "Descend",
  title: "Let gradient descent move W",
  open: (parts, panel) =>
    openDescent(parts, panel, {
      what: "W",
      rate: ({ learning_rate }) => learning_rate,
      data: ({ state, ranges }) => py.session.descent.descent_panel(state, ranges),
      resetText: py.session.descent.reset_text,
    }),
};

// Descend in a panel. `about` has the word for what descends, the learning rate of a state, the panel's
// data (`full` tells whether a run of steps is to pause, `begun` whether Reset leads anywhere), what to
// say of the state after Reset, and optionally `add(panel)`, which adds controls and returns
// {actions, show(data)}.
export function openDescent({ display, live }, panel, about) {
  const { BOX, POWERS, SIZE, position_of, rate_at } = py.session.descent;
  const [left, top, right, bottom] = BOX;
  panel.innerHTML = `
    <button class="ge-button" type="button" data-do="step">Step</button>
    <button class="ge-button ge-primary" type="button" data-do="play" aria-pressed="false">▶ Play</button>
    <button class="ge-button" type="button" data-do="reset" title="Go back to where the descent began; all else stays">↺ Reset ${about.what}</button>
    <label class="ge-rate">η <input type="range" min="${POWERS[0]}" max="${POWERS[1]}" step="0.05" aria-label="learning rate, logarithmic"></label>
    <svg class="ge-losses" viewBox="0 0 ${SIZE.join(" ")}" role="img" aria-label="the loss at each step">
      <path class="ge-losses-axes" d="M${left} ${top}V${bottom}H${right}"/><path class="ge-losses-line"/>
      <text x="4" y="10">L</text><text x="106" y="47">steps</text></svg>
    <p class="ge-stop" data-announced data-reveals="dL_dW"></p>`;
  const [play, reset, rate, line, stop] = findAll(
    panel, "[data-do=play]", "[data-do=reset]", "[type=range]", ".ge-losses-line", ".ge-stop",
  );
  const added = about.add?.(panel);
  let full = false; // whether the plot of the losses is
  let resetTo = null; // the state that Reset led to
  let run = null; // the gesture of a run of steps, while it plays
  let timer = 0;
  let request = 0;

  const setRun = (name) => {
    run = name;
    clearTimeout(timer);
    cancelAnimationFrame(request);
    if (!run) live.rest();
    setText(play, run ? "❚❚ Pause" : "▶ Play");
    play.setAttribute("aria-pressed", String(Boolean(run)));
  };
  const step = () => live.act((session) => session.step(run ?? gesture()), { moving: Boolean(run) });
  // The next step follows after the page has shown this one: a hidden page waits.
  const stepLater = () => {
    timer = setTimeout(() => {
      request = requestAnimationFrame(() => {
        if (!run) return;
        if (full || live.session.stop()) return setRun(null);
        step();
        stepLater();
      });
    }, 1000 / STEPS_PER_SECOND);
  };
  const actions = {
    step,
    play: () => {
      setRun(run || live.session.stop() ? null : gesture());
      if (!run) return;
      step();
      stepLater();
    },
    reset: () => live.act((session) => session.reset(gesture())),
    ...added?.actions,
  };
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    if (run && button !== play) setRun(null); // every other button pauses
    actions[button.dataset.do]();
    if (button === reset) resetTo = live.state;
  });
  rate.addEventListener("input", () => {
    const learning_rate = rate_at(Number(rate.value));
    live.act((session) => session.move({ learning_rate }, gesture(1000)), { moving: true });
  });
  rate.addEventListener("change", () => live.rest());
  const box = numberBox("learning_rate", "learning rate, exact value", (text) =>
    live.act((session) => session.type_in("learning_rate", text, gesture())),
  );
  panel.querySelector(".ge-rate").after(box);
  display.boxes.learning_rate = box;
  display.showInputs();

  return {
    show() {
      const now = about.rate(live.state);
      if (document.activeElement !== rate) rate.value = position_of(now);
      rate.setAttribute("aria-valuetext", py.derivation.numbers.spoken(now));
      const data = about.data(live);
      full = Boolean(data.full);
      disable(reset, !data.begun, play);
      if (line.getAttribute("d") !== data.line) line.setAttribute("d", data.line);
      setText(stop, live.state === resetTo ? about.resetText(resetTo) : data.text);
      added?.show(data);
    },
    close() {
      setRun(null);
      delete display.boxes.learning_rate;
    },
  };
}
