"""The five plots: three along the chain W → z → ŷ → L, the loss along W, and the loss surface."""

from __future__ import annotations

from explorer.model.ranges import Ranges
from explorer.plots.chain import loss_plot, sigma_plot, z_plot
from explorer.plots.descent import descent_plot
from explorer.plots.marks import Plot
from explorer.plots.surface_plot import surface_plot
from explorer.plots.windows import Axis, z_axis_at


def plots(ranges: Ranges, axis: Axis | None = None) -> tuple[Plot, ...]:
    """Return the five plots for these slider ranges, in the order of the chain.

    Parameters
    ----------
    ranges
        The ranges.
    axis
        The axis of z; by default the one for z near 0.
    """
    z_axis = z_axis_at(ranges, 0.0) if axis is None else axis
    return (
        z_plot(ranges, z_axis),
        sigma_plot(ranges, z_axis),
        loss_plot(ranges),
        descent_plot(ranges),
        surface_plot(ranges),
    )
