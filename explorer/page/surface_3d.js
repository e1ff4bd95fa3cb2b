// The loss surface in three dimensions: showing its drawings, and turning it.

import { gesture } from "./gestures.js";
import { withOwnIds } from "./pictures.js";

export const HOW_TO_TURN = "Drag or arrow keys turn it; double-click resets it. Dashed: the loss along W.";

const DEGREES_A_PIXEL = 0.5;
const DEGREES_A_KEY = 5;
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Return a function that shows a drawing of the surface, but only once its image is decoded: the
// picture would flicker otherwise.
export function reliefPainter(picture, viewId) {
  const relief = picture.querySelector(".ge-relief");
  let latest = "";
  return async ({ svg }) => {
    latest = svg;
    const image = new Image();
    image.src = svg.match(/data:image[^"]+/)[0];
    await image.decode();
    if (latest === svg) relief.innerHTML = withOwnIds(svg, viewId, "relief");
  };
}

// Let a person turn a picture by dragging it or with keys. `drawn` returns the angle at
// which it is drawn now.
export function letTurn(picture, connection, drawn) {
  let wanted = null; // the angle that was last requested
  let wantedAt = -Infinity;
  let held = null;

  const angle = () => (performance.now() - wantedAt > 1000 ? drawn() : wanted);
  const turn = (azim, elev) => {
    wantedAt = performance.now();
    wanted = { azim: ((azim + 540) % 360) - 180, elev: Math.min(Math.max(elev, 0), 90) };
    connection.move(wanted, gesture(1000), "turn");
  };
  const turnBack = () => {
    wantedAt = -Infinity;
    connection.do({ turn: {} });
  };
  picture.tabIndex = 0;
  picture.setAttribute("role", "application"); // so that a screen reader passes the arrow keys on
  picture.setAttribute("aria-label", "The loss in three dimensions. Arrow keys turn it, Home resets it.");
  picture.addEventListener("pointerdown", (event) => {
    if (event.button || held) return;
    held = { pointer: event.pointerId, x: event.clientX, y: event.clientY, ...angle() };
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
    if (pointerId !== held?.pointer) return;
    turn(held.azim - DEGREES_A_PIXEL * (clientX - held.x), held.elev + DEGREES_A_PIXEL * (clientY - held.y));
  });
  picture.addEventListener("lostpointercapture", () => (held = null));
  picture.addEventListener("dblclick", turnBack);
  picture.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if ((!arrow && event.key !== "Home") || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation(); // the notebook moves between cells with arrows
    if (!arrow) return turnBack();
    const { azim, elev } = angle();
    turn(azim + DEGREES_A_KEY * arrow[0], elev + DEGREES_A_KEY * arrow[1]);
  });
}
