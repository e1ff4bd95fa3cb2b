// The plots of the selected weight: three along the chain, the loss along w, and the loss surface.
//
// A picture is built when it is first needed: some are larger where there is only one example, and
// there is a surface for each entry beside w.

import { findAll, setText } from "../dom.js";
import { explain } from "../pictures.js";
import { py } from "./generated.js";
import { SurfaceCanvas, SurfaceInSpace } from "./net_surface.js";
import { PlotPicture } from "./plot_picture.js";

const CHOICES = { twin: "w, w′", x: "w, x", y: "w, y", "3d": "3-D" };

export class NetPlots {
  constructor(parts, root) {
    Object.assign(this, { parts, root, pictures: new Map(), curves: null, axes: "", plots: [] });
    Object.assign(this, { over: "twin", inSpace: false });
    this.hosts = [...root.querySelectorAll("[data-picture]")];
    this.surfaces = new Map(); // by the name of the picture
    this.heading = new SurfaceHeading(root.querySelector(".ge-surface-section"), (choice) => {
      if (choice === "3d") this.inSpace = !this.inSpace;
      else this.over = choice;
      // ∇L over w and x has an entry of ∂L/∂X
      this.parts.matrices.showInputGradient(this.over === "x");
    });
  }

  show(state) {
    const { live } = this.parts;
    const { net_plots } = py.plots.net.net_plots;
    this.curves = py.plots.net.curves.net_curves(state, live.ranges, this.curves, Boolean(live.moving));
    const form = py.plots.net.layout.form_of(state);
    const overs = py.plots.net.surface_plot.overs(state);
    const over = overs.includes(this.over) ? this.over : overs[0];
    const axes = JSON.stringify([this.curves.axes, state.last, form, over, this.inSpace]);
    if (axes !== this.axes) {
      this.plots = [...net_plots(live.ranges, this.curves.axes, state.last, form, over)];
      if (this.inSpace) this.plots[4] = this.plotInSpace(over);
    }
    this.axes = axes;
    const pictures = this.hosts.map((host, i) => this.pictureIn(host, this.plots[i]));
    const surface = this.surfaceOf(this.plots[4], over);
    surface.show(state); // first, since it has the view of its marks
    pictures.forEach((picture, i) => picture.show(this.plots[i], this.curves));
    if (this.heading.show(state, over, overs, this.inSpace, surface.note(this.curves), surface.hints.vector)) {
      this.parts.display.collect();
      this.parts.display.showTexts();
    }
  }

  plotInSpace(over) {
    const plot = py.plots.net.surface_3d.net_surface_3d_plot(
      this.parts.live.ranges,
      over,
      () => this.surfaces.get(plot.name).view,
    );
    return plot;
  }

  // Light what belongs to an example that is pointed at elsewhere; −1 for no example.
  light(example) {
    for (const plot of this.plots) this.pictures.get(plot.name)?.light(example);
  }

  // Return the picture of a plot, and see that it is the one in its place.
  pictureIn(host, plot) {
    let picture = this.pictures.get(plot.name);
    if (!picture) {
      picture = new PlotPicture(plot, this.parts, host.dataset.beside);
      this.pictures.set(plot.name, picture);
    }
    if (host.firstChild !== picture.node) host.replaceChildren(picture.node);
    return picture;
  }

  surfaceOf(plot, over) {
    const { name } = plot;
    if (!this.surfaces.has(name)) {
      const Surface = plot.in_3d ? SurfaceInSpace : SurfaceCanvas;
      const surface = new Surface(this.pictures.get(name), over, plot, this.parts);
      const times = py.plots.gradient_vector.magnification(this.parts.live.ranges);
      surface.hints = explain(this.pictures.get(name).node, py.plots.arrow_texts.arrow_hints(plot, times, "w"));
      this.surfaces.set(name, surface);
    }
    return this.surfaces.get(name);
  }

  stop() {
    for (const surface of this.surfaces.values()) surface.stop?.();
  }
}

// The heading of the surface: what it is over, the switch to another entry, and ∇L.
class SurfaceHeading {
  constructor(section, choose) {
    [this.title, this.vector, this.note] = findAll(section, "h3", ".ge-vector", ".ge-note");
    this.switch = document.createElement("span");
    this.switch.className = "ge-surfaces";
    this.switch.setAttribute("role", "group");
    this.switch.setAttribute("aria-label", "The loss over");
    this.switch.innerHTML = Object.entries(CHOICES)
      .map(([choice, text]) => `<button type="button" data-choice="${choice}">${text}</button>`)
      .join("");
    this.switch.addEventListener("click", ({ target }) => target.dataset.choice && choose(target.dataset.choice));
    this.vector.before(this.switch);
    this.vector.innerHTML = '∇L = (<span data-number="dL_dW"></span>, <span data-quantity></span>)';
    this.other = this.vector.lastElementChild;
  }

  // Returns whether there is a place for another number.
  show(state, over, overs, inSpace, note, hint) {
    setText(this.title, py.plots.net.surface_plot.heading(state, over));
    setText(this.note, note);
    if (this.vector.title !== hint) this.vector.title = hint;
    for (const button of this.switch.children) {
      const { choice } = button.dataset;
      button.hidden = choice !== "3d" && !overs.includes(choice);
      button.setAttribute("aria-pressed", String(choice === "3d" ? inSpace : choice === over));
    }
    const changed = over !== this.over;
    this.over = over;
    this.other.dataset.quantity = `dL_d${over}`;
    return changed;
  }
}
