"""plotly's FigureWidget: one message for all traces, and the numbers in plain HTML beside it."""

import ipywidgets as widgets
import numpy as np
import plotly.graph_objects as go
from IPython.display import display
from plotly.subplots import make_subplots

from benchmarks.cells import five_plots
from benchmarks.cells.sliders import sliders
from explorer import backprop

LIMITS = (
    ((-6.8, 6.8), (-27, 27)), ((-27, 27), (-0.07, 1.07)), ((-0.07, 1.07), (-0.035, 0.535)),
    ((-6.8, 6.8), (-0.035, 0.535)), ((-6.8, 6.8), (-4.5, 4.5)),
)  # fmt: skip
PX = ((320, 190), (320, 190), (320, 190), (500, 200), (500, 200))  # the plots' sizes, about
NAMES = ("Wz", "zŷ", "ŷL", "WL", "Wx")
CELLS = ((1, 1), (1, 3), (1, 5), (2, 1), (2, 4))

layout = make_subplots(
    2, 6,
    specs=[[{"colspan": 2}, None, {"colspan": 2}, None, {"colspan": 2}, None],
           [{"colspan": 3}, None, None, {"colspan": 3}, None, None]],
)  # fmt: skip
figure = go.FigureWidget(layout)
figure.update_layout(
    width=1080, height=600, showlegend=False, template="simple_white",
    margin={"l": 40, "r": 10, "t": 10, "b": 40}, hovermode=False,
)  # fmt: skip
for (xlim, ylim), (row, column), names in zip(LIMITS, CELLS, NAMES, strict=True):
    figure.update_xaxes(range=xlim, title=names[0], row=row, col=column)
    figure.update_yaxes(range=ylim, title=names[1], row=row, col=column)


def trace(plot, x, y, color, **line):
    """Add a line to a plot and return it."""
    row, column = CELLS[plot]
    figure.add_scatter(x=x, y=y, mode="lines", line={"color": color, **line}, row=row, col=column)
    return figure.data[-1]


def point(plot):
    """Add a point to a plot and return it."""
    row, column = CELLS[plot]
    marker = {"size": 10, "color": "white", "line": {"color": "black", "width": 2}}
    figure.add_scatter(x=[], y=[], mode="markers", marker=marker, row=row, col=column)
    return figure.data[-1]


def losses(y):
    """Return the surface."""
    return 0.5 * (y - five_plots.Y_HAT) ** 2


figure.add_contour(
    x=five_plots.W_AXIS, y=five_plots.X_AXIS, z=losses(1.0), row=2, col=4, colorscale="cividis",
    zmin=0, zmax=0.5, showscale=True,
    contours={"coloring": "heatmap", "start": 0.05, "end": 0.45, "size": 0.08},
    line={"color": "white", "width": 0.7},
)  # fmt: skip
surface = figure.data[-1]
trace(1, five_plots.Z_AXIS, five_plots.sigma(five_plots.Z_AXIS), "gray")
loss_curve = trace(2, [], [], "gray")
targets = trace(1, [], [], "gray", dash="dash"), trace(2, [], [], "gray", dash="dash")
guides = [trace(plot, [], [], "gray", dash="dot", width=1) for plot in range(4)]
z_line, descent_curve = trace(0, [], [], "gray"), trace(3, [], [], "gray")
slice_, error = trace(4, [], [], "white", dash="dash"), trace(1, [], [], five_plots.ORANGE, width=4)
tangents = [
    trace(plot, [], [], color, width=3)
    for plot, color in enumerate(
        (five_plots.GREEN, five_plots.BLUE, five_plots.ORANGE, five_plots.PINK)
    )
]
step = trace(3, [], [], five_plots.PINK, width=3)
vectors = [trace(4, [], [], color, width=2) for color in ("white", "#ff9fd6", five_plots.PINK)]
points = [point(plot) for plot in range(5)]
numbers = widgets.HTML()


def put(mark, x, y):
    """Set a trace's points."""
    mark.x, mark.y = x, y


def show(x, y, W, new_target):
    """Move every trace to this state, in one message."""
    t = backprop(x, y, W)
    positions = [(t.W, t.z), (t.z, t.y_hat), (t.y_hat, t.loss), (t.W, t.loss), (t.W, t.x)]
    slopes = (t.dz_dW, t.dyhat_dz, t.dL_dyhat, t.dL_dW)
    with figure.batch_update():
        if new_target:
            surface.z = losses(y)
            put(loss_curve, five_plots.GUESSES, 0.5 * (y - five_plots.GUESSES) ** 2)
            put(targets[0], [-27, 27], [y, y])
            put(targets[1], [y, y], [-0.035, 0.535])
        for plot, (a, b) in enumerate(positions):
            put(points[plot], [a], [b])
        for plot, slope in enumerate(slopes):
            (a, b), (xlim, ylim), (width, height) = positions[plot], LIMITS[plot], PX[plot]
            sx, sy = width / (xlim[1] - xlim[0]), height / (ylim[1] - ylim[0])
            dx = 46 / np.hypot(sx, slope * sy)
            put(tangents[plot], [a - dx, a + dx], [b - slope * dx, b + slope * dx])
            put(guides[plot], [a, a, xlim[0]], [ylim[0], b, b])
        put(z_line, [-6.8, 6.8], [-6.8 * x, 6.8 * x])
        put(
            descent_curve,
            five_plots.W_AXIS,
            0.5 * (y - five_plots.sigma(x * five_plots.W_AXIS)) ** 2,
        )
        put(slice_, [-6.8, 6.8], [x, x])
        put(error, [t.z, t.z], [t.y_hat, y])
        put(step, [W, W - 2 * t.dL_dW], [0, 0])
        for vector, (across, up) in zip(
            vectors, ((t.dL_dW, t.dL_dx), (-t.dL_dW, 0), (t.dL_dW, 0)), strict=True
        ):
            put(vector, [W, W + 4 * across], [x, x + 4 * up])
    numbers.value = (
        f"z = {t.z:.4f} &nbsp; ŷ = {t.y_hat:.4f} &nbsp; L = {t.loss:.4f} &nbsp; "
        f"∂z/∂W = {t.dz_dW:.4f} × ∂ŷ/∂z = {t.dyhat_dz:.4f} × ∂L/∂ŷ = {t.dL_dyhat:.4f} "
        f"= ∂L/∂W = {t.dL_dW:.4f} &nbsp; ∂ŷ/∂W = {t.dyhat_dW:.4f} &nbsp; Δl₁ = {t.delta_l1:.4f}"
        f" &nbsp; ∂L/∂x = {t.dL_dx:.4f}"
    )


def moved(change):
    """Show the sliders' values."""
    state = {name: slider.value for name, slider in controls.items()}
    show(**state, new_target=change["owner"] is controls["y"])


controls = sliders()
show(**five_plots.START, new_target=True)
for slider in controls.values():
    slider.observe(moved, "value")
display(widgets.VBox([widgets.HBox(list(controls.values())), figure, numbers]))
