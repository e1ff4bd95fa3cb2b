// The axis of z, which the plots of z and of σ share: it becomes longer and shorter in steps. The ticks
// stay where matplotlib drew them; the numbers at them change.

import { setText } from "./dom.js";
import { py } from "./generated.js";

const ON_IT = ["z", "sigma"];

export class AxisOfZ {
  constructor(live) {
    Object.assign(this, { live, axis: py.plots.windows.z_axis_at(live.ranges, 0) });
  }

  // Let the axis follow a state that `display` is about to show.
  follow(state, display) {
    const { live } = this;
    const axis = py.plots.windows.next_z_axis(live.ranges, this.axis, state.t.z, Boolean(live.moving));
    if (axis.low === this.axis.low && axis.high === this.axis.high) return;
    this.axis = axis;
    for (const plot of py.plots.five_plots.plots(live.ranges, axis)) {
      if (!ON_IT.includes(plot.name)) continue;
      display.plots.set(plot.name, plot);
      this.writeTicks(plot, display);
    }
    display.state = null; // so that all marks are placed
  }

  writeTicks(plot, { root, viewId }) {
    for (const [name, values] of Object.entries({ xtick: plot.xticks, ytick: plot.yticks })) {
      py.plots.ticks.tick_labels(values).forEach((text, i) => {
        setText(root.querySelector(`[id="${viewId}-${plot.name}.${name}-${i}"] text`), text);
      });
    }
  }
}
