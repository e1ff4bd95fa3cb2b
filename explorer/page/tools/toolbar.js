// The toolbar and the panels that its buttons open.
//
// A tool is an object. With `build(parts, bar)` it adds its elements to the bar itself. With
// `open(parts, panel, memory)` it gets a button with its `label` and `title`, and fills its panel when
// the button is pressed; in the object `memory` it finds what it left there when another tool took its place.
// Both return {show(), focus(), close()}, each optional. A tool with `within` has its button in that
// tool's panel. One tool is open at a time, because a second panel would push the plots, which all
// tools are about, off the screen. Its name is part of the state: all views of an explorer open the
// same tool.

import { makeButton } from "../dom.js";

export class Toolbar {
  constructor(tools, parts) {
    this.tools = tools;
    this.parts = { ...parts, toolbar: this };
    this.opened = new Map(); // by name: a tool's show, close and panel
    this.memories = new Map(tools.map(({ name }) => [name, {}]));
    this.buttons = new Map();
    this.root = parts.root.querySelector(".ge-toolbar");
    this.panels = parts.root.querySelector(".ge-panels");
    for (const tool of tools) {
      if (tool.within) continue;
      if (tool.build) this.opened.set(tool.name, tool.build(this.parts, this.root));
      else this.addButton(tool);
    }
    this.follow();
  }

  addButton(tool, host = this.root) {
    const button = makeButton(tool.label, tool.title);
    button.dataset.tool = tool.name;
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.toggle(tool));
    host.append(button);
    this.buttons.set(tool.name, button);
  }

  toggle(tool) {
    const { live } = this.parts;
    const outer = tool.within ? [tool.within] : [];
    live.setTools(live.tools.includes(tool.name) ? outer : [...outer, tool.name]);
    this.show();
    if (!live.tools.includes(tool.name)) this.memories.set(tool.name, {}); // its own button ends it
    const { focus, panel } = this.opened.get(tool.name) ?? {};
    // Here alone: the tool opens in the other views, too.
    if (focus) focus();
    else panel?.focus({ preventScroll: true });
  }

  // Close and open panels as the state says.
  follow() {
    const { live, announcer } = this.parts;
    const changed = this.tools.filter(({ name, build }) => !build && live.tools.includes(name) !== this.opened.has(name));
    const wanted = (tool) => live.tools.includes(tool.name);
    for (const tool of changed.filter((tool) => !wanted(tool))) {
      if (this.opened.has(tool.name)) this.close(tool); // else its outer tool has closed it
    }
    for (const tool of changed.filter(wanted)) {
      if (!tool.within || this.opened.has(tool.within)) this.open(tool);
    }
    if (changed.length) announcer.soon();
  }

  open(tool) {
    const panel = document.createElement("section");
    panel.className = `ge-panel ge-${tool.name}`;
    panel.setAttribute("aria-label", tool.label);
    panel.tabIndex = -1; // opening it moves the focus there
    // Panels are in the order of their buttons, not in the order in which they were opened.
    const later = this.tools.slice(this.tools.indexOf(tool) + 1).map(({ name }) => `.ge-panel.ge-${name}`);
    this.panels.insertBefore(panel, later.length ? this.panels.querySelector(later.join()) : null);
    this.buttons.get(tool.name)?.setAttribute("aria-expanded", "true");
    this.opened.set(tool.name, { ...tool.open(this.parts, panel, this.memories.get(tool.name)), panel });
  }

  close(tool) {
    const { panel, close } = this.opened.get(tool.name);
    for (const inner of this.tools) {
      if (inner.within === tool.name && this.opened.has(inner.name)) this.close(inner);
    }
    close?.();
    panel.remove();
    this.buttons.get(tool.name)?.setAttribute("aria-expanded", "false");
    this.opened.delete(tool.name);
  }

  show() {
    this.follow();
    for (const opened of this.opened.values()) opened.show?.();
  }

  stop() {
    for (const opened of this.opened.values()) opened.close?.();
  }
}
