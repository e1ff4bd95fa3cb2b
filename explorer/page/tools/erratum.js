// The erratum: equations (3) to (6) as the blog post prints them, beside the corrected ones. Its button
// is in the check's panel.

import { setText } from "../dom.js";
import { py } from "../generated.js";

export const erratumTool = {
  name: "erratum",
  label: "As printed",
  title: "The blog post prints (3) with −X: compare",
  within: "check",
  open({ scene, display, live }, panel) {
    const row = (equation) => `<tr><th scope="row">${equation.name}</th><td>${equation.true}</td><td>${equation.printed}</td></tr>`;
    panel.innerHTML = `
      <table class="ge-slips"><thead><tr><td></td><th scope="col">corrected</th><td>in the blog post</td></tr></thead>
        <tbody>${Object.values(scene.erratum).map(row).join("")}</tbody></table>
      <div class="ge-slip"><p>${py.derivation.erratum.STORY}</p><p class="ge-verdict" data-announced data-reveals="dL_dW"></p></div>`;
    const verdict = panel.querySelector(".ge-verdict");
    display.collect();
    display.showTexts();
    return {
      show() {
        const data = py.session.check.erratum_panel(live.state);
        for (const place of panel.querySelectorAll("[data-of]")) setText(place, data.values[place.dataset.of]);
        setText(verdict, data.verdict);
        panel.classList.toggle("ge-failed", !data.ok);
      },
      close() {
        panel.innerHTML = "";
        display.collect();
      },
    };
  },
};
