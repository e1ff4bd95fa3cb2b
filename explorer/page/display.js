// Displays a state: puts its texts and its geometry into existing elements.

import { groupBy, setText } from "./dom.js";
import { sentences } from "./model.js";

export class Display {
  constructor(root, viewId) {
    this.root = root;
    this.viewId = viewId;
    this.boxes = {}; // number boxes and slider handles by quantity, added when they are made
    this.handles = {};
    this.marks = new Map(); // the id of a mark → a function that sets its geometry
    for (const picture of root.querySelectorAll("[data-plot]")) this.adopt(picture);
    this.collect();
    this.request = 0;
  }

  // Add the marks of a picture.
  adopt(picture) {
    for (const group of picture.querySelectorAll("g[data-mark], g[id*='.contours']")) {
      this.marks.set(group.id.slice(this.viewId.length + 1), geometrySetter(group));
    }
  }

  // Find the places of numbers and sentences. Call it again after a tool has added or removed some.
  collect() {
    this.values = groupBy(this.root.querySelectorAll("[data-quantity]"), "quantity");
    this.numbers = groupBy(this.root.querySelectorAll("[data-number]"), "number");
    this.sentences = groupBy(this.root.querySelectorAll("[data-sentence]"), "sentence");
  }

  // Paint once, before the next repaint: if several states arrive until then, only the last is
  // displayed.
  soon(paint) {
    this.request ||= requestAnimationFrame(() => {
      this.request = 0;
      paint();
    });
  }

  stop() {
    cancelAnimationFrame(this.request);
  }

  show(model) {
    const current = model.get("current");
    if (!current.marks) return;
    this.current = current;
    // These two depend on only some of the inputs, so they change less often.
    for (const name of ["backdrop", "curve"]) {
      const part = model.get(name);
      if (part !== this[name]) this.placeMarks((this[name] = part).marks);
    }
    this.placeMarks(current.marks);
    this.showTexts(model);
    this.showInputs();
  }

  showTexts(model) {
    for (const [name, [text, exact]] of Object.entries(model.get("current").values)) {
      this.values.get(name)?.forEach((node) => {
        if (node.localName === "input") return; // showInputs fills the boxes
        setText(node, text);
        node.dataset.value = exact;
      });
      this.numbers.get(name)?.forEach((node) => setText(node, text));
    }
    for (const [name, sentence] of Object.entries(sentences(model))) {
      this.sentences.get(name)?.forEach((node) => setText(node, sentence));
    }
  }

  placeMarks(marks) {
    for (const [id, geometry] of Object.entries(marks)) this.marks.get(id)?.(geometry);
  }

  showInputs() {
    if (!this.current) return; // `show` will call this for the first state
    for (const [name, box] of Object.entries(this.boxes)) {
      const exact = this.current.values[name][1];
      if (box.dataset.value !== exact) {
        box.dataset.value = exact;
        box.show();
      }
    }
    for (const [name, handle] of Object.entries(this.handles)) {
      handle.follow(Number(this.current.values[name][1]));
    }
  }

  showError(error) {
    const line = this.root.querySelector(".ge-error");
    setText(line, error);
    line.hidden = !error;
  }
}

// Return a function that sets a mark's geometry: the "d" of a path, the place of a point or a text.
// It skips unchanged geometry, which the browser would otherwise lay out and paint again.
function geometrySetter(node) {
  const target = node.querySelector("use, text") ?? node.querySelector("path");
  node.removeAttribute("visibility");
  let before;
  if (target.localName === "path") {
    return (d) => {
      if (d !== before) target.setAttribute("d", (before = d));
    };
  }
  target.removeAttribute("transform");
  return (at) => {
    if (`${at}` === before) return;
    before = `${at}`;
    node.style.visibility = at ? "" : "hidden";
    if (at) {
      target.setAttribute("x", at[0]);
      target.setAttribute("y", at[1]);
    }
  };
}
