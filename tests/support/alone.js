// Shows views of stand-in models: there is no Python, and there are no sliders of ipywidgets.
import { Model } from "/stand_in.js";

const { render } = (await import(new URLSearchParams(location.search).get("script") ?? "/explorer.js")).default;

// Show a view of a model below the others, as a front end does that knows nothing of ipywidgets.
// Returns a function that removes it.
function show(model) {
  const el = document.createElement("div");
  document.body.append(el);
  const stop = render({ model, el });
  return () => {
    stop();
    el.remove();
  };
}

Object.assign(window, { Model, show });
