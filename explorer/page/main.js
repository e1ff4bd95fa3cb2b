// The explorer in the page: matplotlib's pictures, the cards of the chain rule, and the wire.
//
// Nothing is computed here. The kernel sends numbers, sentences and geometry (live.py); this puts
// them in place, and sends what a person does. No element is ever built again while it is looked
// at: a new state changes texts and paths of elements that stay.

const SLIDERS = ["x", "y", "W"];
const ROLES = { x: "the input", y: "the target", W: "the weight" };
const SVG_ID = /\b(id="|href="#|url\(#)([^")]+)/g;
let views = 0;

export default { render };

function render({ model, el }) {
  const view = `v${++views}-${Math.random().toString(36).slice(2, 8)}`;
  const scene = model.get("scene");
  const live = build(scene, view);
  el.append(live);

  const link = new Link(model, view);
  const page = new Page(live, view);
  link.tell = (words) => {
    page.say(words || model.get("error"));
    if (!link.gone) return;
    const parts = (live.closest(".gradient-explorer") ?? live).querySelectorAll(".ge-controls, .ge-live > :not(.ge-error)");
    for (const part of parts) part.inert = true;
  };
  const surface = new SurfaceViews({ root: live, scene, page, link, model, view });
  const told = new Told(live, scene, model);
  const bar = new Bar({ root: live, scene, page, link, model, told });
  const paint = () => {
    if (link.behind) return;
    surface.prepare();
    page.show(model);
    surface.show();
    bar.show(model);
    told.soon();
  };
  const stop = [
    on(model, "change:frame change:curve change:backdrop change:surfaces change:readings change:panels change:undoable", () => page.soon(paint)),
    on(model, "change:error", () => page.say(model.get("error"))),
    // ipywidgets says only that something changed; its own view shows what, a moment later
    on(model, "comm_live_update", () => setTimeout(() => live.closest(".jupyter-widgets-disconnected") && link.lost())),
    on(model, "change:ack", () => {
      link.acknowledged(model.get("ack"));
      page.soon(paint); // a handle may have waited for this
    }),
    lightTogether(live),
    model.get("alone") ? showGiven(live, page) : bindControls(live, page, link),
  ];
  paint();
  page.say(model.get("error"));
  return () => {
    stop.forEach((undo) => undo());
    bar.stop();
    told.stop();
    surface.stop();
    page.stop();
    link.stop();
    live.remove(); // the widget manager keeps `el`, for as long as the notebook is open
  };
}

function on(model, events, callback) {
  model.on(events, callback);
  return () => model.off(events, callback);
}

// What the page is built of ---------------------------------------------------------------------

function build(scene, view) {
  const { steps, quantities, factors } = scene;
  const symbol = (quantity) => quantities[quantity].symbol;
  const value = (quantity) =>
    `<span class="ge-value" data-quantity="${quantity}"></span>`; // no <output>: Told says what changed

  const id = (name) => `${view}-says-${name}`;
  const picture = (name, ...beside) => pictureOf(name, scene.plots[name], view, beside.map(id).join(" "));
  const heading = (name) => {
    const step = steps[name];
    return `<h3 class="ge-heading" data-step="${name}" id="${id(name)}">${symbol(step.quantity)}<i>=</i>${step.formula}<i>=</i>${value(step.quantity)}</h3>`;
  };
  // a card that is focused is read out
  const focusable = (name) =>
    `tabindex="0" id="${id(name)}-card" aria-label="${quantities[name].spoken}" aria-describedby="${id(name)}-card"`;
  const card = (name) => {
    const step = steps[name];
    const numbers = step.numbers && `<i>=</i>${step.numbers}`;
    return `<article class="ge-card" data-step="${name}" data-color="${step.quantity}" ${focusable(name)}>
      <p class="ge-formula" id="${id(name)}">${symbol(step.quantity)}<i>=</i>${step.formula}${numbers}<i>=</i>${value(step.quantity)}</p>
      <p class="ge-meaning">${step.meaning}</p>
      <p class="ge-reading" data-reading="${name}"></p>
    </article>`;
  };
  const link = (head, factor) =>
    `<section class="ge-link">${heading(head)}${picture(steps[head].plot, head, factor)}${card(factor)}</section>`;
  const heads = { z: "z", sigma: "y_hat", loss: "loss" };
  const chain = factors
    .map((factor) => link(heads[steps[factor].plot], factor))
    .join('<span class="ge-times">×</span>');

  const product = steps.dL_dW;
  const pairing = (name) => {
    const step = steps[name];
    const result = name === "matrix" ? `<span data-number="${step.quantity}"></span>` : value(step.quantity);
    return `<p class="ge-pairing" data-step="${name}"><b>${step.equation}</b> ${symbol(step.quantity)}<i>=</i>${step.formula}<i>=</i>${result}</p>`;
  };

  const root = document.createElement("div");
  root.className = "ge-live";
  root.innerHTML = `
    <div class="ge-bar" role="group" aria-label="Tools"></div>
    <div class="ge-panels"></div>
    <p class="ge-error" role="alert" hidden></p>
    <p class="ge-told" role="status"></p>
    <div class="ge-chain">${chain}</div>
    <article class="ge-card ge-product" data-step="dL_dW" data-color="dL_dW" ${focusable("dL_dW")}>
      <p class="ge-formula" id="${id("dL_dW")}"><b>${product.equation}</b> ${symbol("dL_dW")}<i>=</i>${factors.map((name) => `<span data-number="${name}"></span>`).join("<i>×</i>")}<i>=</i>${value("dL_dW")}
        <span class="ge-reading" data-reading="dL_dW"></span></p>
      <div class="ge-pairings">${["dyhat_dW", "delta_l1", "matrix"].map(pairing).join("")}</div>
    </article>
    <div class="ge-below">
      <section><h3 class="ge-heading">The loss along W: its slope is <i></i>${symbol("dL_dW")}</h3>${picture("descent", "dL_dW")}</section>
      <section><div class="ge-heading"><h3>The loss over W and x</h3> <span class="ge-vector" id="${id("vector")}">∇L = (<span data-number="dL_dW"></span>, ${value("dL_dx")})</span></div>${picture("surface", "vector")}
        <p class="ge-note">Arrow: whole at |∇L| = 1, ⅛ shorter per ÷10, cut at the edge. Hollow: downhill. Ring: 0.</p></section>
    </div>`;
  for (const card of root.querySelectorAll("[data-color]")) {
    card.style.setProperty("--ge-own", `var(--ge-${card.dataset.color})`);
  }
  return root;
}

// A picture, called by its title and by what stands `beside` it: ids, whose texts are live.
function pictureOf(name, { svg, title, size }, view, beside) {
  const id = `${view}-${name}-picture`;
  const called = `<svg id="${id}" role="img" aria-label="${title}" aria-labelledby="${id} ${beside}" `;
  return `<div class="ge-picture" data-plot="${name}" style="aspect-ratio: ${size[0]} / ${size[1]}">
      ${solid(name) ? '<div class="ge-relief" aria-hidden="true"></div>' : name.startsWith("surface") ? "<canvas></canvas>" : ""}${own(svg, view, name).replace("<g ", '<g aria-hidden="true" ').replace("<svg ", called)}</div>`;
}

// Ids are the document's: two explorers on a page would share clip paths without this, and two
// pictures what matplotlib calls the same in each. A mark's id has the picture's name in it.
function own(svg, view, name) {
  const prefix = (id) => (id.startsWith(`${name}.`) ? view : `${view}-${name}`);
  return svg.replace(SVG_ID, (_, head, id) => `${head}${prefix(id)}-${id}`);
}
