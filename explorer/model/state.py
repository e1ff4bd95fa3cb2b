"""The state that the explorer shows at one moment."""

from __future__ import annotations

from typing import Any, NamedTuple

from explorer.core.trace import Trace


class State(NamedTuple):
    """The trace of (x, y, W), with the path and the next step of gradient descent.

    Attributes
    ----------
    t
        Every quantity at x, y and W.
    learning_rate
        η of the next step.
    path
        The weights that descent has visited, from the first to the current one; empty before the
        first step.
    printed
        Whether the gradient is also shown as the blog post prints it, with its sign slip.
    """

    t: Trace
    learning_rate: float = 2.0
    path: tuple[float, ...] = ()
    printed: bool = False

    @property
    def W_next(self) -> float:
        """The weight after the next step of gradient descent: W − η ∂L/∂W."""
        return self.t.W - self.learning_rate * self.t.dL_dW  # type: ignore[no-any-return]

    def value(self, name: str) -> Any:
        """Return a quantity of the trace or of the descent by its name."""
        if name == "learning_rate":
            return self.learning_rate
        return self.W_next if name == "W_next" else getattr(self.t, name)
