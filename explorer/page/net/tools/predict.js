// Predict the backward pass of a net: shapes, signs, and what pulls which way.

import { gesture } from "../../gestures.js";
import { hidingStyle } from "../../tools/hiding.js";
import { openQuiz } from "../../tools/predict.js";
import { py } from "../generated.js";

export const netPredictTool = {
  name: "predict",
  label: "Predict",
  title: "Predict the backward pass, then reveal it",
  open: (parts, panel, memory) => openQuiz(parts, panel, memory, new NetQuiz(parts)),
};

// The questions of a net. Another net has others, so its quiz begins again.
class NetQuiz {
  constructor({ live, light, viewId }) {
    Object.assign(this, { live, light, viewId });
    this.most = py.derivation.questions.MOST_CHOICES;
    this.cases = py.derivation.net.cases.cases_within(live.ranges);
    this.more = this.cases.length > 1;
    this.nextCase = 0;
  }

  begin() {
    this.questions = py.derivation.net.questions.questions_for(this.live.state);
    this.net = netKey(this.live.state);
  }

  isStale() {
    return this.net !== netKey(this.live.state);
  }

  get count() {
    return this.questions.length;
  }

  ask(number, given, helped) {
    return py.session.net.quiz.ask_net(this.questions, number, this.live.state, given, helped);
  }

  answer(number, choice) {
    return py.session.net.quiz.answered(this.questions[number], this.live.state, choice);
  }

  summary(given) {
    return py.session.net.quiz.net_summary(this.questions, given);
  }

  hasClue(number) {
    return this.questions[number].pose(this.live.state).clue !== "";
  }

  formula() {
    return "";
  }

  anotherCase(session) {
    const found = py.derivation.net.cases.another_case(this.cases, this.live.state.now, this.nextCase);
    if (found < 0) return false;
    this.nextCase = found + 1;
    return session.choose(this.cases[found].now, gesture());
  }

  // Returns the style that hides what the answers so far do not reveal.
  follow(_, given) {
    const { net_hidden, shapes_hidden } = py.session.net.quiz;
    this.light.cover(shapes_hidden(this.questions, given.length));
    const hidden = net_hidden(this.questions, given.length, this.live.state.layers);
    return hidingStyle(`.ge-live[data-view="${this.viewId}"]`, hidden);
  }

  close() {
    this.light.cover(false);
  }
}

// The parts of a net that its questions depend on: its shape, its batch, its activations and its loss.
export function netKey({ now }) {
  const { units } = py.derivation.net.nets;
  return [...units(now), now.X.length, ...now.activation, now.loss].join();
}
