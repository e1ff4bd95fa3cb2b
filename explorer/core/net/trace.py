"""Every quantity of one forward and backward pass through any net, in one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, repr=False)
class NetTrace:
    """Every quantity of one forward and backward pass, as `backprop_net` returns it.

    Layers, examples and units are counted from 0 here; ``weights[0]`` is the derivation's W₁. From
    `backprop_net` the matrices are read-only arrays, in the page lists of rows. N is the number of
    examples, K that of layers, dₖ the number of units of layer k, and d₀ that of the inputs.

    Attributes
    ----------
    X, y
        The examples (N, d₀) and their targets (N, d_K).
    weights
        K matrices; ``weights[k]`` has the shape (dₖ, dₖ₊₁).
    activation
        The name of each layer's activation, f.
    kind
        The name of the loss, ``"squared_error"`` or ``"cross_entropy"``.
    z
        K matrices; ``z[k] = activations[k].weights[k]``.
    activations
        K + 1 matrices: ``activations[0]`` is X, ``activations[K]`` is ŷ.
    losses
        The loss of each example, (N,).
    loss
        Their sum.
    slopes
        K matrices, f′(z).
    dL_dactivations
        K + 1 matrices: ``dL_dactivations[0]`` is ∂L/∂X, ``dL_dactivations[K]`` is ∂L/∂ŷ.
    deltas
        K matrices, Δ = ∂L/∂z.
    gradients
        K matrices, ``gradients[k]`` is ∂L/∂weights[k] and has its shape.
    """

    X: Any
    y: Any
    weights: Any
    activation: Any
    kind: str
    z: Any
    activations: Any
    losses: Any
    loss: float
    slopes: Any
    dL_dactivations: Any
    deltas: Any
    gradients: Any

    @property
    def y_hat(self) -> Any:
        """The output, ŷ."""
        return self.activations[-1]

    def __repr__(self) -> str:
        widths = [len(self.X[0]), *(len(W[0]) for W in self.weights)]
        batch = f"batch of {len(self.X)}"
        return f"NetTrace({'-'.join(map(str, widths))}, {batch}, {self.kind}, loss={self.loss:.6g})"
