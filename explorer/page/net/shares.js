// Each example's share of ∂L/∂w as an arrow, head to tail, and their sum.

import { setAll, setText } from "../dom.js";
import { py } from "./generated.js";
import { svgElement } from "./svg.js";

export class Shares {
  constructor(parts, host) {
    Object.assign(this, { parts, host, chart: null, rows: [], ticks: [] });
    const { WIDTH, HEIGHT } = py.plots.net.shares;
    host.innerHTML = `
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Each example’s share of the gradient, and their sum">
        <path class="ge-share-zero"></path><g class="ge-share-rows"></g><g class="ge-share-ticks" aria-hidden="true"></g>
      </svg>`;
    this.zero = host.querySelector(".ge-share-zero");
    this.rowsIn = host.querySelector(".ge-share-rows");
    this.ticksIn = host.querySelector(".ge-share-ticks");
    this.listen();
  }

  // A row selects its example.
  listen() {
    const { parts, host } = this;
    const select = (event) => {
      const row = event.target.closest("g[data-example]");
      if (!row) return;
      event.preventDefault();
      event.stopPropagation(); // Enter and Space mean something to a notebook
      parts.live.act((session) => session.select_example(Number(row.dataset.example) - 1));
    };
    host.addEventListener("click", select);
    host.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") select(event);
    });
  }

  show(state) {
    if (state.examples === 1) return;
    const chart = py.plots.net.shares.shares_chart(state, this.chart, Boolean(this.parts.live.moving));
    const { example } = state.now;
    if (!this.chart || chart.rows.map(nameOf).join() !== this.chart.rows.map(nameOf).join()) this.build(chart);
    this.chart = chart;
    setAll(this.zero, { d: `M${chart.zero.toFixed(1)} 0V${(chart.rows.at(-1).middle + chart.height / 2).toFixed(1)}` });
    chart.rows.forEach((row, i) => this.rows[i].show(row, row.example === example));
    this.showTicks(chart.ticks);
  }

  build({ rows, height }) {
    this.rowsIn.replaceChildren();
    this.rows = rows.map((row) => new ShareRowView(this.rowsIn, row, height));
  }

  showTicks(ticks) {
    const { HEIGHT } = py.plots.net.shares;
    while (this.ticks.length > ticks.length) this.ticks.pop().remove();
    while (this.ticks.length < ticks.length) this.ticks.push(this.ticksIn.appendChild(svgElement("text", { y: HEIGHT - 4 })));
    ticks.forEach(([x, text], i) => {
      setAll(this.ticks[i], { x: x.toFixed(1) });
      setText(this.ticks[i], text);
    });
  }
}

const nameOf = ({ example, label }) => `${example} ${label}`;

// A row: its ground, its arrow with the line to the next row, its name and its number.
class ShareRowView {
  constructor(host, { example, label, middle }, height) {
    const { WIDTH } = py.plots.net.shares;
    const isSum = label === "sum";
    this.label = label;
    this.node = host.appendChild(svgElement("g", { class: isSum ? "ge-share-row ge-share-sum" : "ge-share-row" }));
    if (example >= 0) setAll(this.node, { role: "button", tabindex: 0, "data-example": example + 1 });
    const add = (name, attributes) => this.node.appendChild(svgElement(name, attributes));
    add("rect", { x: 0, y: middle - height / 2, width: WIDTH, height });
    this.link = add("path", { class: "ge-share-link", "data-reveals": "share" });
    this.arrow = add("path", { class: "ge-share-arrow", "data-mark": isSum ? "dL_dW" : "share" });
    setText(add("text", { class: "ge-share-name", x: 6, y: middle + 4 }), label);
    this.number = add("text", { class: "ge-share-number", x: WIDTH - 6, y: middle + 4 });
    const index = example >= 0 ? { "data-index": example + 1 } : {};
    setAll(this.arrow, index);
    // the sum stands on its card, where it has its hook
    if (example >= 0) setAll(this.number, { "data-quantity": "share", ...index });
    else if (isSum) this.number.dataset.number = "dL_dW";
  }

  show({ text, exact, arrow, link }, selected) {
    setAll(this.arrow, { d: arrow });
    setAll(this.link, { d: link });
    setText(this.number, text);
    this.node.classList.toggle("ge-selected", selected);
    if (this.node.dataset.example) {
      if (this.number.dataset.value !== exact) this.number.dataset.value = exact;
      setAll(this.node, { "aria-pressed": selected });
    }
  }
}
