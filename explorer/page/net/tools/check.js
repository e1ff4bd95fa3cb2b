// The gradient check of a net: every entry by central differences, and w with a step h of one's own.

import { findAll, setText } from "../../dom.js";
import { openCheck } from "../../tools/check.js";
import { fraction } from "../build.js";
import { py } from "../generated.js";

export const netErratumTool = {
  name: "erratum",
  label: "As printed",
  title: "The slips of the series on this net: compare",
  within: "check",
  open({ live }, panel) {
    panel.innerHTML = `
      <table class="ge-slips"><thead><tr><td></td><th scope="col">corrected</th><td>in the blog post</td></tr></thead><tbody></tbody></table>
      <div class="ge-slip"><p class="ge-story"></p><p class="ge-verdict" data-announced data-reveals="dL_dW"></p></div>`;
    const [table, rows, story, verdict] = findAll(panel, "table", "tbody", ".ge-story", ".ge-verdict");
    const show = () => {
      const data = py.session.net.check.net_erratum_panel(live.state);
      table.hidden = !data.slips.length;
      if (rows.children.length !== data.slips.length) {
        rows.innerHTML = data.slips
          .map(() => '<tr><th scope="row"></th><td data-reveals="dL_dW"></td><td data-reveals="dL_dW"></td></tr>')
          .join("");
      }
      data.slips.forEach(({ where, correct, printed }, i) => {
        [where, correct, printed].forEach((text, j) => setText(rows.children[i].children[j], text));
      });
      setText(story, data.story);
      setText(verdict, data.verdict);
      panel.classList.toggle("ge-failed", !data.ok);
    };
    return { show };
  },
};

export const netCheckTool = {
  name: "check",
  label: "Check",
  title: "Check the gradient: does the loss really change like that?",
  open(parts, panel) {
    const { live, light } = parts;
    const { all_checked, net_check_chart, net_check_panel } = py.session.net.check;
    const opened = openCheck(parts, panel, {
      weight: "w",
      symbol: fraction("L", "w"),
      difference: "<span>(L(w + h) − L(w − h)) / 2h</span>",
      data: net_check_panel,
      chart: net_check_chart,
      inner: netErratumTool,
    });
    panel.querySelector(".ge-two").insertAdjacentHTML(
      "beforebegin",
      '<p class="ge-all" data-announced data-reveals="dL_dW"></p>',
    );
    const all = panel.querySelector(".ge-all");
    let checked = null; // the trace whose entries are checked
    return {
      show() {
        opened.show();
        const { state } = live;
        if (checked === state.t) return;
        checked = state.t;
        const { verdict, ok, quantity, index } = all_checked(state);
        setText(all, verdict);
        all.classList.toggle("ge-wrong", !ok);
        light.ring({ quantity, index });
      },
      close: () => light.ring(null),
    };
  },
};
