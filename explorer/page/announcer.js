// Announces changes to screen readers, in sentences.
//
// It waits until a change has settled, so that a drag is announced once, at its end.
// The sentences come from the kernel; a tool marks further texts to announce with `data-announced`.
// The announcement of a text keeps its `data-reveals`, the quantity that the text reveals, so that
// Predict can hide it there, too.

import { SLIDERS, sentences } from "./model.js";
import { boxText } from "./number_box.js";

const SETTLED = 500; // ms

export class Announcer {
  constructor(root, scene, model) {
    Object.assign(this, { root, model, quantities: scene.quantities, timer: 0, announced: new WeakMap() });
    this.line = root.querySelector(".ge-announcer");
    this.before = model.get("current").values;
  }

  // Call it at each change, however small.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.announce(), SETTLED);
  }

  announce() {
    const news = [...this.changes(), ...this.texts()];
    if (!news.length) return;
    this.line.replaceChildren(
      ...news.map(([text, quantity]) => {
        const span = document.createElement("span");
        if (quantity) span.dataset.reveals = quantity;
        span.textContent = `${text} `;
        return span;
      }),
    );
  }

  // The inputs that moved, and the effect on ŷ and on the gradient.
  changes() {
    const { values } = this.model.get("current");
    const { y_hat, dL_dW } = sentences(this.model);
    const moved = [...SLIDERS, "learning_rate"].filter((name) => values[name][1] !== this.before[name][1]);
    this.before = values;
    if (!moved.length) return [];
    const { spoken } = this.quantities.dL_dW;
    return [
      [`${moved.map((name) => `${this.quantities[name].spoken} is ${boxText(values[name][1])}`).join(", ")}.`],
      [y_hat, "dL_dyhat"],
      [`${spoken} is ${values.dL_dW[0]}. ${dL_dW}`, "dL_dW"],
    ];
  }

  // The tools' visible texts that have not been announced yet.
  texts() {
    const news = [];
    for (const node of this.root.querySelectorAll("[data-announced]")) {
      const text = node.textContent;
      if (this.announced.get(node) === text || !node.checkVisibility({ visibilityProperty: true })) continue;
      this.announced.set(node, text);
      if (text) news.push([text, node.dataset.reveals]);
    }
    return news;
  }

  stop() {
    clearTimeout(this.timer);
  }
}
