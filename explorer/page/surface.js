// The pictures of the surface: over W and x, over W and y, and each of them in three dimensions.
//
// One of them is on the page at a time; the kernel is told which, and works out no other. A
// picture comes when it is first asked for, and takes its place when the frame has its marks.

class SurfaceViews {
  constructor({ root, scene, page, link, model, view }) {
    Object.assign(this, { scene, page, link, model, view });
    const picture = root.querySelector("[data-plot=surface]");
    this.name = this.wanted = "surface"; // what is shown, and what is coming
    this.pictures = { surface: { node: picture, paint: painter(picture, scene.plots.surface, scene) } };
    this.heading = picture.parentNode.querySelector("h3");
    this.vector = picture.parentNode.querySelector(".ge-vector");
    this.note = picture.parentNode.querySelector(".ge-note");
    this.said = this.note.textContent;
    if (!model.get("alone")) this.vector.before(this.switch());
    const { marks } = model.get("frame");
    const names = ["surface", ...Object.keys(model.get("pictures"))];
    this.want(names.find((name) => `${name}.point` in marks));
  }

  switch() {
    const group = document.createElement("span");
    group.className = "ge-views";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "The loss over");
    group.innerHTML = `
      <button type="button" data-over="x">W, x</button>
      <button type="button" data-over="y">W, y</button>
      <button type="button" data-solid>3-D</button>`;
    group.addEventListener("click", ({ target }) => {
      const { wanted } = this;
      if (target.dataset.over) this.want(named(target.dataset.over, solid(wanted)));
      else if ("solid" in target.dataset) this.want(named(over(wanted), !solid(wanted)));
    });
    this.buttons = [...group.children];
    return group;
  }

  want(name) {
    this.wanted = name;
    for (const button of this.buttons ?? []) {
      const pressed = "solid" in button.dataset ? solid(name) : button.dataset.over === over(name);
      button.setAttribute("aria-pressed", String(pressed));
    }
    this.link.do({ look: { [this.view]: name } });
  }

  // Before the page places the marks: puts up the picture that they are of.
  prepare() {
    const { wanted, model } = this;
    if (wanted === this.name || !(`${wanted}.point` in model.get("frame").marks)) return;
    const before = this.pictures[this.name].node;
    this.pictures[wanted] ??= this.build(wanted);
    before.replaceWith(this.pictures[wanted].node);
    this.name = wanted;
    this.painted = null;

    setText(this.heading, `The loss over W and ${over(wanted)}`);
    this.vector.querySelector("[data-quantity]").dataset.quantity = `dL_d${over(wanted)}`;
    this.page.collect();
    if (this.buttons) setText(this.note, solid(wanted) ? TURNING : this.said);
    // a surface takes longer to draw than to send: what is under way waits in the kernel
    this.link.most = solid(wanted) ? 3 : MOST_UNDER_WAY;
  }

  build(name) {
    const about = this.model.get("pictures")[name];
    const holder = document.createElement("div");
    holder.innerHTML = pictureOf(name, about, this.view, this.vector.id);
    const node = holder.firstElementChild;
    this.page.adopt(node);
    if (!solid(name)) return { node, paint: painter(node, about, this.scene) };
    if (this.buttons) turning(node, this.link, () => this.model.get("surfaces")[name]);
    return { node, paint: reliefPainter(node, this.view) };
  }

  show() {
    const surface = this.model.get("surfaces")[this.name];
    if (!surface || surface === this.painted) return;
    this.painted = surface;
    this.page.place(surface.marks);
    this.pictures[this.name].paint(surface);
  }

  stop() {
    try {
      this.link.do({ look: { [this.view]: null } });
    } catch {
      // the kernel is gone, and all that it remembered of this page
    }
  }
}

const TURNING = "Drag or arrow keys turn it, double-click turns it back. Dashed: the loss along W.";

const named = (over, solid) => `surface${over === "x" ? "" : "-y"}${solid ? "-3d" : ""}`;
const over = (name) => (name.includes("-y") ? "y" : "x");
const solid = (name) => name.endsWith("-3d");

// Make a picture's canvas as large as its axes, and return what paints a surface on it.
function painter(picture, { box, size }, { grid, palette }) {
  const canvas = picture.querySelector("canvas");
  Object.assign(canvas.style, {
    left: `${(100 * box[0]) / size[0]}%`,
    top: `${(100 * box[1]) / size[1]}%`,
    width: `${(100 * box[2]) / size[0]}%`,
    height: `${(100 * box[3]) / size[1]}%`,
  });
  [canvas.width, canvas.height] = grid;
  const context = canvas.getContext("2d");
  const image = context.createImageData(...grid);
  image.data.fill(255);
  return ({ pixels }) => {
    const { data } = image;
    const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
    for (let i = 0, j = 0; i < bytes.length; i++, j += 4) {
      const color = 3 * bytes[i];
      data[j] = palette[color];
      data[j + 1] = palette[color + 1];
      data[j + 2] = palette[color + 2];
    }
    context.putImageData(image, 0, 0);
  };
}

// Return what puts up a drawing of the surface: only once its image is ready, or it would flicker.
function reliefPainter(picture, view) {
  const relief = picture.querySelector(".ge-relief");
  let latest = "";
  return async ({ svg }) => {
    latest = svg;
    const image = new Image();
    image.src = svg.match(/data:image[^"]+/)[0];
    await image.decode();
    if (latest === svg) relief.innerHTML = own(svg, view, "relief");
  };
}

// Turn a picture in three dimensions by dragging it or by keys. `drawn` says how it is drawn now.
function turning(picture, link, drawn) {
  const DEGREES = 0.5; // a pixel
  const STEP = 5; // a key
  let at = null; // the angle that was last asked for
  let last = -Infinity;
  let held = null;

  const angle = () => (performance.now() - last > 1000 ? drawn() : at);
  const turn = (azim, elev) => {
    last = performance.now();
    at = { azim: ((azim + 540) % 360) - 180, elev: Math.min(Math.max(elev, 0), 90) };
    link.move(at, gesture(1000), "turn");
  };
  const back = () => {
    last = -Infinity;
    link.do({ turn: {} });
  };
  picture.tabIndex = 0;
  picture.setAttribute("role", "application"); // so that a screen reader leaves it the arrow keys
  picture.setAttribute("aria-label", "The loss in three dimensions. Arrow keys turn it, Home turns it back.");
  picture.addEventListener("pointerdown", (event) => {
    if (event.button || held) return;
    held = { pointer: event.pointerId, x: event.clientX, y: event.clientY, ...angle() };
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
    if (pointerId !== held?.pointer) return;
    turn(held.azim - DEGREES * (clientX - held.x), held.elev + DEGREES * (clientY - held.y));
  });
  picture.addEventListener("lostpointercapture", () => (held = null));
  picture.addEventListener("dblclick", back);
  picture.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if ((!way && event.key !== "Home") || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation(); // the notebook moves between cells with arrows
    if (!way) return back();
    const { azim, elev } = angle();
    turn(azim + STEP * way[0], elev + STEP * way[1]);
  });
}
