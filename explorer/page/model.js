// Reading the widget's model, which the kernel keeps up to date.

export const SLIDERS = ["x", "y", "W"];

// The sentence of each step. Sentences with a number come with each state, the others only when
// they change.
export function sentences(model) {
  return { ...model.get("sentences"), ...model.get("current").sentences };
}

// Listen to the model. Returns a function that stops listening.
export function listen(model, events, callback) {
  model.on(events, callback);
  return () => model.off(events, callback);
}
