"""Contour lines of values on a grid, by marching squares."""

from __future__ import annotations

from collections.abc import Sequence

Line = list[tuple[float, float]]


def contour_lines(
    across: Sequence[float], up: Sequence[float], values: Sequence[Sequence[float]], level: float
) -> list[Line]:
    """Return the lines along which the values on a grid have a level.

    A line crosses the grid's edges where linear interpolation between their ends gives the level.

    Parameters
    ----------
    across, up
        The grid's coordinates, increasing, at least two each.
    values
        A row for each coordinate in ``up``, with a value for each in ``across``; all finite. A
        value that equals the level counts as above it.
    level
        The level.

    Returns
    -------
    list
        The vertices of each line, with the higher values on its left. A closed line ends with its
        first vertex.
    """
    vertices: Line = []
    following: list[int] = []  # the index of each vertex's next one, or -1
    entered: list[bool] = []  # whether a vertex is the next one of another

    def add(x: float, y: float) -> int:
        vertices.append((x, y))
        following.append(-1)
        entered.append(False)
        return len(vertices) - 1

    def cross_row(i: int, j: int) -> int:
        """Add the vertex between the nodes i and i + 1 of row j."""
        value = values[j][i]
        share = (level - value) / (values[j][i + 1] - value)
        return add(across[i] + share * (across[i + 1] - across[i]), up[j])

    def cross_column(i: int, j: int) -> int:
        """Add the vertex between the nodes j and j + 1 of column i."""
        value = values[j][i]
        share = (level - value) / (values[j + 1][i] - value)
        return add(across[i], up[j] + share * (up[j + 1] - up[j]))

    def connect(start: int, end: int) -> None:
        following[start] = end
        entered[end] = True

    cells = range(len(across) - 1)
    above = [value >= level for value in values[0]]
    bottoms = [cross_row(i, 0) if above[i] != above[i + 1] else -1 for i in cells]
    for j in range(len(up) - 1):
        low, high = values[j], values[j + 1]
        # Whether the corners of a cell are above the level, counter-clockwise from the lower left.
        a, d = low[0] >= level, high[0] >= level
        left = cross_column(0, j) if a != d else -1
        for i in cells:
            b, c = low[i + 1] >= level, high[i + 1] >= level
            bottom = bottoms[i]
            right = cross_column(i + 1, j) if b != c else -1
            top = cross_row(i, j + 1) if c != d else -1
            if a == c and b == d and a != b:  # a saddle: two lines, each around one corner
                middle = (low[i] + low[i + 1] + high[i + 1] + high[i]) / 4 >= level
                beside, opposite = (right, left) if middle == a else (left, right)
                connect(bottom if a else beside, beside if a else bottom)
                connect(top if a else opposite, opposite if a else top)
            elif a != b or b != c or c != d:
                # Counter-clockwise around the cell, the values fall below the level where the line
                # enters, and rise above it where the line leaves.
                down = (
                    bottom
                    if a and not b
                    else right
                    if b and not c
                    else top
                    if c and not d
                    else left
                )
                rise = (
                    bottom
                    if b and not a
                    else right
                    if c and not b
                    else top
                    if d and not c
                    else left
                )
                connect(down, rise)
            bottoms[i] = top
            left = right
            a, d = b, c
    return _joined(vertices, following, entered)


def _joined(vertices: Line, following: list[int], entered: list[bool]) -> list[Line]:
    """Return the lines through the vertices: the open ones, then the closed ones."""
    lines = []
    drawn = [False for _ in vertices]
    starts = [k for k in range(len(vertices)) if not entered[k]]
    for start in [*starts, *range(len(vertices))]:
        if drawn[start]:
            continue
        line = []
        k = start
        while k >= 0 and not drawn[k]:
            line.append(vertices[k])
            drawn[k] = True
            k = following[k]
        if k >= 0:
            line.append(vertices[start])
        lines.append(line)
    return lines
