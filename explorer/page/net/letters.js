// Symbols in texts: the letter l is set in italics, as it looks like the digit 1.

const LETTER_L = /(?<![A-Za-z])l(?=[₀-₉]|$|[[/ ])/;

// Put a text into an element of HTML or SVG. Its nodes stay where only the text between the letters
// changes: to insert nodes costs far more than to change a text.
export function setLettered(node, text) {
  if (node.lettered === text) return;
  node.lettered = text;
  const between = text.split(LETTER_L);
  if (node.between?.length !== between.length) buildLettered(node, between);
  between.forEach((part, i) => {
    if (node.between[i].data !== part) node.between[i].data = part;
  });
}

function buildLettered(node, between) {
  const tag = node instanceof SVGElement ? "tspan" : "span";
  node.between = between.map(() => document.createTextNode(""));
  node.replaceChildren(node.between[0]);
  for (const part of node.between.slice(1)) {
    const letter = document.createElementNS(node.namespaceURI, tag);
    letter.setAttribute("class", "ge-symbol-l");
    letter.textContent = "l";
    node.append(letter, part);
  }
}
