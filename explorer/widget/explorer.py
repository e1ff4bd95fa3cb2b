"""The explorer: its sliders, its view and its tools; how it is shown, saved and closed."""

from __future__ import annotations

from typing import Final

import ipywidgets as widgets
from IPython.display import display
from matplotlib.figure import Figure

from explorer.drawing.still_picture import HINT
from explorer.model.model import INPUTS, SETTABLE
from explorer.model.ranges import Ranges
from explorer.widget.holds import Grab
from explorer.widget.requests import Answers
from explorer.widget.saved_page import standalone
from explorer.widget.sliders import grid, make_slider
from explorer.widget.throttle import Pace
from explorer.widget.tools.cases import Cases
from explorer.widget.tools.check import Check
from explorer.widget.tools.descent import Descent
from explorer.widget.tools.erratum import Erratum
from explorer.widget.tools.export import Take
from explorer.widget.tools.predict import Predict
from explorer.widget.view import LiveView

TOOLS: Final = (Grab, Cases, Descent, Predict, Check, Erratum, Take)

#: How long an explorer that no page shows keeps what it needs to be shown, s: an output that is
#: moved or drawn anew leaves its page for a moment.
REST: Final = 5.0


class GradientExplorer(Answers, widgets.VBox):
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
        The state. Set them, and sliders, plots and panel follow.
    trace : Trace
        What `explorer.backprop` says of the state on show.

    Raises
    ------
    TypeError
        If a range is not a pair of real numbers, or ``surface_points`` not two whole ones.
    ValueError
        If a range is empty or not finite, or ``surface_points`` is out of bounds.
    traitlets.TraitError
        If a value is not a real number within its range, here or when it is set later; the
        state stays as it was then.

    Examples
    --------
    >>> explorer = GradientExplorer(x=1.5, y=1.0, W=-0.8)
    >>> print(f"{explorer.trace.dL_dW:.4f}")
    -0.2051
    """

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
        self._pace = Pace(self._show)  # first, as `close` needs it even where the rest is refused
        ranges = Ranges(x_range, y_range, W_range)
        self._points = grid(surface_points)
        super().__init__(ranges, x=x, y=y, W=W, learning_rate=learning_rate)
        self._resting = False
        self._tools = [tool(self) for tool in TOOLS]
        for tool in self._tools:
            self._handlers |= tool.handlers()
        self._build()
        self.add_class("gradient-explorer")

    def _build(self) -> None:
        """Make the sliders and the view, at the present state."""
        scene = {tool.name: tool.scene() for tool in self._tools}
        self._live = LiveView(self._ranges, self.state, self._points, scene)
        self._live.on_page(self._on_page)
        self._sliders = {
            name: make_slider(name, getattr(self, name), self._ranges) for name in INPUTS
        }
        for slider in self._sliders.values():
            slider.observe(self._on_slider, "value")
        controls = widgets.HBox(list(self._sliders.values())).add_class("ge-controls")
        self.children = (controls, self._live)

    # Showing it --------------------------------------------------------------------------------

    def tell(self, note: str) -> None:
        """Say, where the person's hand is, why less was done than they wanted.

        Parameters
        ----------
        note
            A sentence; an empty one takes back the last.
        """
        self._live.note = note

    def refresh_panels(self) -> None:
        """Send what the open panels show once more, after a tool changed what that is."""
        self._show()

    def _changed(self) -> None:
        if self._answering:
            self._pace.now()
        else:
            self._pace.soon()

    def _show(self) -> None:
        with self._lock:
            for name, slider in self._sliders.items():
                slider.value = getattr(self, name)
            panels = {t.name: t.panel(self.state) for t in self._tools if t.name in self._open}
            self._live.show(self.state, panels, undoable=len(self._history))

    # Elsewhere ---------------------------------------------------------------------------------

    def figure(self) -> Figure:
        """Draw the present state as a plain matplotlib figure, for a paper or slides.

        Returns
        -------
        matplotlib.figure.Figure
            Not known to pyplot; save it with ``figure.savefig("gradient.pdf")``.
        """
        from explorer.drawing.figure import (
            draw_figure,  # here, as few need it and it takes its time
        )

        return draw_figure(self.state, self._ranges)

    def saved(self, kind: str, step: str = "") -> bytes:
        """Return the present state as a file.

        Parameters
        ----------
        kind
            ``"svg"``, ``"png"``, ``"pdf"``: `figure`; ``"html"``: a page with the walk through
            the derivation, which needs neither kernel nor network.
        step
            Where the walk of the page begins; by default at the first step.

        Returns
        -------
        bytes
            What the file holds.

        Raises
        ------
        ValueError
            If matplotlib knows no such kind.
        """
        if kind == "html":
            return standalone(self._live, step).encode()
        from explorer.drawing.figure import saved

        return saved(self.state, self._ranges, kind)

    def send_file(self, name: str, mime: str, content: bytes) -> None:
        """Let the page save a file where the person's browser puts downloads.

        Parameters
        ----------
        name
            The file's name, with its ending.
        mime
            Its type, such as ``"image/png"``.
        content
            What it holds.
        """
        self._live.send({"file": name, "mime": mime}, [content])

    def _ipython_display_(self) -> None:
        """Show it live and, in an output of its own, as a picture: what a saved notebook keeps.

        The page's style hides the picture where the live one stands above it. Within one output
        JupyterLab would choose the widget, and say of a notebook without its kernel that there is
        none.
        """
        if self._resting:
            self._wake()
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in SETTABLE)
        text = {"text/plain": f"GradientExplorer({values})"}
        if self.comm is None:  # closed
            display(text, raw=True)
            return
        display({**self._repr_mimebundle_(), **text}, raw=True)
        display({"image/svg+xml": self._live.still(self.state), "text/plain": HINT}, raw=True)

    def close(self) -> None:
        """Free everything: the sliders, the view, and their wires to the page."""
        self._pace.stop()
        self.unobserve_all()
        self._close_widgets()

    def _close_widgets(self) -> None:
        for child in self.children:
            for widget in (*getattr(child, "children", ()), child):
                widget.unobserve_all()
                for part in (widget.layout, getattr(widget, "style", None), widget):
                    if part is not None:
                        part.close()
        self.layout.close()
        super().close()

    def _unwatched(self) -> None:
        self._pace.later(REST, self._rest)

    def _rest(self) -> None:
        """Let go of all but the state, as no page shows the explorer any more.

        A cell that is run again makes a new explorer, and nobody closes the one before; ipywidgets
        would keep it, its pictures and its wires for ever. To display it again wakes it.
        """
        if not self._live.watched and self.comm is not None:
            self._close_widgets()
            del self._repr_mimebundle_  # with which `close` hides the class's own
            self._resting = True

    def _wake(self) -> None:
        self._resting = False
        self._build()
        self.layout.open()
        self.open()
