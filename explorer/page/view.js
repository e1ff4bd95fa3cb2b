// A view of an explorer: it builds its parts, and lets them follow the state.

import { Announcer } from "./announcer.js";
import { keepFormulas } from "./formulas.js";
import { followGround } from "./ground.js";
import { Highlight } from "./highlight.js";
import { Live } from "./live.js";
import { connectSliders } from "./sliders.js";
import { hideStill } from "./still.js";
import { Toolbar } from "./tools/toolbar.js";

const DISCONNECTED = ".jupyter-widgets-disconnected";
let views = 0;

// Show an explorer in `el`; returns a function that removes it. The kind of explorer is given by
//   form              how the model's attributes hold the state; see live.js
//   build(live, scene, viewId)   returns the root element and the display
//   parts(parts)      returns an object of further parts, each with show(state) and an optional stop()
//   tools, announcement
export function renderView({ model, el }, kind) {
  const viewId = `v${++views}-${Math.random().toString(36).slice(2, 8)}`;
  const scene = model.get("scene");
  const paint = () => {
    const { state } = live;
    display.show(state);
    for (const part of followers) part.show(state);
    toolbar.show();
    display.showError(live.error);
    announcer.soon();
  };
  const live = new Live(
    model,
    viewId,
    {
      changed: () => display.soon(paint),
      report: (remark) => display.showRemark(remark),
      connected: () => !root.closest(DISCONNECTED),
    },
    kind.form,
  );
  const { root, display } = kind.build(live, scene, viewId);
  el.append(root);

  const highlight = new Highlight(root);
  const announcer = new Announcer(root, live, kind.announcement);
  const parts = { root, scene, model, viewId, live, display, highlight, announcer };
  const added = kind.parts(parts);
  Object.assign(parts, added);
  const followers = Object.values(added);
  display.show(live.state);
  const toolbar = new Toolbar(kind.tools, parts);
  const controls = connectSliders(parts);
  const leaveGround = followGround(root);
  const leaveFormulas = keepFormulas(root);
  const showStill = hideStill(root, model.get("still"));
  paint();
  const shown = (shows) => live.wire.send({ shown: { [viewId]: shows } });
  const started = requestAnimationFrame(() => shown(true));
  // The event says only that the kernel came or went; a moment later ipywidgets' view shows which.
  const follow = () => setTimeout(() => root.isConnected && root.closest(DISCONNECTED) && live.wire.lose());
  model.on("comm_live_update", follow);
  return () => {
    cancelAnimationFrame(started);
    shown(false);
    model.off("comm_live_update", follow);
    controls();
    leaveGround();
    leaveFormulas();
    showStill();
    for (const part of [highlight, toolbar, announcer, display, live, ...followers]) part.stop?.();
    root.remove(); // the widget manager keeps `el` for as long as the notebook is open
  };
}
