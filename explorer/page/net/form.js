// How the widget's attributes and messages hold the state of the explorer of any net.

import { py } from "./generated.js";

const { NetSnapshot, Weight } = py.model.net.snapshot;
const FIELDS = Object.keys(new NetSnapshot());

// A snapshot as the attributes and the messages hold it: an object of lists, numbers and names.
const packed = (snapshot) => ({ ...snapshot, weight: [...snapshot.weight], twin: [...snapshot.twin] });

function unpacked(values) {
  const given = { ...values, weight: new Weight(...values.weight), twin: new Weight(...values.twin) };
  return new NetSnapshot(...FIELDS.map((name) => given[name]));
}

export const netForm = {
  Session: py.session.net.session.NetSession,
  names: ["now"],
  linked: [],
  saved: py.session.net.saved_page.NET_TRAITS,
  about: py.session.net.saved_page.NET_ABOUT,
  read: (model) => unpacked(model.get("now")),
  attributes: (now) => ({ now: packed(now) }),
  pack: packed,
  unpack: unpacked,
  letter: (slider) => (slider === "W" ? "w" : slider),
  entry(slider, state) {
    const name = py.session.net.display.slider_names(state)[slider];
    return name === slider ? "" : name;
  },
};
