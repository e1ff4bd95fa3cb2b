// The tool bar. A tool adds itself with `tool({name, label, title, open})`; its button opens its
// panel: `open(context, panel)` builds it and returns {show(model), close()}.

const TOOLS = [];

function tool(definition) {
  TOOLS.push(definition);
}

class Bar {
  constructor(context) {
    this.context = context;
    this.opened = new Map();
    this.root = context.root.querySelector(".ge-bar");
    this.panels = context.root.querySelector(".ge-panels");
    this.buttons = new Map();
    const alone = context.model.get("alone");
    for (const definition of TOOLS) {
      if (alone && !definition.alone) continue;
      if (definition.within) continue; // its button stands in the other tool's panel
      if (definition.build) {
        this.opened.set(definition.name, definition.build(context, this.root));
      } else {
        this.addButton(definition);
      }
    }
    context.bar = this;
    if (alone) this.toggle(TOOLS.find((definition) => definition.alone), true);
  }

  addButton(definition, host = this.root) {
    const button = document.createElement("button");
    Object.assign(button, { className: "ge-button", type: "button", title: definition.title });
    button.textContent = definition.label;
    button.dataset.tool = definition.name;
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.toggle(definition));
    host.append(button);
    this.buttons.set(definition.name, button);
  }

  toggle(definition, wanted = !this.opened.has(definition.name)) {
    if (wanted === this.opened.has(definition.name)) return;
    this.buttons.get(definition.name).setAttribute("aria-expanded", String(wanted));
    if (wanted) {
      const panel = document.createElement("section");
      panel.className = `ge-panel ge-${definition.name}`;
      panel.setAttribute("aria-label", definition.label);
      // the panels stand in the order of their buttons, whichever is opened first
      const later = TOOLS.slice(TOOLS.indexOf(definition) + 1).map(({ name }) => `.ge-panel.ge-${name}`);
      this.panels.insertBefore(panel, later.length ? this.panels.querySelector(later.join()) : null);
      this.opened.set(definition.name, { ...definition.open(this.context, panel), panel });
    } else {
      const { panel, close } = this.opened.get(definition.name);
      for (const inner of TOOLS) if (inner.within === definition.name) this.toggle(inner, false);
      close?.();
      panel.remove();
      this.opened.delete(definition.name);
    }
    this.context.link.do({ open: [...this.opened.keys()] });
    this.context.told.soon();
    this.show(this.context.model);
  }

  show(model) {
    for (const opened of this.opened.values()) opened.show?.(model);
  }

  stop() {
    for (const opened of this.opened.values()) opened.close?.();
  }
}

// Disable a button. If the focus is on it, that goes elsewhere: it would be lost.
function disable(button, disabled, elsewhere) {
  if (disabled && button === document.activeElement) elsewhere.focus();
  button.disabled = disabled;
}
