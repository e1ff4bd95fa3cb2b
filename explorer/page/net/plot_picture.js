// One picture of a net: matplotlib's axes, on which marks, numbers at the ticks and labels follow
// the state.

import { setText } from "../dom.js";
import { pictureMarkup } from "../pictures.js";
import { DragHandle, letPickAnywhere } from "../tools/drag.js";
import { py } from "./generated.js";

export class PlotPicture {
  constructor(plot, { scene, viewId, display, live }, beside) {
    Object.assign(this, { viewId, display, live, name: plot.name });
    const holder = document.createElement("div");
    holder.innerHTML = pictureMarkup(plot, scene.pictures[plot.name], viewId, beside);
    this.node = holder.firstElementChild;
    display.adopt(this.node);
    this.labels = new Map(); // text elements by the part's name
    this.indexed = [...this.node.querySelectorAll("[data-role=point], [data-role=tangent]")];
    this.handles = this.makeHandles(plot);
    this.pointed = -1; // an example that is pointed at elsewhere, whose line or ring is lit
    if (!plot.surface) this.letPickExamples();
  }

  // Marks that can be grabbed.
  makeHandles(plot) {
    const { live, node: picture } = this;
    const { NET_HOLDS, net_aimed, net_ends, net_nudged } = py.session.net.drag;
    const named = `${this.name.replace(/-(wide|tall)$/, "")}.`;
    const holds = Object.entries(NET_HOLDS).filter(([name]) => name.startsWith(named));
    return holds.map(([name, hold]) => {
      const follow = (session, { wanted, note }, gesture) => {
        session.note = note;
        return session.choose(wanted, gesture);
      };
      const handle = new DragHandle({
        name,
        ...hold,
        picture,
        plot,
        live,
        ends: () => net_ends(live.ranges, live.state, hold),
        spoken: (quantity) => this.coordinates[quantity].spoken,
        aim: (session, across, up, gesture) =>
          follow(session, net_aimed(live.ranges, live.state, hold, across, up), gesture),
        nudge: (session, counts, gesture) => follow(session, net_nudged(live.ranges, live.state, hold, counts), gesture),
      });
      if (hold.moves.length === 2) letPickAnywhere(handle);
      return handle;
    });
  }

  // Another example's ring or thin curve selects it.
  letPickExamples() {
    const { node, live } = this;
    const picked = (event) => {
      if (event.target.closest(".ge-drag")) return -1;
      const shown = node.getBoundingClientRect();
      const px = (event.clientX - shown.left) * (this.plot.size[0] / shown.width);
      const down = (event.clientY - shown.top) * (this.plot.size[1] / shown.height);
      return py.plots.net.picks.picked_example(this.plot, this.curves, px, down);
    };
    node.addEventListener("pointermove", (event) => {
      if (!event.buttons) node.classList.toggle("ge-pickable", picked(event) >= 0);
    });
    node.addEventListener("click", (event) => {
      const example = picked(event);
      if (example >= 0) live.act((session) => session.select_example(example));
    });
  }

  // Light the line or the ring of an example that is pointed at; −1 for no example.
  light(example) {
    this.pointed = example;
    const path = this.node.querySelector(":is([data-role=examples], [data-role=holes]) path");
    if (!path) return;
    if (!this.lit) {
      this.lit = path.cloneNode();
      this.lit.classList.add("ge-lit-line");
      path.after(this.lit);
    }
    this.lit.setAttribute("d", py.plots.net.picks.example_path(this.plot, this.curves, example));
  }

  // Show a state with its curves; `plot` is another object only if the axes have changed.
  show(plot, curves) {
    const { name } = this;
    if (plot !== this.plot) this.relabel(plot);
    this.curves = curves;
    this.display.put(py.session.display.marks(plot, curves, "xyW"));
    for (const [id, text] of Object.entries(py.plots.net.net_plots.texts(plot, curves))) {
      this.write(id.slice(name.length + 1), text);
    }
    if (this.pointed >= 0) this.light(this.pointed);
    const { example, weight } = curves.state.now;
    const isOfWeight = name.startsWith("net-along") || name.startsWith("net-surface");
    const index = isOfWeight ? [weight.row, weight.column] : [example, weight.column];
    for (const node of this.indexed) setIndex(node, index.map((place) => place + 1).join());
    this.coordinates = py.session.net.drag.coordinates(curves.state);
    for (const handle of this.handles) {
      const hidden = !curves.state.last && py.session.net.drag.AT_THE_OUTPUT.includes(handle.name);
      handle.node.hidden = hidden;
      handle.follow(this.coordinates);
      handle.showNote(this.live.session.note);
    }
  }

  // Write the numbers at the ticks, and the symbols of the axes.
  relabel(plot) {
    const { tick_labels } = py.plots.ticks;
    this.plot = plot;
    if (plot.in_3d) return;
    this.writeTicks("xtick", tick_labels(plot.xticks));
    this.writeTicks("ytick", tick_labels(plot.yticks));
    this.write("xlabel", plot.xlabel);
    this.write("ylabel", plot.ylabel);
    for (const handle of this.handles) handle.setPlot(plot);
  }

  writeTicks(name, texts) {
    texts.forEach((text, i) => this.write(`${name}-${i}`, text));
  }

  write(part, text) {
    if (!this.labels.has(part)) {
      const id = `${this.viewId}-${this.name}.${part}`;
      this.labels.set(part, this.node.querySelector(`[id="${id}"] text`));
    }
    setText(this.labels.get(part), text);
  }
}

function setIndex(node, index) {
  if (node.dataset.index !== index) node.dataset.index = index;
}
