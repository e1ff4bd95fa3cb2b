"""The erratum: equations (3) to (6) as the blog post prints them, beside the true ones."""

from __future__ import annotations

from typing import Any, Final

from explorer.check import check_gradient
from explorer.mathml import mathml
from explorer.numbers import readable
from explorer.state import State
from explorer.steps import PRINTED, step
from explorer.tools.check import short
from explorer.tools.tool import Tool

STORY: Final = (
    "The post (Gupta, 2016) prints (3) with −X, a sign slip, and so what it calls the gradient "
    "comes out as −∂L/∂W: the descent direction. Its author’s later revision has the signs right."
)


class Erratum(Tool):
    """What the printed formulas give at the state on show, and that the check refuses it."""

    name = "erratum"

    def scene(self) -> dict[str, Any]:
        """Return the story, and the printed formulas by the step that they misprint."""
        return {"story": STORY, "printed": {name: mathml(tex) for name, tex in PRINTED.items()}}

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
