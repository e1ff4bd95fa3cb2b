"""The erratum: equations (3) to (6) as the blog post prints them, beside the true ones."""

from __future__ import annotations

from typing import Any

from explorer.core.gradient_check import check_gradient
from explorer.derivation.erratum import PRINTED, STORY
from explorer.derivation.numbers import readable
from explorer.derivation.steps import step
from explorer.derivation.verdict import short
from explorer.drawing.mathml import mathml
from explorer.drawing.step_markup import equals, number_place, symbol
from explorer.model.state import State
from explorer.widget.tools.tool import Tool


class Erratum(Tool):
    """The values of the printed formulas at the current state, and the check that rejects them."""

    name = "erratum"

    def scene(self) -> dict[str, Any]:
        """Return the story, and each misprinted step with the true and the printed equation."""
        rows = {}
        for name, tex in PRINTED.items():
            correct = step(name)
            reveals = f'data-of="{name}" data-reveals="{correct.quantity}"'
            rows[name] = {
                "name": f"{correct.equation} {symbol(correct.quantity)}",
                "true": equals(mathml(correct.formula), number_place(correct.quantity)),
                "printed": equals(mathml(tex), f'<span class="ge-slipped" {reveals}></span>'),
            }
        return {"story": STORY, "rows": rows}

    def panel(self, state: State) -> dict[str, Any]:
        """Return the value of each printed formula, and the check's verdict on the gradient."""
        t = state.t
        check = check_gradient(t.x, t.y, t.W, gradient=-t.dL_dW)
        if check.ok:
            verdict = "✓ Here both are (almost) 0, so the check cannot tell them apart."
        else:
            verdict = (
                f"✗ The check rejects it: {short(check.absolute_error)} apart, "
                f"where only {short(check.tolerance)} is allowed."
            )
        return {
            # each has the opposite sign of the true one
            "values": {name: readable(-state.value(step(name).quantity)) for name in PRINTED},
            "verdict": verdict,
            "ok": check.ok,
        }

    def opened(self, is_open: bool) -> None:
        """Show the printed gradient in the plots, too, while the panel is open."""
        self.host.model.as_printed = is_open
