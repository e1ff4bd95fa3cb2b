// The explorer in the page: matplotlib's pictures, the cards of the chain rule, and the tools.
//
// The page computes each state itself, with the Python code in generated.js. A new state changes
// only the texts and paths of existing elements; nothing is built again.

import { build } from "./build.js";
import { Display } from "./display.js";
import { form } from "./form.js";
import { py } from "./generated.js";
import { stateOf, stepList } from "./paper_steps.js";
import { standIn } from "./stand_in.js";
import { SurfacePictures } from "./surface.js";
import { casesTool } from "./tools/cases.js";
import { checkTool } from "./tools/check.js";
import { descentTool } from "./tools/descent.js";
import { dragTool } from "./tools/drag.js";
import { erratumTool } from "./tools/erratum.js";
import { exportTool } from "./tools/export.js";
import { hideTool } from "./tools/hide.js";
import { predictTool } from "./tools/predict.js";
import { presentTool } from "./tools/present.js";
import { walkTool } from "./tools/walk.js";
import { renderView } from "./view.js";
import { AxisOfZ } from "./windows.js";

const KIND = {
  form,
  // The tools, in the order of their buttons and panels.
  tools: [dragTool, casesTool, walkTool, descentTool, predictTool, checkTool, erratumTool, exportTool, presentTool, hideTool(() => py.model.model.SETTABLE)],
  announcement: (before, now) => py.session.display.announcement(before, now),
  build(live, scene, viewId) {
    const plots = new Map(py.plots.five_plots.plots(live.ranges).map((plot) => [plot.name, plot]));
    const root = build(scene, plots, viewId);
    return { root, display: new Display(root, viewId, plots, new AxisOfZ(live)) };
  },
  parts: (parts) => ({ surface: new SurfacePictures(parts) }),
};

const render = (given) => renderView(given, KIND);

// The steps of Walk for a printed page.
function paperSteps(model) {
  const state = stateOf(model, form);
  const numbers = py.session.display.numbers(state);
  const markup = model.get("scene").steps;
  const list = stepList(
    py.derivation.steps.STEPS.map((step) => ({
      number: step.equation,
      equation: markup[step.name].in_full,
      meaning: step.meaning,
      sentence: step.sentence(state),
      color: step.quantity,
    })),
  );
  for (const place of list.querySelectorAll("[data-number]")) place.textContent = numbers[place.dataset.number].text;
  return list;
}

export default { render, standIn };
