// Keys for the focused control, which the notebook around it must not handle.

const PAGES = { PageUp: 10, PageDown: -10 };
const SHIFTED = { ArrowRight: 10, ArrowUp: 10, ArrowLeft: -10, ArrowDown: -10 };

// Keep plain keys from the notebook, whose shortcuts on arrows and letters would leave the focused
// control or add a cell. JupyterLab listens above the explorer, so it is enough to stop the
// event there. Notebook 7 listens on the window before anything below it; it ignores an element
// with Lumino's attribute, if the focused element itself has it: the selectors of Notebook's arrow
// keys match that one.
export function keepKeys(root) {
  const mark = (event) => {
    if (root.contains(event.target)) event.target.toggleAttribute("data-lm-suppress-shortcuts", isPlain(event));
  };
  const keep = (event) => {
    if (isPlain(event)) event.stopPropagation();
  };
  window.addEventListener("keydown", mark, true);
  root.addEventListener("keydown", keep);
  return () => {
    root.removeEventListener("keydown", keep);
    window.removeEventListener("keydown", mark, true);
  };
}

// Let PageUp, PageDown, and arrows with Shift move a slider by ten increments, as they move a point of a
// plot; by themselves sliders take other steps. `move` gets the number of increments. Returns a function
// that undoes it.
export function moveByTens(control, move) {
  const press = (event) => {
    const tens = event.shiftKey ? { ...PAGES, ...SHIFTED } : PAGES;
    const count = tens[event.key];
    if (!count || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // the slider would move, too
    move(count);
  };
  control.addEventListener("keydown", press, true);
  return () => control.removeEventListener("keydown", press, true);
}

// Commands, such as saving or running the cell, are left to the notebook.
function isPlain(event) {
  const command = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape";
  return !command && !(event.shiftKey && event.key === "Enter");
}
