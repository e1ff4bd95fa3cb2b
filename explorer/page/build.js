// The elements of a view: the chain of plots and cards, the product, and the two plots below.

import { numberPlace, stepRow, valuePlace } from "./formula.js";
import { pictureMarkup } from "./pictures.js";

// Whose value the heading over a plot shows: that of the plot's curve.
const HEADINGS = { z: "z", sigma: "y_hat", loss: "loss" };

export function build(scene, viewId) {
  const root = document.createElement("div");
  root.className = "ge-live";
  root.innerHTML = markup(scene, viewId);
  for (const card of root.querySelectorAll("[data-color]")) {
    card.style.setProperty("--ge-own", `var(--ge-${card.dataset.color})`);
  }
  return root;
}

function markup(scene, viewId) {
  const { steps, quantities, factors } = scene;
  const { symbol } = quantities.dL_dW;
  const id = (name) => `${viewId}-text-${name}`;
  const picture = (name, ...beside) => pictureMarkup(name, scene.plots[name], viewId, beside.map(id).join(" "));
  // A card can be focused, and is read out then.
  const focusable = (name) =>
    `tabindex="0" id="${id(name)}-card" aria-label="${quantities[name].spoken}" aria-describedby="${id(name)}-card"`;

  const heading = (name) =>
    `<h3 class="ge-heading" data-step="${name}" id="${id(name)}">${stepRow(scene, name, { numbers: false })}</h3>`;
  const card = (name) => `<article class="ge-card" data-step="${name}" data-color="${steps[name].quantity}" ${focusable(name)}>
      <p class="ge-formula" id="${id(name)}">${stepRow(scene, name)}</p>
      <p class="ge-meaning">${steps[name].meaning}</p>
      <p class="ge-reading" data-reading="${name}"></p>
    </article>`;
  const column = (factor) => {
    const { plot } = steps[factor];
    const head = HEADINGS[plot];
    return `<section class="ge-column">${heading(head)}${picture(plot, head, factor)}${card(factor)}</section>`;
  };
  const pairing = (name) => {
    const value = name === "matrix" ? numberPlace : valuePlace; // (6) has the value of (4), which is shown there
    return `<p class="ge-pairing" data-step="${name}"><b>${steps[name].equation}</b> ${stepRow(scene, name, { numbers: false, value })}</p>`;
  };

  return `
    <div class="ge-toolbar" role="group" aria-label="Tools"></div>
    <div class="ge-panels"></div>
    <p class="ge-error" role="alert" hidden></p>
    <p class="ge-announcer" role="status"></p>
    <div class="ge-chain">${factors.map(column).join('<span class="ge-times">×</span>')}</div>
    <article class="ge-card ge-product" data-step="dL_dW" data-color="dL_dW" ${focusable("dL_dW")}>
      <p class="ge-formula" id="${id("dL_dW")}"><b>${steps.dL_dW.equation}</b> ${symbol}<i>=</i>${factors.map(numberPlace).join("<i>×</i>")}<i>=</i>${valuePlace("dL_dW")}
        <span class="ge-reading" data-reading="dL_dW"></span></p>
      <div class="ge-pairings">${["dyhat_dW", "delta_l1", "matrix"].map(pairing).join("")}</div>
    </article>
    <div class="ge-below">
      <section><h3 class="ge-heading">The loss along W: its slope is <i></i>${symbol}</h3>${picture("descent", "dL_dW")}</section>
      <section><div class="ge-heading"><h3>The loss over W and x</h3> <span class="ge-vector" id="${id("vector")}">∇L = (${numberPlace("dL_dW")}, ${valuePlace("dL_dx")})</span></div>${picture("surface", "vector")}
        <p class="ge-note">Arrow: whole at |∇L| = 1, ⅛ shorter per ÷10, cut at the edge. Hollow: downhill. Ring: 0.</p></section>
    </div>`;
}
