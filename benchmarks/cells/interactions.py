"""mpl-interactions: functions of the parameters, on ipympl, with fixed axis limits.

It has neither contours nor arrows: its callbacks draw those.
"""

import ipywidgets as widgets
import matplotlib
import numpy as np
from IPython.display import display

matplotlib.use("module://ipympl.backend_nbagg")
import matplotlib.pyplot as plt
import mpl_interactions.ipyplot as iplt
from mpl_interactions.controller import Controls

from benchmarks.cells import five_plots
from benchmarks.cells.five_plots import W_AXIS
from benchmarks.cells.sliders import sliders
from explorer import backprop

with plt.ioff():
    figure = plt.figure(figsize=five_plots.SIZE, dpi=100)
figure.canvas.header_visible = figure.canvas.footer_visible = False
plots = five_plots.FivePlots(figure)
plots.show(**five_plots.START)
z, s, loss, descent, surface = plots.axes
made = sliders()
controls = Controls(use_ipywidgets=True, **made)


def plot(axes, old, of, parameters="xyW"):
    """Let the library draw and move a line instead of `old`: ``of(trace)`` returns its points."""

    def points(**values):
        return np.column_stack(of(backprop(**(five_plots.START | values))))

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


def tangent(axes, position, slope):
    """Return a function from a trace to the ends of its tangent."""
    return lambda t: five_plots.tangent(axes, *position(t), slope(t))


positions = [
    lambda t: (t.W, t.z), lambda t: (t.z, t.y_hat), lambda t: (t.y_hat, t.loss),
    lambda t: (t.W, t.loss), lambda t: (t.W, t.x),
]  # fmt: skip
slopes = [lambda t: t.dz_dW, lambda t: t.dyhat_dz, lambda t: t.dL_dyhat, lambda t: t.dL_dW]
for axes, position, old in zip(plots.axes[:4], positions[:4], plots.guides, strict=True):
    floor, wall = axes.get_ylim()[0], axes.get_xlim()[0]
    plot(axes, old, lambda t, at=position, floor=floor, wall=wall: (
        [at(t)[0], at(t)[0], wall], [floor, at(t)[1], at(t)[1]]))  # fmt: skip
plot(z, plots.z_line, lambda t: ([-6.8, 6.8], [-6.8 * t.x, 6.8 * t.x]), "x")
plot(descent, plots.descent_curve,
     lambda t: (W_AXIS, loss_of(t.y, five_plots.sigma(t.x * W_AXIS))), "xy")  # fmt: skip
plot(loss, plots.loss_curve, lambda t: (five_plots.GUESSES, loss_of(t.y, five_plots.GUESSES)), "y")
plot(s, plots.targets[0], lambda t: ([-27, 27], [t.y, t.y]), "y")
plot(loss, plots.targets[1], lambda t: ([t.y, t.y], [-0.035, 0.535]), "y")
plot(surface, plots.slice, lambda t: ([-6.8, 6.8], [t.x, t.x]), "x")
plot(s, plots.error, lambda t: ([t.z, t.z], [t.y_hat, t.y]))
for axes, position, slope, old in zip(
    plots.axes[:4], positions, slopes, plots.tangents, strict=False
):
    plot(axes, old, tangent(axes, position, slope))
for axes, position, old in zip(plots.axes, positions, plots.points, strict=True):
    plot(axes, old, lambda t, at=position: ([at(t)[0]], [at(t)[1]]))
plots.image.remove()
iplt.imshow(
    lambda y: loss_of(y, five_plots.Y_HAT), extent=(-6.8, 6.8, -4.5, 4.5), origin="lower",
    aspect="auto", cmap="cividis", vmin=0, vmax=0.5, ax=surface, controls=controls[["y"]],
    zorder=0, interpolation="auto",
)  # fmt: skip
controls.register_callback(lambda y: plots.show_contours(loss_of(y, five_plots.Y_HAT)), ["y"])
controls.register_callback(lambda **state: plots.show_arrows_and_numbers(backprop(**state)))
display(widgets.VBox([widgets.HBox(list(made.values())), figure.canvas]))
