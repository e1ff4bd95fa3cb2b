// The explorer of any net in the page: the net over its matrices, and the selected weight's slopes.
//
// The page computes each state itself, with the Python code in ../generated.js and ./generated.js.

import { stateOf, stepList } from "../paper_steps.js";
import { standIn } from "../stand_in.js";
import { renderView } from "../view.js";
import { buildNet } from "./build.js";
import { Diagram } from "./diagram.js";
import { NetDisplay } from "./display.js";
import { netForm } from "./form.js";
import { py } from "./generated.js";
import { NetLight } from "./light.js";
import { Matrices } from "./matrices.js";
import { NetPlots } from "./plots.js";
import { Reader } from "./reader.js";
import { Shares } from "./shares.js";
import { NET_TOOLS } from "./tools/all.js";

const NET_KIND = {
  form: netForm,
  tools: NET_TOOLS,
  announcement: (before, now) => py.session.net.display.announcement(before, now),
  build(live, scene, viewId) {
    const root = buildNet(viewId);
    return { root, display: new NetDisplay(root, viewId) };
  },
  // In the order in which they follow a state: the light refers to the entries of the others.
  parts(parts) {
    const host = (name) => parts.root.querySelector(`.ge-${name}`);
    const matrices = new Matrices(parts, host("matrices"));
    const diagram = new Diagram(parts, host("diagram"));
    const reader = new Reader(parts, host("reader"));
    const shares = new Shares(parts, host("shares"));
    const plots = new NetPlots(parts, parts.root);
    const light = new NetLight({ ...parts, matrices, diagram, reader, shares, plots });
    return { matrices, diagram, reader, shares, plots, light };
  },
};

const render = (given) => renderView(given, NET_KIND);

// The steps of Walk for a printed page, each with one entry of its matrix.
function paperSteps(model) {
  const state = stateOf(model, netForm);
  const { step_count, walk_panel } = py.session.net.walk;
  const steps = Array.from({ length: step_count(state) }, (_, at) => walk_panel(state, at, null));
  return stepList(
    steps.map((step) => ({
      number: step.heading.split(" equation ")[1] ?? "",
      equation: [step.formula, `${step.entry} <b class="ge-value">${step.value}</b>`].filter(Boolean).join(", &ensp; "),
      meaning: step.meaning,
      sentence: step.sentence,
      color: step.color,
    })),
  );
}

export default { render, standIn };
