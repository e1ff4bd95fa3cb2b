// The gradient check: two ways to the same number, and the distance between their results.

import { disable, findAll, setText } from "../dom.js";
import { py } from "../generated.js";
import { erratumTool } from "./erratum.js";

export const checkTool = {
  name: "check",
  label: "Check",
  title: "Check the gradient: does the loss really change like that?",
  open: (parts, panel) =>
    openCheck(parts, panel, {
      weight: "W",
      symbol: parts.scene.symbols.dL_dW,
      difference: parts.scene.difference,
      data: py.session.check.check_panel,
      chart: py.session.check.check_chart,
      inner: erratumTool,
    }),
};

// Check a gradient in a panel. `about` has the weight's letter, the gradient's symbol, the formula of
// the difference, the functions data(state, power) and chart(state), and the tool whose button is in the
// panel.
export function openCheck({ scene, live, toolbar }, panel, about) {
  const [low, high] = py.plots.check_chart.STEPS;
  panel.innerHTML = `
    <div class="ge-two">
      <span>by the chain rule</span>${about.symbol}<span class="ge-precise" data-reveals="dL_dW"></span>
      <span>by nudging ${about.weight} both ways</span>${about.difference}<span class="ge-precise" data-reveals="dL_dW"></span>
    </div>
    <div class="ge-judged"><p class="ge-verdict" data-announced data-reveals="dL_dW"></p>
      <div class="ge-choices">
        <label class="ge-rate">h <input type="range" min="${low}" max="${high}" step="0.05" aria-label="step h, logarithmic">
          <span class="ge-step-size"></span></label>
        <button class="ge-button ge-quiet" type="button" data-do="best">Best h</button>
        <button class="ge-button" type="button" data-do="chart" aria-expanded="false">How h matters</button>
      </div></div>
    <figure class="ge-chart" data-reveals="dL_dW" hidden>${scene.chart}
      <figcaption>Solid: the distance at each h. Dashed: the tolerance. 0 is at the bottom.</figcaption></figure>`;
  const [analytic, numeric] = panel.querySelectorAll(".ge-precise");
  const [verdict, range, size, best, more, figure] = findAll(
    panel, ".ge-verdict", "[type=range]", ".ge-step-size", "[data-do=best]", "[data-do=chart]", ".ge-chart",
  );
  const [distance, allowed, here] = findAll(figure, ".ge-distance", ".ge-allowed", ".ge-here");
  let power = null; // the exponent of h = 10^power; null for the best h
  const choose = (wanted) => {
    power = wanted;
    show();
  };
  range.addEventListener("input", () => choose(Number(range.value)));
  best.addEventListener("click", () => choose(null));
  more.addEventListener("click", () => {
    figure.hidden = !figure.hidden;
    more.setAttribute("aria-expanded", String(!figure.hidden));
    show();
  });
  toolbar.addButton(about.inner, more.parentNode);

  let charted = null; // the state that the chart shows
  const show = () => {
    const { state } = live;
    const data = about.data(state, power);
    setText(analytic, data.analytic);
    setText(numeric, data.numeric);
    setText(verdict, data.verdict);
    panel.classList.toggle("ge-failed", !data.ok);
    setText(size, data.step);
    range.setAttribute("aria-valuetext", data.step);
    if (document.activeElement !== range || power === null) range.value = data.power;
    disable(best, power === null, range);
    if (figure.hidden) return;
    if (charted !== state) {
      charted = state;
      const lines = about.chart(state);
      distance.setAttribute("d", lines.distance);
      allowed.setAttribute("d", lines.allowed);
    }
    here.setAttribute("cx", data.here[0]);
    here.setAttribute("cy", data.here[1]);
  };
  return { show };
}
