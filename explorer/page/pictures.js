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
export function pictureMarkup(plot, svg, viewId, beside) {
  const { name, title, size } = plot;
  const id = `${viewId}-${name}-picture`;
  const open = `<svg id="${id}" role="img" aria-label="${title}" aria-labelledby="${id} ${beside}" `;
  const drawing = withOwnIds(svg, viewId, name).replace("<g ", '<g aria-hidden="true" ').replace("<svg ", open);
  return `<div class="ge-picture" data-plot="${name}" style="aspect-ratio: ${size[0]} / ${size[1]}">
      ${behind(plot)}${drawing}</div>`;
}

// The place of a surface, behind its marks.
function behind({ surface, in_3d }) {
  if (in_3d) return '<div class="ge-relief" aria-hidden="true"></div>';
  return surface ? "<canvas></canvas>" : "";
}

// Explain marks of a picture where they are pointed at. `hints`, which it returns, has a text by the
// mark's role.
export function explain(picture, hints) {
  for (const [role, text] of Object.entries(hints)) {
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = text;
    picture.querySelector(`[data-role="${role}"]`).prepend(title);
  }
  return hints;
}

// Return the canvas of a flat surface, placed on the axes.
export function canvasOf(picture, { box, size }) {
  const canvas = picture.querySelector("canvas");
  Object.assign(canvas.style, {
    left: `${(100 * box[0]) / size[0]}%`,
    top: `${(100 * box[1]) / size[1]}%`,
    width: `${(100 * box[2]) / size[0]}%`,
    height: `${(100 * box[3]) / size[1]}%`,
  });
  return canvas;
}

// Paint a canvas of this many samples in the palette's colours. Returns the image, for the next time.
export function paintPixels(canvas, image, [width, height], pixels, palette) {
  const context = canvas.getContext("2d");
  if (canvas.width !== width || canvas.height !== height || !image) {
    [canvas.width, canvas.height] = [width, height];
    image = context.createImageData(width, height);
  }
  const { data } = image;
  for (let i = 0, j = 0; i < pixels.length; i++, j += 4) {
    const color = 4 * pixels[i];
    data[j] = palette[color];
    data[j + 1] = palette[color + 1];
    data[j + 2] = palette[color + 2];
    data[j + 3] = palette[color + 3];
  }
  context.putImageData(image, 0, 0);
  return image;
}

// Make the ids of a picture unique in the document. Two explorers on a page would otherwise share
// clip paths, and so would two pictures, since matplotlib uses the same ids in each. A mark's id
// begins with the picture's name already.
function withOwnIds(svg, viewId, name) {
  const prefix = (id) => (id.startsWith(`${name}.`) ? viewId : `${viewId}-${name}`);
  return svg.replace(SVG_ID, (_, head, id) => `${head}${prefix(id)}-${id}`);
}
