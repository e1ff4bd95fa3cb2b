// The pictures of the loss surface: over W and x or over W and y, each flat or in three dimensions.
// A view shows one of them at a time, and builds it when it is first requested.

import { setText } from "./dom.js";
import { py } from "./generated.js";
import { axisOf, canvasOf, explain, isIn3d, paintPixels, pictureMarkup, surfaceName, titleOf } from "./pictures.js";
import { Relief, howToTurn, letTurn } from "./surface_3d.js";

export class SurfacePictures {
  constructor({ root, scene, display, live, viewId }) {
    Object.assign(this, { scene, display, live, viewId });
    const node = root.querySelector("[data-plot=surface]");
    this.name = "surface";
    this.heading = node.parentNode.querySelector("h3");
    this.vector = node.parentNode.querySelector(".ge-vector");
    this.note = node.parentNode.querySelector(".ge-note");
    this.vector.before(this.switch());
    const flat = new FlatPicture(node, display.plots.get("surface"), this);
    this.pictures = new Map([["surface", flat]]);
    this.press();
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
      const { name } = this;
      if (target.dataset.over) this.want(surfaceName(target.dataset.over, isIn3d(name)));
      else if ("3d" in target.dataset) this.want(surfaceName(axisOf(name), !isIn3d(name)));
    });
    this.buttons = [...group.children];
    return group;
  }

  // Mark the shown picture in the switch, and explain ∇L.
  press() {
    this.vector.title = this.pictures.get(this.name).hints.vector;
    for (const button of this.buttons) {
      const pressed = "3d" in button.dataset ? isIn3d(this.name) : button.dataset.over === axisOf(this.name);
      button.setAttribute("aria-pressed", String(pressed));
    }
  }

  want(name) {
    if (name === this.name) return;
    const before = this.pictures.get(this.name);
    const next = this.pictures.get(name) ?? this.build(name);
    before.node.replaceWith(next.node);
    this.display.plots.delete(this.name);
    this.display.plots.set(name, next.plot);
    this.name = name;
    this.press();
    setText(this.heading, titleOf(next.plot));
    this.vector.querySelector("[data-quantity]").dataset.quantity = `dL_d${axisOf(name)}`;
    this.display.collect();
    this.display.state = null; // so that all marks are placed
    this.live.changed();
  }

  build(name) {
    const over = axisOf(name);
    const Picture = isIn3d(name) ? Picture3D : FlatPicture;
    const plot = isIn3d(name)
      ? py.plots.surface_3d.surface_3d_plot(this.live.ranges, over, (points) => picture.view.project(points))
      : py.plots.surface_plot.surface_plot(this.live.ranges, over);
    const holder = document.createElement("div");
    holder.innerHTML = pictureMarkup(plot, this.scene.pictures[name], this.viewId, this.vector.id);
    const node = holder.firstElementChild;
    this.display.adopt(node);
    const picture = new Picture(node, plot, this);
    this.pictures.set(name, picture);
    return picture;
  }

  // Paint the surface for a state, after its marks were placed.
  show(state) {
    const picture = this.pictures.get(this.name);
    picture.show(state);
    setText(this.note, picture.note(state));
  }

  // The flat surface over W and x as an element and as an image, for a file.
  flat(state) {
    const picture = this.pictures.get("surface");
    if (this.name !== "surface") {
      for (const follows of ["y", "xy", "xyW"]) this.display.put(py.session.display.marks(picture.plot, state, follows));
      picture.show(state);
    }
    return [picture.node.querySelector("svg"), picture.canvas.toDataURL()];
  }
}

// The loss as colours and contour lines, seen from above.
class FlatPicture {
  constructor(node, plot, { live, scene, display }) {
    Object.assign(this, { node, plot, live, display, palette: scene.palette });
    this.canvas = canvasOf(node, plot);
    this.arrow = py.plots.surface_plot.flat_arrow(live.ranges, plot.surface);
    this.hints = explain(node, arrowHints(plot, live.ranges));
    const { COARSE, Surface } = py.plots.surface;
    const points = live.model.get("points");
    const make = (points) => new Surface(live.ranges, points, plot.surface);
    const isFine = points[0] > COARSE[0] || points[1] > COARSE[1];
    this.coarse = make(points.map((count, i) => Math.min(count, COARSE[i])));
    // While the surface changes in a drag, a coarse one is enough; it is made again when it rests.
    this.fine = () => (this.made ??= isFine ? make(points) : this.coarse);
  }

  show(state) {
    const at = state.t[this.coarse.follows];
    const { moving } = this.live;
    if (at === this.at && (moving || this.isFine)) return;
    const surface = moving && at !== this.at ? this.coarse : this.fine();
    if (at !== this.at) {
      const values = this.coarse.losses(at);
      const lines = py.plots.geometry.contour_path(this.plot, this.coarse.contours(values));
      this.display.put({ [`${this.plot.name}.contours`]: lines });
    }
    this.at = at;
    this.isFine = surface !== this.coarse || surface === this.made;
    this.paint(surface, surface.pixels(surface.losses(at)));
  }

  note(state) {
    return py.plots.arrow_texts.arrow_note(this.arrow, this.plot, state);
  }

  paint({ W, other }, pixels) {
    this.image = paintPixels(this.canvas, this.image, [W.length, other.length], pixels, this.palette);
  }
}

// The loss as a surface in space.
class Picture3D {
  constructor(node, plot, { live, scene, display }) {
    Object.assign(this, { node, plot, display, live });
    const { HOME } = py.plots.projection;
    const { SAMPLES } = py.plots.surface_3d;
    this.hints = explain(node, arrowHints(plot, live.ranges));
    this.surface = new py.plots.surface.Surface(live.ranges, [SAMPLES, SAMPLES], plot.surface, false);
    this.relief = new Relief(node.querySelector(".ge-relief"), plot.size, scene.palette);
    const turn = (...angle) => {
      this.look(angle);
      display.state = null; // so that all marks are placed
      live.changed();
    };
    letTurn(node, { angle: () => this.angle, turn, home: HOME });
    this.look(HOME);
  }

  look(angle) {
    this.angle = angle;
    const ends = py.plots.surface_3d.ends_3d(this.live.ranges, this.plot.surface);
    this.view = new py.plots.projection.View3D(ends, ...angle);
    this.turned = true;
  }

  note() {
    return howToTurn("W");
  }

  show(state) {
    const at = state.t[this.surface.follows];
    if (at === this.at && !this.turned) return;
    if (at !== this.at) this.shape = new py.plots.surface_3d.Relief(this.surface, this.surface.losses(at));
    const axes = this.turned ? py.plots.axes_3d.axes_3d(this.view, ["W", this.plot.surface, "L"]) : null;
    this.at = at;
    this.turned = false;
    this.relief.draw(this.shape.faces(this.view), axes);
  }
}

function arrowHints(plot, ranges) {
  return py.plots.arrow_texts.arrow_hints(plot, py.plots.gradient_vector.magnification(ranges), "W");
}
