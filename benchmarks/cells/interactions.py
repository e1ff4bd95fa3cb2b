"""mpl-interactions: functions of the parameters, on ipympl; limits fixed, so that none is sought.

It has no contours and no arrows of its own: those come through its callbacks.
"""

import ipywidgets as widgets
import matplotlib
import numpy as np
from IPython.display import display

matplotlib.use("module://ipympl.backend_nbagg")
import matplotlib.pyplot as plt
import mpl_interactions.ipyplot as iplt
from mpl_interactions.controller import Controls

from benchmarks.cells import five_plots as scene
from benchmarks.cells.sliders import sliders
from explorer import backprop

with plt.ioff():
    figure = plt.figure(figsize=scene.SIZE, dpi=100)
figure.canvas.header_visible = figure.canvas.footer_visible = False
plots = scene.FivePlots(figure)
plots.show(**scene.START)
z, s, loss, descent, surface = plots.axes
made = sliders()
controls = Controls(use_ipywidgets=True, **made)


def plot(axes, old, of, parameters="xyW"):
    """Let the library move a line in the place of `old`: ``of(trace)`` gives its points."""

    def points(**values):
        return np.column_stack(of(backprop(**(scene.START | values))))

    style = {
        "color": old.get_color(), "lw": old.get_linewidth(), "ls": old.get_linestyle(),
        "marker": old.get_marker(), "ms": old.get_markersize(), "mec": old.get_markeredgecolor(),
        "mfc": old.get_markerfacecolor(), "mew": old.get_markeredgewidth(),
    }  # fmt: skip
    old.remove()
    limits = {"xlim": axes.get_xlim(), "ylim": axes.get_ylim()}
    iplt.plot(
        points, parametric=True, ax=axes, controls=controls[list(parameters)], **limits, **style
    )


def loss_of(y, y_hat):
    """Return ½(y − ŷ)²."""
    return 0.5 * (y - y_hat) ** 2


def tangent(axes, place, slope):
    """Return a function that gives a tangent."""
    return lambda t: scene.tangent(axes, *place(t), slope(t))


places = [
    lambda t: (t.W, t.z), lambda t: (t.z, t.y_hat), lambda t: (t.y_hat, t.loss),
    lambda t: (t.W, t.loss), lambda t: (t.W, t.x),
]  # fmt: skip
slopes = [lambda t: t.dz_dW, lambda t: t.dyhat_dz, lambda t: t.dL_dyhat, lambda t: t.dL_dW]
for axes, place, old in zip(plots.axes[:4], places[:4], plots.guides, strict=True):
    floor, wall = axes.get_ylim()[0], axes.get_xlim()[0]
    plot(axes, old, lambda t, place=place, floor=floor, wall=wall: (
        [place(t)[0], place(t)[0], wall], [floor, place(t)[1], place(t)[1]]))  # fmt: skip
plot(z, plots.z_line, lambda t: ([-6.8, 6.8], [-6.8 * t.x, 6.8 * t.x]), "x")
plot(descent, plots.descent_curve,
     lambda t: (scene.W_AXIS, loss_of(t.y, scene.sigma(t.x * scene.W_AXIS))), "xy")  # fmt: skip
plot(loss, plots.loss_curve, lambda t: (scene.GUESSES, loss_of(t.y, scene.GUESSES)), "y")
plot(s, plots.targets[0], lambda t: ([-27, 27], [t.y, t.y]), "y")
plot(loss, plots.targets[1], lambda t: ([t.y, t.y], [-0.035, 0.535]), "y")
plot(surface, plots.slice, lambda t: ([-6.8, 6.8], [t.x, t.x]), "x")
plot(s, plots.error, lambda t: ([t.z, t.z], [t.y_hat, t.y]))
for axes, place, slope, old in zip(plots.axes[:4], places, slopes, plots.tangents, strict=False):
    plot(axes, old, tangent(axes, place, slope))
for axes, place, old in zip(plots.axes, places, plots.points, strict=True):
    plot(axes, old, lambda t, place=place: ([place(t)[0]], [place(t)[1]]))
plots.image.remove()
iplt.imshow(
    lambda y: loss_of(y, scene.Y_HAT), extent=(-6.8, 6.8, -4.5, 4.5), origin="lower",
    aspect="auto", cmap="cividis", vmin=0, vmax=0.5, ax=surface, controls=controls[["y"]],
    zorder=0, interpolation="auto",
)  # fmt: skip
controls.register_callback(lambda y: plots.show_contours(loss_of(y, scene.Y_HAT)), ["y"])
controls.register_callback(lambda **state: plots.show_arrows_and_numbers(backprop(**state)))
display(widgets.VBox([widgets.HBox(list(made.values())), figure.canvas]))
