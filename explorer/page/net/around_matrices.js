// The signs between the matrices, the words at their left, the stubs of layers, and the sum of the losses.

import { py } from "./generated.js";
import { setLettered } from "./letters.js";
import { element, place } from "./matrix.js";
import { svgElement } from "./svg.js";

const ARROW_HEAD = 5; // of an arrow, px

// The signs and arrows between the matrices.
export function matrixSigns(state, places) {
  const viewBox = `0 0 ${places.width} ${places.height}`;
  const svg = svgElement("svg", { class: "ge-signs", "aria-hidden": "true", viewBox });
  for (const { text, slot, start, end, x, y } of py.plots.net.connectors.connectors(state, places)) {
    const group = svgElement("g", {});
    if (slot) group.dataset.light = slot;
    const alone = start === end; // a sign without an arrow
    const back = end > start ? -ARROW_HEAD : ARROW_HEAD;
    if (!alone) group.append(svgElement("path", { d: `M${start} ${y}H${end}m${back} -4l${-back} 4l${back} 4` }));
    const label = svgElement("text", { x, y: alone ? y + 5 : y - 6, class: alone ? "ge-sign" : text === "σ" ? "ge-activation" : "" });
    setLettered(label, text);
    group.append(label);
    svg.append(group);
  }
  return svg;
}

// The words at the left: the names of the two rows, and under X the legend.
export function wordsAtLeft(places) {
  const word = (text, top) => {
    const node = Object.assign(element("span", "ge-direction"), { textContent: text });
    node.style.top = `${top}px`;
    return node;
  };
  const { FORWARD, BACKWARD, PLACE_OF_GRADIENTS, POSITIVE, NEGATIVE, WIDTH_OF_EDGES, ...legends } = py.plots.net.legend;
  const words = [word(FORWARD, places.forward_top - 19), word(BACKWARD, places.backward_top - 19)];
  if (!legends.has_legend(places)) return words;
  const legend = element("div", "ge-legend");
  legend.style.top = `${places.backward_top - 2}px`;
  const [first, second] = PLACE_OF_GRADIENTS;
  legend.append(
    legendLine(first, element("br"), second),
    legendLine(edgeSample({}), ` ${POSITIVE} `, edgeSample({ "data-negative": "" }), ` ${NEGATIVE}`),
  );
  if (legends.explains_width(places)) legend.append(legendLine(WIDTH_OF_EDGES));
  return [...words, legend];
}

function legendLine(...parts) {
  const node = element("span");
  node.append(...parts);
  return node;
}

function edgeSample(attributes) {
  const svg = svgElement("svg", { viewBox: "0 0 24 4", "aria-hidden": "true" });
  svg.append(svgElement("path", { d: "M0 2H24", ...attributes }));
  return svg;
}

// The examples' numbers, left of X, in a window that scrolls with the batch.
export function exampleNames(state, places) {
  if (state.examples === 1) return { views: [], names: [] };
  const first = places.blocks[0];
  const view = element("div", "ge-matrix-window ge-row-names");
  view.ariaHidden = "true"; // each matrix has its rows, and PageUp and PageDown select them
  const names = Array.from({ length: state.examples }, (_, n) => {
    const name = element("div", "ge-row-name");
    name.dataset.example = n + 1;
    return name;
  });
  const rows = element("div", "ge-batch-rows");
  rows.append(...names);
  view.append(rows);
  place(view, 0, places.top(first, false), first.x - 12, first.visible_rows * places.line);
  if (state.examples > first.visible_rows) {
    const bar = element("div", "ge-rows-bar");
    bar.style.setProperty("--ge-share", first.visible_rows / state.examples);
    bar.style.setProperty("--ge-count", state.examples);
    view.append(bar);
  }
  return { views: [view], names };
}

// A layer far from the lens: a button that brings the lens there, and a bar for the size of its Δ.
export function layerStub({ forward: { layer }, x, width }, places) {
  const height = places.rows * places.line;
  const button = Object.assign(element("button", "ge-stub"), { type: "button" });
  button.dataset.layer = layer;
  button.innerHTML = `<span>layer<br>${layer}</span>`;
  button.title = `Show the numbers of layer ${layer}`;
  place(button, x, places.forward_top, width, height);
  const bar = element("div", "ge-stub-bar");
  bar.dataset.reveals = `delta_l${layer}`;
  bar.title = `The mean of |Δ${layer}|, from 10⁻⁸ to 1`;
  place(bar, x, places.backward_top, width, height);
  return { layer, button, bar };
}

// The sum of the losses, under them.
export function sumOfLosses(places) {
  const block = places.find("loss");
  const node = element("div", "ge-sum-of-losses");
  node.innerHTML = `<span>${places.lens ? "Σ" : "L = Σ"}</span> <b data-quantity="loss"></b>`;
  const bottom = places.top(block, false) + block.visible_rows * places.line;
  Object.assign(node.style, { top: `${bottom + 3}px`, right: `${places.width - block.right - (places.lens ? 12 : 0)}px` });
  return node;
}
