"""The three sliders: FloatSliders of ipywidgets, one for each input."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import ipywidgets as widgets
import traitlets

from explorer.derivation.quantities import SLIDERS
from explorer.model.ranges import Ranges


class Slider(widgets.FloatSlider):
    """A FloatSlider whose moves are not sent back to the page that made them."""

    value = traitlets.CFloat().tag(sync=True, echo_update=False)

    #: Tells whether a page with a view shows the explorer.
    watched: Callable[[], bool] = staticmethod(bool)
    #: Returns the value nearest to a number that the slider can take.
    nearest: Callable[[float], float] = staticmethod(float)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take a page's value, if no view is there that tells the whole state.

        Where there is one, the value may be older than the state, and would move it back. The page
        adds up steps in binary: of its −0.3899999999999997 the state gets −0.39.

        Parameters
        ----------
        sync_data
            The traits that the page sends.
        """
        if self.watched():
            return
        value = sync_data.get("value")
        if isinstance(value, int | float) and -math.inf < value < math.inf:
            sync_data = {**sync_data, "value": self.nearest(value)}
        super().set_state(sync_data)

    def adopt(self, value: float) -> None:
        """Set the value to the one that the page already shows, without sending it back."""
        super().set_state({"value": value})


class Sliders:
    """The sliders of W, x and y, in the order of the plots below them.

    Parameters
    ----------
    ranges
        Their intervals and increments.
    values
        The first value of each.
    moved
        ``moved(name, value)`` is called when a page or Python moves a slider, but not when this
        object sets it.
    watched
        Tells whether a page with a view shows the explorer.

    Attributes
    ----------
    box
        The widget that shows them.
    """

    def __init__(
        self,
        ranges: Ranges,
        values: Mapping[str, float],
        moved: Callable[[str, float], None],
        watched: Callable[[], bool],
    ) -> None:
        self._moved = moved
        self._setting = False
        self._sliders = {name: _slider(name, values[name], ranges) for name in SLIDERS}
        for name, slider in self._sliders.items():
            slider.watched = watched
            slider.nearest = partial(ranges.nearest, name)
            slider.observe(self._on_value, "value")
        self.box = widgets.HBox(list(self._sliders.values())).add_class("ge-controls")

    def __getitem__(self, name: str) -> Slider:
        return self._sliders[name]

    def show(self, values: Mapping[str, float]) -> None:
        """Set every slider to its value, here and in the page."""
        with self._being_set():
            for name, slider in self._sliders.items():
                slider.value = values[name]

    def adopt(self, values: Mapping[str, float]) -> None:
        """Set sliders to values that the page already shows, without sending them back.

        If they were sent back, the handle would jump while a person drags it.
        """
        with self._being_set():
            for name in self._sliders.keys() & values.keys():
                self._sliders[name].adopt(values[name])

    @contextmanager
    def _being_set(self) -> Iterator[None]:
        before, self._setting = self._setting, True
        try:
            yield
        finally:
            self._setting = before

    def _on_value(self, change: Any) -> None:
        if not self._setting:
            self._moved(change["owner"].description, change["new"])


def _slider(name: str, value: float, ranges: Ranges) -> Slider:
    low, high = getattr(ranges, name)
    return Slider(
        value=value,
        min=low,
        max=high,
        step=ranges.increment(name),
        description=name,
        tooltip=f"{name}, the {SLIDERS[name]}",
        readout=False,
        # The page itself sends the moves of a drag, as many at a time as the connection carries;
        # of the slider's own messages, only the last is needed.
        continuous_update=False,
        style={"description_width": "initial"},
    ).add_class(f"ge-slider-{name}")
