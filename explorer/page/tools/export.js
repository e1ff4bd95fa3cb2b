// Export the current state: texts to copy and files to save.
//
// The page makes SVG, PNG and HTML itself. Where Python is there, matplotlib draws SVG and PNG, and
// PDF, which the page cannot make.

import { findAll, setText } from "../dom.js";
import { py } from "../generated.js";
import { listen } from "../live.js";
import { html, png, svg } from "../files.js";

const TYPES = { svg: "image/svg+xml", png: "image/png", html: "text/html" };
// The file or text that each button gives.
const COPIES = {
  "This state": "Python that opens the explorer at this state",
  NumPy: "a program that computes each step and prints the gradient",
  PyTorch: "a program whose autograd finds the same gradient",
  LaTeX: "the derivation with its numbers, for amsmath",
};
const HIDDEN = "The text is hidden, as the numbers are. A copy of it has them; H shows them here.";
const FIGURE = "the plots and their numbers on white, for a paper or slides";
const SIZED = "; explorer.figure(width=6.5) draws it 6.5 inches wide";
const PAGE = "a live explorer in one file, which needs neither Python nor a network";

export const exportTool = {
  name: "export",
  label: "Take",
  title: "Take the current state with you: code, LaTeX, a figure, a page",
  open(parts, panel) {
    const { as_latex, as_numpy, as_python, as_pytorch } = py.derivation.texts;
    const texts = {
      "This state": ({ state, ranges }) => as_python(state, ranges),
      NumPy: ({ state }) => as_numpy(state),
      PyTorch: ({ state }) => as_pytorch(state),
      LaTeX: ({ state }) => as_latex(state),
    };
    return openExport(parts, panel, texts, { svg, png, html });
  },
};

// Export in a panel: texts by the names in `COPIES`, each of which is made from `live`, and functions that
// make files from the parts of the page. Python makes what they do not.
export function openExport(parts, panel, texts, files) {
  const { live, model } = parts;
  const what = (kind) => (kind === "html" ? PAGE : live.hasPython ? FIGURE + SIZED : FIGURE);
  const button = (kind, name, label, title) =>
    `<button class="ge-button" type="button" data-${kind}="${name}" title="${title}">${label}</button>`;
  const copyButton = (name) => button("text", name, name, `Copy ${COPIES[name]}`);
  const fileButton = (kind, label) => button("file", kind, label, `Save ${what(kind)}`);
  const figures = ["svg", "png", "pdf"].map((kind) => fileButton(kind, kind.toUpperCase()));
  panel.innerHTML = `
    <span>Copy</span><div class="ge-choices" role="group" aria-label="Copy">${Object.keys(texts).map(copyButton).join("")}</div>
    <span>Figure</span><div class="ge-choices" role="group" aria-label="Save the figure">${figures.join("")}</div>
    <div class="ge-choices">${fileButton("html", "Page")}</div>
    <p class="ge-done" role="status">Code, a figure or a page of the current state.</p>
    <pre class="ge-text" tabindex="0" hidden></pre>`;
  const [done, text] = findAll(panel, ".ge-done", ".ge-text");
  const copies = panel.querySelectorAll("[data-text]");
  let chosen = null; // the text to copy, by its name

  const show = () => {
    for (const button of panel.querySelectorAll("[data-file]")) {
      button.hidden = !files[button.dataset.file] && !live.hasPython;
    }
    for (const button of copies) button.setAttribute("aria-pressed", String(button.dataset.text === chosen));
    text.hidden = !chosen;
    if (chosen) setText(text, live.numbersHidden ? HIDDEN : texts[chosen](live));
  };
  const copy = async (name) => {
    chosen = name;
    show();
    try {
      await navigator.clipboard.writeText(texts[chosen](live));
      setText(done, `Copied: ${COPIES[name]}.`);
    } catch {
      // There is no clipboard here; select the text, so that one key copies it.
      if (live.numbersHidden) return setText(done, "Show the numbers first (H), then copy.");
      getSelection().selectAllChildren(text);
      setText(done, "Selected: copy it with Ctrl+C or ⌘C.");
    }
  };
  const make = async (kind) => {
    setText(done, `Making the ${kind === "html" ? "page" : kind.toUpperCase()} …`);
    if (kind !== "html" && live.hasPython) return live.wire.send({ file: kind });
    save(kind, `gradient.${kind}`, TYPES[kind], await files[kind](parts));
  };
  const save = (kind, name, type, content) => {
    download(name, type, content);
    setText(done, `Saved ${name}: ${what(kind)}.`);
  };
  panel.addEventListener("click", (event) => {
    const { text: name, file: kind } = event.target.closest("[data-text], [data-file]")?.dataset ?? {};
    if (name) copy(name);
    else if (kind) make(kind);
  });
  const receive = (content, buffers) => {
    if (content.file) save(content.file.split(".").at(-1), content.file, content.mime, buffers[0]);
  };
  show();
  return { show, close: listen(model, "msg:custom", receive) };
}

function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
