"""The plots at a state, in pixels, without matplotlib."""

import math

import numpy as np

from explorer.plots.marks import Scale


class Drawn:
    """A plot at a state, in pixels from the lower left corner of its axes."""

    def __init__(self, plot, s):
        left, right, bottom, top = plot.margins
        self.width, self.height = plot.size[0] - left - right, plot.size[1] - bottom - top
        self.plot, self.window = plot, plot.window
        (x0, x1), (y0, y1) = plot.window
        self.scale = Scale(self.width / (x1 - x0), self.height / (y1 - y0))
        self.data = {mark.role: mark.place(s, self.scale) for mark in plot.marks}
        # the precision of a double here, in px
        self.exact = 1e-6 + 1e-14 * (
            max(-x0, x1) * self.scale.x + max(abs(y0), abs(y1)) * self.scale.y
        )

    def px(self, x, y):
        return (
            (x - self.window.x[0]) * self.scale.x,
            (y - self.window.y[0]) * self.scale.y,
        )

    def beyond(self, place):
        """Return the distance of a place outside the axes, in px; negative inside."""
        x, y = place
        return max(-x, x - self.width, -y, y - self.height)

    def __getitem__(self, role):
        return np.array([self.px(*point) for point in self.data[role]]).reshape(-1, 2)


def tip_of(outline, tail):
    """Check the outline of an arrow, and return the vector from its tail to its tip."""
    way = outline[3] - tail
    length = math.hypot(*way)
    along, aside = outline - tail, np.array([-way[1], way[0]]) / length
    offsets = np.sort(along[:-1] @ aside)  # the last vertex closes it
    assert abs(offsets + offsets[::-1]).max() < 1e-3  # symmetric about its axis
    assert ((along @ way / length) < length + 1e-3).all()  # no vertex lies beyond the tip
    return way
