// Export the current state: texts to copy and files to save.

import { findAll, setText } from "../dom.js";
import { listen } from "../model.js";

export const exportTool = {
  name: "export",
  label: "Take",
  title: "Take the current state with you: code, LaTeX, a figure, a page",
  open({ root, scene, connection, model }, panel) {
    const { files } = scene.tools.export;
    panel.innerHTML = `
      <span>Copy as</span><div class="ge-choices" role="group" aria-label="Copy as"></div>
      <span>Save as</span><div class="ge-choices" role="group" aria-label="Save as">
        ${files.map((kind) => `<button class="ge-button" type="button" data-file="${kind}" title="Save as ${kind.toUpperCase()}">${kind.toUpperCase()}</button>`).join("")}
      </div>
      <span class="ge-done" role="status"></span>
      <pre class="ge-text" tabindex="0"></pre>`;
    const [choices, done, text] = findAll(panel, ".ge-choices", ".ge-done", ".ge-text");
    let chosen = null; // the text to copy, by its name

    const show = () => {
      const texts = model.get("panels").export;
      if (!texts) return;
      if (!choices.children.length) {
        choices.innerHTML = Object.keys(texts)
          .map((name) => `<button class="ge-button" type="button" data-text="${name}" aria-pressed="false" title="Copy as ${name}">${name}</button>`)
          .join("");
      }
      text.hidden = !chosen;
      if (chosen) setText(text, texts[chosen]);
    };
    const copy = async (name) => {
      chosen = name;
      for (const button of choices.children) button.setAttribute("aria-pressed", String(button.dataset.text === name));
      show();
      try {
        await navigator.clipboard.writeText(text.textContent);
        setText(done, "Copied.");
      } catch {
        // There is no clipboard here; select the text, so that one key copies it.
        getSelection().selectAllChildren(text);
        setText(done, "Selected: copy it with Ctrl+C or ⌘C.");
      }
    };
    const requestFile = (kind) => {
      setText(done, `Making ${kind.toUpperCase()} …`);
      const step = root.querySelector(".ge-walk")?.dataset.at ?? "";
      connection.do({ file: { kind, step } });
    };
    panel.addEventListener("click", (event) => {
      const { text: name, file: kind } = event.target.closest("[data-text], [data-file]")?.dataset ?? {};
      if (name) copy(name);
      else if (kind) requestFile(kind);
    });
    const receive = (content, buffers) => {
      if (!content.file) return;
      download(content.file, content.mime, buffers[0]);
      setText(done, `Saved ${content.file}.`);
    };
    return { show, close: listen(model, "msg:custom", receive) };
  },
};

function download(name, type, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
