// The explorer in the page: matplotlib's pictures, the cards of the chain rule, and the connection
// to the kernel.
//
// The page computes nothing. The kernel sends numbers, sentences and geometry; the page puts them
// in their places and sends back a person's moves. A new state changes only the texts and paths of
// existing elements; nothing is built again.

import { Announcer } from "./announcer.js";
import { build } from "./build.js";
import { Connection } from "./connection.js";
import { Display } from "./display.js";
import { Highlight } from "./highlight.js";
import { listen } from "./model.js";
import { connectSliders, showFixedValues } from "./sliders.js";
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
const STATE = ["current", "curve", "backdrop", "surfaces", "sentences", "panels", "undoable"];
let views = 0;

export default { render };

function render({ model, el }) {
  const viewId = `v${++views}-${Math.random().toString(36).slice(2, 8)}`;
  const scene = model.get("scene");
  const live = build(scene, viewId);
  el.append(live);

  const display = new Display(live, viewId);
  const showError = () => display.showError(model.get("error"));
  const connection = new Connection(model, viewId, (problem) => {
    if (problem) display.showError(problem);
    else showError();
    if (connection.gone) makeInert(live);
  });
  const highlight = new Highlight(live);
  const announcer = new Announcer(live, scene, model);
  const parts = { root: live, scene, model, viewId, display, connection, highlight, announcer };
  const surface = new SurfacePictures(parts);
  const toolbar = new Toolbar(TOOLS, parts);
  const paint = () => {
    if (connection.behind) return;
    surface.prepare();
    display.show(model);
    surface.show();
    toolbar.show(model);
    announcer.soon();
  };
  const repaint = () => display.soon(paint);
  const undo = [
    listen(model, STATE.map((name) => `change:${name}`).join(" "), repaint),
    listen(model, "change:error", showError),
    listen(model, "change:ack", () => {
      connection.acknowledged(model.get("ack"));
      repaint(); // a slider's handle may have been waiting for this
    }),
    // The event says only that the kernel came or went; a moment later ipywidgets' view shows which.
    listen(model, "comm_live_update", () =>
      setTimeout(() => live.closest(".jupyter-widgets-disconnected") && connection.lose()),
    ),
    model.get("alone") ? showFixedValues(live, display) : connectSliders(live, display, connection),
  ];
  paint();
  showError();
  return () => {
    undo.forEach((restore) => restore());
    for (const part of [highlight, toolbar, announcer, surface, display, connection]) part.stop();
    live.remove(); // the widget manager keeps `el` for as long as the notebook is open
  };
}

// Without its kernel the explorer takes no input; only the error message stays readable.
function makeInert(live) {
  const whole = live.closest(".gradient-explorer") ?? live;
  for (const part of whole.querySelectorAll(".ge-controls, .ge-live > :not(.ge-error)")) part.inert = true;
}
