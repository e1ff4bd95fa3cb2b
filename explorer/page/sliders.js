// The three sliders and the boxes beside them.
//
// They are ipywidgets' sliders, in a box beside this view, which may be rendered after it. Where
// there are none (a front end without ipywidgets' controls, a page of its own), the view brings its
// own: native range inputs.

import { copyForPython } from "./copying.js";
import { setText, wholeOf } from "./dom.js";
import { py } from "./generated.js";
import { gesture } from "./gestures.js";
import { keepKeys, moveByTens } from "./keyboard.js";
import { SLIDERS } from "./live.js";
import { numberBox } from "./number_box.js";

const WORDS = py.derivation.quantities.SLIDERS;
const STRAY = 60; // ms for which a handle may stand elsewhere than the state says
const PATIENCE = 1500; // ms for which the view waits for ipywidgets' sliders

// Connect the sliders to the state. Returns a function that undoes it.
export function connectSliders({ root, model, live, display }) {
  let request = 0;
  let undo = [];
  const asked = performance.now();
  const boxFor = (name) => {
    const box = numberBox(name, `${live.form.letter(name)}, exact value`, (text) =>
      live.act((session) => session.type_in(name, text, gesture())),
    );
    display.boxes[name] = box;
    undo.push(() => {
      box.remove();
      delete display.boxes[name];
    });
    return box;
  };
  const connect = () => {
    const whole = root.closest(".gradient-explorer");
    const sliders = SLIDERS.map((name) => whole?.querySelector(`.ge-slider-${name}`));
    const bars = sliders.map((slider) => slider?.querySelector(".noUi-target"));
    if (bars.every((bar) => bar?.noUiSlider)) {
      SLIDERS.forEach((name, i) => {
        const handle = new SliderHandle(name, bars[i], live);
        const label = sliders[i].querySelector(".widget-label");
        setText(label, live.form.letter(name));
        label.after(handle.words);
        sliders[i].append(boxFor(name));
        display.handles[name] = handle;
        undo.push(() => handle.stop());
      });
      undo.push(keepKeys(whole), copyForPython(whole));
    } else if (!model.widget_manager || performance.now() - asked > PATIENCE) {
      ownSliders();
    } else {
      request = requestAnimationFrame(connect);
      return;
    }
    display.collect();
    display.showTexts();
    display.showInputs();
  };
  const ownSliders = () => {
    const whole = wholeOf(root);
    whole.classList.add("gradient-explorer");
    const controls = document.createElement("div");
    controls.className = "ge-controls ge-own-controls";
    for (const name of SLIDERS) {
      const row = document.createElement("label");
      row.innerHTML = `<span class="ge-letter">${live.form.letter(name)}</span>`;
      const slider = new OwnSlider(name, live);
      row.append(slider.words, slider.node, boxFor(name));
      controls.append(row);
      display.handles[name] = slider;
    }
    root.prepend(controls);
    live.wire.alone = true;
    undo.push(keepKeys(whole), copyForPython(whole), () => controls.remove());
  };
  connect();
  return () => {
    cancelAnimationFrame(request);
    undo.forEach((restore) => restore());
    display.handles = {};
  };
}

// The word for a slider and the name of the entry that it moves, beside it and for screen readers.
class Handle {
  constructor(name, live, control) {
    Object.assign(this, { name, live, control, held: null });
    this.words = document.createElement("span");
    this.words.className = "ge-slider-words";
    this.words.innerHTML = `<span>${WORDS[name]}</span><span class="ge-slider-entry"></span>`;
    this.entry = this.words.lastChild;
    this.stopKeys = moveByTens(control, (count) => {
      const value = live.ranges.nearest(name, this.shown + count * live.ranges.increment(name));
      live.act((session) => session.move({ [name]: value }, gesture(1000)));
    });
  }

  showEntry() {
    const { name, live, control } = this;
    const entry = live.form.entry(name, live.state);
    setText(this.entry, entry);
    const label = `${live.form.letter(name)}, the ${WORDS[name]} ${entry}`.trim();
    if (control.getAttribute("aria-label") !== label) control.setAttribute("aria-label", label);
  }
}

// The handle of an ipywidgets slider. While a person drags it, it stays where they hold it.
class SliderHandle extends Handle {
  constructor(name, target, live) {
    super(name, live, target.querySelector(".noUi-handle"));
    const bar = (this.bar = target.noUiSlider);
    bar.on("start.ge", () => {
      this.held = gesture();
      // On release the slider tells Python its value, but not the gesture: tell the state first.
      addEventListener("pointerup", () => live.rest(), { capture: true, once: true });
    });
    bar.on("end.ge", () => {
      this.held = null;
      live.rest();
    });
    bar.on("slide.ge", (values) => {
      const value = live.ranges.nearest(name, Number(values[0])); // noUiSlider adds up steps: 0.1 + 0.2
      this.shown = value;
      const moving = this.held !== null; // else it is a key
      live.act((session) => session.move({ [name]: value }, this.held ?? gesture(1000)), { moving });
    });
    // After a lost connection JupyterLab asks the kernel for all states, and may move the handle to an
    // older value than the one that the page has by then.
    bar.on("update.ge", () => {
      clearTimeout(this.check);
      this.check = setTimeout(() => this.putBack(), STRAY);
    });
  }

  putBack() {
    const { name, live, bar } = this;
    const apart = Math.abs(Number(bar.get()) - this.shown);
    if (!this.held && apart > live.ranges.increment(name)) bar.set(this.shown);
  }

  follow({ number, spoken }) {
    this.showEntry();
    if (!this.held && number !== this.shown) this.bar.set((this.shown = number));
    this.control.setAttribute("aria-valuetext", spoken); // after noUiSlider, which writes all digits
  }

  stop() {
    clearTimeout(this.check);
    this.bar.off(".ge");
    this.stopKeys();
    this.words.remove();
  }
}

// A native range input.
class OwnSlider extends Handle {
  constructor(name, live) {
    const node = document.createElement("input");
    super(name, live, node);
    const [min, max] = live.ranges.ends(name);
    Object.assign(node, { type: "range", min, max, step: live.ranges.increment(name), className: "ge-range" });
    this.node = node;
    node.addEventListener("pointerdown", () => (this.held = gesture()));
    node.addEventListener("input", () => {
      const value = live.ranges.nearest(name, Number(node.value));
      this.shown = value;
      const moving = this.held !== null;
      live.act((session) => session.move({ [name]: value }, this.held ?? gesture(1000)), { moving });
    });
    const release = () => {
      this.held = null;
      live.rest();
    };
    for (const event of ["pointerup", "pointercancel", "change"]) node.addEventListener(event, release);
  }

  follow({ number, spoken }) {
    this.showEntry();
    this.node.setAttribute("aria-valuetext", spoken);
    if (this.held || number === this.shown) return;
    this.shown = number;
    this.node.value = number;
  }
}
