// Stand-ins for what JupyterLab gives the page's script: a model with a kernel, ipywidgets' sliders,
// and the wire. `toPython` takes a message of a widget, and returns the widgets' answers.
import explorer from "/explorer.js";
import { Model } from "/stand_in.js";

let underWay = 0;
let exchanged = 0; // messages in either direction

async function send(widget, message) {
  underWay++;
  exchanged++;
  receive(JSON.parse(await toPython(widget, JSON.stringify(message))));
  underWay--;
}

function receive(messages) {
  for (const { widget, method, state, paths, buffers } of messages) {
    exchanged++;
    const views = buffers.map((text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer));
    paths.forEach((path, i) => {
      const last = path.pop();
      path.reduce((holder, key) => holder[key], state)[last] = views[i];
    });
    if (method === "custom") widgets[widget].trigger("msg:custom", state, views);
    else widgets[widget].receive(state);
  }
}

// The model of the view in the page, connected to Python.
class Live extends Model {
  widget_manager = {};

  send(content) {
    send("live", { method: "custom", content });
  }
}

// A slider with a handle to drag, and the part of noUiSlider's interface that the page's script uses.
class Slider {
  constructor(name) {
    this.name = name;
    this.callbacks = [];
    const node = document.createElement("div");
    node.className = `widget-slider ge-slider-${name}`;
    node.innerHTML = `<label class="widget-label">${name}</label><div class="slider-container">
      <div class="noUi-target"><div class="noUi-origin"><div class="noUi-handle noUi-handle-lower" role="slider"
        tabindex="0"></div></div></div></div>`;
    document.querySelector(".ge-controls").append(node);
    const target = node.querySelector(".noUi-target");
    target.noUiSlider = {
      options: (this.options = {}),
      on: (event, callback) => this.callbacks.push([event, callback]),
      off: (space) => (this.callbacks = this.callbacks.filter(([event]) => !event.endsWith(space))),
      get: () => this.value,
      set: (value) => this.put(value),
    };
    this.origin = target.firstChild;
    this.handle = this.origin.firstChild;
    this.handle.addEventListener("pointerdown", (down) => this.drag(down, target.getBoundingClientRect().width));
  }

  drag({ pointerId, clientX }, width) {
    const { min, max } = this.options;
    const start = this.value;
    const moved = (event) => {
      this.put(start + ((event.clientX - clientX) / width) * (max - min));
      this.trigger("slide");
    };
    this.handle.setPointerCapture(pointerId);
    this.handle.addEventListener("pointermove", moved);
    const released = () => {
      this.handle.removeEventListener("pointermove", moved);
      this.trigger("end");
      send(this.name, { method: "update", state: { value: this.value }, buffer_paths: [] });
    };
    this.handle.addEventListener("lostpointercapture", released, { once: true });
    this.trigger("start");
  }

  put(value) {
    const { min, max, step } = this.options;
    const on = min + Math.round((value - min) / step) * step;
    // with binary noise, as in noUiSlider: −0.3899999999999997
    this.value = Math.min(Math.max(on, min), max);
    this.origin.style.transform = `translate(${100 * ((this.value - min) / (max - min) - 1)}%)`;
    for (const [name, number] of Object.entries({ min, max, now: this.value })) {
      this.handle.setAttribute(`aria-value${name}`, number);
    }
    this.handle.setAttribute("aria-valuetext", this.value);
  }

  receive({ value, ...options }) {
    Object.assign(this.options, options);
    if (value !== undefined) this.put(value);
  }

  trigger(event) {
    for (const [name, callback] of [...this.callbacks]) if (name.startsWith(event)) callback([this.value]);
  }
}

// For Python -----------------------------------------------------------------------------------

const frame = () => new Promise(requestAnimationFrame);

// Resolve when no message is in flight, all received changes have been painted, and no handle is
// gliding to a click on its track any more.
async function settled() {
  let before;
  do {
    before = exchanged;
    do await frame();
    while (underWay);
  } while (before !== exchanged);
  const gliding = document.querySelector(".ge-controls").getAnimations({ subtree: true });
  await Promise.allSettled(gliding.map((animation) => animation.finished));
}

// Switch to one of JupyterLab's themes: "light" or "dark".
function setTheme(name) {
  document.body.dataset.jpThemeLight = name === "light";
  const before = document.getElementById("theme");
  const theme = Object.assign(document.createElement("link"), { id: "theme", rel: "stylesheet", href: `/${name}.css` });
  return new Promise((go) => {
    theme.onload = () => {
      before.remove();
      go();
    };
    before.after(theme);
  });
}

const widgets = { live: new Live(), W: new Slider("W"), x: new Slider("x"), y: new Slider("y") };
receive(await (await fetch("/state.json")).json());
explorer.render({ model: widgets.live, el: document.getElementById("live") });
Object.assign(window, { receive, settled, setTheme });
