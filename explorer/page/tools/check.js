// The gradient check: two ways to the same number, and the distance between their results.

import { disable, findAll, setText } from "../dom.js";
import { erratumTool } from "./erratum.js";

export const checkTool = {
  name: "check",
  label: "Check",
  title: "Check the gradient: does the loss really change like that?",
  open({ scene, connection, model, toolbar }, panel) {
    const { chart, steps, difference } = scene.tools.check;
    panel.innerHTML = `
      <div class="ge-two">
        <span>by the chain rule</span>${scene.quantities.dL_dW.symbol}<span class="ge-precise" data-reveals="dL_dW"></span>
        <span>by trying both sides</span>${difference}<span class="ge-precise" data-reveals="dL_dW"></span>
      </div>
      <div class="ge-judged"><p class="ge-verdict" data-announced data-reveals="dL_dW"></p>
        <div class="ge-choices">
          <label class="ge-rate">h <input type="range" min="${steps[0]}" max="${steps[1]}" step="0.05" aria-label="step h, logarithmic">
            <span class="ge-step-size"></span></label>
          <button class="ge-button ge-quiet" type="button" data-do="best">Best h</button>
          <button class="ge-button" type="button" data-do="chart" aria-expanded="false">How h matters</button>
        </div></div>
      <figure class="ge-chart" data-reveals="dL_dW" hidden>${chart}
        <figcaption>Solid: the distance at each h. Dashed: the tolerance. 0 is at the bottom.</figcaption></figure>`;
    const [analytic, numeric] = panel.querySelectorAll(".ge-precise");
    const [verdict, range, size, best, more, figure] = findAll(
      panel, ".ge-verdict", "[type=range]", ".ge-step-size", "[data-do=best]", "[data-do=chart]", ".ge-chart",
    );
    const [distance, allowed, here] = findAll(figure, ".ge-distance", ".ge-allowed", ".ge-here");
    const wanted = { power: null, chart: false }; // the exponent of h = 10^power; null for the best h
    const ask = (change) => connection.do({ check: Object.assign(wanted, change) });

    range.addEventListener("input", () => ask({ power: Number(range.value) }));
    best.addEventListener("click", () => ask({ power: null }));
    more.addEventListener("click", () => {
      ask({ chart: !wanted.chart });
      more.setAttribute("aria-expanded", String(wanted.chart));
      if (!wanted.chart) figure.hidden = true;
    });
    toolbar.addButton(erratumTool, more.parentNode);
    ask({});

    return {
      show() {
        const data = model.get("panels").check;
        if (!data) return;
        setText(analytic, data.analytic);
        setText(numeric, data.numeric);
        setText(verdict, data.verdict);
        panel.classList.toggle("ge-failed", !data.ok);
        setText(size, data.step);
        range.setAttribute("aria-valuetext", data.step);
        if (document.activeElement !== range || !data.chosen) range.value = data.power;
        disable(best, !data.chosen, range);
        if (!data.chart || !wanted.chart) return;
        figure.hidden = false;
        distance.setAttribute("d", data.chart.distance);
        allowed.setAttribute("d", data.chart.allowed);
        here.setAttribute("cx", data.chart.here[0]);
        here.setAttribute("cy", data.chart.here[1]);
      },
    };
  },
};
