"""``interact`` with inline figures: the figure is made once, and drawn once for each picture."""

import ipywidgets as widgets
from IPython import get_ipython
from IPython.display import display
from matplotlib.figure import Figure

from benchmarks.cells.five_plots import SIZE, FivePlots
from benchmarks.cells.sliders import sliders

shell = get_ipython()
shell.run_line_magic("matplotlib", "inline")
# By default the backend crops the margins, which would draw everything twice.
shell.run_line_magic("config", "InlineBackend.print_figure_kwargs = {'bbox_inches': None}")

plots = FivePlots(Figure(SIZE, dpi=100))


def show(x, y, W):
    """Draw the state."""
    plots.show(x, y, W)
    display(plots.figure)


controls = sliders()
output = widgets.interactive_output(show, controls)
display(widgets.VBox([widgets.HBox(list(controls.values())), output]))
