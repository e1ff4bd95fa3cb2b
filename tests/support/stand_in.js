// A stand-in for anywidget's model: attributes and their events. Without `send` it has no kernel.
export class Model {
  constructor(state = {}) {
    Object.assign(this, { state, callbacks: [] });
  }

  get(key) {
    return this.state[key];
  }

  set(key, value, { silent = false } = {}) {
    if (this.state[key] === value) return;
    this.state[key] = value;
    if (!silent) this.trigger(`change:${key}`);
  }

  // Take Python's state: all of it first, then its events.
  receive(state) {
    const changed = Object.keys(state).filter((key) => JSON.stringify(state[key]) !== JSON.stringify(this.state[key]));
    Object.assign(this.state, state);
    for (const key of changed) this.trigger(`change:${key}`);
  }

  on(event, callback) {
    this.callbacks.push([event, callback]);
  }

  off(event, callback) {
    this.callbacks = this.callbacks.filter(([name, other]) => !(name === event && other === callback));
  }

  trigger(event, ...given) {
    for (const [wanted, callback] of [...this.callbacks]) if (wanted === event) callback(...given);
  }
}
