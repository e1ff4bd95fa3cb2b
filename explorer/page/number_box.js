// Boxes in which a person types an exact value.

// Make a box. `send` gets the typed text. A focused box shows all digits of a number that has more
// than the text shows.
export function numberBox(name, label, send) {
  const box = document.createElement("input");
  Object.assign(box, { className: "ge-box", type: "text", inputMode: "decimal", autocomplete: "off" });
  box.setAttribute("aria-label", label);
  box.dataset.quantity = name;
  let edited = false; // send only what was typed, and once: the shown text may be rounded
  let shown = { text: "", exact: "" };
  box.show = (now = shown) => {
    shown = now;
    if (edited) return;
    const { text, exact } = shown;
    const whole = Number(text.replaceAll("−", "-")) === Number(exact);
    box.value = box === document.activeElement && !whole ? exact.replaceAll("-", "−") : text;
  };
  const submit = () => {
    if (!edited) return box.show();
    edited = false;
    send(box.value);
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
