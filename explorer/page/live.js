// The explorer's state in the page.
//
// The attributes of the widget's model hold it, so that all views of the model, links to other
// widgets and a saved notebook have it. Each view has a session, the Python code that carries out
// moves. Of two states the one with the higher revision is newer: a view that moves raises it, and
// the others adopt the state. An older one, such as Python's after a lost connection, is replaced.

import { py } from "./generated.js";
import { Wire } from "./wire.js";

const { Ranges } = py.model.ranges;

export const SLIDERS = Object.keys(py.derivation.quantities.SLIDERS);
// Models that a view is writing to, by their scenes, which all views of a model share. The other
// views must not take half of a state for a link's change.
const written = new WeakSet();

export class Live {
  // `changed` is called after each change, `report` with a sentence about Python's silence. `form` says
  // how attributes and messages hold the state: form.js, or net/form.js.
  constructor(model, page, { changed, report, connected }, form) {
    Object.assign(this, { model, changed, form, scene: model.get("scene") });
    this.numbersHidden = false; // in this view: see tools/hide.js
    this.synced = [...form.names, "past", "tools", "revision"];
    const { x, y, W } = model.get("ranges");
    this.ranges = new Ranges(x, y, W);
    const start = form.unpack(model.get("start"));
    this.session = new form.Session(this.ranges, start, form.read(model), this.readPast());
    this.revision = model.get("revision");
    this.tools = model.get("tools");
    this.session.model.show_printed(this.tools.includes("erratum"));
    this.error = model.get("error") ?? "";
    const python = () => Boolean(model.send) && !this.wire.gone && connected();
    this.wire = new Wire(model, page, { read: () => this.told(), report, connected: python });
    this.stops = [
      listen(model, [...this.synced, "heard"].map((name) => `change:${name}`).join(" "), () => this.follow()),
      listen(model, "change:error", () => this.fail(model.get("error"))),
    ];
  }

  // Whether Python hears this view.
  get hasPython() {
    return this.wire.connected();
  }

  get state() {
    return this.session.model.state;
  }

  // Carry out a move: `move` gets the session. A hand that moves on tells Python sparsely.
  act(move, { moving = false } = {}) {
    this.session.note = "";
    try {
      const moved = move(this.session);
      this.error = "";
      if (moved) this.publish(moving);
      else if (!moving && !this.wire.quiet) this.wire.tell(true);
    } catch (error) {
      this.error = error.message;
    }
    this.changed();
  }

  // Tell Python the end of a drag.
  rest() {
    if (!this.moving) return;
    this.moving = false;
    this.wire.tell(true);
    this.changed(); // a fine surface takes the place of the coarse one
  }

  setTools(tools) {
    this.tools = tools;
    this.session.model.show_printed(tools.includes("erratum"));
    this.publish(false);
    this.changed();
  }

  publish(moving) {
    this.moving = moving;
    this.revision += 1;
    this.write();
    this.wire.tell(!moving);
  }

  // Write the state into the model's attributes.
  write() {
    const { now, past } = this.session.model;
    const values = { ...this.form.attributes(now), tools: this.tools };
    if (past !== this.past) values.past = (this.past = past).map(this.form.pack);
    written.add(this.scene);
    try {
      for (const [name, value] of Object.entries(values)) this.model.set(name, value);
    } finally {
      written.delete(this.scene);
    }
    this.model.set("revision", this.revision); // it tells the other views to adopt the rest
  }

  // The state for Python. The history can be long, so it is told only after it has changed.
  told() {
    const { form, tools, revision } = this;
    const { now, past } = this.session.model;
    const same = past === this.toldPast;
    this.toldPast = past;
    return { now: form.pack(now), past: same ? null : past.map(form.pack), tools, revision };
  }

  // Follow a change of the attributes, by Python, by another view, or by a link in the page.
  follow() {
    const { model } = this;
    if (written.has(this.scene)) return;
    const revision = model.get("revision");
    if (revision > this.revision) this.adopt(revision);
    else if (revision < this.revision) {
      this.past = this.toldPast = null;
      this.write(); // it was older
      if (this.wire.quiet) this.wire.tell(true);
    } else {
      const now = this.session.model.now;
      const linked = this.form.linked.filter((name) => model.get(name) !== now[name]);
      if (linked.length) {
        const values = Object.fromEntries(linked.map((name) => [name, model.get(name)]));
        this.act((session) => session.move(values, "link"));
        if (this.error) this.write();
      }
    }
    this.wire.answered(model.get("heard") ?? {});
  }

  adopt(revision) {
    this.revision = revision;
    this.tools = this.model.get("tools");
    this.session.model.printed = this.tools.includes("erratum");
    this.session.model.restore(this.form.read(this.model), this.readPast());
    if (this.model.widget_manager) queueMicrotask(() => this.renew());
    this.changed();
  }

  // Set the attributes again to their values. ipywidgets keeps the values that a page has set until a
  // link in the page saves them, and then sets them again, even those that Python has replaced.
  renew() {
    for (const name of this.synced) {
      const value = this.model.get(name);
      for (const one of [undefined, value]) this.model.set(name, one, { silent: true });
    }
  }

  readPast() {
    return (this.past = this.model.get("past").map(this.form.unpack));
  }

  fail(error) {
    this.error = error;
    this.changed();
  }

  stop() {
    this.stops.forEach((stop) => stop());
    this.wire.stop();
  }
}

// Listen to the model. Returns a function that stops listening.
export function listen(model, events, callback) {
  const names = events.split(" "); // one at a time: not every front end takes a list
  for (const name of names) model.on(name, callback);
  return () => names.forEach((name) => model.off(name, callback));
}
