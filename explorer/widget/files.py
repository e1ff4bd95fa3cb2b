"""The files that an explorer makes of its state: figures, and pages of their own."""

from __future__ import annotations

from abc import abstractmethod

from matplotlib.figure import Figure

from explorer.drawing.sizes import USUAL, Size, size_of
from explorer.widget.base_view import BaseView
from explorer.widget.saved_page import standalone
from explorer.widget.still import HINT
from explorer.widget.throttle import Throttle


class Files:
    """The part of an explorer that makes files; the explorer says how its state is drawn."""

    view: BaseView
    _throttle: Throttle

    def figure(self, width: float | None = None, font_size: float | None = None) -> Figure:
        """Draw the current state as a plain matplotlib figure, for a paper or slides.

        Parameters
        ----------
        width
            Its width in inches, from 3 to 40, such as that of a column or of a page; the plots
            stand in as many columns as have room. By default it is as large as in the page, 15.6
            inches with texts of 12 points.
        font_size
            The size of labels and sentences in points, from 4 to 60; the numbers at the axes are
            1/12 smaller. By default 8 if there is a width, else 12.

        Returns
        -------
        matplotlib.figure.Figure
            As the last line of a cell it is shown. pyplot does not know it; save it with
            ``figure.savefig("gradient.pdf")``.

        Raises
        ------
        TypeError
            If an argument is not a real number.
        ValueError
            If it is out of bounds, or the texts are too large for the width.
        """
        return self._draw(size=size_of(width, font_size))

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
            return standalone(self.view, self._markup()).encode()
        return self._file(self._draw(), kind)

    @abstractmethod
    def _draw(self, hint: str = "", size: Size = USUAL) -> Figure:
        """Draw the state at a size, with a line of text in a corner."""

    @abstractmethod
    def _markup(self) -> str:
        """Return a picture of the state as markup, for readers that run no scripts."""

    @abstractmethod
    def _code(self) -> str:
        """Return Python that opens the explorer at the state."""

    def _png(self) -> bytes:
        """Return a picture of the state for the saved notebook."""
        return self._file(self._draw(HINT), "png", 96)

    def _file(self, figure: Figure, kind: str, *dpi: int) -> bytes:
        from explorer.drawing import notebook_figure  # here: few need it, and it loads slowly

        return notebook_figure.as_file(figure, kind, *dpi)
