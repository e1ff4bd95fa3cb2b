"""The five plots: three along the chain W → z → ŷ → L, the loss along W, and the loss surface."""

from __future__ import annotations

from explorer.model.ranges import Ranges
from explorer.plots.chain import loss_plot, sigma_plot, z_plot
from explorer.plots.descent import descent_plot
from explorer.plots.gradient_vector import surface_plot
from explorer.plots.marks import Plot


def plots(ranges: Ranges) -> tuple[Plot, ...]:
    """Return the five plots for these slider ranges, in the order of the chain."""
    return (
        z_plot(ranges),
        sigma_plot(ranges),
        loss_plot(ranges),
        descent_plot(ranges),
        surface_plot(ranges),
    )
