// Boxes in which a person types an exact value.

// Write a value as a box shows it: with two decimals, or with four if two would hide a digit.
export function boxText(exact) {
  const number = Number(exact);
  const decimals = Number(number.toFixed(2)) === number ? 2 : 4;
  const small = Math.abs(number) < 0.001 && number !== 0;
  return (small ? number.toExponential(1) : number.toFixed(decimals)).replaceAll("-", "−");
}

// Make a box. `send` gets the typed text; the box then shows the kernel's answer. A focused box
// shows all digits.
export function numberBox(name, label, send) {
  const box = document.createElement("input");
  Object.assign(box, { className: "ge-box", type: "text", inputMode: "decimal", autocomplete: "off" });
  box.setAttribute("aria-label", label);
  box.dataset.quantity = name;
  let edited = false; // send only what was typed, and once: the shown text may be rounded
  box.show = () => {
    const { value } = box.dataset;
    if (!edited) box.value = box === document.activeElement ? value.replaceAll("-", "−") : boxText(value);
  };
  const submit = () => {
    if (edited) send(box.value);
    edited = false;
    box.show();
  };
  box.addEventListener("input", () => (edited = true));
  box.addEventListener("focus", () => {
    box.show();
    box.select();
  });
  box.addEventListener("blur", submit);
  box.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the notebook has shortcuts on plain letters
    if (event.key === "Enter") submit();
    if (event.key === "Escape") {
      edited = false;
      box.show();
    }
  });
  return box;
}
