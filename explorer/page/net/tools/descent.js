// Gradient descent in a net: all weights step, or w alone.

import { findAll, setText } from "../../dom.js";
import { gesture } from "../../gestures.js";
import { openDescent } from "../../tools/descent.js";
import { py } from "../generated.js";

export const netDescentTool = {
  name: "descent",
  label: "Descend",
  title: "Let gradient descent move the weights",
  open(parts, panel) {
    const { live } = parts;
    const { Losses, MANY, net_descent_panel, net_reset_text, take_many } = py.session.net.descent;
    const losses = new Losses();
    let many = null; // what many steps led to, the trace there, and where the descent began
    const isMany = () => many?.t === live.state.t;
    const add = (panel) => {
      panel.querySelector("[data-do=play]").insertAdjacentHTML(
        "afterend",
        `<button class="ge-button" type="button" data-do="many" title="Take many steps at once">${MANY.toLocaleString("en")} steps</button>`,
      );
      panel.insertAdjacentHTML(
        "beforeend",
        `<label class="ge-only"><input type="checkbox"> only w</label>
        <div class="ge-bars" role="group" aria-label="Mean size of the entries of each gradient" data-reveals="dL_dW" hidden></div>`,
      );
      const [only, bars] = findAll(panel, ".ge-only input", ".ge-bars");
      only.addEventListener("change", () => live.act((session) => session.set_only(only.checked)));
      return {
        actions: {
          many() {
            live.act((session) => {
              const { model } = session;
              const start = model.now.rates.length ? model.restarted() : isMany() ? many.start : model.now;
              many = { ...take_many(session, gesture()), t: model.state.t, start };
              return true;
            });
          },
          reset: () => live.act((session) => (isMany() ? session.choose(many.start, gesture()) : session.reset(gesture()))),
        },
        show(data) {
          only.checked = live.state.now.only;
          showBars(bars, data.bars);
        },
      };
    };
    return openDescent(parts, panel, {
      add,
      what: "weights",
      resetText: net_reset_text,
      rate: ({ now }) => now.learning_rate,
      data({ state, ranges }) {
        const data = net_descent_panel(state, ranges, losses);
        if (!isMany()) return data;
        return { ...data, begun: true, line: many.line, text: data.stop ? `${many.text} ${data.stop}` : many.text };
      },
    });
  },
};

// Show the size of each layer's gradient as a bar, on a logarithmic scale.
function showBars(host, bars) {
  host.hidden = !bars.length;
  if (host.children.length !== bars.length) {
    host.innerHTML = bars
      .map(() => '<span class="ge-bar"><span></span><i aria-hidden="true"><b></b></i><span></span></span>')
      .join("");
  }
  bars.forEach(({ name, text, share }, i) => {
    const [label, bar, number] = host.children[i].children;
    setText(label, name);
    bar.firstChild.style.width = `${(100 * share).toFixed(1)}%`;
    setText(number, text);
  });
}
