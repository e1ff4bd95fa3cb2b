"""The erratum of the series' later parts: the slips in them, beside what is right.

Read in Anuj Gupta, "Gradients", parts 2, 3 and 4b, and in their revisions.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.erratum import STORY
from explorer.derivation.net.equation_numbers import part_of
from explorer.derivation.net.part_1 import part_1_state
from explorer.derivation.net.products import factor
from explorer.derivation.net.values import size_text
from explorer.derivation.numbers import readable
from explorer.model.net.state import NetState


class Slip(NamedTuple):
    """A slip of the series.

    Attributes
    ----------
    where
        The equation, or the place.
    correct, printed
        What is right, and what is printed, each with the current numbers.
    flips
        Whether it gives the gradient the opposite sign.
    """

    where: str
    correct: str
    printed: str
    flips: bool = False


_STORIES: Final[dict[str, str]] = {
    "": "The series has no page on this net.",
    "part 1": STORY,
    "part 2": "Part 2 is right; only its notation wavers.",
    "part 3": "A revision of part 3 has a sign error; the page itself is right.",
    "part 4a": "Part 4a is right as it is printed.",
    "part 4b": "An older version of part 4b has the signs wrong; the later one is right there, "
    "but its summary swaps two names, and its code swaps two updates. The shapes tell.",
}


def story(state: NetState) -> str:
    """Return a sentence or two about the part of the series that has this net."""
    return _STORIES[part_of(state.now)]


def slips(state: NetState) -> list[Slip]:
    """Return the slips of the part of the series that has this net."""
    part = part_of(state.now)
    if part == "part 1":
        return _of_part_1(state)
    if part == "part 2":
        return [Slip("components", f"X[1] = {readable(state.now.X[0][0])}", "both x¹ and x₁")]
    if part == "part 3":
        return _of_part_3(state)
    return _of_part_4b(state) if part == "part 4b" else []


def _of_part_1(state: NetState) -> list[Slip]:
    single = part_1_state(state)
    t = single.t
    rest = "ŷ(1 − ŷ)"
    return [
        Slip(
            "(3)",
            f"∂ŷ/∂W = {rest} × X = {readable(t.dyhat_dW)}",
            f"∂ŷ/∂W = {rest} × (−X) = {readable(-t.dyhat_dW)}",
            True,
        ),
        Slip(
            "(4)",
            f"∂L/∂W = −(y − ŷ) × {rest} × X = {readable(t.dL_dW)}",
            f"∂L/∂W = (y − ŷ) × {rest} × X = {readable(-t.dL_dW)}",
            True,
        ),
        Slip(
            "(5)",
            f"Δl₁ = −(y − ŷ) × {rest} = {readable(t.delta_l1)}",
            f"Δl₁ = (y − ŷ) × {rest} = {readable(-t.delta_l1)}",
            True,
        ),
    ]


def _of_part_3(state: NetState) -> list[Slip]:
    name = "∂L/∂w" if len(state.now.weights[0]) > 1 else "∂L/∂W"
    mean = state.t.loss / state.examples
    return [
        Slip(
            "(11), revision",
            f"{name} = Σ (ŷ − y) … = {readable(state.dL_dW)}",
            f"{name} = Σ (y − ŷ) … = {readable(-state.dL_dW)}",
            True,
        ),
        Slip(
            "the loss, in part 0",
            f"L = Σ ½ (y − ŷ)² = {readable(state.t.loss)}",
            f"the average of ½ (y − ŷ)², {readable(mean)}",
        ),
    ]


def _of_part_4b(state: NetState) -> list[Slip]:
    n = state.now.example
    delta, came_in = state.t.deltas[1][n][0], state.t.activations[1][n][0]
    first, second = size_text(state.now.weights[0]), size_text(state.now.weights[1])
    fits = "fits" if first == second else "does not fit"
    one = size_text(state.t.activations[1][:1])
    return [
        Slip(
            "(43), older version",
            f"… × l₁¹ = … × {readable(came_in)}",
            f"… × (−l₁¹) = … × {factor(readable(-came_in))}",
            True,
        ),
        Slip(
            "(46), older version",
            f"Δl₂ = (ŷ − y) ∗ ŷ ∗ (1 − ŷ) = {readable(delta)}",
            f"Δl₂ = (y − ŷ) ∗ ŷ ∗ (1 − ŷ) = {readable(-delta)}",
            True,
        ),
        Slip(
            "the summary",
            "Δl₁ = (Δl₂.W₂ᵀ) ∗ l₁ ∗ (1 − l₁)  (79)",
            "Δl₂ = (Δl₂.W₂ᵀ) ∗ …  (79), and Δl₁ = (ŷ − y) ∗ …  (46)",
        ),
        Slip(
            "the code",
            f"W₁ − η ∂L/∂W₁: {first} and {first}",
            f"W₁ − η ∂L/∂W₂: {first} and {second}, which {fits}",
        ),
        Slip("the shapes", f"W₂ is {second}, an example’s l₁ {one}", "32×1 and 1×1"),
    ]
