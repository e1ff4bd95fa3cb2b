// The toolbar and the panels that its buttons open.
//
// A tool is an object. With `build(parts, bar)` it adds its elements to the bar itself. With
// `open(parts, panel)` it gets a button with its `label` and `title`, and fills its panel when the
// button is pressed. Both return {show(), focus(), close()}, each optional. A tool with `within` has
// its button in that tool's panel. The names of the open tools are part of the state: all views of
// an explorer open the same ones.

import { makeButton } from "../dom.js";

export class Toolbar {
  constructor(tools, parts) {
    this.tools = tools;
    this.parts = { ...parts, toolbar: this };
    this.opened = new Map(); // by name: a tool's show, close and panel
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
    const others = live.tools.filter((name) => name !== tool.name && this.tool(name).within !== tool.name);
    live.setTools(live.tools.includes(tool.name) ? others : [...live.tools, tool.name]);
    this.show();
    this.opened.get(tool.name)?.focus?.(); // here alone: it opens in the other views, too
  }

  tool(name) {
    return this.tools.find((tool) => tool.name === name);
  }

  // Open and close panels as the state says.
  follow() {
    const { live, announcer } = this.parts;
    for (const tool of this.tools) {
      const wanted = live.tools.includes(tool.name);
      if (tool.build || wanted === this.opened.has(tool.name)) continue;
      if (wanted && tool.within && !this.opened.has(tool.within)) continue;
      this.buttons.get(tool.name)?.setAttribute("aria-expanded", String(wanted));
      if (wanted) this.open(tool);
      else this.close(tool);
      announcer.soon();
    }
  }

  open(tool) {
    const panel = document.createElement("section");
    panel.className = `ge-panel ge-${tool.name}`;
    panel.setAttribute("aria-label", tool.label);
    // Panels are in the order of their buttons, not in the order in which they were opened.
    const later = this.tools.slice(this.tools.indexOf(tool) + 1).map(({ name }) => `.ge-panel.ge-${name}`);
    this.panels.insertBefore(panel, later.length ? this.panels.querySelector(later.join()) : null);
    this.opened.set(tool.name, { ...tool.open(this.parts, panel), panel });
  }

  close(tool) {
    const { panel, close } = this.opened.get(tool.name);
    for (const inner of this.tools) {
      if (inner.within === tool.name && this.opened.has(inner.name)) this.close(inner);
    }
    close?.();
    panel.remove();
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
