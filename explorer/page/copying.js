// Copying numbers out of the explorer.

// A number is shown with a true minus sign, which Python does not read: copy an ASCII one in its place.
// Returns a function that undoes it.
export function copyForPython(root) {
  const copy = (event) => {
    const { target } = event;
    const box = target.localName === "input" || target.localName === "textarea";
    const text = box
      ? target.value.slice(target.selectionStart, target.selectionEnd)
      : String(root.getRootNode().getSelection?.() ?? getSelection());
    if (!text.includes("−")) return;
    event.preventDefault();
    event.stopPropagation(); // the notebook would copy the cell
    event.clipboardData.setData("text/plain", text.replaceAll("−", "-"));
  };
  root.addEventListener("copy", copy);
  return () => root.removeEventListener("copy", copy);
}
