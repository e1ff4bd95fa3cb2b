"""The projection of a box in three dimensions, the same as matplotlib's mplot3d."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from explorer.plots.layout import SIZES, Margins

Point3D = tuple[float, float, float]  # (W, x or y, L)
Points3D = Sequence[Point3D]
Ends3D = Sequence[tuple[float, float]]  # the lowest and the highest value along each axis

SIZE: Final = SIZES["surface-3d"]
ASPECT: Final = (2.6, 1.7, 0.8)  # of the box, along W, the other axis and L
#: Room for the axes' labels, and the pixel of the box's middle, in the middle between them.
ROOM: Final = Margins(left=64, right=70, bottom=38, top=10)
MIDDLE: Final = (
    (ROOM.left + SIZE[0] - ROOM.right) / 2,
    (ROOM.bottom + SIZE[1] - ROOM.top) / 2,
)
#: The first azimuth and elevation of the viewer, degrees.
HOME: Final = (-60.0, 30.0)

# As in mplot3d:
DISTANCE: Final = 10.0  # from the eye to the middle of the box
DIAGONAL: Final = 1.8294640721620434 * 25 / 24  # of the box before it is zoomed
SCALE: Final = SIZE[0] / 0.185  # px for each unit of length, at the distance 1


class View3D:
    """A box as a viewer sees it, as close as the whole of it allows.

    Parameters
    ----------
    ends
        The lowest and the highest value along each axis.
    azim, elev
        Azimuth and elevation of the viewer, degrees; the elevation from 0 to 90.

    Attributes
    ----------
    right, up, toward
        Unit vectors to the right and upward in the picture, and toward the viewer.
    sides
        The lengths of the box.
    """

    def __init__(self, ends: Ends3D, azim: float, elev: float) -> None:
        self.ends = ends
        a, e = azim * math.pi / 180, elev * math.pi / 180
        self.right = (-math.sin(a), math.cos(a), 0.0)
        self.up = (-math.sin(e) * math.cos(a), -math.sin(e) * math.sin(a), math.cos(e))
        self.toward = (math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e))
        length = DIAGONAL / math.hypot(*ASPECT)
        self.sides = [length * side for side in ASPECT]
        corners = self.project(self.corners)
        across = max([abs(x - MIDDLE[0]) for x, y in corners])
        upward = max([abs(y - MIDDLE[1]) for x, y in corners])
        closer = min((MIDDLE[0] - ROOM.left) / across, (MIDDLE[1] - ROOM.bottom) / upward)
        self.sides = [closer * side for side in self.sides]

    @property
    def corners(self) -> list[Point3D]:
        """The box's eight corners."""
        first, second, third = self.ends
        return [(W, v, L) for W in first for v in second for L in third]

    @property
    def eye(self) -> list[float]:
        """The viewer's position along each axis, as a share of the box; mostly outside it."""
        return [
            0.5 + DISTANCE * toward / side
            for toward, side in zip(self.toward, self.sides, strict=True)
        ]

    def project(self, points: Points3D) -> list[tuple[float, float]]:
        """Return each point's pixel, from the picture's lower left corner."""
        (W_low, W_high), (v_low, v_high), (L_low, L_high) = self.ends
        W_side, v_side, L_side = self.sides
        pixels = []
        for W, v, L in points:
            # from the middle of the box
            p = W_side * ((W - W_low) / (W_high - W_low) - 0.5)
            q = v_side * ((v - v_low) / (v_high - v_low) - 0.5)
            r = L_side * ((L - L_low) / (L_high - L_low) - 0.5)
            nearness = self.toward[0] * p + self.toward[1] * q + self.toward[2] * r
            across = self.right[0] * p + self.right[1] * q + self.right[2] * r
            upward = self.up[0] * p + self.up[1] * q + self.up[2] * r
            scale = SCALE / (DISTANCE - nearness)
            pixels.append((MIDDLE[0] + scale * across, MIDDLE[1] + scale * upward))
        return pixels
