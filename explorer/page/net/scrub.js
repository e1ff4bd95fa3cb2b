// Dragging an entry of X, y or W sideways changes it: a pixel is one step of its slider.

import { gesture } from "../gestures.js";

const CLICK_DISTANCE = 3; // px: a shorter drag is a click
const FINE_STEP = 0.1; // of a step, with Shift

export class Scrub {
  constructor(matrices) {
    Object.assign(this, { matrices, held: null, moved: false });
    const { host } = matrices;
    host.addEventListener("pointerdown", (event) => this.start(event));
    host.addEventListener("pointermove", (event) => this.move(event));
    for (const type of ["pointerup", "pointercancel"]) host.addEventListener(type, () => this.end());
  }

  // Whether a drag has just ended: the click that follows it is not one.
  ended() {
    const { moved } = this;
    this.moved = false;
    return moved;
  }

  start(event) {
    this.moved = false;
    const entry = this.matrices.entryOf(event.target);
    if (!entry?.matrix.grid.settable || entry.box || event.button !== 0) return;
    // A finger scrolls the page; it drags an entry only after a first tap on it.
    if (event.pointerType === "touch" && document.activeElement !== entry.node) return;
    this.held = { entry, pointer: event.pointerId, x: event.clientX, steps: 0, gesture: gesture() };
    this.held.start = this.matrices.valueOf(entry);
  }

  move(event) {
    const { held } = this;
    if (!held || event.pointerId !== held.pointer) return;
    if (!this.moved) {
      if (Math.abs(event.clientX - held.x) < CLICK_DISTANCE) return;
      this.moved = true;
      held.entry.node.setPointerCapture(held.pointer);
      held.entry.node.classList.add("ge-held");
    }
    held.steps += (event.clientX - held.x) * (event.shiftKey ? FINE_STEP : 1);
    held.x = event.clientX;
    const { grid } = held.entry.matrix;
    const steps = event.shiftKey ? Math.round(held.steps / FINE_STEP) * FINE_STEP : Math.round(held.steps);
    const { row, column } = held.entry;
    const { live } = this.matrices.parts;
    live.act((session) => session.scrub(grid.name, row, column, held.start, steps, held.gesture), { moving: true });
  }

  end() {
    if (!this.held) return;
    this.held.entry.node.classList.remove("ge-held");
    this.held = null;
    if (this.moved) this.matrices.parts.live.rest();
  }
}
