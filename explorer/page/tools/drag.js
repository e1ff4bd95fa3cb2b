// Drag a point of a plot, or the line of the target, or move it with keys.
//
// An invisible element lies over each mark that can be dragged; to a screen reader it is a slider.
// It asks for the place under the pointer, and follows the mark.

import { setAll, setText } from "../dom.js";
import { py } from "../generated.js";
import { gesture } from "../gestures.js";

const TO_THE_END = 1e9; // increments, more than any slider has

export const dragTool = {
  name: "drag",
  build({ root, live, display }) {
    const handles = new Map();
    // Further pictures of the surface are added when they are first requested.
    const addMissing = () => {
      for (const [name, hold] of Object.entries(py.plots.holds.HOLDS)) {
        const [plot] = name.split(".");
        const picture = !handles.has(name) && root.querySelector(`[data-plot="${plot}"]`);
        if (!picture) continue;
        const handle = new DragHandle({
          name,
          ...hold,
          picture,
          plot: display.plots.get(plot),
          live,
          ends: () => py.session.drag.ends(live.ranges, hold),
          spoken: (quantity) => py.derivation.quantities.QUANTITIES[quantity].spoken,
          aim: (session, across, up, gesture) => session.aim(name, across, up, gesture),
          nudge: (session, counts, gesture) => session.nudge(name, counts, gesture),
        });
        handles.set(name, handle);
        if (hold.moves.length === 2) letPickAnywhere(handle);
      }
    };
    return {
      show() {
        addMissing();
        handles.forEach((handle) => {
          const plot = display.plots.get(handle.name.split(".")[0]);
          if (plot && plot !== handle.plot) handle.setPlot(plot); // it has another axis
          handle.follow(display.numbers);
          handle.showNote(live.session.note);
        });
      },
    };
  },
};

// `about` has the name of a mark, its `Hold`, its picture and plot, and
//   ends()                      the ends of the quantity that it moves first
//   spoken(quantity)            the name of one of its quantities for a screen reader
//   aim(session, across, up, gesture), nudge(session, counts, gesture)   its moves
export class DragHandle {
  constructor(about) {
    Object.assign(this, about);
    const { name, across, up, label, plot } = about;
    this.setPlot(plot);
    this.held = null; // during a drag: the gesture, the pointer, and where on the element it was pressed

    this.node = document.createElement("div");
    this.node.className = `ge-drag ${across && up ? "ge-drag-point" : across ? "ge-drag-upright" : "ge-drag-level"}`;
    this.node.dataset.drag = name;
    this.node.tabIndex = 0;
    const attributes = { role: "slider", "aria-label": label };
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
      if (event.pointerId === this.held?.pointer) this.drag(event);
    });
    this.node.addEventListener("lostpointercapture", () => this.release());
    this.node.addEventListener("keydown", (event) => this.press(event));
    this.node.addEventListener("blur", () => {
      this.node.classList.remove("ge-by-hand");
      this.showNote("");
    });
  }

  // Take another plot of the same picture, with other axes.
  setPlot(plot) {
    this.plot = plot;
    this.mapping = py.plots.geometry.mapping(plot);
    this.state = null; // so that the element is placed
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
    const { numbersHidden } = this.live;
    const state = [numbersHidden, ...[...coordinates, this.moves[0]].map((quantity) => values[quantity].exact)].join();
    if (state === this.state) return;
    this.state = state;
    const [x, y] = [this.across, this.up].map((quantity) => (quantity ? values[quantity].number : 0));
    [this.x, this.y] = this.mapping.to_px(x, y);
    this.place({ ...(this.across && { left: this.x }), ...(this.up && { top: this.y }) });
    this.note.classList.toggle("ge-low", this.y < this.plot.size[1] / 3); // keep the note off the point
    const [low, high] = this.ends();
    const told = coordinates.filter((quantity) => !numbersHidden || !py.plots.holds.COMPUTED.includes(quantity));
    const text = told.map((quantity) => `${this.spoken(quantity)} ${values[quantity].text}`).join(", ");
    const now = values[this.moves[0]].exact;
    setAll(this.node, { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": now, "aria-valuetext": text || "hidden" });
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
    // The place under the pointer keeps its meaning, even if an axis becomes longer.
    const { mapping } = this;
    this.held = { gesture: gesture(), pointer: event.pointerId, dx, dy, mapping };
    this.node.setPointerCapture(event.pointerId);
    this.node.focus({ preventScroll: true }); // a touch does not focus, and the arrow keys need the focus
    this.node.classList.add("ge-held", "ge-by-hand"); // a drag needs no focus ring
  }

  drag(event) {
    const [x, y] = this.under(event);
    const { gesture, dx, dy } = this.held;
    this.send(x - dx, y - dy, gesture, true);
  }

  // Ask for a place in the picture.
  send(x, y, gesture, moving) {
    const [across, up] = (this.held ?? this).mapping.to_data(x, y);
    this.live.act((session) => this.aim(session, across, up, gesture), { moving });
  }

  release() {
    this.held = null;
    this.node.classList.remove("ge-held");
    this.live.rest();
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
    this.live.act((session) => this.nudge(session, counts, gesture(1000)));
  }
}

// Let a person move the point to any place of a surface. A press of the mouse moves it there and
// begins a drag. A finger may be about to scroll the page, so only its tap moves the point.
export function letPickAnywhere(handle) {
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
    handle.drag(event);
  });
  picture.addEventListener("click", (event) => {
    if (!mouse && inside(event)) handle.send(...handle.under(event), gesture());
  });
}
