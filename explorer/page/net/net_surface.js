// The loss over w and another entry of the net, painted behind the marks: as colours and contours, or
// as a surface in space.

import { canvasOf, paintPixels } from "../pictures.js";
import { Relief, howToTurn, letTurn } from "../surface_3d.js";
import { py } from "./generated.js";

const QUIET = 80; // ms without a change, after which a fine surface takes the place of the quick one

export class SurfaceCanvas {
  constructor(picture, over, plot, { scene, display, live }) {
    Object.assign(this, { picture, over, plot, display, live, palette: scene.palette, painted: null, timer: 0 });
    this.points = live.model.get("points");
    this.canvas = canvasOf(picture.node, plot);
    this.arrow = py.plots.net.surface_plot.net_flat_arrow(live.ranges, over);
  }

  // Paint the surface of a state, at once with few samples, and soon with many.
  show(state) {
    const { same_surface, QUICK } = py.plots.net.surface;
    if (this.painted && same_surface(this.painted, state, this.over)) return;
    this.painted = state;
    this.paint(QUICK);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.paint(this.points), QUIET);
  }

  paint(points) {
    const { live, over, painted, picture } = this;
    const { NetSurface, affordable } = py.plots.net.surface;
    const samples = affordable(painted, over, points);
    const surface = new NetSurface(painted, live.ranges, over, samples);
    const lines = py.plots.geometry.contour_path(this.plot, surface.contours());
    this.display.put({ [`${picture.name}.contours`]: lines });
    picture.writeTicks("bar", py.plots.ticks.tick_labels(surface.bar_ticks()));
    this.image = paintPixels(this.canvas, this.image, samples, surface.pixels(), this.palette);
  }

  note(curves) {
    return py.plots.arrow_texts.arrow_note(this.arrow, this.plot, curves);
  }

  stop() {
    clearTimeout(this.timer);
  }
}

export class SurfaceInSpace {
  constructor(picture, over, plot, { scene, live }) {
    Object.assign(this, { over, live, painted: null, view: null });
    this.relief = new Relief(picture.node.querySelector(".ge-relief"), plot.size, scene.palette);
    const { HOME } = py.plots.projection;
    this.angle = HOME;
    const turn = (...angle) => {
      this.angle = angle;
      this.view = null;
      live.changed();
    };
    letTurn(picture.node, { angle: () => this.angle, turn, home: HOME });
  }

  note() {
    return howToTurn("w");
  }

  show(state) {
    const { over, live } = this;
    const { net_ends_3d, net_surface_in_space } = py.plots.net.surface_3d;
    const changed = !this.painted || !py.plots.net.surface.same_surface(this.painted, state, over);
    if (!changed && this.view) return;
    if (changed) {
      this.surface = net_surface_in_space(state, live.ranges, over);
      this.shape = new py.plots.surface_3d.Relief(this.surface, this.surface.losses, ...this.surface.bar);
    }
    this.painted = state;
    const ends = net_ends_3d(live.ranges, over, this.surface.bar);
    this.view = new py.plots.projection.View3D(ends, ...this.angle);
    const names = ["w", py.plots.net.surface_plot.SYMBOLS[over], "L"];
    this.relief.draw(this.shape.faces(this.view), py.plots.axes_3d.axes_3d(this.view, names));
  }
}
