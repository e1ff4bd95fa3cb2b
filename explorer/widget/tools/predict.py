"""Questions on the backward pass: predict the answer, then reveal it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.derivation.cases import CASES, Case
from explorer.derivation.questions import QUESTIONS
from explorer.model.state import State
from explorer.widget.tools.tool import Tool


class Predict(Tool):
    """The questions, each with its right answer at the current state."""

    name = "predict"
    _next = 0  # of the cases

    def scene(self) -> dict[str, Any]:
        """Return the questions, and whether there is another case to ask them about."""
        return {
            "questions": [
                {
                    "step": question.step,
                    "about": question.about,
                    "ask": question.ask,
                    "choices": list(question.choices),
                    "opens": list(question.opens),
                    "clue": question.clue is not None,
                }
                for question in QUESTIONS
            ],
            "more": len(self._cases()) > 1,
        }

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Handle ``another``, a request for the next case; its value is ignored."""
        return {"another": lambda _: self._another()}

    def panel(self, state: State) -> dict[str, Any]:
        """Return each question's right answer, the reason for it, and the clue."""
        return {
            "answers": [question.answer(state) for question in QUESTIONS],
            "whys": [question.why(state) for question in QUESTIONS],
            "clues": [question.clue(state) if question.clue else "" for question in QUESTIONS],
        }

    def _cases(self) -> list[Case]:
        return [c for c in CASES if self.host.model.allows(x=c.x, y=c.y, W=c.W)]

    def _another(self) -> None:
        """Move to the next case whose x, y or W differ from the current ones."""
        t = self.host.model.state.t
        cases = self._cases()
        for case in cases[self._next :] + cases[: self._next]:
            if (case.x, case.y, case.W) != (t.x, t.y, t.W):
                self._next = cases.index(case) + 1
                values = {"x": case.x, "y": case.y, "W": case.W}
                self.host.move(**values, learning_rate=case.learning_rate)
                return
