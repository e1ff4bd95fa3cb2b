// The paper of an explorer: light or dark, as the page around it is.
//
// Front ends mark a dark theme in ways of their own, and some define only half of a palette. So the
// ground is measured: the colours behind the explorer, put one over the other.

import { py } from "./generated.js";

const OPAQUE = 0.999;

// Let the explorer's paper follow the ground. Returns a function that ends it.
export function followGround(root) {
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  let before = "";
  const follow = () => {
    if (!root.isConnected) return;
    const whole = root.closest(".gradient-explorer") ?? root.parentElement;
    whole.classList.remove("ge-own-paper"); // it would be the ground
    const { ground, text } = around(whole);
    const { paper_on, paper_beside } = py.derivation.paper;
    const paper = ground ? paper_on(ground) : paper_beside(text);
    whole.classList.toggle("ge-dark", paper.dark);
    whole.classList.toggle("ge-own-paper", paper.own);
    const color = ground ? `rgb(${ground.map((channel) => Math.round(255 * channel)).join(" ")})` : "";
    // Even the same value would have the whole explorer styled again.
    if (color !== whole.style.getPropertyValue("--ge-ground")) whole.style.setProperty("--ge-ground", color);
    // The paper is mixed into the colours of some canvases.
    const now = getComputedStyle(whole).getPropertyValue("--ge-paper");
    if (now !== before) for (const canvas of root.querySelectorAll("canvas")) canvas.dispatchEvent(new Event("repapered"));
    before = now;
  };
  // The first size is told before the first paint, another when a hidden tab is shown.
  const sizes = new ResizeObserver(follow);
  sizes.observe(root);
  const marks = new MutationObserver(follow);
  for (const node of [document.documentElement, document.body]) marks.observe(node, { attributes: true });
  // JupyterLab puts another icon into its head whenever its kernel starts or ends some work.
  const styles = (node) => node.localName === "style" || Boolean(node.relList?.contains("stylesheet"));
  const heads = new MutationObserver((records) => {
    if (records.some(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].some(styles))) follow();
  });
  heads.observe(document.head, { childList: true });
  const loaded = ({ target }) => styles(target) && follow();
  const faded = ({ target }) => target.contains(root) && follow();
  document.addEventListener("load", loaded, true);
  document.addEventListener("transitionend", faded);
  scheme.addEventListener("change", follow);
  return () => {
    sizes.disconnect();
    marks.disconnect();
    heads.disconnect();
    document.removeEventListener("load", loaded, true);
    document.removeEventListener("transitionend", faded);
    scheme.removeEventListener("change", follow);
  };
}

// Return the colour behind an explorer, if it is known, and that of the text around it.
function around(whole) {
  const probe = document.createElement("i");
  probe.hidden = true;
  document.documentElement.append(probe);
  const channels = (color) => {
    probe.style.color = `color-mix(in srgb, ${color} 100%, transparent)`;
    const [red, green, blue, alpha = 1] = getComputedStyle(probe).color.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
    return [red, green, blue, alpha];
  };
  const layers = [];
  for (let node = whole; node && !(layers[0]?.[3] > OPAQUE); node = above(node)) {
    layers.unshift(channels(getComputedStyle(node).backgroundColor));
  }
  // Behind a frame without a ground is the page that holds it.
  if (!(layers[0][3] > OPAQUE) && window === window.parent) layers.unshift(channels("Canvas"));
  const text = channels(getComputedStyle(above(whole)).color).slice(0, 3);
  probe.remove();
  if (!(layers[0][3] > OPAQUE)) return { text };
  const over = (ground, [red, green, blue, alpha]) =>
    [red, green, blue].map((channel, i) => alpha * channel + (1 - alpha) * ground[i]);
  return { ground: layers.reduce(over, [1, 1, 1]), text };
}

// The element around another one, also across the edge of a shadow tree.
function above(node) {
  return node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
}
