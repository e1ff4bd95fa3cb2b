// How the widget's attributes and messages hold the state of the explorer of one weight.

import { py } from "./generated.js";

const { Snapshot } = py.model.history;
const { SETTABLE } = py.model.model;
const NAMES = [...SETTABLE, "path"];

export const form = {
  Session: py.session.session.Session,
  // The attributes that hold the present snapshot, and those of them that a link in the page may set.
  names: NAMES,
  linked: SETTABLE,
  // All that a saved page needs, and the words at its top.
  saved: py.session.saved_page.TRAITS,
  about: py.session.saved_page.ABOUT,
  read: (model) => new Snapshot(...NAMES.map((name) => model.get(name))),
  attributes: (now) => ({ ...now }),
  // A snapshot as the history and the messages hold it.
  pack: (snapshot) => [...snapshot],
  unpack: (values) => new Snapshot(...values),
  // The letter of a slider, and the entry that it moves, if there are several.
  letter: (slider) => slider,
  entry: () => "",
};
