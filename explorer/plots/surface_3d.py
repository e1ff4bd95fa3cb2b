"""The marks on the loss surface in three dimensions: the gradient vector and the slice along W."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal

import numpy as np

from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.curves import loss
from explorer.plots.gradient_vector import gradient, gradient_as_drawn, gradient_marks
from explorer.plots.layout import SIZES, Margins
from explorer.plots.marks import Mark, Plot, Points, Scale, Window

Points3D = Sequence[tuple[float, float, float]]  # (W, x or y, L)

SIZE: Final = SIZES["surface-3d"]
EDGE: Final = 3  # px between an arrow's tip and the picture's edge
ASPECT: Final = (2.6, 1.7, 0.8)  # of the box, along W, the other axis and L
ACROSS: Final = 300.0  # px: the width of the W axis for which the vector's length is chosen
SAMPLES: Final = 41  # along each axis


def surface_3d_plot(
    ranges: Ranges, over: Literal["x", "y"], project: Callable[[Points3D], Points]
) -> Plot:
    """Return the marks on the surface.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    over
        The axis beside W.
    project
        ``project(points)`` returns each point's pixel, from the picture's lower left corner.
    """
    width, height = SIZE
    spans = (*(high - low for low, high in (ranges.W, getattr(ranges, over))), ranges.loss[1])
    scales = [ACROSS * side / ASPECT[0] / span for side, span in zip(ASPECT, spans, strict=True)]
    weights = np.linspace(*ranges.W, SAMPLES)

    def on_surface(s: State, W: np.ndarray) -> Points:
        losses = loss(s.t.x, s.t.y, W).tolist()
        v = getattr(s.t, over)
        return project([(w, v, height) for w, height in zip(W.tolist(), losses, strict=True)])

    def on_tangent_plane(s: State, dW: float, dv: float) -> tuple[float, float]:
        dL_dW, dL_dv = gradient(s.t, over)
        point = s.t.W + dW, getattr(s.t, over) + dv, s.t.loss + dL_dW * dW + dL_dv * dv
        return project([point])[0]

    def along(s: State, px: Scale, a: float, b: float) -> tuple[float, float]:
        if not (a or b):
            return on_tangent_plane(s, 0, 0)
        dW, dv = gradient_as_drawn(s.t, over, scales)
        (x, y), (x_tip, y_tip) = on_tangent_plane(s, 0, 0), on_tangent_plane(s, dW, dv)
        share = window.wider(-EDGE, -EDGE).share(x, y, x_tip - x, y_tip - y)
        return on_tangent_plane(s, a * share * dW, b * share * dv)

    window = Window((0, width), (0, height))
    return Plot(
        name="surface-3d" if over == "x" else "surface-y-3d",
        title=f"the loss over W and {over}",
        size=SIZE,
        xlabel="",
        ylabel="",
        window=window,
        margins=Margins(0, 0, 0, 0),
        surface=over,
        in_3d=True,
        marks=(
            Mark("slice", over, "line", lambda s, px: on_surface(s, weights)),
            Mark("path", "W", "dots", lambda s, px: on_surface(s, np.array(s.path))),
            *gradient_marks(window, over, along),
        ),
    )
