// Cases worth seeing, and Undo: what stands on the bar before anything is opened.

tool({
  name: "cases",
  build({ scene, link }, bar) {
    const cases = scene.tools.cases;
    const select = document.createElement("select");
    select.className = "ge-select";
    select.setAttribute("aria-label", "A case worth seeing");
    select.innerHTML = `<option value="">A case worth seeing …</option>${Object.entries(cases)
      .map(([name, { title }]) => `<option value="${name}">${title}</option>`)
      .join("")}`;
    const undo = document.createElement("button");
    Object.assign(undo, { className: "ge-button", type: "button", textContent: "↶ Undo" });
    undo.title = "Take back the last drag, case or step";
    undo.addEventListener("click", () => link.do({ undo: true }));
    const sentence = document.createElement("span");
    sentence.className = "ge-sentence";
    sentence.dataset.tells = "dL_dW"; // it speaks of the gradient
    sentence.dataset.told = "";

    let chosen = null; // the state that the sentence is about, once the page shows it
    select.addEventListener("change", () => {
      if (!select.value) return;
      link.do({ case: select.value, gesture: gesture() });
      setText(sentence, cases[select.value].sentence);
      chosen = "coming";
    });
    bar.append(select, undo);
    bar.append(sentence);
    return {
      show(model) {
        const { values } = model.get("frame");
        const at = SLIDERS.map((name) => values[name][1]).join();
        if (chosen === "coming") chosen = at;
        else if (chosen !== null && chosen !== at) {
          chosen = null;
          select.value = "";
          setText(sentence, "");
        }
        disable(undo, !model.get("undoable"), select);
      },
    };
  },
});
