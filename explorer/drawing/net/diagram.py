"""The net over its matrices, as `explorer.plots.net.diagram` places it."""

from __future__ import annotations

from typing import Any, Final

from explorer.derivation.colors import LIGHT
from explorer.derivation.net.cards import output_symbol
from explorer.drawing.net.canvas import DASHES, INK, MUTED, PAPER, Canvas
from explorer.drawing.net.rich_text import Piece
from explorer.model.net.snapshot import Weight
from explorer.model.net.state import NetState
from explorer.plots.net.columns import Layout
from explorer.plots.net.diagram import (
    LOSS_BOX,
    TARGET_BOX,
    WEIGHT_BOX,
    Edge,
    Node,
    Picture,
    edge_width,
    labels,
)
from explorer.plots.net.units import CURVES, dot_strength, inside
from explorer.session.net.grids import written
from explorer.session.net.light import path_of

#: The widths of the halos around the selected weight and around the ways from its unit to L, px.
_HALOS: Final = {"dz_dW": 11.0, "dL_dyhat": 8.0}
_HALO: Final = 0.3
#: The width of the lines that are no weights: from the outputs and from y to L, px.
_ONWARD: Final = 1.2
#: The opacity of the other edges.
_ASIDE: Final = 0.55
#: The outlines of a unit, and of one on the way of the selected weight, px.
_OUTLINES: Final = (1.0, 2.2)
#: The sizes of a unit's numbers, and of smaller ones, px.
_NUMBER, _SMALLER = 11.0, 9.5


def draw_diagram(canvas: Canvas, state: NetState, places: Layout, drawn: Picture) -> None:
    """Draw the net with the numbers of the selected example, and the selected weight's way to L."""
    way = path_of(state)
    slots = {lit.weight: lit.slot for lit in way.edges}
    for edge in drawn.outputs:
        reached = not state.last or edge.weight.row == state.now.weight.column
        slots[edge.weight] = "dL_dyhat" if reached else ""
    _draw_edges(canvas, state, drawn, slots)
    lit = {(unit.layer, unit.unit): unit.slot for unit in way.units}
    for node in drawn.nodes:
        _draw_node(canvas, state, node, lit.get((node.layer, node.unit), ""))
    _draw_ends(canvas, state, drawn)
    _draw_labels(canvas, state, drawn)


def _draw_edges(canvas: Canvas, state: NetState, drawn: Picture, slots: dict[Weight, str]) -> None:
    """Draw the weights, and under them the halos of those that have a slot."""
    edges = [*drawn.edges, *drawn.outputs]
    for edge in edges:
        if slot := slots.get(edge.weight, ""):
            canvas.line(*_ends(edge), ec=LIGHT[slot], lw=_HALOS[slot], alpha=_HALO)
    for edge in edges:
        layer, row, column = edge.weight
        how: dict[str, Any] = {"ec": LIGHT["positive"], "lw": _ONWARD}
        if layer < state.layers:
            w = state.now.weights[layer][row][column]
            how["lw"] = edge_width(w)
            if w < 0:
                how |= {"ec": LIGHT["negative"], "dashes": DASHES["negative"]}
        canvas.line(*_ends(edge), alpha=1.0 if slots.get(edge.weight, "") else _ASIDE, **how)
    canvas.svg_path(drawn.wire, ec=LIGHT["positive"], lw=_ONWARD)


def _ends(edge: Edge) -> tuple[tuple[float, float], tuple[float, float]]:
    return (edge.x1, edge.y1), (edge.x2, edge.y2)


def _draw_node(canvas: Canvas, state: NetState, node: Node, slot: str) -> None:
    """Draw an input or a unit: z, its activation's curve, and l; l alone; or a dot."""
    n, at = state.now.example, inside(node)
    size, y = _SMALLER if at.small else _NUMBER, at.baseline
    color = LIGHT[slot] if slot else LIGHT["curve"]
    canvas.box(
        node.left, node.y - node.height / 2, node.right - node.left, node.height,
        radius=node.height / 2, fc=PAPER, ec=color, lw=_OUTLINES[1 if slot else 0],
    )  # fmt: skip
    l = state.t.activations[node.layer][n][node.unit]  # noqa: E741  the derivation's name
    text = written(l, 2, 3)
    # the orange units on the way to L have no slope of their own here
    own = slot in ("dz_dW", "dyhat_dz")
    ink = color if own else INK
    if node.form == "dot":
        radius = at.radius
        canvas.box(
            at.middle - radius, node.y - radius, 2 * radius, 2 * radius, radius=radius,
            fc=LIGHT["negative" if l < 0 else "positive"], alpha=dot_strength(node, l),
        )  # fmt: skip
    elif node.form == "input":
        name = [
            Piece("x", MUTED, symbol=True, size=size + 2),
            Piece(f"{node.unit + 1}", MUTED, size=8),
        ]
        canvas.text(at.name, y, name, size=size, ha="left")
        canvas.text(at.input, y, text, ink, size, "right", bold=own)
    elif node.form == "output":
        canvas.text(at.middle, y, text, ink, size, bold=own)
    else:
        curve = CURVES[state.now.activation[node.layer - 1]]
        canvas.svg_path(
            curve, at.middle, node.y, at.curve_scale, ec=color if own else LIGHT["curve"],
            lw=2.2 if own else 1.3,
        )  # fmt: skip
        z = state.t.z[node.layer - 1][n][node.unit]
        canvas.text(at.z, y, written(z, 2, 3), INK, size)
        canvas.text(at.l, y, text, ink, size, bold=own)


def _draw_ends(canvas: Canvas, state: NetState, drawn: Picture) -> None:
    """Draw the boxes of y and of the example's loss."""
    n = state.now.example
    targets = state.now.y[n]
    number = f"{n + 1}" if state.examples > 1 else ""
    target = written(targets[0], 2, 4) if len(targets) == 1 else ""
    for (x, y), (across, up), symbol, text, color, wide in (
        (drawn.target, TARGET_BOX, "y", target, LIGHT["curve"], 1.0),
        (drawn.loss, LOSS_BOX, "L", written(state.t.losses[n], 3, 4), LIGHT["dL_dyhat"], 2.2),
    ):
        canvas.box(x - across, y - up, 2 * across, 2 * up, radius=4, fc=PAPER, ec=color, lw=wide)
        pieces = [Piece(symbol, symbol=True, size=13), Piece(number, size=8), Piece(f" {text}")]
        canvas.text(x, y + 4, pieces, room=2 * across - 6)


def _draw_labels(canvas: Canvas, state: NetState, drawn: Picture) -> None:
    """Write the selected weight on its edge, and its three slopes where they belong."""
    at, output = labels(state, drawn), output_symbol(state)
    (x, y), (across, up) = at.w, WEIGHT_BOX
    for (across_, down), text, slot in (
        (at.dz_dW, "∂z/∂w", "dz_dW"),
        ((at.dyhat_dz[0], at.dyhat_dz[1] + 1), f"∂{output}/∂z", "dyhat_dz"),
        (at.dL_dyhat, f"∂L/∂{output}", "dL_dyhat"),
    ):
        canvas.text(across_, down, text, LIGHT[slot], 10.5, bold=True, halo=True)
    canvas.box(
        x - across, y - up, 2 * across, 2 * up, radius=up, fc=PAPER, ec=LIGHT["dz_dW"], lw=1.4
    )
    pieces = [
        Piece("w", symbol=True, size=13),
        Piece(" = "),
        Piece(written(state.w, 2, 4), bold=True),
    ]
    canvas.text(x, y + 4, pieces, room=2 * across - 6)
