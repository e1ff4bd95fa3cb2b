"""`NetExplorer`: any net and its batch as traits, and the widgets that show them."""

from __future__ import annotations

import itertools
from base64 import b64encode
from collections.abc import Callable
from typing import Any, Final

import traitlets
from matplotlib.figure import Figure

from explorer.core.arguments import as_count, shortened
from explorer.core.net.arguments import net_arguments
from explorer.core.net.trace import NetTrace
from explorer.derivation.net.texts import net_as_python
from explorer.drawing.net.scene import NetScene
from explorer.drawing.sizes import USUAL, Size
from explorer.model.arguments import as_grid
from explorer.model.net.arguments import as_net_ranges
from explorer.model.net.snapshot import NetSnapshot
from explorer.session.net.session import NetSession
from explorer.widget.base_explorer import PAGE
from explorer.widget.net.page_state import as_net_snapshot
from explorer.widget.net.traits import NetTraits, Part
from explorer.widget.net.values import SETTABLE, shapes, snapshot_of
from explorer.widget.net.view import NetView
from explorer.widget.traits import trait_errors

#: Steps that `NetExplorer.descend` takes at most.
MOST_STEPS: Final = 10_000
_runs = itertools.count(1)


class NetExplorer(NetTraits):
    r"""The gradient of any net, live: every weight has the same three slopes.

    One weight and one example are selected; the plots show the three slopes whose product is the
    example's share of the gradient of the weight.

    Parameters
    ----------
    X : array_like of float, shape (N, d₀)
        The inputs, a row for each example.
    y : array_like of float, shape (N, d_K)
        The targets, a row for each example.
    weights : list of array_like of float
        A matrix for each layer, the first of shape (d₀, d₁), the last of (…, d_K).
    activation : str or list of str
        "sigmoid", "tanh", "relu" or "identity": one name for all layers, or one for each.
    loss : str
        "squared_error", or "cross_entropy" with a sigmoid output and targets from 0 to 1.
    learning_rate
        η of a step of gradient descent, positive and finite.
    selected
        (example, layer, from, to) of the selected weight, counted from 0.
    x_range, y_range, w_range
        ``(lowest, highest)`` of the entries of X and y, and of the weights. By default −4 to 4, 0
        to 1 (−1 to 1 where the output may be negative) and −6 to 6, or wide enough for all entries.
    surface_points
        Samples of the loss surface along its two axes, each from 2 to 2000.

    Attributes
    ----------
    X, y : ndarray
        The batch, as read-only arrays. What is set is copied.
    weights : tuple of ndarray
        The weights of each layer, as read-only arrays.
    activation : str or tuple of str
        One name if all layers have the same one.
    loss : str
        The name of the loss.
    learning_rate : float
        η.
    selected : tuple of int
        (example, layer, from, to), counted from 0.
    trace : NetTrace
        `explorer.backprop_net` at the current state. Read-only.

    Raises
    ------
    TypeError
        If a range is not a pair of real numbers, or ``surface_points`` not two integers.
    ValueError
        If a range is empty or not finite, or ``surface_points`` is out of bounds.
    traitlets.TraitError
        If a value is not of its kind, does not fit the others, or has an entry out of range, here
        or when it is set later; the state does not change then.

    Examples
    --------
    >>> explorer = NetExplorer([[1.5, -0.5]], [[1.0]], [[[0.4], [-0.8]]])
    >>> explorer
    NetExplorer(2-1, batch of 1, sigmoid, squared_error)
    >>> explorer.select(0, 1, 0)
    >>> print(f"{explorer.trace.gradients[0][1, 0]:.4f}")
    0.0264
    """

    view_class = NetView

    X = Part(help="the inputs, a row for each example")
    y = Part(help="the targets, a row for each example")
    weights = Part(help="the weights of each layer")
    activation = Part(help="the activation of all layers, or of each")
    loss = Part(help="the loss")
    learning_rate = Part(help="η of the descent step")
    selected = Part(help="the selected example and weight: (example, layer, from, to), from 0")
    trace = traitlets.Instance(NetTrace, read_only=True)

    def __init__(
        self,
        X: Any,
        y: Any,
        weights: Any,
        activation: Any = "sigmoid",
        loss: str = "squared_error",
        *,
        learning_rate: float = 2.0,
        selected: tuple[int, int, int, int] = (0, 0, 0, 0),
        x_range: tuple[float, float] | None = None,
        y_range: tuple[float, float] | None = None,
        w_range: tuple[float, float] | None = None,
        surface_points: tuple[int, int] = (120, 80),
    ) -> None:
        points = as_grid(surface_points)
        with trait_errors():
            net = net_arguments(X, y, weights, activation, loss)
        ranges = as_net_ranges(net, x_range, y_range, w_range)
        values = dict(zip(SETTABLE, (*net, learning_rate, selected), strict=True))
        with trait_errors():
            start = snapshot_of(ranges, values, SETTABLE)
        super().__init__(NetSession(ranges, start, start, []), NetScene(ranges), points)

    def __repr__(self) -> str:
        examples, *units = shapes(self._model.now)
        names = [self.activation] if isinstance(self.activation, str) else self.activation
        net = "-".join(map(str, units))
        return f"NetExplorer({net}, batch of {examples}, {' and '.join(names)}, {self.loss})"

    # Moves ---------------------------------------------------------------------------------------

    def move(self, **values: Any) -> None:
        """Set several parts of the state at once, as one change, such as X and y of other shapes.

        Parameters
        ----------
        **values
            Any of ``X``, ``y``, ``weights``, ``activation``, ``loss``, ``learning_rate``,
            ``selected``.

        Raises
        ------
        TypeError
            If a name is not one of these.
        traitlets.TraitError
            If a value is not of its kind, does not fit the others, or has an entry out of range;
            nothing changes then.
        """
        for name in values:
            if name not in SETTABLE:
                raise TypeError(f"move() takes {', '.join(SETTABLE)}; got {shortened(name)}")
        self._set_together(values)

    def select(self, layer: int, row: int, column: int, example: int | None = None) -> None:
        """Select a weight, and the example whose three slopes the plots show.

        Parameters
        ----------
        layer, row, column
            The weight ``weights[layer][row, column]``: from unit ``row`` to unit ``column``.
        example
            The row of X and y; by default the one selected now.

        Raises
        ------
        traitlets.TraitError
            If there is no such weight or example; nothing changes then.
        """
        example = self.selected[0] if example is None else example
        self.selected = (example, layer, row, column)

    def descend(self, steps: int = 1) -> int:
        """Take steps of gradient descent; one Undo takes them all back.

        All weights step or, where "only w" is ticked in the page, the selected one alone.

        Parameters
        ----------
        steps
            How many, from 0 to 10,000.

        Returns
        -------
        int
            The number of steps taken. It is lower than ``steps`` if a weight would leave its range
            or no weight would move.

        Raises
        ------
        TypeError
            If ``steps`` is not a whole number.
        ValueError
            If it is out of bounds.
        """
        count, run, taken = as_count("steps", steps, MOST_STEPS), f"run {next(_runs)}", 0

        def descend(session: NetSession) -> bool:
            nonlocal taken
            while taken < count and session.step(run):
                taken += 1
            return taken > 0

        self._act(descend)
        return taken

    # The page and files --------------------------------------------------------------------------

    def _unpack(self, given: Any) -> NetSnapshot:
        return as_net_snapshot(self.ranges, given, self._largest)

    def _linked(self, name: str, value: Any) -> Callable[[NetSession], bool]:
        return lambda session: session.choose(self._unpack(value), PAGE)

    def _draw(self, hint: str = "", size: Size = USUAL) -> Figure:
        from explorer.drawing.net.figure import draw_net_figure  # here: it loads slowly

        return draw_net_figure(self.state, self.ranges, hint, size)

    def _markup(self) -> str:
        data = b64encode(self._png()).decode()
        return f'<img src="data:image/png;base64,{data}" alt="{self!r}">'

    def _code(self) -> str:
        return net_as_python(self.state, self.ranges)
