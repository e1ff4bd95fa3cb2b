// A stand-in for a widget's model, in a page without a widget manager and without Python.

export function standIn(state, texts) {
  let callbacks = [];
  return {
    get: (name) => state[name] ?? texts[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      for (const [event, callback] of callbacks) if (event === `change:${name}`) callback();
    },
    on: (event, callback) => callbacks.push([event, callback]),
    off: (event, callback) => (callbacks = callbacks.filter(([name, other]) => name !== event || other !== callback)),
  };
}
