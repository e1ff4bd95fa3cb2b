// The part of the window that a person can see, in px of the window.
//
// In VS Code the window is a frame, much taller than the editor that shows a part of it. Only an
// observer of intersections sees through the borders of frames.

export async function visiblePart() {
  const all = { left: 0, top: 0, width: innerWidth, height: innerHeight };
  if (window.parent === window) return all;
  const probe = document.createElement("div");
  probe.style.cssText = "position: fixed; inset: 0; visibility: hidden; pointer-events: none";
  document.body.append(probe);
  const seen = await new Promise((found) => {
    new IntersectionObserver(([entry], observer) => {
      observer.disconnect();
      found(entry.intersectionRect);
    }).observe(probe);
  });
  probe.remove();
  return seen.width && seen.height ? seen : all;
}
