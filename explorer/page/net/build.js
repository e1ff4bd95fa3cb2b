// The elements of a view of a net: the net, its matrices, the selected weight's plots and cards, the
// product, and the plots below. Each part fills its own host.

const CHAIN = [
  ["dz_dW", "net-z"],
  ["dyhat_dz", "net-l"],
  ["dL_dyhat", "net-loss"],
];

// The quantity that the numbers in each card's formula give away.
const EQUALS = { dyhat_dz: "l", dL_dyhat: "dL_dyhat" };

export function buildNet(viewId) {
  const root = document.createElement("div");
  root.className = "ge-live ge-net";
  root.innerHTML = netMarkup(viewId);
  for (const card of root.querySelectorAll("[data-color]")) {
    card.style.setProperty("--ge-own", `var(--ge-${card.dataset.color})`);
  }
  return root;
}

function netMarkup(viewId) {
  const id = (name) => `${viewId}-text-${name}`;
  // A card can be focused; screen readers then read it out.
  const focusable = (name) => `tabindex="0" id="${id(name)}-card" aria-labelledby="${id(name)}-card"`;
  const column = ([slot, picture]) => `
    <section class="ge-column">
      <h3 class="ge-heading ge-net-heading" id="${id(picture)}" data-heading="${slot}"></h3>
      <div class="ge-host" data-picture="${picture}" data-beside="${id(picture)} ${id(slot)}"></div>
      <article class="ge-card" data-card="${slot}" data-color="${slot}" ${focusable(slot)}>
        <p class="ge-formula" id="${id(slot)}"><span class="ge-fraction"></span><span class="ge-equals"${EQUALS[slot] ? ` data-reveals="${EQUALS[slot]}"` : ""}></span>
          <span class="ge-value" data-slot="${slot}"></span></p>
        <p class="ge-meaning"></p>
        <p class="ge-sentence" data-reveals="${slot}"></p>
        <span class="ge-culprit" data-reveals="dL_dW" hidden></span>
      </article>
    </section>`;
  return `
    <div class="ge-toolbar" role="group" aria-label="Tools"></div>
    <div class="ge-panels"></div>
    <p class="ge-error" role="alert" hidden></p>
    <p class="ge-remark" role="status" hidden></p>
    <p class="ge-announcer" role="status"></p>
    <div class="ge-net-rows" data-own-light>
      <div class="ge-diagram"></div>
      <div class="ge-matrices"></div>
      <div class="ge-reader"></div>
    </div>
    <div class="ge-chain">${CHAIN.map(column).join('<span class="ge-times">×</span>')}</div>
    <div class="ge-result">
    <article class="ge-card ge-product" data-card="dL_dW" data-color="dL_dW" ${focusable("dL_dW")}>
      <p class="ge-formula" id="${id("dL_dW")}">
        <span class="ge-example"></span><span class="ge-gradient-first"></span>
        <span data-number="dL_dyhat"></span><i>×</i><span data-number="dyhat_dz"></span><i>×</i><span data-number="dz_dW"></span><i>=</i>
        <span class="ge-value ge-share" data-number="share"></span>
        <span class="ge-sum"><span class="ge-summed"></span><span class="ge-gradient"></span><i>=</i>
          <span class="ge-value" data-quantity="dL_dW" data-slot="dL_dW"></span></span>
        <span class="ge-sentence" data-reveals="dL_dW"></span></p>
    </article>
    <div class="ge-pairings"></div>
    </div>
    <div class="ge-below">
      <section class="ge-shares-section"><h3 class="ge-heading">Each example’s share of ∂L/∂w</h3><div class="ge-shares"></div></section>
      <section><h3 class="ge-heading" data-lights="dL_dW" id="${id("along")}">The loss along w: its slope is&nbsp;<span class="ge-gradient"></span></h3>
        <div class="ge-host" data-picture="net-along" data-beside="${id("along")} ${id("dL_dW")}"></div></section>
      <section class="ge-surface-section"><div class="ge-heading"><h3></h3> <span class="ge-vector" data-lights="gradient" id="${id("vector")}"></span></div>
        <div class="ge-host" data-picture="net-surface" data-beside="${id("vector")}"></div>
        <p class="ge-note" data-reveals="dL_dW"></p></section>
    </div>`;
}

// A partial derivative as a fraction.
export function fraction(above, below) {
  const spoken = { ŷ: "y hat" };
  const label = `d ${spoken[above] ?? above} by d ${spoken[below] ?? below}`;
  const side = (name) => `<mrow><mo>∂</mo><mi>${name}</mi></mrow>`;
  return `<math display="inline" aria-label="${label}"><mfrac>${side(above)}${side(below)}</mfrac></math>`;
}
