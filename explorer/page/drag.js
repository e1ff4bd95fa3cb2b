// Taking hold of the plots: their points and the target's lines can be dragged, or moved by keys.
//
// A hold is an invisible element over its mark, a slider to a screen reader. It tells the kernel
// where in the plot the hand wants it (grab.py), and stands where the kernel's frames put it.

const ALL_STEPS = 1e9; // more than any slider has

tool({
  name: "grab",
  build({ root, scene, link, model }) {
    const holds = new Map();
    // a picture of the surface comes when it is first asked for
    const complete = () => {
      for (const [name, about] of Object.entries(scene.tools.grab)) {
        const plot = name.split(".")[0];
        const picture = !holds.has(name) && root.querySelector(`[data-plot="${plot}"]`);
        if (!picture) continue;
        const described = scene.plots[plot] ?? model.get("pictures")[plot];
        const hold = new Hold({ name, ...about, picture, plot: described, quantities: scene.quantities, link });
        holds.set(name, hold);
        if (about.moves.length === 2) pickAnywhere(hold);
      }
    };
    // each answer says its note anew, be it the same as before
    const note = () => holds.forEach((hold) => hold.say(model.get("note")));
    const stop = on(model, "change:note change:ack", note);
    return {
      show() {
        complete();
        const { values } = model.get("frame");
        holds.forEach((hold) => hold.follow(values));
      },
      close: stop,
    };
  },
});

class Hold {
  constructor(about) {
    Object.assign(this, about);
    const { name, across, up, label, ends } = about;
    this.held = null; // while a hand is on it: the gesture, the pointer, where on it the hand is

    this.node = document.createElement("div");
    this.node.className = `ge-grab ${across && up ? "ge-grab-point" : across ? "ge-grab-upright" : "ge-grab-level"}`;
    this.node.dataset.grab = name;
    this.node.tabIndex = 0;
    const attributes = { role: "slider", "aria-label": label, "aria-valuemin": ends[0], "aria-valuemax": ends[1] };
    if (!across) attributes["aria-orientation"] = "vertical";
    for (const [key, value] of Object.entries(attributes)) this.node.setAttribute(key, value);
    this.note = document.createElement("p");
    this.note.className = "ge-grab-note";
    this.note.setAttribute("role", "status");
    this.picture.append(this.node, this.note);

    // A line is as long as the axes.
    const [left, top, width, height] = this.plot.box;
    if (!across) this.place({ left, width });
    if (!up) this.place({ top, height });

    this.node.addEventListener("pointerdown", (event) => {
      const [x, y] = this.under(event);
      this.take(event, x - this.x, y - this.y);
    });
    this.node.addEventListener("pointermove", (event) => {
      if (event.pointerId === this.held?.pointer) this.aim(event);
    });
    this.node.addEventListener("lostpointercapture", () => this.release());
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.node.addEventListener("blur", () => {
      this.node.classList.remove("ge-by-hand");
      this.say("");
    });
  }

  // Lengths of the picture, as shares of its width or height: so they follow its size by themselves.
  place(lengths) {
    const [width, height] = this.plot.size;
    for (const [side, px] of Object.entries(lengths)) {
      const whole = side === "left" || side === "width" ? width : height;
      this.node.style[side] = `${((100 * px) / whole).toFixed(3)}%`;
    }
  }

  follow(values) {
    const told = [this.across, this.up].filter(Boolean);
    const state = [...told, this.moves[0]].map((quantity) => values[quantity][1]).join();
    if (state === this.state) return;
    this.state = state;
    const number = (quantity) => Number(values[quantity][1]);
    const along = ([factor, offset], quantity) => (quantity ? offset + factor * number(quantity) : 0);
    [this.x, this.y] = [along(this.plot.x, this.across), along(this.plot.y, this.up)];
    this.place({ ...(this.across && { left: this.x }), ...(this.up && { top: this.y }) });
    this.note.classList.toggle("ge-low", this.y < this.plot.size[1] / 3); // where the point is not
    this.node.setAttribute("aria-valuenow", values[this.moves[0]][1]);
    const text = told.map((quantity) => `${this.quantities[quantity].spoken} ${values[quantity][0]}`).join(", ");
    this.node.setAttribute("aria-valuetext", text);
  }

  say(note) {
    setText(this.note, this.node === document.activeElement ? note : "");
  }

  // Where a pointer is, in the picture's own pixels.
  under({ clientX, clientY }) {
    const shown = this.picture.getBoundingClientRect();
    const [width, height] = this.plot.size;
    return [((clientX - shown.left) * width) / shown.width, ((clientY - shown.top) * height) / shown.height];
  }

  take(event, dx, dy) {
    if (event.button || this.held) return;
    this.held = { gesture: gesture(), pointer: event.pointerId, dx, dy };
    this.node.setPointerCapture(event.pointerId);
    this.node.focus({ preventScroll: true }); // a touch would not, and the keys go on from there
    this.node.classList.add("ge-held", "ge-by-hand"); // a hand needs no ring of the focus
  }

  aim(event) {
    const [x, y] = this.under(event);
    const { gesture, dx, dy } = this.held;
    this.send(x - dx, y - dy, gesture);
  }

  send(x, y, gesture) {
    const data = ([factor, offset], px) => (px - offset) / factor;
    this.link.move({ [this.name]: [data(this.plot.x, x), data(this.plot.y, y)] }, gesture, "aim");
  }

  release() {
    this.held = null;
    this.node.classList.remove("ge-held");
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const many = event.shiftKey ? 10 : 1;
    // On the surface up and down are x's, and so are the pages; elsewhere up is more, as right is.
    const upright = this.moves.length === 2 ? (count) => [0, count] : (count) => [count];
    const counts = {
      ArrowRight: [many],
      ArrowLeft: [-many],
      ArrowUp: upright(many),
      ArrowDown: upright(-many),
      PageUp: upright(10),
      PageDown: upright(-10),
      Home: [-ALL_STEPS],
      End: [ALL_STEPS],
    }[event.key];
    if (!counts) return;
    this.node.classList.remove("ge-by-hand");
    event.preventDefault();
    event.stopPropagation(); // the notebook moves between cells with arrows
    this.link.do({ nudge: { [this.name]: counts }, gesture: gesture(1000) });
  }
}

// On a surface any place can be meant: a press of the mouse takes the point there, and along; a
// finger may be about to scroll the page, so only its tap does.
function pickAnywhere(hold) {
  const { node, picture, plot } = hold;
  picture.classList.add("ge-pick");
  const inside = (event) => {
    const [x, y] = hold.under(event);
    const [left, top, width, height] = plot.box;
    return !node.contains(event.target) && x >= left && x <= left + width && y >= top && y <= top + height;
  };
  let mouse = false;
  picture.addEventListener("pointerdown", (event) => {
    mouse = event.pointerType === "mouse";
    if (!mouse || event.button || !inside(event)) return;
    hold.take(event, 0, 0);
    hold.aim(event);
  });
  picture.addEventListener("click", (event) => {
    if (!mouse && inside(event)) hold.send(...hold.under(event), gesture());
  });
}
