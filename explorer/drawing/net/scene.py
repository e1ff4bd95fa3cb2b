"""The parts of a net's page that it cannot make itself: matplotlib's pictures, and the palette."""

from __future__ import annotations

from typing import Any

from explorer.drawing.cache import cached, save
from explorer.drawing.check_chart import chart
from explorer.drawing.net.artists import net_picture
from explorer.drawing.svg import blank, fixed_parts, palette
from explorer.model.ranges import Ranges
from explorer.plots.marks import Plot
from explorer.plots.net.net_plots import every_plot


class NetScene:
    """The pictures for these ranges, the same for each net.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    """

    def __init__(self, ranges: Ranges) -> None:
        self._ranges = ranges

    def described(self) -> dict[str, Any]:
        """Return the pictures with all their marks hidden, and the palette."""
        found = {
            "pictures": {plot.name: self._blank(plot) for plot in every_plot(self._ranges)},
            "palette": palette(),
            "chart": chart(),
        }
        save()
        return found

    def _blank(self, plot: Plot) -> str:
        return cached(
            f"picture {fixed_parts(plot)}", lambda: blank(net_picture(plot, self._ranges))
        )
