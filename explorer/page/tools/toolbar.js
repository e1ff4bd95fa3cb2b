// The toolbar and the panels that its buttons open.
//
// A tool is an object. With `build(parts, bar)` it adds its elements to the bar itself. With
// `open(parts, panel)` it gets a button with its `label` and `title`, and fills its panel when the
// button is pressed. Both return {show(model), close()}, each optional. A tool with `within` has its
// button in that tool's panel; a tool with `alone` works without a kernel.

import { makeButton } from "../dom.js";

export class Toolbar {
  constructor(tools, parts) {
    this.tools = tools;
    this.parts = { ...parts, toolbar: this };
    this.opened = new Map(); // by name: a tool's show, close and panel
    this.buttons = new Map();
    this.root = parts.root.querySelector(".ge-toolbar");
    this.panels = parts.root.querySelector(".ge-panels");
    const alone = parts.model.get("alone");
    for (const tool of tools) {
      if (tool.within || (alone && !tool.alone)) continue;
      if (tool.build) this.opened.set(tool.name, tool.build(this.parts, this.root));
      else this.addButton(tool);
    }
    if (alone) for (const tool of tools) if (tool.alone) this.toggle(tool, true);
  }

  addButton(tool, host = this.root) {
    const button = makeButton(tool.label, tool.title);
    button.dataset.tool = tool.name;
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.toggle(tool));
    host.append(button);
    this.buttons.set(tool.name, button);
  }

  toggle(tool, wanted = !this.opened.has(tool.name)) {
    if (wanted === this.opened.has(tool.name)) return;
    this.buttons.get(tool.name).setAttribute("aria-expanded", String(wanted));
    if (wanted) this.open(tool);
    else this.close(tool);
    const { connection, announcer, model } = this.parts;
    connection.do({ open: [...this.opened.keys()] });
    announcer.soon();
    this.show(model);
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
    for (const inner of this.tools) if (inner.within === tool.name) this.toggle(inner, false);
    close?.();
    panel.remove();
    this.opened.delete(tool.name);
  }

  show(model) {
    for (const opened of this.opened.values()) opened.show?.(model);
  }

  stop() {
    for (const opened of this.opened.values()) opened.close?.();
  }
}
