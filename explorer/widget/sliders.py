"""The sliders, and the arguments that are about how the explorer is drawn."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import traitlets

from explorer.core.arguments import shortened
from explorer.model.ranges import Ranges


class Slider(widgets.FloatSlider):
    """A FloatSlider whose moves are not sent back to the page that made them."""

    value = traitlets.CFloat().tag(sync=True, echo_update=False)


def make_slider(name: str, value: float, ranges: Ranges) -> Slider:
    """Return the slider of one input, over its range."""
    low, high = getattr(ranges, name)
    return Slider(
        value=value,
        min=low,
        max=high,
        step=ranges.step(name),
        description=name,
        readout=False,
        # The page sends the moves of a drag itself, as many at a time as the connection carries
        # (connection.js). The slider would send one at a time; it sends only the last.
        continuous_update=False,
        style={"description_width": "initial"},
    ).add_class(f"ge-slider-{name}")


def grid(points: Any) -> tuple[int, int]:
    """Return the surface's samples along W and along x, if that is what they are.

    Raises
    ------
    TypeError
        If they are not two whole numbers.
    ValueError
        If one is not from 2 to 2000.
    """
    wanted = "surface_points must be two whole numbers from 2 to 2000"
    if not isinstance(points, tuple | list) or len(points) != 2:
        raise TypeError(f"{wanted}; got {shortened(points)}")
    if any(isinstance(n, bool) or not isinstance(n, int) for n in points):
        raise TypeError(f"{wanted}; got {shortened(points)}")
    if not all(2 <= n <= 2000 for n in points):
        raise ValueError(f"{wanted}; got {shortened(points)}")
    return points[0], points[1]
