// The pictures of the loss surface: over W and x or over W and y, each flat or in three dimensions.
//
// The page shows one of them at a time and tells the kernel, which computes no other. A picture is
// built when it is first requested, and shown when a state with its marks has arrived.

import { MOST_UNDER_WAY } from "./connection.js";
import { setText } from "./dom.js";
import { axisOf, isIn3d, pictureMarkup, surfaceName, titleOf } from "./pictures.js";
import { HOW_TO_TURN, letTurn, reliefPainter } from "./surface_3d.js";

export class SurfacePictures {
  constructor({ root, scene, display, connection, model, viewId }) {
    Object.assign(this, { scene, display, connection, model, viewId });
    const picture = root.querySelector("[data-plot=surface]");
    this.name = this.wanted = "surface"; // the picture in the page, and the requested one
    const { surface } = scene.plots;
    this.pictures = { surface: { node: picture, title: titleOf(surface), paint: flatPainter(picture, surface, scene) } };
    this.heading = picture.parentNode.querySelector("h3");
    this.vector = picture.parentNode.querySelector(".ge-vector");
    this.note = picture.parentNode.querySelector(".ge-note");
    this.flatNote = this.note.textContent;
    if (!model.get("alone")) this.vector.before(this.switch());
    const { marks } = model.get("current");
    const names = ["surface", ...Object.keys(model.get("pictures"))];
    this.want(names.find((name) => `${name}.point` in marks));
  }

  switch() {
    const group = document.createElement("span");
    group.className = "ge-surfaces";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "The loss over");
    group.innerHTML = `
      <button type="button" data-over="x">W, x</button>
      <button type="button" data-over="y">W, y</button>
      <button type="button" data-3d>3-D</button>`;
    group.addEventListener("click", ({ target }) => {
      const { wanted } = this;
      if (target.dataset.over) this.want(surfaceName(target.dataset.over, isIn3d(wanted)));
      else if ("3d" in target.dataset) this.want(surfaceName(axisOf(wanted), !isIn3d(wanted)));
    });
    this.buttons = [...group.children];
    return group;
  }

  want(name) {
    this.wanted = name;
    for (const button of this.buttons ?? []) {
      const pressed = "3d" in button.dataset ? isIn3d(name) : button.dataset.over === axisOf(name);
      button.setAttribute("aria-pressed", String(pressed));
    }
    this.connection.do({ look: { [this.viewId]: name } });
  }

  // Show the wanted picture, if the state has its marks. Call it before the marks are placed.
  prepare() {
    const { wanted, model } = this;
    if (wanted === this.name || !(`${wanted}.point` in model.get("current").marks)) return;
    const before = this.pictures[this.name].node;
    this.pictures[wanted] ??= this.build(wanted);
    before.replaceWith(this.pictures[wanted].node);
    this.name = wanted;
    this.painted = null;

    setText(this.heading, this.pictures[wanted].title);
    this.vector.querySelector("[data-quantity]").dataset.quantity = `dL_d${axisOf(wanted)}`;
    this.display.collect();
    if (this.buttons) setText(this.note, isIn3d(wanted) ? HOW_TO_TURN : this.flatNote);
    // In three dimensions a surface takes longer to draw than to send, so more messages would only
    // wait in the kernel.
    this.connection.limit = isIn3d(wanted) ? 3 : MOST_UNDER_WAY;
  }

  build(name) {
    const about = this.model.get("pictures")[name];
    const holder = document.createElement("div");
    holder.innerHTML = pictureMarkup(name, about, this.viewId, this.vector.id);
    const node = holder.firstElementChild;
    this.display.adopt(node);
    const title = titleOf(about);
    if (!isIn3d(name)) return { node, title, paint: flatPainter(node, about, this.scene) };
    if (this.buttons) letTurn(node, this.connection, () => this.model.get("surfaces")[name]);
    return { node, title, paint: reliefPainter(node, this.viewId) };
  }

  show() {
    const surface = this.model.get("surfaces")[this.name];
    if (!surface || surface === this.painted) return;
    this.painted = surface;
    this.display.placeMarks(surface.marks);
    this.pictures[this.name].paint(surface);
  }

  stop() {
    try {
      this.connection.do({ look: { [this.viewId]: null } });
    } catch {
      // the kernel is gone, and no longer counts this view
    }
  }
}

// Make a picture's canvas as large as its axes, and return a function that paints a surface on it.
function flatPainter(picture, { box, size }, { grid, palette }) {
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
