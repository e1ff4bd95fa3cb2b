// Take it with you: texts to copy and files to keep.

tool({
  name: "take",
  label: "Take",
  title: "Take the present state with you: code, LaTeX, a figure, a page",
  open({ root, scene, link, model }, panel) {
    const { files } = scene.tools.take;
    panel.innerHTML = `
      <span>Copy as</span><div class="ge-choices" role="group" aria-label="Copy as"></div>
      <span>Save as</span><div class="ge-choices" role="group" aria-label="Save as">
        ${files.map((kind) => `<button class="ge-button" type="button" data-file="${kind}" title="Save as ${kind.toUpperCase()}">${kind.toUpperCase()}</button>`).join("")}
      </div>
      <span class="ge-done" role="status"></span>
      <pre class="ge-text" tabindex="0"></pre>`;
    const [choices, done, text] = [".ge-choices", ".ge-done", ".ge-text"].map((name) => panel.querySelector(name));
    let chosen = null;

    const copy = async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        setText(done, "Copied.");
      } catch {
        // no clipboard here: select it, so that one key copies it
        getSelection().selectAllChildren(text);
        setText(done, "Selected: copy it with Ctrl+C or ⌘C.");
      }
    };
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-text], [data-file]");
      if (!button) return;
      if (button.dataset.file) {
        setText(done, `Making ${button.dataset.file.toUpperCase()} …`);
        const step = root.querySelector(".ge-walk")?.dataset.at ?? "";
        link.do({ file: { kind: button.dataset.file, step } });
        return;
      }
      chosen = button.dataset.text;
      for (const other of choices.children) other.setAttribute("aria-pressed", String(other === button));
      show();
      copy();
    });
    const receive = (content, buffers) => {
      if (content.file) {
        save(content.file, content.mime, buffers[0]);
        setText(done, `Saved ${content.file}.`);
      }
    };
    model.on("msg:custom", receive);

    const show = () => {
      const texts = model.get("panels").take;
      if (!texts) return;
      if (!choices.children.length) {
        choices.innerHTML = Object.keys(texts)
          .map((name) => `<button class="ge-button" type="button" data-text="${name}" aria-pressed="false" title="Copy as ${name}">${name}</button>`)
          .join("");
      }
      text.hidden = !chosen;
      if (chosen) setText(text, texts[chosen]);
    };
    return { show, close: () => model.off("msg:custom", receive) };
  },
});

function save(name, type, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
