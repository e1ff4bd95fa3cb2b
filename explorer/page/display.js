// Displays a state: puts its texts and its geometry into existing elements.

import { groupBy, setText } from "./dom.js";
import { py } from "./generated.js";

export class Display {
  // `plots` maps the name of each picture in the page to its plot; `axis` replaces some of them.
  constructor(root, viewId, plots, axis) {
    Object.assign(this, { root, viewId, plots, axis });
    this.boxes = {}; // number boxes and slider handles by quantity, added when they are made
    this.handles = {};
    this.marks = new Map(); // the id of a mark → a function that sets its geometry
    for (const picture of root.querySelectorAll("[data-plot]")) this.adopt(picture);
    this.collect();
    this.request = 0;
  }

  // Add the marks of a picture.
  adopt(picture) {
    for (const group of picture.querySelectorAll("g[data-mark], g[id$='.contours']")) {
      this.marks.set(group.id.slice(this.viewId.length + 1), geometrySetter(group));
    }
  }

  // Find the places of numbers and sentences; the entries of matrices have an index, and place
  // themselves. Call it again after a tool has added or removed some.
  collect() {
    this.places = {};
    for (const kind of ["quantity", "number", "sentence"]) {
      this.places[kind] = groupBy(this.root.querySelectorAll(`[data-${kind}]:not([data-index])`), kind);
    }
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

  // Show a state. Marks that depend on only some of the inputs move only when those change.
  show(state) {
    this.axis.follow(state, this);
    const { x, y } = state.t;
    const before = this.state;
    if (before?.t.y !== y) this.placeMarks(state, "y");
    if (before?.t.y !== y || before?.t.x !== x) this.placeMarks(state, "xy");
    this.placeMarks(state, "xyW");
    this.state = state;
    this.numbers = py.session.display.numbers(state);
    this.sentences = py.session.display.sentences(state);
    this.markCulprit(py.derivation.sentences.culprit(state.t));
    this.showTexts();
    this.showInputs();
  }

  // Mark the card of the factor that makes the gradient small although the loss is not, if there is one.
  markCulprit(name) {
    for (const mark of this.root.querySelectorAll(".ge-culprit")) {
      const { step, card } = mark.closest(".ge-card").dataset;
      mark.hidden = (step ?? card) !== name;
    }
  }

  // Show the numbers and sentences of the state. Call it again after a tool has added places.
  showTexts() {
    for (const [name, { text, exact }] of Object.entries(this.numbers)) {
      this.places.quantity.get(name)?.forEach((node) => {
        if (node.localName === "input") return; // showInputs fills the boxes
        setText(node, text);
        if (node.dataset.value !== exact) node.dataset.value = exact;
      });
      this.places.number.get(name)?.forEach((node) => setText(node, text));
    }
    for (const [name, sentence] of Object.entries(this.sentences)) {
      this.places.sentence.get(name)?.forEach((node) => setText(node, sentence));
    }
  }

  placeMarks(state, follows) {
    for (const plot of this.plots.values()) {
      this.put(py.session.display.marks(plot, state, follows));
    }
  }

  put(marks) {
    for (const [id, geometry] of Object.entries(marks)) this.marks.get(id)?.(geometry);
  }

  showInputs() {
    if (!this.numbers) return; // `show` will call this for the first state
    for (const [name, box] of Object.entries(this.boxes)) {
      const shown = this.numbers[name];
      if (box.dataset.value !== shown.exact) {
        box.dataset.value = shown.exact;
        box.show(shown);
      }
    }
    for (const [name, handle] of Object.entries(this.handles)) handle.follow(this.numbers[name]);
  }

  showError(error) {
    const line = this.root.querySelector(".ge-error");
    setText(line, error);
    line.hidden = !error;
  }

  // Show a remark, which is not an error.
  showRemark(text) {
    const line = this.root.querySelector(".ge-remark");
    setText(line, text);
    line.hidden = !text;
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
