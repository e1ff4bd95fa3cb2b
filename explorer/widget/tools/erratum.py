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
    """What the printed formulas give at the state on show, and that the check refuses it."""

    name = "erratum"

    def scene(self) -> dict[str, Any]:
        """Return the story, and each misprinted step with the true and the printed equation."""
        rows = {}
        for name, tex in PRINTED.items():
            made = step(name)
            reveals = f'data-of="{name}" data-reveals="{made.quantity}"'
            rows[name] = {
                "name": f"{made.equation} {symbol(made.quantity)}",
                "true": equals(mathml(made.formula), number_place(made.quantity)),
                "printed": equals(mathml(tex), f'<span class="ge-slipped" {reveals}></span>'),
            }
        return {"story": STORY, "rows": rows}

    def panel(self, state: State) -> dict[str, Any]:
        """Return what each printed formula gives, and the check's verdict on the last one."""
        t = state.t
        check = check_gradient(t.x, t.y, t.W, gradient=-t.dL_dW)
        if check.ok:
            verdict = "✓ Here both are as good as 0, so the check cannot tell them apart."
        else:
            verdict = (
                f"✗ The check refuses it: {short(check.absolute_error)} apart, "
                f"where only {short(check.tolerance)} is allowed."
            )
        return {
            # one minus too many or too few in (3), and so in all that follows from it
            "values": {name: readable(-state.value(step(name).quantity)) for name in PRINTED},
            "verdict": verdict,
            "ok": check.ok,
        }

    def opened(self, is_open: bool) -> None:
        """Let the plots show the printed gradient, too, while the panel is open."""
        self.host.model.as_printed = is_open
