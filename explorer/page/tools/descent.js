// Gradient descent: Step, Play, Reset, the learning rate, and the loss against the steps.

const STEPS_PER_SECOND = 8;

tool({
  name: "descent",
  label: "Descend",
  title: "Let gradient descent move W",
  open({ scene, page, link }, panel) {
    panel.innerHTML = `
      <button class="ge-button" type="button" data-do="step">Step</button>
      <button class="ge-button ge-primary" type="button" data-do="play" aria-pressed="false">▶ Play</button>
      <button class="ge-button" type="button" data-do="reset">↺ Reset</button>
      <label class="ge-rate">η <input type="range" min="-2" max="2" step="0.05" aria-label="learning rate, logarithmic"></label>
      <svg class="ge-losses" viewBox="0 0 200 48" role="img" aria-label="the loss at each step">
        <path class="ge-losses-axes" d="M14 2V38H198"/><path class="ge-losses-line"/>
        <text x="4" y="10">L</text><text x="106" y="47">steps</text></svg>
      <p class="ge-stop" data-told data-tells="dL_dW"></p>`;
    const [play, rate, line, stop] = ["[data-do=play]", "[type=range]", ".ge-losses-line", ".ge-stop"].map(
      (name) => panel.querySelector(name),
    );
    const { highest, most } = scene.tools.descent;
    let run = null; // the gesture of a run of steps, while it plays
    let shown = null; // the panel last shown: a new one means that the step has arrived
    let next = 0;

    const setRun = (name) => {
      run = name;
      setText(play, run ? "❚❚ Pause" : "▶ Play");
      play.setAttribute("aria-pressed", String(Boolean(run)));
    };
    const step = () => {
      link.do({ step: true, gesture: run ?? gesture() });
      clearTimeout(next);
      next = setTimeout(() => link.silent && setRun(null), SILENCE + 100);
    };
    const actions = {
      step,
      play: () => {
        setRun(run || shown?.stop ? null : gesture());
        if (run) step();
      },
      reset: () => {
        setRun(null);
        link.do({ reset: true, gesture: gesture() });
      },
    };
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) actions[button.dataset.do]();
    });
    rate.addEventListener("input", () => {
      const value = Number((10 ** Number(rate.value)).toPrecision(2));
      link.move({ learning_rate: value }, gesture(1000));
    });
    const box = numberBox("learning_rate", "learning rate, exact value", (text) =>
      link.do({ type: { learning_rate: text }, gesture: gesture() }),
    );
    panel.querySelector(".ge-rate").after(box);
    page.inputs.learning_rate = box;
    page.showInputs();

    return {
      show(model) {
        const { values } = model.get("frame");
        if (document.activeElement !== rate) rate.value = Math.log10(Number(values.learning_rate[1]));
        const data = model.get("panels").descent;
        if (!data || data === shown) return;
        shown = data;
        const { losses } = data;
        line.setAttribute(
          "d",
          losses.map((value, i) => `${i ? "L" : "M"}${14 + (184 * i) / most} ${38 - (36 * value) / highest}`).join("") + "h0",
        );
        setText(stop, data.stop || `${data.steps} step${data.steps === 1 ? "" : "s"}`);
        if (!run) return;
        if (data.stop) setRun(null);
        else {
          clearTimeout(next);
          next = setTimeout(() => run && step(), 1000 / STEPS_PER_SECOND);
        }
      },
      close() {
        clearTimeout(next);
        setRun(null);
        delete page.inputs.learning_rate;
      },
    };
  },
});
