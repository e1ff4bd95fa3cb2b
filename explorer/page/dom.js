// Small helpers for elements whose contents change.

// Change an element's text only where it differs: an unchanged text costs no layout, and a
// selection in it survives.
export function setText(node, text) {
  if (node.firstChild?.nodeType === Node.TEXT_NODE) {
    if (node.firstChild.data !== text) node.firstChild.data = text;
  } else {
    node.textContent = text;
  }
}

// Set an element's attributes where they differ.
export function setAll(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
  }
}

// Disable or enable a button. A disabled button loses the focus, so move the focus first.
export function disable(button, disabled, elsewhere) {
  if (disabled && button === document.activeElement) elsewhere.focus();
  button.disabled = disabled;
}

// The element of the whole explorer, sliders included; a view that is shown by itself is all of it.
export function wholeOf(root) {
  return root.closest(".gradient-explorer") ?? root.parentNode;
}

export function makeButton(label, title) {
  const button = document.createElement("button");
  return Object.assign(button, { className: "ge-button", type: "button", textContent: label, title });
}

// Find one element for each selector.
export function findAll(root, ...selectors) {
  return selectors.map((selector) => root.querySelector(selector));
}

// Group elements by a data attribute.
export function groupBy(nodes, key) {
  const groups = new Map();
  for (const node of nodes) {
    const name = node.dataset[key];
    groups.set(name, [...(groups.get(name) ?? []), node]);
  }
  return groups;
}
