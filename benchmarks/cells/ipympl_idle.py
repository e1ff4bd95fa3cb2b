"""ipympl with ``draw_idle``: the page asks for the next picture when it has the last one."""

import ipywidgets as widgets
import matplotlib
from IPython.display import display

matplotlib.use("module://ipympl.backend_nbagg")
import matplotlib.pyplot as plt

from benchmarks.cells.five_plots import SIZE, START, FivePlots
from benchmarks.cells.sliders import sliders

with plt.ioff():
    figure = plt.figure(figsize=SIZE, dpi=100)
figure.canvas.header_visible = figure.canvas.footer_visible = False
plots = FivePlots(figure)
plots.show(**START)
controls = sliders()


def show(change):
    """Draw the state when there is time."""
    plots.show(**{name: slider.value for name, slider in controls.items()})
    figure.canvas.draw_idle()


for slider in controls.values():
    slider.observe(show, "value")
display(widgets.VBox([widgets.HBox(list(controls.values())), figure.canvas]))
