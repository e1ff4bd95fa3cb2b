// Cases worth seeing, and Undo. They are on the toolbar itself, not in a panel.

import { disable, makeButton, setText } from "../dom.js";
import { py } from "../generated.js";
import { gesture } from "../gestures.js";

export const casesTool = {
  name: "cases",
  build({ live }, bar) {
    const { BACK } = py.derivation.cases;
    const start = { ...live.session.model.start, name: "start", title: BACK, sentence: "" };
    const cases = [...live.session.cases(), start];
    const select = document.createElement("select");
    select.className = "ge-select";
    select.setAttribute("aria-label", "A case worth seeing");
    select.innerHTML = `<option value="">A case worth seeing …</option>${cases
      .map(({ name, title }) => `<option value="${name}">${title}</option>`)
      .join("")}`;
    const undo = makeButton("↶ Undo", "Undo the last drag, case or step");
    undo.addEventListener("click", () => live.act((session) => session.undo()));
    const sentence = document.createElement("span");
    sentence.className = "ge-case-sentence";
    sentence.dataset.reveals = "dL_dW"; // it mentions the gradient
    sentence.dataset.announced = "";

    const last = new LastCase(live);
    select.addEventListener("change", () => {
      last.choose(cases.find(({ name }) => name === select.value), (session, one) => session.choose(one, gesture()));
    });
    bar.append(select, undo, sentence);
    return {
      show() {
        const { x, y, W } = live.state.t;
        const chosen = last.chosen();
        if (chosen?.x !== x || chosen?.y !== y || chosen?.W !== W) select.value = "";
        setText(sentence, chosen?.text ?? "");
        disable(undo, !live.session.model.past.length, select);
      },
    };
  },
};

// The case that was chosen last, until that is undone. Its text stays while a person tries what it
// suggests; if it went with the first move, the plots would jump under the hand.
export class LastCase {
  constructor(live) {
    Object.assign(this, { live, one: null, depth: 0 });
  }

  // `move` gets the session and the case; no case is chosen if it is undefined.
  choose(one, move) {
    this.one = one && { ...one, text: one.sentence && `${one.title}: ${one.sentence}` };
    if (one) this.live.act((session) => move(session, one));
    this.depth = this.past;
  }

  get past() {
    return this.live.session.model.past.length;
  }

  chosen() {
    if (this.past < this.depth) this.one = null;
    return this.one;
  }
}
