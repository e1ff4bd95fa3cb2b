// The explorer in the page: matplotlib's pictures, the cards of the chain rule, and the tools.
//
// The page computes each state itself, with the Python code in generated.js. A new state changes
// only the texts and paths of existing elements; nothing is built again.

import { Announcer } from "./announcer.js";
import { build } from "./build.js";
import { Display } from "./display.js";
import { py } from "./generated.js";
import { Highlight } from "./highlight.js";
import { Live } from "./live.js";
import { connectSliders } from "./sliders.js";
import { standIn } from "./stand_in.js";
import { hideStill } from "./still.js";
import { SurfacePictures } from "./surface.js";
import { casesTool } from "./tools/cases.js";
import { checkTool } from "./tools/check.js";
import { descentTool } from "./tools/descent.js";
import { dragTool } from "./tools/drag.js";
import { erratumTool } from "./tools/erratum.js";
import { exportTool } from "./tools/export.js";
import { largerTool } from "./tools/larger.js";
import { predictTool } from "./tools/predict.js";
import { Toolbar } from "./tools/toolbar.js";
import { walkTool } from "./tools/walk.js";

// The tools, in the order of their buttons and panels.
const TOOLS = [dragTool, casesTool, walkTool, descentTool, predictTool, checkTool, erratumTool, exportTool, largerTool];
const DISCONNECTED = ".jupyter-widgets-disconnected";
let views = 0;

export default { render, standIn };

function render({ model, el }) {
  const viewId = `v${++views}-${Math.random().toString(36).slice(2, 8)}`;
  const scene = model.get("scene");
  const paint = () => {
    const { state } = live;
    display.show(state);
    surface.show(state);
    toolbar.show();
    display.showError(live.error);
    announcer.soon();
  };
  const live = new Live(model, viewId, {
    changed: () => display.soon(paint),
    report: (remark) => display.showRemark(remark),
    connected: () => !root.closest(DISCONNECTED),
  });
  const plots = new Map(py.plots.five_plots.plots(live.ranges).map((plot) => [plot.name, plot]));
  const root = build(scene, plots, viewId);
  el.append(root);

  const display = new Display(root, viewId, plots);
  const highlight = new Highlight(root);
  const announcer = new Announcer(root, live);
  const parts = { root, scene, model, viewId, live, display, highlight, announcer };
  const surface = new SurfacePictures(parts);
  parts.surface = surface;
  display.show(live.state);
  const toolbar = new Toolbar(TOOLS, parts);
  const controls = connectSliders(parts);
  const showStill = hideStill(root);
  paint();
  const shown = (shows) => live.wire.send({ shown: { [viewId]: shows } });
  let started = requestAnimationFrame(() => shown(true));
  // The event says only that the kernel came or went; a moment later ipywidgets' view shows which.
  const follow = () => setTimeout(() => root.isConnected && root.closest(DISCONNECTED) && live.wire.lose());
  model.on("comm_live_update", follow);
  return () => {
    cancelAnimationFrame(started);
    shown(false);
    model.off("comm_live_update", follow);
    controls();
    showStill();
    for (const part of [highlight, toolbar, announcer, display, live]) part.stop();
    root.remove(); // the widget manager keeps `el` for as long as the notebook is open
  };
}
