"""`GradientExplorer`: the state as traits, and the widgets that show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets
from matplotlib.figure import Figure

from explorer.core.arguments import shortened
from explorer.core.backprop import Trace
from explorer.derivation.texts import as_python
from explorer.drawing.scene import Scene
from explorer.drawing.sizes import USUAL, Size
from explorer.model.arguments import as_grid, as_ranges
from explorer.model.history import Snapshot
from explorer.model.model import SETTABLE
from explorer.session.session import Session
from explorer.widget.base_explorer import PAGE, BaseExplorer
from explorer.widget.page_state import as_snapshot
from explorer.widget.traits import Number, validated
from explorer.widget.view import View


class GradientExplorer(BaseExplorer):
    r"""The gradient of the smallest neural net, live: ŷ = σ(Wx), L = ½(y−ŷ)².

    Parameters
    ----------
    x, y, W
        The example (x, y) and the weight to start from; each within its range.
    learning_rate
        η of the descent step W ← W − η ∂L/∂W, positive and finite.
    x_range, y_range, W_range
        ``(lowest, highest)`` of each slider.
    surface_points
        Samples of the loss surface along W and along x, each from 2 to 2000.

    Attributes
    ----------
    x, y, W, learning_rate : float
        The state. Set them, and sliders, plots and panels follow.
    path : tuple of float
        The weights that gradient descent has visited, the current one last; empty before the
        first step. Read-only.
    trace : Trace
        `explorer.backprop` at the current state. Read-only.

    Raises
    ------
    TypeError
        If a range is not a pair of real numbers, or ``surface_points`` not two integers.
    ValueError
        If a range is empty or not finite, or ``surface_points`` is out of bounds.
    traitlets.TraitError
        If a value is not a real number within its range, here or when it is set later; the
        state does not change then.

    Examples
    --------
    >>> explorer = GradientExplorer(x=1.5, y=1.0, W=-0.8)
    >>> print(f"{explorer.trace.dL_dW:.4f}")
    -0.2051
    """

    view_class = View
    state_traits = (*SETTABLE, "path")

    x = Number(help="the input")
    y = Number(help="the target")
    W = Number(help="the weight")
    learning_rate = Number(help="η of the descent step")
    path = traitlets.Tuple(read_only=True, help="the weights that descent has visited")
    trace = traitlets.Instance(Trace, read_only=True)

    def __init__(
        self,
        x: float = 1.5,
        y: float = 1.0,
        W: float = -0.8,
        learning_rate: float = 2.0,
        *,
        x_range: tuple[float, float] = (-4.0, 4.0),
        y_range: tuple[float, float] = (0.0, 1.0),
        W_range: tuple[float, float] = (-6.0, 6.0),
        surface_points: tuple[int, int] = (120, 80),
    ) -> None:
        points = as_grid(surface_points)
        ranges = as_ranges(x_range, y_range, W_range)
        given = {"x": x, "y": y, "W": W, "learning_rate": learning_rate}
        x, y, W, learning_rate = (validated(ranges, *pair) for pair in given.items())
        start = Snapshot(x, y, W, learning_rate)
        super().__init__(Session(ranges, start, start, []), Scene(ranges), points)

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in SETTABLE)
        return f"GradientExplorer({values})"

    def move(self, **values: float) -> None:
        """Set several of x, y, W and the learning rate at once, as one change.

        Parameters
        ----------
        **values
            Any of ``x``, ``y``, ``W``, ``learning_rate``.

        Raises
        ------
        TypeError
            If a name is not one of these.
        traitlets.TraitError
            If a value is not a real number within its range; nothing changes then.
        """
        for name in values:
            if name not in SETTABLE:
                raise TypeError(f"move() takes x, y, W and learning_rate; got {shortened(name)}")
        self._set(values)

    def descend_to(self, W: float) -> None:
        """Take a step of gradient descent to W; the plots show the steps as a path.

        Parameters
        ----------
        W
            The new weight.

        Raises
        ------
        traitlets.TraitError
            If it is not a real number within its range; nothing changes then.
        """
        wanted = validated(self.ranges, "W", W)
        self._act(lambda session: session.model.update(session.model.descended(wanted)))

    def _snapshot(self) -> Snapshot:
        return Snapshot(*(getattr(self, name) for name in Snapshot._fields))

    def _values(self) -> dict[str, Any]:
        return {**self._model.now._asdict(), "trace": self._model.state.t}

    def _unpack(self, given: Any) -> Snapshot:
        return as_snapshot(self.ranges, given)

    def _linked(self, name: str, value: Any) -> Callable[[Session], bool]:
        return lambda session: session.move({name: value}, PAGE)

    def _draw(self, hint: str = "", size: Size = USUAL) -> Figure:
        from explorer.drawing.figure import draw_figure  # here: few need it, and it loads slowly

        return draw_figure(self.state, self.ranges, hint, size)

    def _markup(self) -> str:
        return self._scene.still(self.state)

    def _code(self) -> str:
        return as_python(self.state, self.ranges)
