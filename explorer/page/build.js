// The elements of a view: the chain of plots and cards, the product, and the two plots below.

import { py } from "./generated.js";
import { pictureMarkup, titleOf } from "./pictures.js";

const BETWEEN = '<span class="ge-arrow" aria-hidden="true"></span><span class="ge-times">×</span>';

export function build(scene, plots, viewId) {
  const root = document.createElement("div");
  root.className = "ge-live";
  root.innerHTML = markup(scene, plots, viewId);
  for (const card of root.querySelectorAll("[data-color]")) {
    card.style.setProperty("--ge-own", `var(--ge-${card.dataset.color})`);
  }
  return root;
}

function markup(scene, plots, viewId) {
  const { FACTORS, STEPS } = py.derivation.steps;
  const { QUANTITIES } = py.derivation.quantities;
  const steps = Object.fromEntries(STEPS.map((step) => [step.name, step]));
  const id = (name) => `${viewId}-text-${name}`;
  const picture = (name, ...beside) => pictureMarkup(plots.get(name), scene.pictures[name], viewId, beside.map(id).join(" "));
  // A card can be focused; screen readers then read it out.
  const focusable = (name) =>
    `tabindex="0" id="${id(name)}-card" aria-label="${QUANTITIES[name].spoken}" aria-describedby="${id(name)}-card"`;

  // Each plot leads from one quantity of the chain to the next: W → z → ŷ → L.
  const chain = ["W", ...FACTORS.map((factor) => plots.get(steps[factor].plot).heading)];
  const from = (name) => `<span class="ge-from" aria-hidden="true">${scene.symbols[chain[chain.indexOf(name) - 1]]}</span>`;
  const heading = (name) =>
    `<h3 class="ge-heading" data-step="${name}" id="${id(name)}">${from(name)}${scene.steps[name].shown}</h3>`;
  const card = (name) => `<article class="ge-card" data-step="${name}" data-color="${steps[name].quantity}" ${focusable(name)}>
      <p class="ge-formula" id="${id(name)}">${scene.steps[name].shown}</p>
      <p class="ge-meaning">${steps[name].meaning}</p>
      <p class="ge-sentence" data-sentence="${name}"></p>
      <span class="ge-culprit" data-reveals="dL_dW" hidden></span>
    </article>`;
  const column = (factor) => {
    const { plot } = steps[factor];
    const head = plots.get(plot).heading;
    return `<section class="ge-column">${heading(head)}${picture(plot, head, factor)}${card(factor)}</section>`;
  };
  const numbered = (name) => `<b>${steps[name].equation}</b> ${scene.steps[name].shown}`;
  const pairing = (name) => `<p class="ge-pairing" data-step="${name}">${numbered(name)}</p>`;

  return `
    <div class="ge-toolbar" role="group" aria-label="Tools"></div>
    <div class="ge-panels"></div>
    <p class="ge-error" role="alert" hidden></p>
    <p class="ge-remark" role="status" hidden></p>
    <p class="ge-announcer" role="status"></p>
    <div class="ge-chain">${FACTORS.map(column).join(BETWEEN)}</div>
    <div class="ge-result">
    <article class="ge-card ge-product" data-step="dL_dW" data-color="dL_dW" ${focusable("dL_dW")}>
      <p class="ge-formula" id="${id("dL_dW")}">${numbered("dL_dW")}
        <span class="ge-sentence" data-sentence="dL_dW"></span></p>
    </article>
    <div class="ge-pairings">${["dyhat_dW", "delta_l1", "matrix"].map(pairing).join("")}</div>
    </div>
    <div class="ge-below">
      <section><h3 class="ge-heading" data-lights="dL_dW">${titleOf(plots.get("descent"))}: its slope is <i></i>${scene.symbols.dL_dW}</h3>${picture("descent", "dL_dW")}</section>
      <section><div class="ge-heading"><h3>${titleOf(plots.get("surface"))}</h3> <span class="ge-vector" data-lights="gradient" id="${id("vector")}">∇L = (<span class="ge-value" data-number="dL_dW"></span>, <span class="ge-value" data-quantity="dL_dx"></span>)</span></div>${picture("surface", "vector")}
        <p class="ge-note" data-reveals="dL_dW"></p></section>
    </div>`;
}
