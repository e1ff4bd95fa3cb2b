// Symbols in texts: the letter l is set in italics, as it looks like the digit 1.

const LETTER_L = /(?<![A-Za-z])l(?=[₀-₉]|$|[[/ ])/;

// Put a text into an element of HTML or SVG.
export function setLettered(node, text) {
  if (node.lettered === text) return;
  node.lettered = text;
  const tag = node instanceof SVGElement ? "tspan" : "span";
  node.replaceChildren();
  let rest = text;
  for (let found = LETTER_L.exec(rest); found; found = LETTER_L.exec(rest)) {
    const letter = document.createElementNS(node.namespaceURI, tag);
    letter.setAttribute("class", "ge-symbol-l");
    letter.textContent = "l";
    node.append(rest.slice(0, found.index), letter);
    rest = rest.slice(found.index + 1);
  }
  node.append(rest);
}
