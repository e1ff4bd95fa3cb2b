// The three sliders and the boxes beside them.

import { gesture } from "./gestures.js";
import { keepKeys } from "./keyboard.js";
import { SLIDERS } from "./model.js";
import { numberBox } from "./number_box.js";

const ROLES = { x: "the input", y: "the target", W: "the weight" };

// A saved page has no sliders; show their values.
export function showFixedValues(live, display) {
  const line = document.createElement("p");
  line.className = "ge-fixed";
  line.innerHTML = SLIDERS.map((name) => `<i>${name} =</i><span class="ge-value" data-quantity="${name}"></span>`).join("");
  live.prepend(line);
  display.collect();
  return () => line.remove();
}

// Connect ipywidgets' sliders. They are in a box beside this view, and may be rendered after it.
export function connectSliders(live, display, connection) {
  let request = 0;
  let undo = [];
  const connect = () => {
    const root = live.closest(".gradient-explorer");
    const sliders = SLIDERS.map((name) => root?.querySelector(`.ge-slider-${name}`));
    const bars = sliders.map((slider) => slider?.querySelector(".noUi-target"));
    if (!bars.every((bar) => bar?.noUiSlider)) {
      request = requestAnimationFrame(connect);
      return;
    }
    undo = SLIDERS.flatMap((name, i) => {
      const send = (text) => connection.do({ type: { [name]: text }, gesture: gesture() });
      const box = numberBox(name, `${name}, exact value`, send);
      sliders[i].append(box);
      bars[i].querySelector(".noUi-handle").setAttribute("aria-label", `${name}, ${ROLES[name]}`);
      const handle = new SliderHandle(name, bars[i].noUiSlider, connection);
      display.boxes[name] = box;
      display.handles[name] = handle;
      return [() => box.remove(), () => handle.stop()];
    });
    undo.push(keepKeys(root));
    display.showInputs();
  };
  connect();
  return () => {
    cancelAnimationFrame(request);
    undo.forEach((restore) => restore());
  };
}

// A slider's handle. While a person drags it, it stays where they hold it. Otherwise it follows the
// state, but ignores states older than its own last move: a key that is held down would lose steps.
class SliderHandle {
  constructor(name, bar, connection) {
    this.bar = bar;
    this.connection = connection;
    this.held = null; // the gesture of a drag, while it lasts
    this.ahead = false;
    bar.on("start.ge", () => {
      this.held = gesture();
      // On release the slider sends its value to the kernel, but not the gesture: send that first.
      addEventListener("pointerup", () => connection.flush(true), { capture: true, once: true });
    });
    bar.on("end.ge", () => (this.held = null));
    bar.on("slide.ge", (values) => {
      this.ahead = true;
      this.shown = bar.get(true);
      this.value = Number(values[0]);
      connection.move({ [name]: this.value }, this.held ?? gesture(1000));
      if (!this.held) connection.flush(); // moved by a key: the slider sends its value at once
    });
  }

  follow(value) {
    if (this.held || (this.ahead && value !== this.value && this.connection.busy)) return;
    this.ahead = false;
    if (value === this.value && this.bar.get(true) === this.shown) return; // ipywidgets has not moved it meanwhile
    this.value = value;
    this.bar.set(value);
    this.shown = this.bar.get(true); // the slider rounds to its own increments
  }

  stop() {
    this.bar.off(".ge");
  }
}
