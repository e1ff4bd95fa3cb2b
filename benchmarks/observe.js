// Records, in the page, the times at which a person would see the display change.
//
// The rules are the same for every contender: `changed` is called at once for each change of the
// display, and the change counts as shown in the task after the repaint that painted it. A repaint
// counts once, regardless of the number of changes in it.
(() => {
  const bench = {
    moves: [], // when each move of the mouse was made, ms
    shown: [], // {repaint, at, values} of each frame: its repaint, its time in ms, the values shown
    values: () => null, // the values shown now, if they can be read
    changed,
    settle,
  };
  window.bench = bench;

  // A change made in a callback of requestAnimationFrame is painted in the same repaint, any other
  // change in the next one.
  let repaint = null;
  const nextRepaint = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    nextRepaint((time) => {
      repaint = time;
      try {
        callback(time);
      } finally {
        queueMicrotask(() => (repaint = null)); // after the observers that this callback woke
      }
    });

  const painted = new MessageChannel();
  painted.port1.onmessage = ({ data: [time, values] }) => {
    const last = bench.shown.at(-1);
    if (last?.repaint === time) bench.shown.pop();
    bench.shown.push({ repaint: time, at: performance.now(), values });
  };
  const paint = (time) => painted.port2.postMessage([time, bench.values()]);

  let waiting = false;
  function changed() {
    if (repaint !== null) paint(repaint);
    else if (!waiting) {
      waiting = true;
      nextRepaint((time) => {
        waiting = false;
        paint(time);
      });
    }
  }

  addEventListener("pointermove", (event) => bench.moves.push(event.timeStamp), { capture: true });

  // Wait for a frame, and then until kernel and display have been still for `quiet` ms.
  async function settle(quiet, limit = 8000) {
    const start = performance.now();
    let busy = start;
    const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
    const watch = () => (busy = performance.now());
    kernel.statusChanged.connect(watch);
    const still = () =>
      kernel.status === "idle" &&
      performance.now() - busy > quiet &&
      bench.shown.length > 0 &&
      performance.now() - Math.max(bench.shown.at(-1).at, bench.moves.at(-1) ?? 0) > quiet;
    while (!still() && performance.now() - start < limit) {
      await new Promise((wake) => setTimeout(wake, 20));
    }
    kernel.statusChanged.disconnect(watch);
    return { moves: bench.moves, shown: bench.shown.map(({ at, values }) => [at, values]) };
  }

  // How each kind of display reports a change -------------------------------------------------------

  bench.watch = {
    // Elements: any change of a text, an attribute or a child below `selector`, except in live
    // regions for screen readers, which are announced once a drag has stopped.
    elements(selector) {
      const heard = ({ target }) => (target.closest ? target : target.parentElement)?.closest("[role=status]");
      new MutationObserver((records) => records.every(heard) || changed()).observe(
        document.querySelector(selector),
        { attributes: true, characterData: true, childList: true, subtree: true },
      );
    },
    // Pictures that replace one another: a new one, once it is decoded.
    pictures(selector) {
      const found = (node) => (node.matches?.("img") ? [node] : [...(node.querySelectorAll?.("img") ?? [])]);
      new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const img of [...addedNodes].flatMap(found)) img.decode().then(changed, () => {});
        }
      }).observe(document.querySelector(selector), { childList: true, subtree: true });
    },
    // A canvas: each picture drawn on it.
    canvas() {
      const { drawImage } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.drawImage = function (...given) {
        drawImage.apply(this, given);
        if (this.canvas.isConnected) changed();
      };
    },
  };
})();
