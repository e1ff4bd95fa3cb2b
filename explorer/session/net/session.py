"""The explorer of a net as a person uses it: each selection, and each move of a hand."""

from __future__ import annotations

from explorer.core.net.matrices import Matrix
from explorer.derivation.net.names import MatrixName
from explorer.derivation.net.stopping import why_stop
from explorer.derivation.numbers import parse
from explorer.derivation.quantities import QUANTITIES
from explorer.model.net.model import NetModel
from explorer.model.net.snapshot import (
    NetSnapshot,
    Weight,
    other_weight,
    with_entry,
    with_weight,
)
from explorer.model.ranges import Ranges


class NetSession:
    """The state, and the moves that change it.

    Each move may name the gesture that it belongs to; see `explorer.model.history.History`. An
    invalid move raises ValueError with a sentence to show, and changes nothing. Each move returns
    whether the state changed. Places are counted from 0.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    start
        The state that Reset leads back to.
    now, past
        The current values, and the snapshots that Undo leads back to.

    Attributes
    ----------
    model
        The state and its history.
    note
        Why the last drag did not go all the way; else empty.
    """

    def __init__(
        self, ranges: Ranges, start: NetSnapshot, now: NetSnapshot, past: list[NetSnapshot]
    ) -> None:
        self.model = NetModel(ranges, start, now, past)
        self.note = ""

    # Values --------------------------------------------------------------------------------------

    def move(self, values: dict[str, float], gesture: str = "") -> bool:
        """Set any of the selected entries x, y and W (that is w), and the learning rate.

        Raises
        ------
        ValueError
            If a value is out of range.
        """
        wanted = self.model.now
        for name, value in values.items():
            self._require(name, QUANTITIES[name].text, value)
        for name, value in values.items():
            if name == "x":
                X = with_entry(wanted.X, wanted.example, wanted.source, value)
                wanted = wanted._replace(X=X)
            elif name == "y":
                y = with_entry(wanted.y, wanted.example, wanted.target, value)
                wanted = wanted._replace(y=y)
            elif name == "W":
                weights = with_weight(wanted.weights, wanted.weight, value)
                wanted = wanted._replace(weights=weights)
            else:
                wanted = wanted._replace(learning_rate=value)
        return self.model.update(wanted, gesture)

    def type_in(self, name: str, text: str, gesture: str = "") -> bool:
        """Set x, y, W or the learning rate to a typed number."""
        return self.move({name: parse(text)}, gesture)

    def set_entry(
        self, matrix: MatrixName, row: int, column: int, value: float, gesture: str = ""
    ) -> bool:
        """Set an entry of X, of y or of a layer's weights.

        Raises
        ------
        ValueError
            If the value is out of range.
        """
        now = self.model.now
        before = _matrix(now, matrix)
        name = matrix.entry(row, column, (len(before), len(before[0])))
        self._require(_slot(matrix), name, value)
        after = with_entry(before, row, column, value)
        if matrix.kind == "X":
            wanted = now._replace(X=after)
        elif matrix.kind == "y":
            wanted = now._replace(y=after)
        else:
            place = Weight(matrix.layer - 1, row, column)
            wanted = now._replace(weights=with_weight(now.weights, place, value))
        return self.model.update(wanted, gesture)

    def type_entry(
        self, matrix: MatrixName, row: int, column: int, text: str, gesture: str = ""
    ) -> bool:
        """Set an entry to a typed number."""
        return self.set_entry(matrix, row, column, parse(text), gesture)

    def scrub(
        self, matrix: MatrixName, row: int, column: int, start: float, steps: float, gesture: str
    ) -> bool:
        """Move an entry by steps of its slider from a start, as far as its range goes."""
        slot = _slot(matrix)
        ranges = self.model.ranges
        value = start + steps * ranges.increment(slot)
        low, high = ranges.ends(slot)
        if self._bounded(slot):
            low, high = max(low, 0.0), min(high, 1.0)
        return self.set_entry(matrix, row, column, min(max(round(value, 12), low), high), gesture)

    def _require(self, slot: str, name: str, value: float) -> None:
        refusal = self.model.ranges.refusal(slot, value)
        if refusal == "" and self._bounded(slot) and not 0.0 <= value <= 1.0:
            refusal = "a number from 0 to 1, as the loss is the cross-entropy"
        if refusal != "":
            raise ValueError(f"{name} must be {refusal}; got {value!r}")

    def _bounded(self, slot: str) -> bool:
        """Whether a slider's entries must lie from 0 to 1, as targets of the cross-entropy must."""
        return slot == "y" and self.model.now.loss == "cross_entropy"

    # The selection -------------------------------------------------------------------------------

    def select_weight(self, layer: int, row: int, column: int) -> bool:
        """Select a weight, and the usual second one."""
        now = self.model.now
        weight = Weight(layer, row, column)
        wanted = now._replace(weight=weight, twin=other_weight(now.weights, weight))
        if layer == 0:
            wanted = wanted._replace(source=row)
        if layer == len(now.weights) - 1:
            wanted = wanted._replace(target=column)
        if now.only and weight != now.weight:  # the path is that of another weight
            wanted = wanted._replace(origin=[], rates=[])
        return self.model.look(wanted)

    def select_twin(self, layer: int, row: int, column: int) -> bool:
        """Select the second weight of the loss surface, unless it is the first."""
        now = self.model.now
        twin = Weight(layer, row, column)
        return twin != now.weight and self.model.look(now._replace(twin=twin))

    def select_example(self, example: int) -> bool:
        """Select an example."""
        return self.model.look(self.model.now._replace(example=example))

    def select_unit(self, example: int, layer: int, unit: int) -> bool:
        """Select an example and a unit: the weight that leads to it from the same row."""
        now = self.model.now
        row = now.weight.row if now.weight.row < len(now.weights[layer]) else 0
        moved = self.select_example(example)
        return self.select_weight(layer, row, unit) or moved

    def select_input(self, example: int, column: int) -> bool:
        """Select an entry of X for the slider x; in the first layer also that row of weights."""
        now = self.model.now
        moved = self.model.look(now._replace(example=example, source=column))
        if now.weight.layer == 0:
            return self.select_weight(0, column, now.weight.column) or moved
        return moved

    def select_target(self, example: int, column: int) -> bool:
        """Select an entry of y for the slider y."""
        return self.model.look(self.model.now._replace(example=example, target=column))

    # Nets and cases ------------------------------------------------------------------------------

    def choose(self, wanted: NetSnapshot, gesture: str = "") -> bool:
        """Move to another net or case, whose parts are valid."""
        return self.model.update(wanted, gesture)

    # Descent and Undo ----------------------------------------------------------------------------

    def stop(self) -> str:
        """Say why gradient descent has no step to take; empty where it has one."""
        return why_stop(self.model.state, self.model.ranges)

    def step(self, gesture: str = "") -> bool:
        """Take a step of gradient descent, if there is one to take."""
        return self.stop() == "" and self.model.update(self.model.descended(), gesture)

    def reset(self, gesture: str = "") -> bool:
        """Go back to the start of the descent or, before its first step, to the first state."""
        return self.model.update(self.model.restarted(), gesture)

    def set_only(self, only: bool) -> bool:
        """Let a step move only the selected weight, or all weights."""
        now = self.model.now
        return only != now.only and self.model.update(now._replace(only=only, origin=[], rates=[]))

    def undo(self) -> bool:
        """Undo the last gesture, if any."""
        if len(self.model.past) == 0:
            return False
        return self.model.update(self.model.undo())


def _slot(matrix: MatrixName) -> str:
    """Return the slider that a matrix's entries belong to."""
    return "x" if matrix.kind == "X" else matrix.kind


def _matrix(now: NetSnapshot, matrix: MatrixName) -> Matrix:
    if matrix.kind == "X":
        return now.X
    return now.y if matrix.kind == "y" else now.weights[matrix.layer - 1]
