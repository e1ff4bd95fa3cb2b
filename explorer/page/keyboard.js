// Keys for the focused control, which the notebook around it must not handle.

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

// Commands, such as saving or running the cell, are left to the notebook.
function isPlain(event) {
  const command = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape";
  return !command && !(event.shiftKey && event.key === "Enter");
}
