// The connection to the kernel.
//
// An ipywidgets slider sends a change, waits for the kernel, and sends the next: 4 to 5 frames a
// second at a round trip of 150 ms. Here the latest state leaves with each animation frame, and
// several messages may be on their way: as many as fill the connection, never more, since a queue
// would cause delay.

export const MOST_UNDER_WAY = 12;
export const SILENCE = 10_000; // ms without an answer, after which the messages under way count as lost
const FRAME_TIME = 1000 / 60; // ms
const SILENT = "The kernel does not answer: it is busy, or the connection is lost.";
const GONE = "The kernel is gone, and this explorer with it. Run the notebook again: Run ▸ Run All Cells.";

export class Connection {
  // `report` is called with a sentence when the connection fails, and with "" when it works again.
  constructor(model, viewId, report) {
    Object.assign(this, { model, viewId, report });
    this.sent = new Map(); // the number of an unanswered message → when it left
    this.last = 0; // the number of the last message
    this.answered = 0; // the number of the last message that has an answer
    this.limit = MOST_UNDER_WAY;
    this.roundTrip = Infinity; // the shortest seen, ms
    this.waiting = null; // the move to send next
    this.unanswered = null; // the last message, if it was a move and has no answer yet
    this.request = 0;
    this.timer = 0;
  }

  // Send a move. Only the latest counts, so a later one may replace it before it leaves.
  move(values, gesture, kind = "move") {
    this.waiting = { ...this.waiting, [kind]: { ...this.waiting?.[kind], ...values }, gesture };
    if (!this.sent.size) return this.flush(); // no other message to wait for
    this.request ||= requestAnimationFrame(() => {
      this.request = 0;
      this.flush();
    });
  }

  // Send anything else: once, and after the moves before it. Return the message's number.
  do(message) {
    this.flush(true);
    this.unanswered = null;
    this.send(message);
    return this.last;
  }

  // Handle the kernel's answer to a message of this view.
  acknowledged({ view, number }) {
    if (view !== this.viewId) return;
    // After a lost connection the widget manager asks for the state, which may be older than one
    // that arrived before it. Do not show it; ask the kernel for the whole current state.
    this.behind = number < this.answered;
    if (this.behind) return this.do({ all: true });
    this.answered = number;
    if (this.silent) this.report((this.silent = ""));
    const left = this.sent.get(number); // undefined if the message was given up as lost
    if (left) this.roundTrip = Math.min(this.roundTrip, performance.now() - left);
    for (const earlier of this.sent.keys()) if (earlier <= number) this.sent.delete(earlier);
    if (!this.sent.size) this.unanswered = null;
    this.watch();
    if (!this.request) this.flush();
  }

  flush(now = false) {
    if (!this.waiting || (!now && this.sent.size >= this.room())) return;
    this.unanswered = this.waiting;
    this.waiting = null;
    this.send(this.unanswered);
  }

  // Messages are lost with a connection; do not wait for their answers forever.
  watch() {
    clearTimeout(this.timer);
    if (this.sent.size) this.timer = setTimeout(() => this.giveUp(), SILENCE);
  }

  // Send the last move again, since the page shows it already. If the kernel did receive it, the
  // answer may be lost; the kernel sends only changes, so ask for the whole state.
  giveUp() {
    this.report((this.silent = SILENT));
    this.sent.clear();
    this.unanswered = this.waiting ?? this.unanswered;
    this.waiting = null;
    this.send({ ...this.unanswered, all: true });
  }

  get busy() {
    return this.sent.size > 0 || this.waiting !== null;
  }

  // The number of messages that may be under way.
  room() {
    if (this.silent) return 1; // enough to find out whether the kernel answers again
    const full = Number.isFinite(this.roundTrip) ? Math.ceil(this.roundTrip / FRAME_TIME) + 1 : 2;
    return Math.min(this.limit, Math.max(2, full));
  }

  send(content) {
    if (this.gone || this.model.get("alone")) return;
    this.sent.set(++this.last, performance.now());
    if (this.sent.size === 1) this.watch();
    try {
      this.model.send({ ...content, ack: { view: this.viewId, number: this.last } });
    } catch {
      this.lose();
    }
  }

  // The kernel was restarted or shut down, so no answer will come.
  lose() {
    this.stop();
    this.gone = true;
    this.sent.clear();
    this.waiting = null;
    this.report(GONE);
  }

  stop() {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.request);
  }
}
