"""Questions on the share of an example: its factors, its sign, and what pulls the other way."""

from __future__ import annotations

from explorer.derivation.net.activations import ACTIVATION_TEXTS
from explorer.derivation.net.names import (
    activations_name,
    delta_name,
    gradient_name,
    slope_name,
    weights_name,
)
from explorer.derivation.net.posed import Choice, Posed, posed
from explorer.derivation.numbers import readable
from explorer.derivation.questions import MOST_CHOICES
from explorer.derivation.sentences import ALMOST_ZERO
from explorer.model.net.state import NetState


def _share_name(s: NetState) -> str:
    of = f"example {s.now.example + 1}’s share of " if s.examples > 1 else ""
    return f"{of}{_gradient_entry(s)}"


def _gradient_entry(s: NetState) -> str:
    layer, row, column = s.now.weight
    return gradient_name(layer, s.layers).entry(row, column, s.shape)


def _input_entry(s: NetState, n: int, i: int) -> str:
    name = activations_name(s.now.weight.layer, s.layers)
    return name.entry(n, i, (s.examples, s.shape[0]))


def _delta_entry(s: NetState, n: int, j: int) -> str:
    return delta_name(s.now.weight.layer, s.layers).entry(n, j, (s.examples, s.shape[1]))


def pose_factors(s: NetState) -> Posed:
    """Ask which two entries multiply to the share of the selected example."""
    n = s.now.example
    layer, i, j = s.now.weight
    comes, delta = _input_entry(s, n, i), _delta_entry(s, n, j)
    weight = weights_name(layer, s.layers).entry(i, j, s.shape)
    above = slope_name(layer + 1, s.layers).entry(n, j, (s.examples, s.shape[1]))
    right = Choice(
        f"{comes} and {delta}",
        f"w sends {comes} on to z, so ∂L/∂w is what comes in times what is wanted of z.",
    )
    others = [
        Choice(
            f"{comes} and {weight}",
            "That is forward: the product is w’s part of z, not of the gradient.",
        )
    ]
    if s.now.activation[layer] != "identity":
        others.append(
            Choice(f"{comes} and {above}", "The slope of the unit is missing: Δ has it already.")
        )
    if s.examples > 1:
        m = n - 1 if n > 0 else 1
        others.append(
            Choice(
                f"{_input_entry(s, m, i)} and {delta}",
                f"Those are of two examples, {m + 1} and {n + 1}: each example multiplies its own.",
            )
        )
    elif s.shape[0] > 1:
        m = i - 1 if i > 0 else 1
        others.append(
            Choice(
                f"{_input_entry(s, n, m)} and {delta}",
                f"{_input_entry(s, n, m)} comes in at another weight.",
            )
        )
    clue = f"w takes {comes} to z, and Δ is ∂L/∂z."
    ask = f"Which two entries multiply to {_share_name(s)}?"
    return posed(ask, right, others, clue, False)


def _named(number: float) -> str:
    return "positive" if number > 0 else "negative" if number < 0 else "0"


def pose_sign(s: NetState) -> Posed:
    """Ask for the sign of the share of the selected example."""
    comes = _input_entry(s, s.now.example, s.now.weight.row)
    delta = _delta_entry(s, s.now.example, s.now.weight.column)
    inputs, deltas, share = s.dz_dW, s.delta, s.share
    first = f"{comes} = {readable(inputs)}"
    both = f"{first} is {_named(inputs)} and {delta} = {readable(deltas)} is {_named(deltas)}"
    if share == 0 and inputs != 0 and deltas != 0:
        why = f"{both}, but their product is too small for a number of 64 bits."
    elif share == 0:
        why = f"{first}: nothing comes in." if inputs == 0 else f"{delta} is 0: nothing is wanted."
    else:
        why = f"{both}: the product is {_named(share)}."
    choices = [Choice(text, why) for text in ("positive", "negative", "0")]
    right = Choice(_named(share), why)
    ask = f"Is {_share_name(s)} positive, negative or 0?"
    clue = f"It is {comes} × {delta}, and {first}. Find the sign of {delta}."
    return posed(ask, right, choices, clue, True)


def pose_killer(s: NetState) -> Posed:
    """Ask which factor makes the share of the selected example almost 0, if one does."""
    output = "ŷ" if s.last else "l"
    steepest = 0.25 if s.kind == "sigmoid" else 1.0
    names = [f"∂L/∂{output}", f"∂{output}/∂z", "∂z/∂w"]
    values = [s.dL_dl, s.dl_dz, s.dz_dW]
    sizes = [abs(s.dL_dl), s.dl_dz / steepest, abs(s.dz_dW)]
    equal = [f"{name} = {readable(value)}" for name, value in zip(names, values, strict=True)]
    reasons = [
        "the guess is right" if s.last else "(almost) nothing comes from above",
        ACTIVATION_TEXTS[s.kind].flat,
        "(almost) nothing comes in",
    ]
    dead = abs(s.share) < ALMOST_ZERO
    guilty = sizes.index(min(sizes))
    choices = [
        Choice(
            names[i],
            f"{one}: {reasons[i]}." if dead and i == guilty else f"{one} is not to blame.",
        )
        for i, one in enumerate(equal)
    ]
    lets = "almost 0." if dead else "and each factor lets the correction through."
    choices.append(Choice("none does", f"The share is {readable(s.share)}, {lets}"))
    right = choices[guilty] if dead else choices[-1]
    clue = f"{', '.join(equal)}. The slope of the unit is {steepest:.2f} at most."
    return posed(f"Does a factor kill {_share_name(s)}, and which?", right, choices, clue, True)


def _example(n: int) -> str:
    return f"example {n + 1}"


def pose_opposite(s: NetState) -> Posed:
    """Ask which example pulls hardest against the sum of the shares."""
    shares, total = s.shares(), s.dL_dW
    against = [share if total > 0 else -share for share in shares]  # below 0: the other way
    order = sorted(range(len(shares)), key=lambda n: against[n])
    first = order[0]
    opposed = total != 0 and against[first] < 0
    others = [n for n in order[1:] if not opposed or against[n] != against[first]]
    listed = sorted([first, *others[: MOST_CHOICES - 2]])
    sums = f"and the sum is {readable(total)}."
    choices = [Choice(_example(n), f"Its share is {readable(shares[n])}, {sums}") for n in listed]
    if total == 0:
        why = "The shares add up to 0: there is no way for one of them to pull against."
    elif opposed:
        why = f"The share of {_example(first)} is {readable(shares[first])}, {sums}"
    else:
        why = f"No share has another sign than the sum, {readable(total)}."
    choices.append(Choice("none of them", why))
    right = choices[listed.index(first)] if opposed else choices[-1]
    layer, row, column = s.now.weight
    clue = (
        f"Compare the signs of column {row + 1} of {activations_name(layer, s.layers).text} and "
        f"column {column + 1} of {delta_name(layer, s.layers).text}, example by example."
    )
    ask = f"Which share of {_gradient_entry(s)} pulls hardest against the sum?"
    return posed(ask, right, choices, clue, True)
