"""Dragging a mark of a net's plots, or moving it with keys: the entries that lead there."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.core.net.formulas import activated
from explorer.derivation.numbers import readable
from explorer.model.net.snapshot import NetSnapshot, Weight, with_entry, with_weight
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.plots.holds import Hold, logit
from explorer.plots.net.curves import z_without
from explorer.plots.net.windows import shown_outputs


def _both(name: str) -> str:
    return f"w and {name}, on the loss surface: left and right move w, up and down {name}"


#: By the mark's id. The coordinates and what moves are among `coordinates`.
NET_HOLDS: Final[dict[str, Hold]] = {
    "net-z.point": Hold("W", "z", ("W",), "w, on the line of z"),
    "net-l.target": Hold("", "target", ("target",), "the target y, on the plot of the output"),
    "net-l.point": Hold("z", "y_hat", ("z",), "z, on the curve of the activation; moves w"),
    "net-loss.target": Hold("target", "", ("target",), "the target y, on the plot of the loss"),
    "net-loss.point": Hold(
        "y_hat", "loss_n", ("y_hat",), "the guess, on the curve of the loss; moves w"
    ),
    "net-along.point": Hold("W", "loss", ("W",), "w, on the loss along w"),
    "net-surface.point": Hold("W", "twin", ("W", "twin"), _both("w prime")),
    "net-surface-x.point": Hold("W", "x", ("W", "x"), _both("x")),
    "net-surface-y.point": Hold("W", "y", ("W", "y"), _both("y")),
}
#: These can be grabbed only at the output of the net.
AT_THE_OUTPUT: Final = ("net-l.target", "net-loss.target", "net-loss.point")


class Coordinate(NamedTuple):
    """A coordinate of a mark that can be grabbed, or a value that it moves.

    Attributes
    ----------
    number
        Its value.
    text, exact
        The value to four decimals, and with all its digits.
    spoken
        Its name as it is read aloud.
    """

    number: float
    text: str
    exact: str
    spoken: str


class NetAim(NamedTuple):
    """The result of a drag.

    Attributes
    ----------
    wanted
        The values to take over.
    note
        Why the mark did not go all the way, or did not move; else empty.
    """

    wanted: NetSnapshot
    note: str


def coordinates(state: NetState) -> dict[str, Coordinate]:
    """Return the coordinates of the marks of `NET_HOLDS`, and what these move."""
    numbers = {
        "W": ("w", state.w),
        "twin": ("w prime", state.w_twin),
        "x": ("x", state.x),
        "y": ("y", state.y),
        "target": ("y", shown_outputs(state)[-1]),
        "z": ("z", state.z),
        "y_hat": ("y hat" if state.last else "l", state.l),
        "loss": ("the loss L", state.t.loss),
        "loss_n": ("the loss L", state.t.losses[state.now.example]),
    }
    return {
        name: Coordinate(number, readable(number), f"{number!r}", spoken)
        for name, (spoken, number) in numbers.items()
    }


def net_aimed(ranges: Ranges, state: NetState, hold: Hold, across: float, up: float) -> NetAim:
    """Return the values that bring a mark as near as possible to a position in its plot.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    state
        The current state.
    hold
        The mark.
    across, up
        The position, in the plot's data coordinates.
    """
    wanted = {quantity: across if quantity == hold.across else up for quantity in hold.moves}
    return _reached(ranges, state, wanted)


def net_nudged(ranges: Ranges, state: NetState, hold: Hold, counts: list[int]) -> NetAim:
    """Return the values after a move by increments of the sliders, as arrow keys ask for.

    Parameters
    ----------
    ranges, state, hold
        As for `net_aimed`.
    counts
        The number of increments along each quantity that the mark moves.
    """
    values = coordinates(state)
    wanted = {}
    for quantity, count in zip(hold.moves, counts, strict=False):
        if count == 0:
            continue
        name, steps = quantity, count
        if quantity == "z" or quantity == "y_hat":
            if state.dz_dW == 0:
                return NetAim(state.now, _stuck(quantity))
            # no activation falls: both rise with w where what comes in is positive
            name, steps = "W", count if state.dz_dW > 0 else -count
        wanted[name] = values[name].number + steps * ranges.increment(_slider(name))
    return _reached(ranges, state, wanted)


def net_ends(ranges: Ranges, state: NetState, hold: Hold) -> tuple[float, float]:
    """Return the ends of the quantity that a mark moves first."""
    name = hold.moves[0]
    if name != "z" and name != "y_hat":
        return ranges.ends(_slider(name))
    rest = z_without(state, state.now.example)
    z = [rest + w * state.dz_dW for w in ranges.W]
    low, high = min(z), max(z)
    if name == "z":
        return low, high
    return activated(state.kind, low), activated(state.kind, high)  # no activation falls


def _slider(name: str) -> str:
    """Return the range that a quantity has."""
    if name == "twin":
        return "W"
    return "y" if name == "target" else name


def _reached(ranges: Ranges, state: NetState, wanted: dict[str, float]) -> NetAim:
    """Turn wanted quantities into the nearest values that the ranges allow."""
    now, note = state.now, ""
    for quantity, value in wanted.items():
        name, nearest = quantity, value
        if quantity == "z" or quantity == "y_hat":
            if state.dz_dW == 0:
                return NetAim(state.now, _stuck(quantity))
            z = value if quantity == "z" else argument(state.kind, value)
            name, nearest = "W", (z - z_without(state, now.example)) / state.dz_dW
            if ranges.refusal("W", nearest) != "":
                note = f"w is at its limit: with this input, {_letter(quantity)} goes no further."
        nearest = ranges.nearest(_slider(name), nearest)
        if _slider(name) == "y" and now.loss == "cross_entropy":  # it has no value beyond
            nearest = min(max(nearest, 0.0), 1.0)
        now = _with(now, name, nearest)
    return NetAim(now, note)


def _with(now: NetSnapshot, name: str, value: float) -> NetSnapshot:
    """Return the values with another w, w′, x or y."""
    if name == "x":
        return now._replace(X=with_entry(now.X, now.example, now.source, value))
    if name == "y" or name == "target":
        column = now.target if name == "y" else now.weight.column
        return now._replace(y=with_entry(now.y, now.example, column, value))
    weight: Weight = now.weight if name == "W" else now.twin
    return now._replace(weights=with_weight(now.weights, weight, value))


def argument(activation: str, l: float) -> float:  # noqa: E741  the derivation's name
    """Return the z at which an activation has a value; infinite beyond its values."""
    if activation == "sigmoid":
        return logit(l)
    if activation == "tanh":  # = 2σ(2z) − 1
        return 0.5 * logit(0.5 * (l + 1.0))
    return max(l, 0.0) if activation == "relu" else l


def _stuck(quantity: str) -> str:
    return f"What comes in is 0, so w does not move {_letter(quantity)}."


def _letter(quantity: str) -> str:
    return "z" if quantity == "z" else "ŷ"
