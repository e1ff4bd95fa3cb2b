// Export a net at its current state: texts to copy and files to save.

import { html } from "../../files.js";
import { openExport } from "../../tools/export.js";
import { py } from "../generated.js";

export const netExportTool = {
  name: "export",
  label: "Take",
  title: "Take the current state with you: code, LaTeX, a figure, a page",
  open(parts, panel) {
    const { net_as_latex } = py.derivation.net.latex;
    const { net_as_numpy, net_as_python, net_as_pytorch } = py.derivation.net.texts;
    const texts = {
      "This state": ({ state, ranges }) => net_as_python(state, ranges),
      NumPy: ({ state }) => net_as_numpy(state),
      PyTorch: ({ state }) => net_as_pytorch(state),
      LaTeX: ({ state }) => net_as_latex(state),
    };
    return openExport(parts, panel, texts, { html: (parts) => html(parts, withoutScripts(parts.live)) });
  },
};

// The text of the page for readers that run no scripts.
function withoutScripts({ state }) {
  const title = py.derivation.net.nets.net_title(state.now);
  return `<p>${title}: the explorer of this net needs scripts.</p>`;
}
