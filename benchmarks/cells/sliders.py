"""The three sliders that the peers share."""

import ipywidgets as widgets

from benchmarks.cells.five_plots import RANGES, START


def sliders():
    """Return ipywidgets' own sliders for x, y and W, by name."""
    return {
        name: widgets.FloatSlider(
            START[name],
            min=low,
            max=high,
            step=(high - low) / 800,
            description=name,
            layout={"width": "33%"},  # about as wide as the explorer's
        )
        for name, (low, high) in RANGES.items()
    }
