// Walk through the derivation of a net: a matrix at a time, and one of its entries in full.

import { disable, findAll, setText } from "../../dom.js";
import { py } from "../generated.js";
import { netKey } from "./predict.js";

const STEP_KEYS = { ArrowRight: 1, ArrowLeft: -1 };
const ENTRY_KEYS = { ArrowDown: 1, ArrowUp: -1 };

export const netWalkTool = {
  name: "walk",
  label: "Walk",
  title: "Walk through the derivation, a matrix at a time",
  open({ live, light, highlight, announcer }, panel, memory) {
    const { walk_panel } = py.session.net.walk;
    panel.tabIndex = 0;
    panel.innerHTML = `
      <div class="ge-go"><button class="ge-button" type="button" data-go="-1">‹ Back</button>
        <button class="ge-button ge-primary" type="button" data-go="1">Next ›</button></div>
      <div class="ge-step">
        <div class="ge-stack"><p><span class="ge-count" data-announced></span> <span class="ge-symbols"></span></p></div>
        <div class="ge-stack"><p class="ge-formula"><span class="ge-entry"></span> <b class="ge-value"></b></p></div></div>
      <div class="ge-explanation">
        <div class="ge-stack"><p class="ge-meaning" data-announced></p></div>
        <div class="ge-stack"><p class="ge-sentence" data-announced></p></div></div>
      <div class="ge-entries" role="group" aria-label="Entries of the matrix">
        <button class="ge-button ge-quiet" type="button" data-entry="-1" aria-label="The entry before">↑</button>
        <button class="ge-button ge-quiet" type="button" data-entry="1" aria-label="The next entry">↓</button></div>`;
    const [back, next, count, symbols, entry, value, meaning, sentence, entries, up, down] = findAll(
      panel, "[data-go='-1']", "[data-go='1']", ".ge-count", ".ge-symbols", ".ge-entry", ".ge-value", ".ge-meaning",
      ".ge-sentence", ".ge-entries", "[data-entry='-1']", "[data-entry='1']",
    );
    let number = memory.number ?? 0; // of the step
    let chosen = null; // the index of the entry; null for the one on the way of the selected weight
    let selection = "";
    let shown = null;
    let net = ""; // the net for whose texts there is room

    // Put the texts of all steps, unseen, where those of one are shown: so no step needs more room.
    const makeRoom = () => {
      const all = Array.from({ length: shown.step_count }, (_, i) => walk_panel(live.state, i, null));
      const texts = [
        all.map(({ heading, formula }) => `${heading} <span class="ge-symbols">${formula}</span>`),
        all.map(({ entry, value }) => `${entry} <b class="ge-value">${value}</b>`),
        all.map(({ meaning }) => meaning),
        all.map(({ sentence }) => sentence),
      ];
      panel.querySelectorAll(".ge-stack").forEach((stack, i) => {
        for (const node of stack.querySelectorAll(".ge-unseen")) node.remove();
        const unseen = texts[i].map((text) => `<p class="ge-unseen" aria-hidden="true">${text}</p>`);
        stack.insertAdjacentHTML("beforeend", unseen.join(""));
      });
    };
    const show = () => {
      const { now } = live.state;
      const selected = [...now.weight, now.example].join();
      if (selected !== selection) chosen = null;
      selection = selected;
      shown = walk_panel(live.state, number, chosen);
      number = Math.min(number, shown.step_count - 1); // the net may have become smaller
      if (net !== netKey(live.state)) {
        net = netKey(live.state);
        makeRoom();
      }
      setText(count, shown.heading);
      setText(symbols, shown.formula);
      setText(entry, shown.entry);
      setText(value, shown.value);
      setText(meaning, shown.meaning);
      setText(sentence, shown.sentence);
      for (const node of [entry, value, sentence]) node.dataset.reveals = shown.reveals;
      panel.style.setProperty("--ge-own", `var(--ge-${shown.color || "ink"}, var(--ge-ink))`);
      disable(back, number === 0, panel);
      disable(next, number === shown.step_count - 1, panel);
      entries.hidden = shown.entry_count === 1;
      disable(up, shown.entry_at === 0, panel);
      disable(down, shown.entry_at === shown.entry_count - 1, panel);
      if (shown.matrices.length) light.walk(shown.matrices, { quantity: shown.quantity, index: shown.entry_index });
      else light.walk(null);
      highlight.rest(shown.highlights);
    };
    const go = (by) => {
      number = Math.min(Math.max(number + by, 0), shown.step_count - 1);
      chosen = null;
      show();
      announcer.soon();
    };
    const goToEntry = (by) => {
      chosen = Math.min(Math.max(shown.entry_at + by, 0), shown.entry_count - 1);
      show();
      announcer.soon();
    };
    panel.addEventListener("click", (event) => {
      const { go: step, entry: by } = event.target.closest("button")?.dataset ?? {};
      if (step) go(Number(step));
      if (by) goToEntry(Number(by));
    });
    panel.addEventListener("keydown", (event) => {
      const { key } = event;
      if (!STEP_KEYS[key] && !ENTRY_KEYS[key]) return;
      event.preventDefault();
      event.stopPropagation(); // the notebook moves between cells with arrows
      if (STEP_KEYS[key]) go(STEP_KEYS[key]);
      else goToEntry(ENTRY_KEYS[key]);
    });
    show();
    return {
      show,
      close() {
        memory.number = number;
        light.walk(null);
        highlight.rest([]);
      },
    };
  },
};
