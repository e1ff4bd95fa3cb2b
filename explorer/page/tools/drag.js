// Drag a point of a plot, or the line of the target, or move it with keys.
//
// An invisible element lies over each mark that can be dragged; to a screen reader it is a slider.
// It sends the wanted place to the kernel, and follows the mark as the kernel's states move it.

import { setText } from "../dom.js";
import { gesture } from "../gestures.js";
import { listen } from "../model.js";

const TO_THE_END = 1e9; // increments, more than any slider has

export const dragTool = {
  name: "drag",
  build({ root, scene, connection, model }) {
    const handles = new Map();
    // Further pictures of the surface are added when they are first requested.
    const addMissing = () => {
      for (const [name, about] of Object.entries(scene.tools.drag)) {
        const [plot] = name.split(".");
        const picture = !handles.has(name) && root.querySelector(`[data-plot="${plot}"]`);
        if (!picture) continue;
        const geometry = scene.plots[plot] ?? model.get("pictures")[plot];
        const handle = new DragHandle({ name, ...about, picture, plot: geometry, quantities: scene.quantities, connection });
        handles.set(name, handle);
        if (about.moves.length === 2) letPickAnywhere(handle);
      }
    };
    // Each answer of the kernel has a note, which may be the same as the last one.
    const stop = listen(model, "change:note change:ack", () =>
      handles.forEach((handle) => handle.showNote(model.get("note"))),
    );
    return {
      show() {
        addMissing();
        const { values } = model.get("current");
        handles.forEach((handle) => handle.follow(values));
      },
      close: stop,
    };
  },
};

class DragHandle {
  constructor(about) {
    Object.assign(this, about);
    const { name, across, up, label, ends } = about;
    this.held = null; // during a drag: the gesture, the pointer, and where on the element it was pressed

    this.node = document.createElement("div");
    this.node.className = `ge-drag ${across && up ? "ge-drag-point" : across ? "ge-drag-upright" : "ge-drag-level"}`;
    this.node.dataset.drag = name;
    this.node.tabIndex = 0;
    const attributes = { role: "slider", "aria-label": label, "aria-valuemin": ends[0], "aria-valuemax": ends[1] };
    if (!across) attributes["aria-orientation"] = "vertical";
    for (const [key, value] of Object.entries(attributes)) this.node.setAttribute(key, value);
    this.note = document.createElement("p");
    this.note.className = "ge-drag-note";
    this.note.setAttribute("role", "status");
    this.picture.append(this.node, this.note);

    // A line is as long as the plot's axes.
    const [left, top, width, height] = this.plot.box;
    if (!across) this.place({ left, width });
    if (!up) this.place({ top, height });

    this.node.addEventListener("pointerdown", (event) => {
      const [x, y] = this.under(event);
      this.hold(event, x - this.x, y - this.y);
    });
    this.node.addEventListener("pointermove", (event) => {
      if (event.pointerId === this.held?.pointer) this.aim(event);
    });
    this.node.addEventListener("lostpointercapture", () => this.release());
    this.node.addEventListener("keydown", (event) => this.press(event));
    this.node.addEventListener("blur", () => {
      this.node.classList.remove("ge-by-hand");
      this.showNote("");
    });
  }

  // Place the element. Lengths are shares of the picture's width or height, so that they scale with
  // it.
  place(lengths) {
    const [width, height] = this.plot.size;
    for (const [side, px] of Object.entries(lengths)) {
      const whole = side === "left" || side === "width" ? width : height;
      this.node.style[side] = `${((100 * px) / whole).toFixed(3)}%`;
    }
  }

  follow(values) {
    const coordinates = [this.across, this.up].filter(Boolean);
    const state = [...coordinates, this.moves[0]].map((quantity) => values[quantity][1]).join();
    if (state === this.state) return;
    this.state = state;
    const number = (quantity) => Number(values[quantity][1]);
    const along = ([factor, offset], quantity) => (quantity ? offset + factor * number(quantity) : 0);
    [this.x, this.y] = [along(this.plot.x, this.across), along(this.plot.y, this.up)];
    this.place({ ...(this.across && { left: this.x }), ...(this.up && { top: this.y }) });
    this.note.classList.toggle("ge-low", this.y < this.plot.size[1] / 3); // keep the note off the point
    this.node.setAttribute("aria-valuenow", values[this.moves[0]][1]);
    const text = coordinates.map((quantity) => `${this.quantities[quantity].spoken} ${values[quantity][0]}`).join(", ");
    this.node.setAttribute("aria-valuetext", text);
  }

  showNote(note) {
    setText(this.note, this.node === document.activeElement ? note : "");
  }

  // The place of a pointer, in the picture's own pixels.
  under({ clientX, clientY }) {
    const shown = this.picture.getBoundingClientRect();
    const [width, height] = this.plot.size;
    return [((clientX - shown.left) * width) / shown.width, ((clientY - shown.top) * height) / shown.height];
  }

  hold(event, dx, dy) {
    if (event.button || this.held) return;
    this.held = { gesture: gesture(), pointer: event.pointerId, dx, dy };
    this.node.setPointerCapture(event.pointerId);
    this.node.focus({ preventScroll: true }); // a touch does not focus, and the arrow keys need the focus
    this.node.classList.add("ge-held", "ge-by-hand"); // a drag needs no focus ring
  }

  aim(event) {
    const [x, y] = this.under(event);
    const { gesture, dx, dy } = this.held;
    this.send(x - dx, y - dy, gesture);
  }

  send(x, y, gesture) {
    const data = ([factor, offset], px) => (px - offset) / factor;
    this.connection.move({ [this.name]: [data(this.plot.x, x), data(this.plot.y, y)] }, gesture, "aim");
  }

  release() {
    this.held = null;
    this.node.classList.remove("ge-held");
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const many = event.shiftKey ? 10 : 1;
    // On the surface the vertical keys move its other input; elsewhere up means more, like right.
    const upright = this.moves.length === 2 ? (count) => [0, count] : (count) => [count];
    const counts = {
      ArrowRight: [many],
      ArrowLeft: [-many],
      ArrowUp: upright(many),
      ArrowDown: upright(-many),
      PageUp: upright(10),
      PageDown: upright(-10),
      Home: [-TO_THE_END],
      End: [TO_THE_END],
    }[event.key];
    if (!counts) return;
    this.node.classList.remove("ge-by-hand");
    event.preventDefault();
    event.stopPropagation(); // the notebook moves between cells with arrows
    this.connection.do({ nudge: { [this.name]: counts }, gesture: gesture(1000) });
  }
}

// Let a person move the point to any place of a surface. A press of the mouse moves it there and
// begins a drag. A finger may be about to scroll the page, so only its tap moves the point.
function letPickAnywhere(handle) {
  const { node, picture, plot } = handle;
  picture.classList.add("ge-pick");
  const inside = (event) => {
    const [x, y] = handle.under(event);
    const [left, top, width, height] = plot.box;
    return !node.contains(event.target) && x >= left && x <= left + width && y >= top && y <= top + height;
  };
  let mouse = false;
  picture.addEventListener("pointerdown", (event) => {
    mouse = event.pointerType === "mouse";
    if (!mouse || event.button || !inside(event)) return;
    handle.hold(event, 0, 0);
    handle.aim(event);
  });
  picture.addEventListener("click", (event) => {
    if (!mouse && inside(event)) handle.send(...handle.under(event), gesture());
  });
}
