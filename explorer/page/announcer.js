// What changed, in a sentence, for those who do not see it.
//
// It is said once a change has settled: a drag is one sentence, and costs nothing while it lasts.
// The sentences are those that the kernel has sent anyway. What a tool has to say besides stands
// in elements with `data-told`; and what Predict hides is not said either.

const SETTLED = 500; // ms

class Told {
  constructor(root, scene, model) {
    Object.assign(this, { root, model, quantities: scene.quantities, timer: 0, said: new WeakMap() });
    this.line = root.querySelector(".ge-told");
    this.before = model.get("frame").values;
  }

  // Call it at each change, however small.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), SETTLED);
  }

  tell() {
    const sentences = [...this.state(), ...this.besides()];
    if (!sentences.length) return;
    this.line.replaceChildren(
      ...sentences.map(([text, tells]) => {
        const span = document.createElement("span");
        if (tells) span.dataset.tells = tells;
        span.textContent = `${text} `;
        return span;
      }),
    );
  }

  state() {
    const { values } = this.model.get("frame");
    const readings = sentences(this.model);
    const moved = [...SLIDERS, "learning_rate"].filter((name) => values[name][1] !== this.before[name][1]);
    this.before = values;
    if (!moved.length) return [];
    const { spoken } = this.quantities.dL_dW;
    return [
      [`${moved.map((name) => `${this.quantities[name].spoken} is ${typed(values[name][1])}`).join(", ")}.`],
      [readings.y_hat, "dL_dyhat"],
      [`${spoken} is ${values.dL_dW[0]}. ${readings.dL_dW}`, "dL_dW"],
    ];
  }

  besides() {
    const news = [];
    for (const node of this.root.querySelectorAll("[data-told]")) {
      const text = node.textContent;
      if (this.said.get(node) === text || !node.checkVisibility({ visibilityProperty: true })) continue;
      this.said.set(node, text);
      if (text) news.push([text, node.dataset.tells]);
    }
    return news;
  }

  stop() {
    clearTimeout(this.timer);
  }
}
