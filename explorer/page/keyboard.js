// Keys that belong to the focused control and not to the notebook around it.

// Keep plain keys from the notebook, whose own shortcuts on arrows and letters would leave the
// focused control or add a cell. JupyterLab listens above the explorer, so it is enough to stop the
// event there. Notebook 7 listens on the window before anything below it; it ignores an element
// with Lumino's attribute, which must be on the focused element itself, because the selector of its
// arrow keys ends there.
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

// Commands, such as saving or running the cell, stay the notebook's.
function isPlain(event) {
  const command = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape";
  return !command && !(event.shiftKey && event.key === "Enter");
}
