// Walk the derivation, step by step: the step in full, and its part of the plots lit.

tool({
  name: "walk",
  alone: true, // it needs no kernel
  label: "Walk",
  title: "Walk through the derivation, step by step",
  open({ root, scene, page, model, told }, panel) {
    const names = Object.keys(scene.steps);
    let at = 0;
    panel.tabIndex = 0;
    panel.innerHTML = `
      <button class="ge-button" type="button" data-go="-1">‹ Back</button>
      <button class="ge-button ge-primary" type="button" data-go="1">Next ›</button>
      <div class="ge-step"><p class="ge-count" data-told></p><p class="ge-formula"></p></div>
      <div class="ge-said"><p class="ge-meaning" data-told></p><p class="ge-reading" data-told></p></div>`;
    const [count, formula, meaning, reading] = [".ge-count", ".ge-formula", ".ge-meaning", ".ge-reading"].map(
      (name) => panel.querySelector(name),
    );

    const go = (to) => {
      at = Math.min(Math.max(to, 0), names.length - 1);
      const name = names[at];
      const step = scene.steps[name];
      panel.dataset.at = name; // for a page that is taken away
      setText(count, `Step ${at + 1} of ${names.length}${step.equation && ` · equation ${step.equation}`}`);
      formula.innerHTML = stepFormula(scene, name);
      panel.style.setProperty("--ge-own", `var(--ge-${step.quantity}, var(--ge-ink))`);
      setText(meaning, step.meaning);
      reading.dataset.reading = name;
      page.collect();
      page.showTexts(model);
      for (const node of root.querySelectorAll("[data-step]")) {
        node.classList.toggle("ge-at", node.dataset.step === name);
      }
      root.resting = step.lights;
      light(root, step.lights);
      disable(panel.querySelector("[data-go='-1']"), at === 0, panel);
      disable(panel.querySelector("[data-go='1']"), at === names.length - 1, panel);
      told.soon();
    };
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-go]");
      if (button) go(at + Number(button.dataset.go));
    });
    panel.addEventListener("keydown", (event) => {
      const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!move) return;
      event.preventDefault();
      event.stopPropagation();
      go(at + move);
    });
    go(Math.max(0, names.indexOf(model.get("alone")?.step)));
    return {
      close() {
        root.resting = [];
        light(root, []);
        for (const node of root.querySelectorAll(".ge-at")) node.classList.remove("ge-at");
        panel.innerHTML = "";
        page.collect();
      },
    };
  },
});

// A step in symbols, with its numbers, and its value.
function stepFormula(scene, name) {
  const { quantity, formula, numbers } = scene.steps[name];
  const parts = [scene.quantities[quantity].symbol, formula, numbers].filter(Boolean);
  const written = parts.join("<i>=</i>").replace("<i>=</i>", name === "update" ? "<i>←</i>" : "<i>=</i>");
  return `${written}<i>=</i><span class="ge-value" data-number="${quantity}"></span>`;
}
