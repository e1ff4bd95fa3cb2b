"""The explorer's five plots, drawn as by a matplotlib user who wants them to move fast.

Artists are made once and given new data; those that follow y alone change only with y; labels are
plain text, because mathtext is slow. All contenders that draw with matplotlib share this module.
"""

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from explorer import backprop

RANGES = {"x": (-4.0, 4.0), "y": (0.0, 1.0), "W": (-6.0, 6.0)}
START = {"x": 1.5, "y": 1.0, "W": -0.8}
GREEN, BLUE, ORANGE, PINK = "#009E73", "#0072B2", "#D55E00", "#B5478A"
LEVELS = np.array([0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9]) / 2
SIZE = (10.8, 6.4)  # inches at 100 dots: the explorer's 1080 × 640 px

W_AXIS, X_AXIS = np.linspace(-6.8, 6.8, 120), np.linspace(-4.5, 4.5, 80)
Z_AXIS, GUESSES = np.linspace(-27, 27, 401), np.linspace(-0.07, 1.07, 81)


def sigma(z):
    """Return the logistic function."""
    return 1 / (1 + np.exp(-z))


Y_HAT = sigma(X_AXIS[:, None] * W_AXIS)


def tangent(axes, x, y, slope):
    """Return the ends of a tangent that is equally long on screen at any slope."""
    (sx, _, _), (_, sy, _), _ = axes.transData.get_matrix()
    dx = 46 / np.hypot(sx, slope * sy)
    return [x - dx, x + dx], [y - slope * dx, y + slope * dx]


class FivePlots:
    """The five plots and the numbers under them.

    Attributes
    ----------
    figure
        The figure that contains them.
    following_y
        The artists that change with y alone.
    moving
        The artists that change with x, y and W.
    """

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        top = figure.add_gridspec(1, 3, left=0.05, right=0.98, bottom=0.66, top=0.95)
        below = figure.add_gridspec(1, 2, left=0.05, right=0.98, bottom=0.08, top=0.44)
        z, s, loss = (figure.add_subplot(cell) for cell in top)
        descent, surface = (figure.add_subplot(cell) for cell in below)
        self.axes = z, s, loss, descent, surface
        for axes, xlim, ylim, xlabel, ylabel in (
            (z, (-6.8, 6.8), (-27, 27), "W", "z"),
            (s, (-27, 27), (-0.07, 1.07), "z", "ŷ"),
            (loss, (-0.07, 1.07), (-0.035, 0.535), "ŷ", "L"),
            (descent, (-6.8, 6.8), (-0.035, 0.535), "W", "L"),
            (surface, (-6.8, 6.8), (-4.5, 4.5), "W", "x"),
        ):
            axes.set(xlim=xlim, ylim=ylim, xlabel=xlabel, ylabel=ylabel)
        s.plot(Z_AXIS, sigma(Z_AXIS), "0.6")

        def line(axes, color, style="-", width=1.6):
            return axes.plot([], [], style, color=color, lw=width)[0]

        self.loss_curve = line(loss, "0.6")
        self.targets = line(s, "0.4", "--", 1), line(loss, "0.4", "--", 1)
        self.image = surface.imshow(
            Y_HAT, extent=(-6.8, 6.8, -4.5, 4.5), origin="lower", aspect="auto",
            cmap="cividis", vmin=0, vmax=0.5,
        )  # fmt: skip
        self.contours = surface.add_collection(LineCollection([], colors="white", linewidths=0.7))
        self.following_y = [self.image, self.contours, self.loss_curve, *self.targets]

        self.guides = [line(axes, "0.4", ":", 0.8) for axes in (z, s, loss, descent)]
        self.z_line, self.descent_curve = line(z, "0.6"), line(descent, "0.6")
        self.slice, self.error = line(surface, "white", "--", 1), line(s, ORANGE, width=4)
        self.tangents = [
            line(axes, color, width=3.2)
            for axes, color in zip(self.axes, (GREEN, BLUE, ORANGE, PINK), strict=False)
        ]
        self.step = descent.quiver(
            [0], [0], [0], [0], color=PINK, angles="xy", scale_units="xy", scale=1
        )
        self.vectors = surface.quiver(
            np.zeros(3), np.zeros(3), np.zeros(3), np.zeros(3),
            color=["white", "#ff9fd6", PINK], angles="xy", scale_units="xy", scale=1,
        )  # fmt: skip
        self.points = [
            axes.plot([], [], "o", ms=9, mfc="white", mec="k", mew=2.4)[0] for axes in self.axes
        ]
        places = [(0.05, 0.97), (0.37, 0.97), (0.69, 0.97), (0.05, 0.55), (0.37, 0.55),
                  (0.69, 0.55), (0.05, 0.5), (0.37, 0.5), (0.6, 0.5), (0.8, 0.5)]  # fmt: skip
        colors = ["k", "k", "k", GREEN, BLUE, ORANGE, PINK, "k", "k", "k"]
        self.texts = [
            figure.text(*place, "", color=color)
            for place, color in zip(places, colors, strict=True)
        ]
        self.moving = [
            *self.guides, self.z_line, self.descent_curve, self.slice, self.error, *self.tangents,
            self.step, self.vectors, *self.points, *self.texts,
        ]  # fmt: skip
        self.y = None

    def show(self, x, y, W):
        """Move every artist to this state; return whether those that follow y alone changed."""
        if new_target := y != self.y:
            self.y = y
            self.show_target(y)
        t = backprop(x, y, W)
        self.show_lines(t)
        self.show_arrows_and_numbers(t)
        return new_target

    def show_target(self, y):
        """Update the artists that follow y alone."""
        losses = 0.5 * (y - Y_HAT) ** 2
        self.image.set_data(losses)
        self.show_contours(losses)
        self.loss_curve.set_data(GUESSES, 0.5 * (y - GUESSES) ** 2)
        self.targets[0].set_data([-27, 27], [y, y])
        self.targets[1].set_data([y, y], [-0.035, 0.535])

    def show_contours(self, losses):
        """Show the contours of these losses."""
        generator = contour_generator(W_AXIS, X_AXIS, losses)
        self.contours.set_segments([line for v in LEVELS for line in generator.lines(v)])

    def show_lines(self, t):
        """Update the lines and points that follow x, y and W."""
        z, s, loss, descent, _ = self.axes
        places = [(t.W, t.z), (t.z, t.y_hat), (t.y_hat, t.loss), (t.W, t.loss), (t.W, t.x)]
        for point, (a, b) in zip(self.points, places, strict=True):
            point.set_data([a], [b])
        for guide, axes, (a, b) in zip(self.guides, self.axes, places, strict=False):
            guide.set_data([a, a, axes.get_xlim()[0]], [axes.get_ylim()[0], b, b])
        slopes = (t.dz_dW, t.dyhat_dz, t.dL_dyhat, t.dL_dW)
        for mark, axes, place, slope in zip(
            self.tangents, (z, s, loss, descent), places, slopes, strict=False
        ):
            mark.set_data(*tangent(axes, *place, slope))
        self.z_line.set_data([-6.8, 6.8], [-6.8 * t.x, 6.8 * t.x])
        self.descent_curve.set_data(W_AXIS, 0.5 * (t.y - sigma(t.x * W_AXIS)) ** 2)
        self.slice.set_data([-6.8, 6.8], [t.x, t.x])
        self.error.set_data([t.z, t.z], [t.y_hat, t.y])

    def show_arrows_and_numbers(self, t):
        """Update the other artists that follow x, y and W."""
        self.step.set_offsets([[t.W, 0.0]])
        self.step.set_UVC([-2.0 * t.dL_dW], [0.0])
        self.vectors.set_offsets([[t.W, t.x]] * 3)
        self.vectors.set_UVC([4 * t.dL_dW, -4 * t.dL_dW, 4 * t.dL_dW], [4 * t.dL_dx, 0, 0])
        numbers = (
            f"z = Wx = {t.z:.4f}", f"ŷ = σ(z) = {t.y_hat:.4f}", f"L = ½(y − ŷ)² = {t.loss:.4f}",
            f"∂z/∂W = x = {t.dz_dW:.4f}", f"∂ŷ/∂z = ŷ(1−ŷ) = {t.dyhat_dz:.4f}",
            f"∂L/∂ŷ = −(y−ŷ) = {t.dL_dyhat:.4f}", f"∂L/∂W = {t.dL_dW:.4f}",
            f"∂ŷ/∂W = {t.dyhat_dW:.4f}", f"Δl₁ = {t.delta_l1:.4f}", f"∂L/∂x = {t.dL_dx:.4f}",
        )  # fmt: skip
        for text, number in zip(self.texts, numbers, strict=True):
            text.set_text(number)
