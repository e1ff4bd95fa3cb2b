"""The floor: plain sliders joined through the kernel to a number, which draws nothing."""

import ipywidgets as widgets
from IPython.display import display

from benchmarks.cells.sliders import sliders

number = widgets.Label("0").add_class("bench-floor")


def show(change):
    """Send the number of the slider that moved."""
    number.value = repr(change["new"])


controls = sliders()
for slider in controls.values():
    slider.observe(show, "value")
display(widgets.VBox([widgets.HBox(list(controls.values())), number]))
