// Present: the explorer alone on the screen, laid out at its full width and scaled as a whole. It
// affects this view alone.
//
// The page goes full screen, and the explorer is shown in the browser's top layer: wherever it stands
// in the page, no element around it clips or moves it there. If the browser refuses full screen, it
// fills the window. A transform scales it, so that nothing is laid out in another way, and a pointer
// is found where its mark is, since both are measured on the screen.

import { makeButton, setText, wholeOf } from "../dom.js";
import { visiblePart } from "./visible_part.js";

const STEADY = 0.001; // a smaller change of the scale is one of rounding
const LABEL = "Present";
const TITLE = "Show the explorer alone, as large as the screen";

export const presentTool = {
  name: "present",
  build(parts, bar) {
    const button = makeButton(LABEL, TITLE);
    const presentation = new Presentation(parts, button);
    button.addEventListener("click", () => (presentation.on ? presentation.leave() : presentation.enter()));
    bar.append(button);
    return { show: () => presentation.settle(), close: () => presentation.leave() };
  },
};

class Presentation {
  constructor({ root, live }, button) {
    Object.assign(this, { root, live, button, on: false, ownFullScreen: false });
    this.observer = new ResizeObserver(() => this.fit());
  }

  async enter() {
    Object.assign(this, { on: true, scale: 1, room: null });
    this.whole = wholeOf(this.root);
    const { whole, button } = this;
    // The page keeps its height, so that it is scrolled to the same place afterwards.
    this.holder = whole.parentElement;
    this.heldHeight = this.holder.style.minHeight;
    this.holder.style.minHeight = `${this.holder.offsetHeight}px`;
    this.tabIndex = whole.getAttribute("tabindex");
    whole.tabIndex = -1; // a click beside the controls leaves the focus in the explorer
    whole.classList.add("ge-presented");
    setText(button, "Leave"); // shorter than the label, so that the bar needs no second row
    button.title = "Go back to the page (Esc)";
    this.listen();
    this.raise();
    await this.measure();
    await this.askForFullScreen();
  }

  leave() {
    if (!this.on) return;
    this.on = false;
    const { whole, button, holder } = this;
    this.observer.disconnect();
    this.listening.abort();
    if (this.ownFullScreen && document.fullscreenElement) document.exitFullscreen();
    this.ownFullScreen = false;
    setText(button, LABEL);
    button.title = TITLE;
    whole.removeAttribute("popover");
    whole.classList.remove("ge-presented");
    for (const name of ["width", "height", "padding-inline", "transform"]) whole.style.removeProperty(name);
    if (this.tabIndex === null) whole.removeAttribute("tabindex");
    else whole.setAttribute("tabindex", this.tabIndex);
    holder.style.minHeight = this.heldHeight;
    this.tellScale();
    button.focus({ preventScroll: true });
    button.scrollIntoView({ block: "nearest" });
  }

  // Follow what happens until the explorer leaves.
  listen() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    window.addEventListener("keydown", (event) => this.press(event), { capture: true, signal });
    window.addEventListener("resize", () => this.measure(), { signal });
    document.addEventListener("fullscreenchange", () => this.fullScreenChanged(), { signal });
    document.addEventListener("focusin", (event) => this.keepFocus(event), { signal });
    this.whole.addEventListener("wheel", keepWheel, { passive: false, signal });
    this.observer.observe(this.root);
  }

  // Put the explorer into the top layer, above what is there already.
  raise() {
    const { whole } = this;
    if (!whole.showPopover) return; // the style sheet's z-index has to do
    whole.popover = "manual";
    if (whole.matches(":popover-open")) whole.hidePopover();
    whole.showPopover();
  }

  async askForFullScreen() {
    const { fullscreenElement, fullscreenEnabled } = document;
    // Somebody else's full screen stays when this view leaves; a frame may not have one.
    if (fullscreenElement || !fullscreenEnabled) return;
    try {
      await document.documentElement.requestFullscreen({ navigationUI: "hide" });
    } catch {
      return; // refused, or not there: the explorer fills the window
    }
    this.ownFullScreen = true;
    if (this.on) this.raise();
    else document.exitFullscreen();
  }

  fullScreenChanged() {
    if (this.ownFullScreen && !document.fullscreenElement) this.leave();
  }

  press(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation(); // the notebook would go into command mode
    this.leave();
  }

  // The page behind must not take the focus, and with it the keys.
  keepFocus(event) {
    if (!event.composedPath().includes(this.whole)) this.whole.focus({ preventScroll: true });
  }

  async measure() {
    this.room = await visiblePart();
    this.fit({ anyway: true });
  }

  // A move is at rest: the scale may grow again.
  settle() {
    if (!this.live.moving) this.fit();
  }

  // Scale the explorer so that all of it fits the room. While a person drags, the scale may shrink,
  // as when a sentence gets a second line, but not grow back: all would move to and fro.
  fit({ anyway = false } = {}) {
    const { whole, root, room, scale } = this;
    if (!this.on || !room) return;
    const style = getComputedStyle(whole);
    const [inner, margin] = ["--ge-width", "--ge-margin"].map((name) => Number.parseFloat(style.getPropertyValue(name)));
    const below = root.getBoundingClientRect().bottom - whole.getBoundingClientRect().top;
    const height = below / scale + margin;
    const fitting = Math.min(room.width / (inner + 2 * margin), room.height / height);
    if (!anyway && (Math.abs(fitting / scale - 1) < STEADY || (this.live.moving && fitting > scale))) return;
    this.scale = fitting;
    const width = room.width / fitting;
    Object.assign(whole.style, {
      width: `${width}px`,
      height: `${room.height / fitting}px`,
      paddingInline: `${(width - inner) / 2}px`,
      transform: `translate(${room.left}px, ${room.top}px) scale(${fitting})`,
    });
    this.tellScale();
  }

  // Canvases are painted for the scale at which they are shown.
  tellScale() {
    for (const canvas of this.root.querySelectorAll("canvas")) canvas.dispatchEvent(new Event("rescaled"));
  }
}

// Turning the wheel must not scroll the page behind.
function keepWheel(event) {
  const { target, ctrlKey, deltaX, deltaY } = event;
  if (!ctrlKey && Math.abs(deltaY) >= Math.abs(deltaX) && !target.closest(".ge-text")) event.preventDefault();
}
