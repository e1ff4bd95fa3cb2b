"""`GradientExplorer`: the state as traits, and the widgets that show it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets
import traitlets
from IPython.display import display
from matplotlib.figure import Figure

from explorer.core.arguments import shortened
from explorer.core.backprop import Trace
from explorer.drawing.still_picture import HINT
from explorer.model.history import Snapshot
from explorer.model.model import SETTABLE, Model
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.widget.lifetime import Lifetime
from explorer.widget.requests import Requests
from explorer.widget.saved_page import standalone
from explorer.widget.sliders import Sliders
from explorer.widget.surface_pictures import grid
from explorer.widget.throttle import Throttle
from explorer.widget.toolbar import Toolbar
from explorer.widget.traits import Number
from explorer.widget.view import View


class GradientExplorer(widgets.VBox):
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
        # first, because `close` needs them even if an argument is invalid
        self._lock = threading.RLock()
        self._throttle = Throttle(self._show)
        self._life = Lifetime(self, self._build, lambda: self.view.watched)
        self._points = grid(surface_points)
        ranges = Ranges(x_range, y_range, W_range)
        try:
            self._model = Model(ranges, x=x, y=y, W=W, learning_rate=learning_rate)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None
        super().__init__()
        self._set(self._model.start)
        self.set_trait("trace", self._model.state.t)
        self._toolbar = Toolbar(self)
        self._build()
        self.add_class("gradient-explorer")

    def _build(self) -> None:
        """Make the sliders and the view, at the current state."""
        model = self._model
        scene = self._toolbar.scene()
        self.view = View(model.ranges, model.state, self._points, scene)
        self._sliders = Sliders(
            model.ranges,
            model.now._asdict(),
            lambda name, value: self._requests.slider_moved(name, value),
        )
        self._requests = Requests(
            self, self._sliders, self._toolbar, self._throttle, self._lock, self._life.rest_soon
        )
        self.view.on_page(self._requests.carry_out)
        self.children = (self._sliders.box, self.view)

    # The state ----------------------------------------------------------------------------------

    @property
    def model(self) -> Model:
        """The state and its history."""
        return self._model

    @property
    def ranges(self) -> Ranges:
        """The intervals of x, y and W, and the increments of their sliders."""
        return self._model.ranges

    @property
    def state(self) -> State:
        """The trace, the learning rate, and the path of the descent so far."""
        return self._model.state

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
        self._set({"W": W, "path": (*(self.path or (self.W,)), W)})

    def restart(self) -> None:
        """Go back to the start of the descent or, before its first step, to the first state."""
        start = {"W": self.path[0], "path": ()} if self.path else self._model.start._asdict()
        self._set(start)

    def undo(self) -> None:
        """Undo the last drag, typed value, case, run of steps or assignment, if any."""
        if self._model.undoable:
            self._set(self._model.undo())

    def _set(self, values: Snapshot | Mapping[str, Any]) -> None:
        """Set traits together: each is validated once, and observers see one consistent state."""
        if isinstance(values, Snapshot):
            values = values._asdict()
        with self._lock, self.hold_trait_notifications():
            for name, value in values.items():
                self.set_trait(name, value)

    @traitlets.observe(*SETTABLE, "path")
    def _on_change(self, _: Any) -> None:
        """Compute and show the state after any change of the traits."""
        with self._lock:
            wanted = Snapshot(*(getattr(self, name) for name in Snapshot._fields))
            try:
                changed = self._model.update(wanted)
            except Exception:
                self._set(self._model.now)
                raise
            if changed:
                self.set_trait("path", self._model.state.path)
                self.set_trait("trace", self._model.state.t)
                self._throttle.request()

    # Showing it ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Send the open panels again, after a tool has changed its panel's data."""
        self._throttle.request()

    def _show(self) -> None:
        with self._lock:
            state = self._model.state
            self._sliders.show(self._model.now._asdict())
            self.view.show(state, self._toolbar.panels(state), undoable=self._model.undoable)

    def _ipython_display_(self) -> None:
        """Display the live explorer and, in a second output, a picture for the saved notebook.

        The page's style hides the picture below the live explorer. In a single output JupyterLab
        would choose the widget and, without its kernel, show an error instead.
        """
        self._life.wake()
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in SETTABLE)
        text = {"text/plain": f"GradientExplorer({values})"}
        if self.comm is None:  # closed
            display(text, raw=True)
            return
        display({**self._repr_mimebundle_(), **text}, raw=True)
        display({"image/svg+xml": self.view.still(self.state), "text/plain": HINT}, raw=True)

    def close(self) -> None:
        """Close the sliders and the view, and the connection of each to its page."""
        self._throttle.cancel()
        self.unobserve_all()
        self._life.close()

    # Files --------------------------------------------------------------------------------------

    def figure(self) -> Figure:
        """Draw the current state as a plain matplotlib figure, for a paper or slides.

        Returns
        -------
        matplotlib.figure.Figure
            Not known to pyplot; save it with ``figure.savefig("gradient.pdf")``.
        """
        from explorer.drawing.figure import draw_figure  # here: few need it, and it loads slowly

        return draw_figure(self.state, self.ranges)

    def saved(self, kind: str, step: str = "") -> bytes:
        """Return the current state as a file.

        Parameters
        ----------
        kind
            ``"svg"``, ``"png"`` or ``"pdf"`` for `figure`; ``"html"`` for a page with the walk
            through the derivation, which needs neither kernel nor network.
        step
            The step at which the page's walk opens; by default the first.

        Returns
        -------
        bytes
            The content of the file.

        Raises
        ------
        ValueError
            If matplotlib does not know the kind.
        """
        if kind == "html":
            return standalone(self.view, step).encode()
        from explorer.drawing.figure import saved

        return saved(self.state, self.ranges, kind)
