"""What the explorer shows at one moment."""

from __future__ import annotations

from typing import Any, NamedTuple

from explorer.core.backprop import Trace


class State(NamedTuple):
    """The trace of (x, y, W), and where gradient descent came from and goes to.

    Attributes
    ----------
    t
        What `explorer.core.backprop.backprop` says of x, y and W.
    learning_rate
        η of the next step.
    path
        The weights that descent has been at so far, the first one first and the present one last;
        empty before the first step.
    printed
        Whether the gradient is also shown as the blog post prints it, with its sign slip.
    """

    t: Trace
    learning_rate: float = 2.0
    path: tuple[float, ...] = ()
    printed: bool = False

    @property
    def W_next(self) -> float:
        """Where the next step of gradient descent goes: W − η ∂L/∂W."""
        return float(self.t.W - self.learning_rate * self.t.dL_dW)

    def value(self, name: str) -> Any:
        """Return a quantity by its name, be it of the trace or of the descent."""
        return getattr(self if name in ("learning_rate", "W_next") else self.t, name)
