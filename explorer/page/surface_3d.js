// The loss surface in three dimensions: drawing it, and turning it.

// How to turn the surface, as a note; the weight is "W", or "w" in a net.
export const howToTurn = (weight) => `Drag or arrow keys turn it; double-click resets it. Dashed: the loss along ${weight}.`;

const DEGREES_A_PIXEL = 0.5;
const DEGREES_A_KEY = 5;
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The surface and its axes: the axes in an SVG, and on it the faces on a canvas as sharp as the screen.
export class Relief {
  // `place` is the element to draw in, as large as the picture; `size` is its width and height in
  // the units of positions; `palette` is r, g, b, a, r, g, b, a, … of 256 colours.
  constructor(place, size, palette) {
    [this.width, this.height] = size;
    this.palette = palette;
    this.colors = new Map();
    place.innerHTML = `<svg viewBox="0 0 ${size.join(" ")}"></svg><canvas></canvas>`;
    [this.svg, this.canvas] = place.children;
    this.context = this.canvas.getContext("2d");
    this.faces = [];
    const measure = () => {
      if (!this.canvas.isConnected) return; // another picture has taken its place
      // Faces hide what is behind them, so the paper is mixed into their colours.
      this.paper = getComputedStyle(this.canvas).color.match(/[\d.]+/g).map(Number);
      this.colors.clear();
      this.across = this.canvas.getBoundingClientRect().width;
      this.paint();
    };
    new ResizeObserver(measure).observe(this.canvas);
    for (const event of ["rescaled", "repapered"]) this.canvas.addEventListener(event, measure);
  }

  // Draw the faces, from the farthest to the nearest, and the axes; null leaves the axes as they are.
  draw(faces, axes) {
    if (axes) this.svg.innerHTML = this.axesMarkup(axes);
    this.faces = faces;
    this.paint();
  }

  axesMarkup({ panes, grid, lines, numbers, names }) {
    const px = (number) => number.toFixed(1);
    const place = ([x, y]) => `${px(x)} ${px(this.height - y)}`;
    const path = (name, lines) =>
      `<path class="${name}" d="${lines.map((points) => `M${points.map(place).join("L")}`).join("")}"/>`;
    const text = (name, { text, x, y }) =>
      `<text class="${name}" x="${px(x)}" y="${px(this.height - y)}" dy="0.35em">${text}</text>`;
    return [
      path("ge-pane", panes),
      path("ge-grid", grid),
      path("ge-axis", lines),
      ...numbers.map((label) => text("ge-number", label)),
      ...names.map((label) => text("ge-name", label)),
    ].join("");
  }

  paint() {
    if (!this.across) return; // not in the page yet
    const { canvas, context, width, height } = this;
    const scale = (this.across / width) * devicePixelRatio;
    const size = [Math.round(width * scale), Math.round(height * scale)];
    if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
    context.setTransform(scale, 0, 0, -scale, 0, height * scale);
    context.clearRect(0, 0, width, height);
    // A face without an outline would let the ground show along its edges; browsers draw an outline
    // as thin as a pixel of the screen fast.
    context.lineWidth = 1 / scale;
    for (const { corners, color, brightness } of this.faces) {
      context.fillStyle = context.strokeStyle = this.colorOf(color, brightness);
      context.beginPath();
      for (const [x, y] of corners) context.lineTo(x, y);
      context.closePath();
      context.fill();
      context.stroke();
    }
  }

  colorOf(color, brightness) {
    const key = 256 * Math.round(255 * brightness) + color;
    let text = this.colors.get(key);
    if (!text) {
      const share = this.palette[4 * color + 3] / 255;
      const mixed = (i) => share * this.palette[4 * color + i] + (1 - share) * this.paper[i];
      const [r, g, b] = [0, 1, 2].map((i) => Math.round(mixed(i) * brightness));
      this.colors.set(key, (text = `rgb(${r} ${g} ${b})`));
    }
    return text;
  }
}

// Let a person turn a picture by dragging it or with keys. `angle` returns azimuth and elevation now,
// and `turn` is called with new ones; `home` is the first angle.
export function letTurn(picture, { angle, turn, home }) {
  let held = null;

  const turnTo = (azim, elev) => turn((((azim % 360) + 540) % 360) - 180, Math.min(Math.max(elev, 0), 90));
  picture.tabIndex = 0;
  picture.setAttribute("role", "application"); // so that a screen reader passes the arrow keys on
  picture.setAttribute("aria-label", "The loss in three dimensions. Arrow keys turn it, Home resets it.");
  picture.addEventListener("pointerdown", ({ button, pointerId, clientX, clientY }) => {
    if (button || held) return;
    held = { pointer: pointerId, x: clientX, y: clientY, from: angle() };
    picture.setPointerCapture(pointerId);
  });
  picture.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
    if (pointerId !== held?.pointer) return;
    const [azim, elev] = held.from;
    turnTo(azim - DEGREES_A_PIXEL * (clientX - held.x), elev + DEGREES_A_PIXEL * (clientY - held.y));
  });
  picture.addEventListener("lostpointercapture", () => (held = null));
  picture.addEventListener("dblclick", () => turn(...home));
  picture.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if ((!arrow && event.key !== "Home") || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation(); // the notebook moves between cells with arrows
    if (!arrow) return turn(...home);
    const [azim, elev] = angle();
    turnTo(azim + DEGREES_A_KEY * arrow[0], elev + DEGREES_A_KEY * arrow[1]);
  });
}
