"""The state that the explorer of a net shows at one moment."""

from __future__ import annotations

from typing import Any, NamedTuple

from explorer.core.net.matrices import Matrix
from explorer.core.net.trace import NetTrace
from explorer.model.net.snapshot import NetSnapshot


class NetState(NamedTuple):
    """The trace of a net, the selection in it, and the path of gradient descent.

    The properties are those of the selected weight w, from unit i to unit j of its layer, and of
    the selected example n. The three slopes are multiplied to the example's share of ∂L/∂w.

    Attributes
    ----------
    now
        The net, its batch, and the selection.
    t
        Every quantity of the net.
    trail
        The weights that descent has visited, from the first to the current ones; empty before its
        first step.
    printed
        Whether the slips of the blog post are shown, too.
    """

    now: NetSnapshot
    t: NetTrace
    trail: list[list[Matrix]]
    printed: bool

    @property
    def layers(self) -> int:
        """The number of layers, K."""
        return len(self.now.weights)

    @property
    def examples(self) -> int:
        """The number of examples, N."""
        return len(self.now.X)

    @property
    def single(self) -> bool:
        """Whether the net is part 1's: one example and one weight."""
        return self.examples == 1 and self.layers == 1 and self.shape == (1, 1)

    @property
    def shape(self) -> tuple[int, int]:
        """The shape of the selected weight's matrix."""
        matrix = self.now.weights[self.now.weight.layer]
        return len(matrix), len(matrix[0])

    @property
    def last(self) -> bool:
        """Whether the selected weight is in the output layer."""
        return self.now.weight.layer == self.layers - 1

    @property
    def kind(self) -> str:
        """The activation of the selected weight's layer."""
        return self.now.activation[self.now.weight.layer]

    @property
    def x(self) -> float:
        """The entry of X that the slider x moves."""
        return self.now.X[self.now.example][self.now.source]  # type: ignore[no-any-return]

    @property
    def y(self) -> float:
        """The entry of y that the slider y moves."""
        return self.now.y[self.now.example][self.now.target]  # type: ignore[no-any-return]

    @property
    def w(self) -> float:
        """The selected weight."""
        layer, row, column = self.now.weight
        return self.now.weights[layer][row][column]  # type: ignore[no-any-return]

    @property
    def w_twin(self) -> float:
        """The second weight of the loss surface, w′."""
        layer, row, column = self.now.twin
        return self.now.weights[layer][row][column]  # type: ignore[no-any-return]

    def inputs(self) -> list[float]:
        """Return the number that each example sends along w: a column of l_{k−1}."""
        layer, row, _ = self.now.weight
        return [entries[row] for entries in self.t.activations[layer]]

    def unit(self, matrices: Any) -> list[float]:
        """Return the column of the selected unit j in its layer's matrix, a number an example."""
        layer, _, column = self.now.weight
        return [entries[column] for entries in matrices[layer]]

    @property
    def z(self) -> float:
        """The argument of the unit's activation."""
        return self.unit(self.t.z)[self.now.example]

    @property
    def l(self) -> float:  # noqa: E743  the derivation's name
        """The unit's output; in the output layer ŷ."""
        layer, _, column = self.now.weight
        return self.t.activations[layer + 1][self.now.example][column]  # type: ignore[no-any-return]

    @property
    def dz_dW(self) -> float:
        """∂z/∂w: the number that comes in."""
        return self.inputs()[self.now.example]

    @property
    def dl_dz(self) -> float:
        """∂l/∂z = f′(z)."""
        return self.unit(self.t.slopes)[self.now.example]

    @property
    def dL_dl(self) -> float:
        """∂L/∂l of the example: at the output ∂L/∂ŷ, in a hidden layer (Δ_{k+1}.W_{k+1}ᵀ)."""
        layer, _, column = self.now.weight
        return self.t.dL_dactivations[layer + 1][self.now.example][column]  # type: ignore[no-any-return]

    @property
    def delta(self) -> float:
        """Δ = ∂L/∂z of the example at the unit."""
        return self.unit(self.t.deltas)[self.now.example]

    def shares(self) -> list[float]:
        """Return each example's share of ∂L/∂w; the shares add up to it."""
        above = [entries[self.now.weight.column] for entries in self._above()]
        if self.t.kind == "cross_entropy" and self.last:  # Δ = ŷ − y: no ∞ × 0
            parts = zip(self.inputs(), self.unit(self.t.deltas), strict=False)
            return [l * delta + 0.0 for l, delta in parts]  # noqa: E741
        factors = zip(above, self.unit(self.t.slopes), self.inputs(), strict=False)
        return [dL_dl * (dl_dz * dz_dw) + 0.0 for dL_dl, dl_dz, dz_dw in factors]

    def _above(self) -> Matrix:
        return self.t.dL_dactivations[self.now.weight.layer + 1]

    @property
    def share(self) -> float:
        """The selected example's share of ∂L/∂w."""
        return self.shares()[self.now.example]

    @property
    def dL_dW(self) -> float:
        """∂L/∂w, the sum of the shares."""
        layer, row, column = self.now.weight
        return self.t.gradients[layer][row][column]  # type: ignore[no-any-return]

    @property
    def dL_dtwin(self) -> float:
        """∂L/∂w′."""
        layer, row, column = self.now.twin
        return self.t.gradients[layer][row][column]  # type: ignore[no-any-return]

    @property
    def dL_dx(self) -> float:
        """∂L/∂X at the entry that the slider x moves."""
        return self.t.dL_dactivations[0][self.now.example][self.now.source]  # type: ignore[no-any-return]

    @property
    def dL_dy(self) -> float:
        """∂L/∂y at the entry that the slider y moves."""
        n, unit = self.now.example, self.now.target
        if self.t.kind == "cross_entropy":
            return -self.t.z[-1][n][unit]  # type: ignore[no-any-return]  # −log ŷ + log(1 − ŷ)
        return -self.t.dL_dactivations[-1][n][unit]  # type: ignore[no-any-return]

    @property
    def W_next(self) -> float:
        """The selected weight after the next step of gradient descent: w − η ∂L/∂w."""
        return self.w - self.now.learning_rate * self.dL_dW

    def slots(self) -> dict[str, float]:
        """Return the numbers of the selection by their slots, and the learning rate and L.

        The slots have the names of part 1: x, y, W, z, y_hat, loss, dz_dW, dyhat_dz, dL_dyhat,
        delta_l1, dL_dW, W_next, dL_dx, dL_dy; besides them share, loss_n (of the example),
        dL_dtwin.
        """
        return {
            "x": self.x,
            "y": self.y,
            "W": self.w,
            "z": self.z,
            "y_hat": self.l,
            "loss": self.t.loss,
            "loss_n": self.t.losses[self.now.example],
            "dz_dW": self.dz_dW,
            "dyhat_dz": self.dl_dz,
            "dL_dyhat": self.dL_dl,
            "delta_l1": self.delta,
            "share": self.share,
            "dL_dW": self.dL_dW,
            "dL_dtwin": self.dL_dtwin,
            "dL_dx": self.dL_dx,
            "dL_dy": self.dL_dy,
            "learning_rate": self.now.learning_rate,
            "W_next": self.W_next,
        }

    def value(self, name: str) -> float:
        """Return one of `slots`."""
        return self.slots()[name]
