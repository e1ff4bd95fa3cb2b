// Shows views of stand-in models: there is no Python, and there are no sliders of ipywidgets.
import { Model } from "/stand_in.js";

const { render } = (await import(new URLSearchParams(location.search).get("script") ?? "/explorer.js")).default;

// Show a view of a model in a node, below the others, as a front end does that knows nothing of
// ipywidgets. Returns a function that removes it.
function show(model, host = document.body) {
  const el = document.createElement("div");
  host.append(el);
  const stop = render({ model, el });
  return () => {
    stop();
    el.remove();
  };
}

Object.assign(window, { Model, show });
