// matplotlib's pictures, as the page holds them.

const SVG_ID = /\b(id="|href="#|url\(#)([^")]+)/g;

// The pictures of the surface are called "surface", "surface-y", "surface-3d" and "surface-y-3d".
export const surfaceName = (axis, in3d) => `surface${axis === "x" ? "" : "-y"}${in3d ? "-3d" : ""}`;
export const axisOf = (name) => (name.includes("-y") ? "y" : "x");
export const isIn3d = (name) => name.endsWith("-3d");

// A picture's title as a heading.
export const titleOf = ({ title }) => title[0].toUpperCase() + title.slice(1);

// Write a picture. Its accessible name is its title and the texts of the elements with the ids in
// `beside`, which change with the state.
export function pictureMarkup({ name, title, size }, svg, viewId, beside) {
  const id = `${viewId}-${name}-picture`;
  const open = `<svg id="${id}" role="img" aria-label="${title}" aria-labelledby="${id} ${beside}" `;
  const drawing = withOwnIds(svg, viewId, name).replace("<g ", '<g aria-hidden="true" ').replace("<svg ", open);
  return `<div class="ge-picture" data-plot="${name}" style="aspect-ratio: ${size[0]} / ${size[1]}">
      ${behind(name)}${drawing}</div>`;
}

// The place of a surface, behind its marks.
function behind(name) {
  if (isIn3d(name)) return '<div class="ge-relief" aria-hidden="true"></div>';
  return name.startsWith("surface") ? "<canvas></canvas>" : "";
}

// Make the ids of a picture unique in the document. Two explorers on a page would otherwise share
// clip paths, and so would two pictures, since matplotlib uses the same ids in each. A mark's id
// begins with the picture's name already.
function withOwnIds(svg, viewId, name) {
  const prefix = (id) => (id.startsWith(`${name}.`) ? viewId : `${viewId}-${name}`);
  return svg.replace(SVG_ID, (_, head, id) => `${head}${prefix(id)}-${id}`);
}
