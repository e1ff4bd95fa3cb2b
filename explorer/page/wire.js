// Tells Python the state, sparsely while a hand moves and at once when it rests.
//
// Each message costs the page frames, and a kernel may be busy or far away. So one message at a time
// is under way, every sixth move of a drag leaves, at most ten a second, and only the latest state
// counts. A page that shows fewer frames tells less often, but at least three times a second. A
// message that gets no answer is sent again; Python ignores one that it knows.

const MOVES = 6; // of a drag between its messages
const SHORTEST = 100; // ms between the messages of a drag
const LONGEST = 300;
const SILENCE = 10_000; // ms without an answer, after which a message is sent again
const SILENT = "Python does not answer: its kernel is busy, or the connection is lost. The explorer goes on.";
const GONE =
  "Python no longer hears this explorer: its kernel was stopped. The explorer goes on by itself; to reconnect, run the notebook again or reload the page.";

export class Wire {
  // `read` returns the state to tell. `report` is called with a sentence when Python does not answer,
  // and with "" when it answers again. `connected` returns whether there is a kernel.
  constructor(model, page, { read, report, connected }) {
    Object.assign(this, { model, page, read, report, connected });
    this.count = 0; // of the messages
    this.underWay = 0; // the number of the message that has no answer yet
    this.waiting = false; // for a state to be told
    this.moves = 0; // since the last message
    this.last = -Infinity; // when the last message left
    this.timer = 0;
    this.watch = 0;
    this.alone = false; // whether the view stands without ipywidgets' sliders
  }

  // Tell the present state: soon, or as soon as no other message is under way.
  tell(atOnce) {
    if (!this.connected()) return;
    this.waiting = true;
    this.moves++;
    this.atOnce ||= atOnce;
    this.next();
  }

  next() {
    clearTimeout(this.timer);
    if (!this.waiting || this.underWay) return;
    const pause = this.atOnce ? 0 : this.moves < MOVES ? LONGEST : SHORTEST;
    const left = this.last + pause - performance.now();
    if (left > 0) this.timer = setTimeout(() => this.next(), left);
    else this.flush();
  }

  flush() {
    this.waiting = this.atOnce = false;
    this.moves = 0;
    this.last = performance.now();
    this.underWay = ++this.count;
    this.message = { ...this.read(), page: this.page, message: this.count };
    this.wait();
    this.send({ state: this.message }); // late: it may find the kernel gone
    // marimo runs the cells that depend on a widget again when its attributes are saved
    if (this.alone && !this.gone) this.model.save_changes?.();
  }

  wait() {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      this.report((this.silent = SILENT));
      this.wait();
      this.send({ state: this.message });
    }, SILENCE);
  }

  // Handle the numbers of the last messages that Python has heard, by page.
  answered(heard) {
    if (this.silent && (heard[this.page] ?? 0) > 0) this.report((this.silent = ""));
    if (!this.underWay || (heard[this.page] ?? 0) < this.underWay) return;
    this.underWay = 0;
    clearTimeout(this.watch);
    this.next();
  }

  // Whether Python has been told everything.
  get quiet() {
    return !this.waiting && !this.underWay;
  }

  send(content) {
    if (!this.connected()) return;
    try {
      this.model.send(content);
    } catch {
      this.lose();
    }
  }

  // The kernel was restarted or shut down, so no answer will come.
  lose() {
    if (this.gone) return;
    this.stop();
    this.gone = true;
    this.waiting = false;
    this.underWay = 0;
    this.report(GONE);
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.watch);
  }
}
