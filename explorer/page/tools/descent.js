// Gradient descent: Step, Play, Reset, the learning rate, and a plot of the loss against the steps.

import { SILENCE } from "../connection.js";
import { findAll, setText } from "../dom.js";
import { gesture } from "../gestures.js";
import { numberBox } from "../number_box.js";

const STEPS_PER_SECOND = 8;

export const descentTool = {
  name: "descent",
  label: "Descend",
  title: "Let gradient descent move W",
  open({ scene, display, connection }, panel) {
    panel.innerHTML = `
      <button class="ge-button" type="button" data-do="step">Step</button>
      <button class="ge-button ge-primary" type="button" data-do="play" aria-pressed="false">▶ Play</button>
      <button class="ge-button" type="button" data-do="reset">↺ Reset</button>
      <label class="ge-rate">η <input type="range" min="-2" max="2" step="0.05" aria-label="learning rate, logarithmic"></label>
      <svg class="ge-losses" viewBox="0 0 200 48" role="img" aria-label="the loss at each step">
        <path class="ge-losses-axes" d="M14 2V38H198"/><path class="ge-losses-line"/>
        <text x="4" y="10">L</text><text x="106" y="47">steps</text></svg>
      <p class="ge-stop" data-announced data-reveals="dL_dW"></p>`;
    const [play, rate, line, stop] = findAll(panel, "[data-do=play]", "[type=range]", ".ge-losses-line", ".ge-stop");
    let run = null; // the gesture of a run of steps, while it plays
    let shown = null; // the data shown last; new data mean that a step has arrived
    let timer = 0;

    const setRun = (name) => {
      run = name;
      setText(play, run ? "❚❚ Pause" : "▶ Play");
      play.setAttribute("aria-pressed", String(Boolean(run)));
    };
    const step = () => {
      connection.do({ step: true, gesture: run ?? gesture() });
      clearTimeout(timer);
      timer = setTimeout(() => connection.silent && setRun(null), SILENCE + 100);
    };
    const actions = {
      step,
      play: () => {
        setRun(run || shown?.stop ? null : gesture());
        if (run) step();
      },
      reset: () => {
        setRun(null);
        connection.do({ reset: true, gesture: gesture() });
      },
    };
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) actions[button.dataset.do]();
    });
    rate.addEventListener("input", () => {
      const value = Number((10 ** Number(rate.value)).toPrecision(2));
      connection.move({ learning_rate: value }, gesture(1000));
    });
    const box = numberBox("learning_rate", "learning rate, exact value", (text) =>
      connection.do({ type: { learning_rate: text }, gesture: gesture() }),
    );
    panel.querySelector(".ge-rate").after(box);
    display.boxes.learning_rate = box;
    display.showInputs();

    return {
      show(model) {
        const { values } = model.get("current");
        if (document.activeElement !== rate) rate.value = Math.log10(Number(values.learning_rate[1]));
        const data = model.get("panels").descent;
        if (!data || data === shown) return;
        shown = data;
        line.setAttribute("d", lossesPath(data.losses, scene.tools.descent));
        setText(stop, data.stop || `${data.steps} step${data.steps === 1 ? "" : "s"}`);
        if (!run) return;
        if (data.stop) setRun(null);
        else {
          clearTimeout(timer);
          timer = setTimeout(() => run && step(), 1000 / STEPS_PER_SECOND);
        }
      },
      close() {
        clearTimeout(timer);
        setRun(null);
        delete display.boxes.learning_rate;
      },
    };
  },
};

// Return the losses as a path in the small plot. The "h0" makes a single loss visible as a dot.
function lossesPath(losses, { highest, most }) {
  return losses.map((loss, i) => `${i ? "L" : "M"}${14 + (184 * i) / most} ${38 - (36 * loss) / highest}`).join("") + "h0";
}
