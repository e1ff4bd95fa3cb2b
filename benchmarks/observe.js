// Notes, in the page, when a person would see the display change.
//
// The same for every contender: whoever changes the display says so through `changed`, at once;
// the change counts as shown in the task after the rendering step that painted it. A rendering
// step counts once, however much it changed.
(() => {
  const bench = {
    moves: [], // when each move of the mouse was made, ms
    shown: [], // [when, what was on show] of each frame
    values: () => null, // what is on show now, where it can be read
    changed,
    settle,
  };
  window.bench = bench;

  // What is changed by a callback of requestAnimationFrame is painted in the same step, what is
  // changed elsewhere in the next one.
  let step = null;
  const nextStep = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    nextStep((time) => {
      step = time;
      try {
        callback(time);
      } finally {
        queueMicrotask(() => (step = null)); // after the observers that this callback woke
      }
    });

  const painted = new MessageChannel();
  painted.port1.onmessage = ({ data: [time, values] }) => {
    const last = bench.shown.at(-1);
    if (last?.step === time) bench.shown.pop();
    bench.shown.push({ step: time, at: performance.now(), values });
  };
  const paint = (time) => painted.port2.postMessage([time, bench.values()]);

  let waiting = false;
  function changed() {
    if (step !== null) paint(step);
    else if (!waiting) {
      waiting = true;
      nextStep((time) => {
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

  // How the kinds of display say that they changed -------------------------------------------------

  bench.watch = {
    // Elements: any change of a text, an attribute or a child below `selector`, but for what is
    // only heard: screen readers are told once a hand has come to rest.
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
    // A canvas: a picture that is drawn on it.
    canvas() {
      const { drawImage } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.drawImage = function (...given) {
        drawImage.apply(this, given);
        if (this.canvas.isConnected) changed();
      };
    },
  };
})();
