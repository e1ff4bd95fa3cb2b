"""The picture of the net: each layer over its matrices, every weight an edge. Distances are px."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.model.net.snapshot import Weight
from explorer.model.net.state import NetState
from explorer.plots.net.blocks import Block
from explorer.plots.net.columns import Layout, beside_each_other

#: The height of the picture for up to four units a layer, and what each further unit adds.
_HEIGHT: Final = 106.0
_UNITS: Final = 4
_HIGHER: Final = 17.0
#: Room above and below the outermost units, and the most distance between the middles of two.
_MARGIN: Final = 7.0
_PITCH: Final = 32.0
#: The most height of a unit, and the least distance between two.
_UNIT: Final = 24.0
_APART: Final = 5.0
#: Half the widths of an input, of a unit that shows only l, and of a dot; how far a unit with z
#: and l reaches beyond the middles of their matrices, which count as this far apart at most.
_INPUT: Final = 40.0
_OUTPUT: Final = 30.0
_DOT: Final = 9.0
_BEYOND: Final = 25.0
_BETWEEN: Final = 92.0
#: The least distance of an output from L.
_BEFORE_LOSS: Final = 20.0
#: Half the sizes of the boxes of L, of y, and of the label of w; how far y is above the middle.
LOSS_BOX: Final = (34.0, 13.0)
TARGET_BOX: Final = (33.0, 11.0)
WEIGHT_BOX: Final = (38.0, 9.5)
_TARGET: Final = 33.0
#: The places of two labels along an edge that is long enough for both, and how long that is.
_PLACES: Final = (0.30, 0.72)
_LONG: Final = 150.0
#: How far a label stands above its edge.
_ABOVE: Final = 9.0
#: An edge's width, px: that of w = 0, what each 1 of |w| adds, and the most.
_THIN: Final = 0.7
_STEEP: Final = 1.3
_THICK: Final = 5.0


class Node(NamedTuple):
    """An input (layer 0) or a unit.

    Attributes
    ----------
    layer, unit
        Its place; layers are counted from 1, units from 0.
    form
        ``"input"``, ``"unit"`` with z and l, ``"output"`` with l alone, or ``"dot"``.
    left, right
        Its ends.
    y, height
        Its middle and its height.
    """

    layer: int
    unit: int
    form: str
    left: float
    right: float
    y: float
    height: float


class Edge(NamedTuple):
    """A weight, as a line from the unit that it comes from to the one that it leads to."""

    weight: Weight
    x1: float
    y1: float
    x2: float
    y2: float


class Picture(NamedTuple):
    """The net's picture.

    Attributes
    ----------
    height
        The height; the width is the matrices'.
    nodes, edges
        The inputs and units, and the weights.
    outputs
        The lines from the units of the output layer to L; their weight's row is the unit.
    loss, target
        The middles of the boxes of L and y.
    wire
        The path from y to L.
    """

    height: float
    nodes: list[Node]
    edges: list[Edge]
    outputs: list[Edge]
    loss: tuple[float, float]
    target: tuple[float, float]
    wire: str


class Labels(NamedTuple):
    """The middles of the labels at the selected weight: of w itself, and of its three slopes."""

    w: tuple[float, float]
    dz_dW: tuple[float, float]
    dyhat_dz: tuple[float, float]
    dL_dyhat: tuple[float, float]


def edge_width(w: float) -> float:
    """Return the width of a weight's edge."""
    return min(_THICK, _THIN + _STEEP * abs(w))


def picture(state: NetState, places: Layout) -> Picture:
    """Return the picture of a net whose matrices are laid out."""
    places = beside_each_other(state, places)
    sizes = [len(state.now.X[0])]
    for matrix in state.now.weights:
        sizes.append(len(matrix[0]))
    most = max(sizes)
    height = _HEIGHT + max(0, most - _UNITS) * _HIGHER
    middle = height / 2.0 + 2.0
    tall = min(_UNIT, (height - 2.0 * _MARGIN) / most - _APART)
    layers: list[list[Node]] = []
    for layer, size in enumerate(sizes):
        pitch = min(_PITCH, (height - 2.0 * _MARGIN) / size)
        form, left, right = _box(state, places, layer)
        own = min(tall, 2.0 * _DOT) if form == "dot" else tall
        layers.append(
            [
                Node(layer, u, form, left, right, middle + (u - (size - 1) / 2.0) * pitch, own)
                for u in range(size)
            ]
        )
    edges = []
    for k in range(state.layers):
        for one in layers[k]:
            for other in layers[k + 1]:
                place = Weight(k, one.unit, other.unit)
                edges.append(Edge(place, one.right, one.y, other.left, other.y))
    x = _loss_x(places)
    outputs = [
        Edge(Weight(state.layers, unit.unit, 0), unit.right, unit.y, x - LOSS_BOX[0], middle)
        for unit in layers[-1]
    ]
    y = middle - _TARGET
    target = min(_middle(places.find("y")), places.width - TARGET_BOX[0] - 2.0)
    corner = target + TARGET_BOX[0]
    wire = f"M{corner:.1f} {y:.1f}H{x:.1f}" if corner < x else f"M{x:.1f} {y + TARGET_BOX[1]:.1f}"
    wire = f"{wire}V{middle - LOSS_BOX[1]:.1f}"
    nodes = [node for layer in layers for node in layer]
    return Picture(height, nodes, edges, outputs, (x, middle), (target, y), wire)


def labels(state: NetState, drawn: Picture) -> Labels:
    """Return the places of the labels at the selected weight."""
    layer, _, column = state.now.weight
    edge = _edge(drawn.edges, state.now.weight)
    unit = [node for node in drawn.nodes if node.layer == layer + 1][column]
    long = edge.x2 - edge.x1 >= _LONG
    first, second = _PLACES if long else (0.5, 0.5)
    w = _along(edge, first)
    above = _ABOVE if long else WEIGHT_BOX[1] + 4.0
    slope = _along(edge, second)
    if state.last:
        onward = drawn.outputs[column]
    else:
        onward = _edge(drawn.edges, Weight(layer + 1, column, 0))
    out = _along(onward, 0.5)
    return Labels(
        w=w,
        dz_dW=(slope[0], slope[1] - above),
        dyhat_dz=((unit.left + unit.right) / 2.0, unit.y - unit.height / 2.0),
        dL_dyhat=(out[0], out[1] - _ABOVE),
    )


def _edge(edges: list[Edge], weight: Weight) -> Edge:
    return [edge for edge in edges if edge.weight == weight][0]  # noqa: RUF015  for the page


def _along(edge: Edge, share: float) -> tuple[float, float]:
    return edge.x1 + (edge.x2 - edge.x1) * share, edge.y1 + (edge.y2 - edge.y1) * share


def _middle(block: Block | None) -> float:
    return 0.0 if block is None else block.center


def _loss_x(places: Layout) -> float:
    """Return the middle of the box of L: over its column, but within the picture."""
    return min(_middle(places.find("loss")), places.width - LOSS_BOX[0] - 2.0)


def _box(state: NetState, places: Layout, layer: int) -> tuple[str, float, float]:
    """Return the form of a layer's units and their left and right ends; layer 0 is the inputs."""
    if layer == 0:
        inputs = places.find("X")
        x = _middle(inputs)
        if inputs is not None and inputs.form == "numbers":
            return "input", x - _INPUT, x + _INPUT
        return "dot", x - _DOT, x + _DOT
    last = _loss_x(places) - LOSS_BOX[0] - _BEFORE_LOSS
    z = places.find("z", layer)
    l = places.find("l", layer) if layer < state.layers else places.find("y_hat")  # noqa: E741
    if z is not None and l is not None:
        middle = (z.center + l.center) / 2.0
        if z.form == "numbers":
            half = min(l.center - z.center, _BETWEEN) / 2.0 + _BEYOND
            right = min(middle + half, last)
            return "unit", right - 2.0 * half, right
        if l.form == "tints":
            right = min(middle + _DOT, last)
            return "dot", right - 2.0 * _DOT, right
    if l is not None:
        right = min(l.center + _OUTPUT, last)
        return "output", right - 2.0 * _OUTPUT, right
    x = _middle(places.stub(layer))
    return "dot", x - _DOT, x + _DOT
