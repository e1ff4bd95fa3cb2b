// The choice of a net, cases worth seeing, Undo, and the stepper of the examples: all on the toolbar
// itself.

import { disable, findAll, makeButton, setText } from "../../dom.js";
import { gesture } from "../../gestures.js";
import { LastCase } from "../../tools/cases.js";
import { py } from "../generated.js";

export const netCasesTool = {
  name: "cases",
  build({ live }, bar) {
    const { OPTIONS, cases_within, option_at, still_shows, with_option, within } = py.derivation.net.cases;
    const { NETS, listed_name, net_title } = py.derivation.net.nets;
    const nets = NETS.filter(({ now }) => within(live.ranges, now));
    const start = { name: "start", title: py.derivation.cases.BACK, now: live.session.model.start, sentence: "", option: "" };
    const cases = [...cases_within(live.ranges), start];

    const own = new Option("", "", true); // the net of a person's own
    own.hidden = true;
    const net = makeSelect("The net", nets);
    net.prepend(own);
    net.addEventListener("change", () => {
      last.choose(undefined);
      const chosen = nets.find(({ name }) => name === net.value);
      live.act((session) => session.choose(chosen.now, gesture()));
    });

    const select = makeSelect("A case worth seeing", cases, new Option("A case worth seeing …", ""));
    const last = new LastCase(live);
    select.addEventListener("change", () => {
      last.choose(cases.find(({ name }) => name === select.value), (session, { now }) => session.choose(now, gesture()));
    });

    const undo = makeButton("↶ Undo", "Undo the last drag, choice or step");
    undo.addEventListener("click", () => live.act((session) => session.undo()));

    const about = document.createElement("div");
    about.className = "ge-case";
    about.innerHTML = `<span class="ge-case-sentence" data-reveals="dL_dW" data-announced></span>
      <span class="ge-options ge-choices" role="group"></span>`; // it mentions the gradient
    const [sentence, options] = about.children;
    options.addEventListener("click", (event) => {
      const name = event.target.dataset.name;
      if (name) live.act((session) => session.choose(with_option(live.state.now, last.chosen().option, name), gesture()));
    });

    bar.append(net, select, undo, about);
    return {
      show() {
        const { now } = live.state;
        const name = listed_name(now);
        if (name === "") setText(own, net_title(now));
        net.value = name;
        net.title = net.selectedOptions[0]?.textContent ?? "";
        const chosen = last.chosen();
        if (!chosen || !still_shows(chosen, now)) select.value = "";
        about.hidden = !chosen?.text;
        setText(sentence, chosen?.text ?? "");
        showOptions(options, OPTIONS[chosen?.option] ?? [], chosen ? option_at(now, chosen.option) : "");
        options.setAttribute("aria-label", chosen?.option ?? "");
        disable(undo, !live.session.model.past.length, select);
      },
    };
  },
};

export const exampleTool = {
  name: "example",
  build({ live }, bar) {
    const stepper = document.createElement("div");
    stepper.className = "ge-stepper";
    stepper.setAttribute("role", "group");
    stepper.setAttribute("aria-label", "The selected example");
    stepper.innerHTML = `
      <button class="ge-button" type="button" data-by="-1" aria-label="The example before">‹</button>
      <span class="ge-which">example <b></b></span>
      <button class="ge-button" type="button" data-by="1" aria-label="The next example">›</button>`;
    const [before, after, which] = findAll(stepper, "[data-by='-1']", "[data-by='1']", "b");
    stepper.addEventListener("click", (event) => {
      const by = Number(event.target.closest("[data-by]")?.dataset.by ?? 0);
      if (by) live.act((session) => session.select_example(live.state.now.example + by));
    });
    bar.append(stepper);
    return {
      show() {
        const { example, X } = live.state.now;
        stepper.hidden = X.length === 1;
        setText(which, String(example + 1));
        stepper.title = `Example ${example + 1} of ${X.length}`;
        disable(before, example === 0, after);
        disable(after, example === X.length - 1, before);
      },
    };
  },
};

function makeSelect(label, items, first) {
  const select = document.createElement("select");
  select.className = "ge-select";
  select.setAttribute("aria-label", label);
  if (first) select.append(first);
  select.append(...items.map(({ name, title }) => new Option(title, name)));
  return select;
}

// Show the options of a case as buttons, of which one is pressed.
function showOptions(host, options, current) {
  const key = options.map(([name]) => name).join();
  if (host.dataset.key !== key) {
    host.dataset.key = key;
    host.replaceChildren(
      ...options.map(([name, text]) => {
        const button = makeButton(text, "");
        button.dataset.name = name;
        return button;
      }),
    );
  }
  for (const button of host.children) button.setAttribute("aria-pressed", String(button.dataset.name === current));
}
