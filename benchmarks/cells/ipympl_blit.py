"""ipympl with blitting: two saved backgrounds, one without marks, one with those that follow y."""

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
for artist in (*plots.following_y, *plots.moving):
    artist.set_animated(True)
controls = sliders()
canvas, backgrounds = figure.canvas, {}


def draw(artists):
    """Draw these artists over the canvas."""
    for artist in artists:
        figure.draw_artist(artist)


def prepare(event=None):
    """Save the canvas without the marks, and finish the picture."""
    backgrounds["bare"] = canvas.copy_from_bbox(figure.bbox)
    draw(plots.following_y)
    backgrounds["target"] = canvas.copy_from_bbox(figure.bbox)
    draw(plots.moving)


def show(change):
    """Draw the marks on the saved background."""
    if plots.show(**{name: slider.value for name, slider in controls.items()}):
        canvas.restore_region(backgrounds["bare"])
        draw(plots.following_y)
        backgrounds["target"] = canvas.copy_from_bbox(figure.bbox)
    else:
        canvas.restore_region(backgrounds["target"])
    draw(plots.moving)
    canvas.blit(figure.bbox)


canvas.mpl_connect("draw_event", prepare)
for slider in controls.values():
    slider.observe(show, "value")
display(widgets.VBox([widgets.HBox(list(controls.values())), canvas]))
