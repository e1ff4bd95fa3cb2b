// Formulas under MathJax, which Notebook 6 and many sites load: it would put copies in their place,
// whose numbers no longer change.

// Keep the explorer's formulas as they are. Returns a function that ends it.
export function keepFormulas(root) {
  const mark = (node) => {
    for (const math of node.querySelectorAll?.("math") ?? []) math.parentNode.isMathJax = true; // MathJax 2 passes by
  };
  const observer = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      const [copy] = addedNodes;
      // MathJax 3 and 4 take no mark, but leave the formula itself alone when they replace it.
      if (copy?.localName === "mjx-container") copy.replaceWith(...removedNodes);
      else addedNodes.forEach(mark);
    }
  });
  mark(root);
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}
