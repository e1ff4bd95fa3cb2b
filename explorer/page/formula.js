// The written steps of the derivation: symbol = formula = numbers = value.

// Where a quantity's value is shown with `data-value`: once a quantity. No <output>, since the
// announcer speaks for it.
export const valuePlace = (quantity) => `<span class="ge-value" data-quantity="${quantity}"></span>`;

// Where the number of a quantity is repeated.
export const numberPlace = (quantity) => `<span data-number="${quantity}"></span>`;

// Write a step as a row, with or without the numbers put into its formula.
export function stepRow(scene, name, { numbers = true, value = valuePlace } = {}) {
  const step = scene.steps[name];
  const parts = [step.formula, numbers && step.numbers, value(step.quantity)].filter(Boolean);
  const sign = name === "update" ? "←" : "=";
  return `${scene.quantities[step.quantity].symbol}<i>${sign}</i>${parts.join("<i>=</i>")}`;
}

// Write a step in full for a panel, which repeats a value of the page.
export function stepInFull(scene, name) {
  return stepRow(scene, name, { value: (quantity) => `<span class="ge-value" data-number="${quantity}"></span>` });
}
