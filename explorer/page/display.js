// Showing a state: texts and geometry are put into elements that stay.

class Page {
  constructor(root, view) {
    this.root = root;
    this.view = view;
    this.inputs = {}; // boxes and sliders, as they come to be there
    this.handles = {};
    this.marks = new Map();
    for (const picture of root.querySelectorAll("[data-plot]")) this.adopt(picture);
    this.collect();
    this.request = 0;
  }

  // Know a picture's marks from now on.
  adopt(picture) {
    for (const group of picture.querySelectorAll("g[data-mark], g[id*='.contours']")) {
      this.marks.set(group.id.slice(this.view.length + 1), setter(group));
    }
  }

  // Find the places of numbers and sentences; again, after a tool has added or removed some.
  collect() {
    this.values = group(this.root.querySelectorAll("[data-quantity]"), "quantity");
    this.numbers = group(this.root.querySelectorAll("[data-number]"), "number");
    this.readings = group(this.root.querySelectorAll("[data-reading]"), "reading");
  }

  // However many states arrive before the next repaint, only the last is put on the page.
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
    const frame = model.get("frame");
    const [backdrop, curve] = [model.get("backdrop"), model.get("curve")];
    if (!frame.marks) return;
    this.frame = frame;
    if (backdrop !== this.backdrop) {
      this.backdrop = backdrop;
      this.place(backdrop.marks);
    }
    if (curve !== this.curve) {
      this.curve = curve;
      this.place(curve.marks);
    }
    this.place(frame.marks);
    this.showTexts(model);
    this.showInputs();
  }

  showTexts(model) {
    for (const [name, [text, exact]] of Object.entries(model.get("frame").values)) {
      this.values.get(name)?.forEach((node) => {
        if (node.localName === "input") return; // a box is showInputs' or its tool's
        setText(node, text);
        node.dataset.value = exact;
      });
      this.numbers.get(name)?.forEach((node) => setText(node, text));
    }
    for (const [name, sentence] of Object.entries(sentences(model))) {
      this.readings.get(name)?.forEach((node) => setText(node, sentence));
    }
  }

  place(marks) {
    for (const [id, geometry] of Object.entries(marks)) this.marks.get(id)?.(geometry);
  }

  showInputs() {
    if (!this.frame) return; // before the first state, which comes with its own call
    for (const [name, box] of Object.entries(this.inputs)) {
      const exact = this.frame.values[name][1];
      if (box.dataset.value !== exact) {
        box.dataset.value = exact;
        box.show();
      }
    }
    for (const [name, handle] of Object.entries(this.handles)) {
      handle.follow(Number(this.frame.values[name][1]));
    }
  }

  say(error) {
    const line = this.root.querySelector(".ge-error");
    setText(line, error);
    line.hidden = !error;
  }
}

// Sentences with a number in them come with each frame, the others when they change.
function sentences(model) {
  return { ...model.get("readings"), ...model.get("frame").readings };
}

function group(nodes, key) {
  const groups = new Map();
  for (const node of nodes) {
    const name = node.dataset[key];
    groups.set(name, [...(groups.get(name) ?? []), node]);
  }
  return groups;
}

function setText(node, text) {
  if (node.firstChild?.nodeType === Node.TEXT_NODE) {
    if (node.firstChild.data !== text) node.firstChild.data = text;
  } else {
    node.textContent = text;
  }
}

// How a mark takes its geometry: a path its "d"; a point or a text its place. What stays as it was is
// left alone: the browser would lay it out and paint it again.
function setter(node) {
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
