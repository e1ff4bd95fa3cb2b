// Announces changes to screen readers, in sentences.
//
// It waits until a change has settled, so that a drag is announced once, at its end.
// A tool marks further texts to announce with `data-announced`.
// The announcement of a text keeps its `data-reveals`, the quantity that the text reveals, so that
// Predict can hide it there, too.

const SETTLED = 500; // ms

export class Announcer {
  // `announcement(before, now)` returns the news of a change of the state.
  constructor(root, live, announcement) {
    Object.assign(this, { root, live, announcement, before: live.state, timer: 0, announced: new WeakMap() });
    this.line = root.querySelector(".ge-announcer");
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

  changes() {
    const news = this.announcement(this.before, this.live.state);
    this.before = this.live.state;
    return news;
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
