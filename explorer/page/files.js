// Files that the page makes of the current state, without Python.

import { py } from "./generated.js";

// A picture of the five plots, with the colours of white paper.
export function svg({ root, live, surface }) {
  const [flat, image] = surface.flat(live.state);
  const pictures = {};
  for (const { name } of py.plots.five_plots.plots(live.ranges)) {
    pictures[name] = plain(name === "surface" ? flat : root.querySelector(`[data-plot="${name}"] > svg`));
  }
  return py.session.still.still(live.state, live.ranges, pictures, image, py.derivation.colors.LIGHT);
}

export async function png(parts) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg(parts))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * image.width, 2 * image.height]; // sharp when it is enlarged
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

// The explorer as a page of its own, with a picture for readers that run no scripts.
export function html(parts, still = svg(parts)) {
  const { model, live } = parts;
  const saved = Object.fromEntries(live.form.saved.map((name) => [name, model.get(name)]));
  const state = JSON.stringify({ ...saved, tools: py.session.saved_page.tools_to_save(live.tools) });
  return py.session.saved_page.saved_page(model.get("_esm"), model.get("_css"), state, still, live.form.about);
}

// A picture without the page's attributes, whose colours are written out.
function plain(node) {
  const copy = node.cloneNode(true);
  for (const attribute of ["id", "role", "aria-label", "aria-labelledby", "class"]) copy.removeAttribute(attribute);
  for (const mark of copy.querySelectorAll('[style*="hidden"], [visibility="hidden"]')) mark.remove();
  return new XMLSerializer().serializeToString(copy).replace(/var\(--[\w-]+, (#\w+)\)/g, "$1");
}
