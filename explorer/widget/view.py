"""The view in the page: the data of its plots, cards and tools, and their way there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import anywidget
import traitlets

from explorer.derivation.numbers import readable
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import FACTORS, STEPS
from explorer.drawing.cache import save
from explorer.drawing.step_markup import in_full, shown, symbol
from explorer.drawing.still_picture import still
from explorer.drawing.svg import SvgPlot, palette
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.page import script, style
from explorer.plots.five_plots import plots
from explorer.plots.marks import Follows
from explorer.widget.surface_pictures import HOME, SurfacePictures

_DIGIT: Final = re.compile(r"[0-9]")


def _counts(sentence: str) -> bool:
    """Whether a sentence contains a number, and so changes at each move."""
    return _DIGIT.search(sentence) is not None


class View(anywidget.AnyWidget):
    """The explorer's data in the page: everything that is drawn or written there.

    `scene` is sent once: the blank pictures, the formulas, the tools' texts. Each state is then one
    message, with only the parts that changed: `current` holds the numbers, the sentences with
    numbers in them and the geometry of the marks that depend on x, y and W; `curve` the marks that
    depend on x and y; `backdrop` those that depend on y alone; `sentences` the other sentences;
    `surfaces` the backgrounds of the surface's pictures; `panels` the data of the open tools.
    `ack` tells a page which of its requests the state answers, so that it can keep as many under
    way as the connection needs, and no more.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    state
        The first state to show.
    surface_points
        Samples of the loss surface along W and along the other axis.
    tools
        The data from which each tool's panel is built, by the tool's name.
    """

    _esm = script()
    _css = style()

    scene = traitlets.Dict().tag(sync=True)
    current = traitlets.Dict().tag(sync=True)
    curve = traitlets.Dict().tag(sync=True)
    backdrop = traitlets.Dict().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)
    surfaces = traitlets.Dict().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)
    panels = traitlets.Dict().tag(sync=True)
    undoable = traitlets.Int().tag(sync=True)
    ack = traitlets.Dict().tag(sync=True)
    error = traitlets.Unicode().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        ranges: Ranges,
        state: State,
        surface_points: tuple[int, int],
        tools: dict[str, Any],
    ) -> None:
        self._surface_pictures = SurfacePictures(ranges, surface_points)
        first = self._surface_pictures.first
        others = [SvgPlot(plot, first.surface) for plot in plots(ranges) if not plot.surface]
        self._plots = [*others, first.svg]
        self._example: tuple[Any, Any] = None, None  # the (x, y) that the page has
        super().__init__(
            scene={
                "plots": {p.plot.name: p.described() for p in self._plots},
                "quantities": {
                    q.name: {"symbol": symbol(q.name), "spoken": q.spoken}
                    for q in QUANTITIES.values()
                },
                "steps": {
                    step.name: {
                        "quantity": step.quantity,
                        "equation": step.equation,
                        "shown": shown(step),
                        "in_full": in_full(step),
                        "meaning": step.meaning,
                        "plot": step.plot,
                        "highlights": list(step.highlights or (step.quantity,)),
                    }
                    for step in STEPS
                },
                "factors": list(FACTORS),
                "palette": palette(),
                "grid": list(surface_points),
                "tools": tools,
            }
        )
        save()
        self.show(state)

    def show(self, state: State, panels: dict[str, Any] | None = None, undoable: int = 0) -> None:
        """Send a state to the page, as one message.

        Parameters
        ----------
        state
            The state to show.
        panels
            The data of the open panels, by the tool's name.
        undoable
            How many gestures can be undone.
        """
        t = state.t
        says = {step.name: step.sentence(t) for step in STEPS}
        with self.hold_sync():
            if t.y != self._example[1]:
                self.backdrop = {"marks": self._marks(state, "y")}
            if (t.x, t.y) != self._example:
                self.curve = {"marks": self._marks(state, "xy")}
            self._example = t.x, t.y
            self.pictures = self._surface_pictures.pictures()
            self.surfaces = self._surface_pictures.backdrops(state)
            self.current = {
                "values": {
                    name: [readable(value), repr(float(value))]
                    for name in QUANTITIES
                    for value in (state.value(name),)
                },
                "marks": self._marks(state, "xyW"),
                "sentences": {name: text for name, text in says.items() if _counts(text)},
            }
            self.sentences = {name: text for name, text in says.items() if not _counts(text)}
            self.panels = panels or {}
            self.undoable = undoable

    def show_all(self) -> None:
        """Send again all data that depend on the state: a page may have missed some of them."""
        self.send_state(View.class_own_traits(sync=True).keys() - {"scene"})

    def still(self, state: State) -> str:
        """Return the state as an SVG document, for places where no widget can run."""
        return still(self._plots, self._surface_pictures.first.surface, state)

    def look(self, looks: dict[str, str | None]) -> bool:
        """Record the picture of the surface that each page shows, by the page's name.

        Returns
        -------
        bool
            Whether other pictures are shown now than before.
        """
        return self._surface_pictures.look(looks)

    @property
    def watched(self) -> bool:
        """Whether a page shows the explorer."""
        return self._surface_pictures.watched

    def turn(self, azim: float = HOME[0], elev: float = HOME[1]) -> None:
        """Turn the surface in three dimensions; angles in degrees."""
        self._surface_pictures.turn(azim, elev)

    def send_file(self, name: str, mime: str, content: bytes) -> None:
        """Let the browser download a file.

        Parameters
        ----------
        name
            The file's name, with its ending.
        mime
            Its MIME type, such as ``"image/png"``.
        content
            Its bytes.
        """
        self.send({"file": name, "mime": mime}, [content])

    def on_page(self, handler: Callable[[dict[str, Any]], None]) -> None:
        """Call ``handler(message)`` for each message from the page."""
        self.on_msg(lambda _, content, buffers: handler(content))

    def _marks(self, state: State, follows: Follows) -> dict[str, Any]:
        marks: dict[str, Any] = {}
        for plot in (*self._plots[:-1], *self._surface_pictures.plots):
            marks |= plot.geometry(state, follows)
        return marks
