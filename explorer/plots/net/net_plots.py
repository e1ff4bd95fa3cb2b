"""The five plots of a net: three along the chain w → z → l → L, the loss along w, its surface."""

from __future__ import annotations

from typing import Final

from explorer.model.ranges import Ranges
from explorer.plots.marks import Plot
from explorer.plots.net.along import net_along_plot
from explorer.plots.net.chain import net_l_plot, net_loss_plot, net_z_plot
from explorer.plots.net.curves import NetCurves
from explorer.plots.net.layout import Form
from explorer.plots.net.surface_3d import net_surface_3d_plot
from explorer.plots.net.surface_losses import Over
from explorer.plots.net.surface_plot import SURFACES, net_surface_plot
from explorer.plots.net.windows import FIRST, Axes
from explorer.plots.projection import HOME, View3D


def net_plots(
    ranges: Ranges, axes: Axes, last: bool, form: Form, over: Over = "twin"
) -> tuple[Plot, ...]:
    """Return the five plots, in the order of the chain.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    axes
        The axes that change with the state.
    last
        Whether the selected weight is in the output layer.
    form
        The pictures' form.
    over
        The entry along the surface's other axis.
    """
    return (
        net_z_plot(ranges, axes, form),
        net_l_plot(axes, last, form),
        net_loss_plot(axes, last, form),
        net_along_plot(ranges, axes, form),
        net_surface_plot(ranges, over, form),
    )


#: Each entry that there may be a surface over.
EVERY_OVER: Final[tuple[Over, ...]] = ("twin", "x", "y")
#: A box of the surface in space, for pictures whose marks are not placed yet.
FIRST_VIEW: Final = View3D([(0.0, 1.0), (0.0, 1.0), (0.0, 1.0)], *HOME)


def every_plot(ranges: Ranges) -> list[Plot]:
    """Return each plot that a page may show, on the axes in which it is drawn first."""
    found: dict[str, Plot] = {}
    for form, overs in SURFACES.items():
        for over in overs:
            for plot in net_plots(ranges, FIRST, False, form, over):
                found[plot.name] = plot
    in_space = [net_surface_3d_plot(ranges, over, lambda: FIRST_VIEW) for over in EVERY_OVER]
    return [*found.values(), *in_space]


def texts(plot: Plot, c: NetCurves) -> dict[str, str]:
    """Return the texts of a plot that change with the state, by the mark's id."""
    return {
        f"{plot.name}.{mark.role}": mark.says(c) for mark in plot.marks if mark.says is not None
    }
