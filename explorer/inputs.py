"""The sliders, and what may be put into the explorer."""

from __future__ import annotations

import math
from numbers import Real
from typing import Any, Final

import ipywidgets as widgets
import traitlets

from explorer.numbers import shortened
from explorer.ranges import Ranges

INPUTS: Final = ("x", "y", "W")
SETTABLE: Final = (*INPUTS, "learning_rate")


class Number(traitlets.Any):
    """A trait whose every value the explorer checks, as `checked` does."""

    allow_none = False  # which Any's own argument cannot say: its None would pass unchecked


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
        step=10.0 ** math.floor(math.log10((high - low) / 300)),
        description=name,
        readout=False,
        # The page sends a drag itself, as many moves at a time as the link carries (link.js); the
        # slider's own wire carries one, and only the last matters to it.
        continuous_update=False,
        style={"description_width": "initial"},
    ).add_class(f"ge-slider-{name}")


def checked(name: str, value: Any, ranges: Ranges) -> float:
    """Return a value as the float that the state may hold.

    Parameters
    ----------
    name
        One of `SETTABLE`.
    value
        Anything.
    ranges
        How far x, y and W go; the learning rate is positive and finite.

    Raises
    ------
    TypeError
        If there is no such name.
    traitlets.TraitError
        If it is not a real number, or out of its range.
    """
    if name not in SETTABLE:
        raise TypeError(f"move() takes x, y, W and learning_rate; got {shortened(name)}")
    if name == "learning_rate":
        low, high, allowed = 0.0, math.inf, "a positive finite number"
    else:
        low, high = getattr(ranges, name)
        allowed = f"a number from {low:g} to {high:g}"
    try:
        number = float(value) if isinstance(value, Real) else math.nan
    except Exception:  # a whole number beyond the doubles, or whatever a foreign number does
        number = math.nan
    inside = low <= number <= high if name in INPUTS else low < number < high
    if not inside:
        raise traitlets.TraitError(f"{name} must be {allowed}; got {shortened(value)}")
    return number


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
