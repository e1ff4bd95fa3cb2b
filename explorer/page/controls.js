// The sliders and the boxes: what a person moves and types.

// A page that was taken away has no sliders: it says what they stood at.
function showGiven(live, page) {
  const given = document.createElement("p");
  given.className = "ge-given";
  given.innerHTML = SLIDERS.map((name) => `<i>${name} =</i><span class="ge-value" data-quantity="${name}"></span>`).join("");
  live.prepend(given);
  page.collect();
  return () => given.remove();
}

// The sliders are ipywidgets' own, in a box beside this view; they may be rendered after it.
function bindControls(live, page, link) {
  let request = 0;
  let undo = [];
  const bind = () => {
    const root = live.closest(".gradient-explorer");
    const bars = SLIDERS.map((name) => root?.querySelector(`.ge-slider-${name} .noUi-target`));
    if (!bars.every((bar) => bar?.noUiSlider)) {
      request = requestAnimationFrame(bind);
      return;
    }
    const hush = (event) => {
      if (root.contains(event.target)) event.target.toggleAttribute("data-lm-suppress-shortcuts", plain(event));
    };
    window.addEventListener("keydown", hush, true);
    root.addEventListener("keydown", keep);
    undo = SLIDERS.flatMap((name, i) => {
      const send = (text) => link.do({ type: { [name]: text }, gesture: gesture() });
      const box = numberBox(name, `${name}, exact value`, send);
      bars[i].closest(`.ge-slider-${name}`).append(box);
      bars[i].querySelector(".noUi-handle").setAttribute("aria-label", `${name}, ${ROLES[name]}`);
      page.inputs[name] = box;
      page.handles[name] = new Handle(bars[i].noUiSlider, (value, gesture) => link.move({ [name]: value }, gesture), link);
      return [() => box.remove(), () => page.handles[name].stop()];
    });
    undo.push(() => root.removeEventListener("keydown", keep), () => window.removeEventListener("keydown", hush, true));
    page.showInputs();
  };
  bind();
  return () => {
    cancelAnimationFrame(request);
    undo.forEach((step) => step());
  };
}

// A key that is the focused control's own; those of a command, such as saving, are the notebook's.
function plain(event) {
  const command = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape";
  return !command && !(event.shiftKey && event.key === "Enter");
}

// Keep plain keys from the notebook, which has its own use for arrows and letters: on a choice that
// is focused they would leave it, or add a cell. JupyterLab listens above us; Notebook 7 listens
// before anything below the document does, and lets be what has Lumino's attribute for this: the
// focused element itself, because that is what its arrow keys' selector ends in (`hush`).
function keep(event) {
  if (plain(event)) event.stopPropagation();
}

// A slider's handle. While a hand is on it, it belongs to the hand; otherwise it follows the state,
// but not back to one from before its own last move: keys held down would lose steps.
class Handle {
  constructor(bar, moved, link) {
    this.bar = bar;
    this.link = link;
    this.held = null; // the gesture, while it lasts
    this.ahead = false;
    bar.on("start.ge", () => {
      this.held = gesture();
      // The slider tells the kernel itself where it was let go, but not of which gesture that is.
      addEventListener("pointerup", () => link.flush(true), { capture: true, once: true });
    });
    bar.on("end.ge", () => (this.held = null));
    bar.on("slide.ge", (values) => {
      this.ahead = true;
      this.stands = bar.get(true);
      moved((this.at = Number(values[0])), this.held ?? gesture(1000));
      if (!this.held) link.flush(); // a key: the slider tells the kernel of it at once
    });
  }

  follow(value) {
    if (this.held || (this.ahead && value !== this.at && this.link.busy)) return;
    this.ahead = false;
    if (value === this.at && this.bar.get(true) === this.stands) return; // ipywidgets moves it, too
    this.at = value;
    this.bar.set(value);
    this.stands = this.bar.get(true); // on its nearest step
  }

  stop() {
    this.bar.off(".ge");
  }
}

// In a box: two decimals, or four where they say more; all there are once it is focused.
function typed(exact) {
  const number = Number(exact);
  const decimals = Number(number.toFixed(2)) === number ? 2 : 4;
  const small = Math.abs(number) < 0.001 && number !== 0;
  return (small ? number.toExponential(1) : number.toFixed(decimals)).replaceAll("-", "−");
}

// A box for an exact value: `send` gets what was typed; what it shows is the kernel's answer.
function numberBox(name, label, send) {
  const box = document.createElement("input");
  Object.assign(box, { className: "ge-box", type: "text", inputMode: "decimal", autocomplete: "off" });
  box.setAttribute("aria-label", label);
  box.dataset.quantity = name;
  let edited = false; // only what was typed is sent, and only once: what is shown may be rounded
  box.show = () => {
    const { value } = box.dataset;
    if (!edited) box.value = box === document.activeElement ? value.replaceAll("-", "−") : typed(value);
  };
  const sent = () => {
    if (edited) send(box.value);
    edited = false;
    box.show();
  };
  box.addEventListener("input", () => (edited = true));
  box.addEventListener("focus", () => {
    box.show();
    box.select();
  });
  box.addEventListener("blur", sent);
  box.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the notebook has shortcuts on plain letters
    if (event.key === "Enter") sent();
    if (event.key === "Escape") {
      edited = false;
      box.show();
    }
  });
  return box;
}
