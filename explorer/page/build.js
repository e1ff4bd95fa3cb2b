// The elements of a view: the chain of plots and cards, the product, and the two plots below.

import { pictureMarkup, titleOf } from "./pictures.js";

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
  const { steps, quantities, factors, plots } = scene;
  const id = (name) => `${viewId}-text-${name}`;
  const picture = (name, ...beside) => pictureMarkup(name, plots[name], viewId, beside.map(id).join(" "));
  // A card can be focused; screen readers then read it out.
  const focusable = (name) =>
    `tabindex="0" id="${id(name)}-card" aria-label="${quantities[name].spoken}" aria-describedby="${id(name)}-card"`;

  const heading = (name) =>
    `<h3 class="ge-heading" data-step="${name}" id="${id(name)}">${steps[name].shown}</h3>`;
  const card = (name) => `<article class="ge-card" data-step="${name}" data-color="${steps[name].quantity}" ${focusable(name)}>
      <p class="ge-formula" id="${id(name)}">${steps[name].shown}</p>
      <p class="ge-meaning">${steps[name].meaning}</p>
      <p class="ge-sentence" data-sentence="${name}"></p>
    </article>`;
  const column = (factor) => {
    const { plot } = steps[factor];
    const head = plots[plot].heading;
    return `<section class="ge-column">${heading(head)}${picture(plot, head, factor)}${card(factor)}</section>`;
  };
  const numbered = (name) => `<b>${steps[name].equation}</b> ${steps[name].shown}`;
  const pairing = (name) => `<p class="ge-pairing" data-step="${name}">${numbered(name)}</p>`;

  return `
    <div class="ge-toolbar" role="group" aria-label="Tools"></div>
    <div class="ge-panels"></div>
    <p class="ge-error" role="alert" hidden></p>
    <p class="ge-announcer" role="status"></p>
    <div class="ge-chain">${factors.map(column).join('<span class="ge-times">×</span>')}</div>
    <article class="ge-card ge-product" data-step="dL_dW" data-color="dL_dW" ${focusable("dL_dW")}>
      <p class="ge-formula" id="${id("dL_dW")}">${numbered("dL_dW")}
        <span class="ge-sentence" data-sentence="dL_dW"></span></p>
      <div class="ge-pairings">${["dyhat_dW", "delta_l1", "matrix"].map(pairing).join("")}</div>
    </article>
    <div class="ge-below">
      <section><h3 class="ge-heading">${titleOf(plots.descent)}: its slope is <i></i>${quantities.dL_dW.symbol}</h3>${picture("descent", "dL_dW")}</section>
      <section><div class="ge-heading"><h3>${titleOf(plots.surface)}</h3> <span class="ge-vector" id="${id("vector")}">∇L = (<span data-number="dL_dW"></span>, <span class="ge-value" data-quantity="dL_dx"></span>)</span></div>${picture("surface", "vector")}
        <p class="ge-note">Arrow: full at |∇L| = 1, ⅛ shorter per ÷10, cut at the edge. Hollow: downhill. Ring: 0.</p></section>
    </div>`;
}
