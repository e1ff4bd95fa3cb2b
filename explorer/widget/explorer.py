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
from explorer.drawing.scene import Scene
from explorer.model.arguments import as_grid, as_ranges
from explorer.model.history import Snapshot
from explorer.model.model import SETTABLE, Model
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.widget.lifetime import Lifetime
from explorer.widget.messages import Messages
from explorer.widget.page_state import PageState
from explorer.widget.saved_page import standalone
from explorer.widget.sliders import Sliders
from explorer.widget.still import display_still, still_png
from explorer.widget.throttle import Throttle
from explorer.widget.traits import Number, validated
from explorer.widget.view import View

#: The gesture of all changes that a page makes: it keeps the history of its own gestures.
_PAGE = "page"


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
        self._points = as_grid(surface_points)
        ranges = as_ranges(x_range, y_range, W_range)
        given = {"x": x, "y": y, "W": W, "learning_rate": learning_rate}
        x, y, W, learning_rate = (validated(ranges, *pair) for pair in given.items())
        start = Snapshot(x, y, W, learning_rate)
        self._model = Model(ranges, start, start, [])
        self._gesture = ""
        super().__init__()
        self._set(start)
        self.set_trait("trace", self._model.state.t)
        self._scene = Scene(ranges)
        self._build()
        self.add_class("gradient-explorer")

    def _build(self) -> None:
        """Make the sliders and the view, at the current state."""
        model = self._model
        model.show_printed(False)  # a new view has no tool open
        self.view = View(self._scene.described(), model, self._points)
        self._sliders = Sliders(model.ranges, model.now._asdict(), self._slider_moved)
        messages = Messages(self, self._life.rest_soon)
        self.view.on_page(messages.carry_out)
        self.view.observe(self._view_changed, list(SETTABLE))
        self.children = (self._sliders.box, self.view)

    # The state ----------------------------------------------------------------------------------

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
        self._set(self._model.descended(validated(self.ranges, "W", W)))

    def restart(self) -> None:
        """Go back to the start of the descent or, before its first step, to the first state."""
        self._set(self._model.restarted())

    def undo(self) -> None:
        """Undo the last drag, typed value, case, run of steps or assignment, if any."""
        with self._lock:
            if self._model.past:
                self._model.restore(self._model.past[-1], self._model.past[:-1])
                self._throttle.request()
                self._follow_model()

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
            if self._model.update(wanted, self._gesture):
                self.set_trait("path", self._model.now.path)
                self.set_trait("trace", self._model.state.t)
                self._throttle.request()

    def _follow_model(self) -> None:
        """Set the traits to the model's state."""
        with self.hold_trait_notifications():
            self._set(self._model.now)
            self.set_trait("trace", self._model.state.t)

    # The page -----------------------------------------------------------------------------------

    def adopt(self, state: PageState) -> None:
        """Take over the state of a page, and pass it on to all others.

        Parameters
        ----------
        state
            The state, which is valid.
        """
        with self._lock, self.view.hold_sync():
            if not self.view.hears(state.page, state.message):
                self.view.answer()  # the page sent it again, as it missed the answer
                return
            past = self._model.past if state.past is None else state.past
            known = (self.view.revision, self._model.now, self._model.past, self.view.tools)
            if known == (state.revision, state.now, past, state.tools):
                return  # the end of a drag repeats its last move
            self._throttle.cancel()
            self._model.restore(state.now, past, _PAGE)
            self._model.show_printed("erratum" in state.tools)
            self._sliders.adopt(self._model.now._asdict())
            self.view.show(self._model, state.revision, state.tools)
            self._follow_model()  # last, because an observer may raise

    def _slider_moved(self, name: str, value: float) -> None:
        """Follow a slider's own message; after a drag it repeats the page's last one."""
        try:
            self._move_as(_PAGE, {name: value})
        finally:
            self._sliders.show(self._model.now._asdict())  # an invalid move is undone

    def _view_changed(self, change: Any) -> None:
        """Follow a trait of the view that Python set, or a link in the page."""
        if change["new"] == getattr(self._model.now, change["name"]):
            return
        try:
            self._move_as(_PAGE, {change["name"]: change["new"]})
        except traitlets.TraitError:
            self.view.show(self._model)  # the state is as it was
            raise

    def _move_as(self, gesture: str, values: dict[str, float]) -> None:
        with self._lock:
            before, self._gesture = self._gesture, gesture
            try:
                self._set(values)
            finally:
                self._gesture = before

    def _show(self) -> None:
        with self._lock:
            self._sliders.show(self._model.now._asdict())
            self.view.show(self._model)

    def _ipython_display_(self) -> None:
        """Display the live explorer and, in a second output, a picture for the saved notebook."""
        self._life.wake()
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in SETTABLE)
        text = {"text/plain": f"GradientExplorer({values})"}
        if self.comm is None:  # closed
            display(text, raw=True)
            return
        display({**self._repr_mimebundle_(), **text}, raw=True)
        display_still(self._scene.still(self.state), lambda: still_png(self.state, self.ranges))

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

    def saved(self, kind: str) -> bytes:
        """Return the current state as a file.

        Parameters
        ----------
        kind
            ``"svg"``, ``"png"`` or ``"pdf"`` for `figure`; ``"html"`` for a page with a live
            explorer, which needs neither kernel nor network.

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
            self._throttle.hurry()
            return standalone(self.view, self._scene.still(self.state)).encode()
        from explorer.drawing.figure import saved

        return saved(self.state, self.ranges, kind)
