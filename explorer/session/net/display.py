"""The numbers and the news of the selection, as the page shows them."""

from __future__ import annotations

from explorer.derivation.net.names import MatrixName, weights_name
from explorer.derivation.net.sentences import about_gradient
from explorer.derivation.numbers import readable, spoken
from explorer.model.model import SETTABLE
from explorer.model.net.state import NetState
from explorer.session.display import Shown


def numbers(state: NetState) -> dict[str, Shown]:
    """Return every number of the selection as the page shows it, by its slot."""
    return {
        name: Shown(readable(number), f"{number!r}", spoken(number), number)
        for name, number in state.slots().items()
    }


def slider_names(state: NetState) -> dict[str, str]:
    """Return the name of the entry that each slider moves, by the slider's name."""
    now = state.now
    n, examples = now.example, state.examples
    return {
        "x": entry_name("X", n, now.source, (examples, len(now.X[0]))),
        "y": entry_name("y", n, now.target, (examples, len(now.y[0]))),
        "W": weights_name(now.weight.layer, state.layers).entry(
            now.weight.row, now.weight.column, state.shape
        ),
    }


def set_by_hand(layers: int) -> list[str]:
    """Return the page's hooks of the numbers that a person sets: X, y, all weights, η."""
    return [*SETTABLE, "X", *[weights_name(k, layers).quantity for k in range(layers)]]


def entry_name(symbol: str, row: int, column: int, shape: tuple[int, int]) -> str:
    """Return the name of an entry of X or y, or its small letter if it is the only one."""
    text = MatrixName(symbol, 0, 1).entry(row, column, shape)
    return text.lower() if shape == (1, 1) else text


def announcement(before: NetState, now: NetState) -> list[tuple[str, str]]:
    """Return the news of a change for screen readers, as `explorer.session.display` does.

    Each text comes with the quantity that it gives away, or with an empty name.
    """
    if now.now == before.now:
        return []
    layer, row, column = now.now.weight
    name = weights_name(layer, now.layers).spoken_entry(row, column)
    example = f"example {now.now.example + 1}, " if now.examples > 1 else ""
    return [
        (f"{example}{name}: {spoken(now.w)}.", ""),
        (f"Loss {readable(now.t.loss)}.", "loss"),
        (about_gradient(now), "dL_dW"),
    ]
