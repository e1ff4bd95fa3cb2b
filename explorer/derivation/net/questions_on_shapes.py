"""The question on the shape of a gradient, which is that of what it is the gradient of."""

from __future__ import annotations

from explorer.derivation.net.names import (
    activations_name,
    delta_name,
    gradient_name,
    weights_name,
)
from explorer.derivation.net.posed import Choice, Posed, posed
from explorer.derivation.net.values import size_text
from explorer.model.net.state import NetState


def has_shapes(s: NetState) -> bool:
    """Tell whether the shape of the gradient can be mistaken."""
    return len(_shape_choices(s)) > 0


def _shape_choices(s: NetState) -> list[Choice]:
    """Return the wrong shapes of the selected layer's gradient, with reasons."""
    k = s.now.weight.layer
    W = s.now.weights[k]
    right = size_text(W)
    name, weights = gradient_name(k, s.layers).text, weights_name(k, s.layers).text
    found: list[Choice] = []
    if len(s.now.weights) == 2:  # the slip in the code of part 4b
        other = weights_name(1 - k, 2).text
        found.append(
            Choice(
                size_text(s.now.weights[1 - k]),
                f"That is the shape of {other}: no step could subtract it from {weights}.",
            )
        )
    delta = delta_name(k, s.layers).text
    found.append(
        Choice(
            f"{len(W[0])}×{len(W)}",
            f"That is {weights} lying on its side: W − η ∂L/∂W would not fit.",
        )
    )
    found.append(
        Choice(size_text(s.t.deltas[k]), f"That is the shape of {delta}, a row for each example.")
    )
    found.append(
        Choice(
            f"{len(s.now.X)}×{len(W)}",
            f"That is the shape of what comes in, not of {name}.",
        )
    )
    return [choice for choice in found if choice.text != right]


def pose_shape(s: NetState) -> Posed:
    """Ask for the shape of the selected weight's gradient."""
    k = s.now.weight.layer
    W = s.now.weights[k]
    name, weights = gradient_name(k, s.layers).text, weights_name(k, s.layers).text
    source, delta = activations_name(k, s.layers).text, delta_name(k, s.layers).text
    lying = f"{len(W)}×{len(s.now.X)}"
    why = (
        f"A gradient has the shape of what it is the gradient of. And {source}ᵀ.{delta} is "
        f"{lying} times {size_text(s.t.deltas[k])}."
    )
    right = Choice(size_text(W), why)
    clue = f"The step is {weights} − η {name}, entry by entry."
    return posed(f"Which shape does {name} have?", right, _shape_choices(s), clue, False)
