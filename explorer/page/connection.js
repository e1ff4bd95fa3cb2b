// The wire to the kernel. A slider's own sends one change, waits for the kernel, and sends the next: 4 to 5
// frames a second at 150 ms. Here the latest state leaves with each animation frame, and so many
// are under way as the link needs to be kept full, never more: a queue would be a delay.
const MOST_UNDER_WAY = 12;
const FRAME = 1000 / 60;
const SILENCE = 10_000; // ms without an answer, after which what is under way counts as lost
const SILENT = "The kernel does not answer: it is busy, or the connection is lost.";
const GONE = "The kernel is gone, and this explorer with it. Run the notebook again: Run ▸ Run All Cells.";

class Link {
  constructor(model, view) {
    this.model = model;
    this.view = view;
    this.sent = new Map(); // number of a message → when it left
    this.last = 0;
    this.answered = 0; // the number of the last message that has an answer
    this.most = MOST_UNDER_WAY;
    this.trip = Infinity; // the shortest round trip seen, ms
    this.waiting = null;
    this.request = 0;
    this.again = null; // the last move, while it has no answer and nothing was done after it
    this.late = 0;
    this.tell = () => {}; // is told in words what is wrong with the wire; "" when it works again
  }

  // A move: only the latest matters, so it may wait for its turn and be overtaken there.
  move(values, gesture, kind = "move") {
    this.waiting = { ...this.waiting, [kind]: { ...this.waiting?.[kind], ...values }, gesture };
    if (!this.sent.size) return this.flush(); // the first one has nothing to wait for
    this.request ||= requestAnimationFrame(() => {
      this.request = 0;
      this.flush();
    });
  }

  // Anything else is done once, after the moves before it.
  do(message) {
    this.flush(true);
    this.again = null;
    this.send(message);
  }

  acknowledged({ view, number }) {
    if (view !== this.view) return;
    // After a connection was lost, an older state may come after a newer one: what the widget manager
    // asked for meanwhile. It is not shown, and asked for anew.
    this.behind = number < this.answered;
    if (this.behind) return this.do({ all: true });
    this.answered = number;
    if (this.silent) this.tell((this.silent = ""));
    const left = this.sent.get(number); // unless it was given up
    if (left) this.trip = Math.min(this.trip, performance.now() - left);
    for (const earlier of this.sent.keys()) if (earlier <= number) this.sent.delete(earlier);
    if (!this.sent.size) this.again = null;
    this.watch();
    if (!this.request) this.flush();
  }

  flush(now = false) {
    if (!this.waiting || (!now && this.sent.size >= this.room())) return;
    this.again = this.waiting;
    this.waiting = null;
    this.send(this.again);
  }

  // Messages get lost with a connection, and must not be waited for for ever.
  watch() {
    clearTimeout(this.late);
    if (this.sent.size) this.late = setTimeout(() => this.giveUp(), SILENCE);
  }

  // The last move is sent again, since the page shows it already. Where it did arrive, its answer was
  // lost, and perhaps others: the kernel, which sends what changes, is to send all that there is.
  giveUp() {
    this.tell((this.silent = SILENT));
    this.sent.clear();
    this.again = this.waiting ?? this.again;
    this.waiting = null;
    this.send({ ...this.again, all: true });
  }

  get busy() {
    return this.sent.size > 0 || this.waiting !== null;
  }

  room() {
    if (this.silent) return 1; // which finds out whether there is an answer again
    const full = Number.isFinite(this.trip) ? Math.ceil(this.trip / FRAME) + 1 : 2;
    return Math.min(this.most, Math.max(2, full));
  }

  send(content) {
    if (this.gone || this.model.get("alone")) return;
    this.sent.set(++this.last, performance.now());
    if (this.sent.size === 1) this.watch();
    try {
      this.model.send({ ...content, ack: { view: this.view, number: this.last } });
    } catch {
      this.lost();
    }
  }

  // The kernel was restarted or shut down: nobody will ever answer.
  lost() {
    this.stop();
    this.gone = true;
    this.sent.clear();
    this.waiting = null;
    this.tell(GONE);
  }

  stop() {
    clearTimeout(this.late);
    cancelAnimationFrame(this.request);
  }
}

// Name a new gesture, for Undo; within `lasting` ms of the last such call, it is the same one.
const lately = { name: "", at: -Infinity, count: 0 };
function gesture(lasting = 0) {
  const now = performance.now();
  if (!lasting || now - lately.at > lasting) lately.name = `g${++lately.count}-${Math.random()}`;
  lately.at = lasting ? now : -Infinity;
  return lately.name;
}
