"""The rest of a net from one unit on, for curves and surfaces that need many values of its loss."""

from __future__ import annotations

from typing import Any

from explorer.core.net.formulas import activated, entry_loss


class Rest:
    """The loss of one example as a function of one unit, while the others of its layer are fixed.

    It writes into the same lists again and again, which is much faster than making new ones.

    Parameters
    ----------
    state
        An `explorer.model.net.state.NetState`.
    example, layer, unit
        The indices of the example, of the layer, and of the unit in it. At first the other units
        of the layer are as in the state.
    """

    def __init__(self, state: Any, example: int, layer: int, unit: int) -> None:
        t = state.t
        self._unit = unit
        self._kind: str = t.kind
        self._targets: list[float] = t.y[example]
        self._names: list[str] = t.activation[layer:]
        self._weights: list[list[list[float]]] = t.weights[layer + 1 :]
        self._z: list[list[float]] = [[*rows[example]] for rows in t.z[layer + 1 :]]
        self._fixed: list[float] = []  # z of the next layer without the unit
        self._others = 0.0  # the loss of the other outputs
        self.fix(t.z[layer][example])

    def fix(self, z: list[float]) -> None:
        """Fix the other units of the layer at these z."""
        if len(self._weights) == 0:
            self._others = 0.0
            for i in range(len(z)):
                if i != self._unit:
                    self._others += self._entry_loss(i, z[i])
            return
        self._fixed = [0.0 for _ in self._z[0]]
        for i in range(len(z)):
            if i != self._unit:
                l = activated(self._names[0], z[i])  # noqa: E741  the derivation's name
                row: list[float] = self._weights[0][i]
                for j in range(len(row)):
                    self._fixed[j] += l * row[j]

    def loss_at_z(self, z: float) -> float:
        """Return the loss where the unit's activation has this argument."""
        if len(self._weights) == 0:
            return self._others + self._entry_loss(self._unit, z)
        return self.loss_at_output(activated(self._names[0], z))

    def loss_at_output(self, l: float) -> float:  # noqa: E741  the derivation's name
        """Return the loss where the unit, which is in a hidden layer, has this output."""
        first: list[float] = self._z[0]
        out_of: list[float] = self._weights[0][self._unit]
        for j in range(len(first)):
            first[j] = self._fixed[j] + l * out_of[j]
        for k in range(1, len(self._z)):
            self._forward(self._z[k - 1], self._names[k], self._weights[k], self._z[k])
        outputs: list[float] = self._z[-1]
        total = 0.0
        for j in range(len(outputs)):
            total += self._entry_loss(j, outputs[j])
        return total

    def _forward(
        self, before: list[float], name: str, matrix: list[list[float]], after: list[float]
    ) -> None:
        """Compute z of a layer from that of the layer before."""
        for j in range(len(after)):
            after[j] = 0.0
        for i in range(len(before)):
            l = activated(name, before[i])  # noqa: E741
            row: list[float] = matrix[i]
            for j in range(len(after)):
                after[j] += l * row[j]

    def _entry_loss(self, unit: int, z: float) -> float:
        return entry_loss(self._kind, self._names[-1], self._targets[unit], z)
