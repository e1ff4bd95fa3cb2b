// Elements of SVG.

const NAMESPACE = "http://www.w3.org/2000/svg";

export function svgElement(tag, attributes) {
  const node = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
