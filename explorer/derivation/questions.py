"""A question for each step of the backward pass, and the reason for its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from explorer.core.trace import Trace, trace
from explorer.derivation.numbers import readable
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.sentences import ALMOST_ZERO, STEEP, moves, smallest
from explorer.model.state import State

#: The rise of W in "W rises a little", and the least change of σ's slope that counts.
NUDGE: Final = 0.1
SAME: Final = 0.001

#: The most choices of a question.
MOST_CHOICES: Final = 4

_KINDS: Final = ("positive", "negative", "0")
_SIGNS: Final = ("positive", "negative", "about 0")
#: The three factors in the order of the backward pass, that of equation (4).
_BACKWARD: Final = ("dL_dyhat", "dyhat_dz", "dz_dW")


class Question(NamedTuple):
    """One question of the backward pass.

    Attributes
    ----------
    step
        The step of the derivation that it asks about.
    about
        Its subject in a few words.
    ask
        The question.
    choices
        Up to `MOST_CHOICES` answers.
    answer
        ``answer(state)`` is the index of the right one.
    why
        ``why(state)`` gives the reason, with the current numbers.
    opens
        The quantities that its answer reveals; until then they are hidden everywhere.
    clue
        ``clue(state)`` is the reasoning up to the answer, for those who ask for it; the last
        questions have none.
    """

    step: str
    about: str
    ask: str
    choices: tuple[str, ...]
    answer: Callable[[State], int]
    why: Callable[[State], str]
    opens: tuple[str, ...] = ()
    clue: Callable[[State], str] | None = None


def _sign(number: float) -> int:
    if abs(number) < ALMOST_ZERO:
        return 2
    return 0 if number > 0 else 1


def _named(number: float) -> str:
    return _KINDS[0 if number > 0 else 1 if number < 0 else 2]


def _is(name: str, t: Trace) -> str:
    return f"{QUANTITIES[name].text} = {readable(getattr(t, name))}"


# ∂L/∂ŷ -----------------------------------------------------------------------------------------


def _compare(t: Trace) -> str:
    if _sign(t.dL_dyhat) == 2:
        return f"{_is('y_hat', t)} and {_is('y', t)} are almost the same, so y − ŷ is nearly 0"
    side = "below" if t.dL_dyhat < 0 else "above"
    return f"{_is('y_hat', t)} is {side} {_is('y', t)}, so y − ŷ is {_named(-t.dL_dyhat)}"


def _why_dL_dyhat(s: State) -> str:
    if _sign(s.t.dL_dyhat) == 2:
        return f"{_compare(s.t)}: the guess is right, and there is little to correct."
    effect = moves(s.t.dL_dyhat)
    return f"{_compare(s.t)}, and the minus flips the sign: raising ŷ {effect} the loss."


def _clue_dL_dyhat(s: State) -> str:
    return f"{_compare(s.t)}. ∂L/∂ŷ is −(y − ŷ): put the minus in front. So it is …"


# ∂ŷ/∂z -----------------------------------------------------------------------------------------


def _steepness(s: State) -> int:
    slope = s.t.dyhat_dz
    return 0 if slope > STEEP else 2 if slope < ALMOST_ZERO else 1


def _why_dyhat_dz(s: State) -> str:
    z = _is("z", s.t)
    return (
        f"{z} is near 0, where σ is steepest: ¼ is its largest slope.",
        f"{z} is neither near 0, where σ is steep, nor far out, where σ is flat.",
        f"{z} is far from 0: ŷ is so near 0 or 1 that ŷ(1 − ŷ) is almost 0.",
    )[_steepness(s)]


def _clue_dyhat_dz(s: State) -> str:
    return f"σ is steepest at z = 0 and almost flat beyond 5 or so on either side. {_is('z', s.t)}."


def _nudged(s: State) -> Trace:
    return trace(s.t.x, s.t.y, s.t.W + NUDGE)


def _trend(s: State) -> int:
    change = _nudged(s).dyhat_dz - s.t.dyhat_dz
    if abs(change) < SAME:
        return 2
    return 0 if change > 0 else 1


def _moved(s: State) -> str:
    return f"If W rises by {NUDGE}, z goes from {readable(s.t.z)} to {readable(_nudged(s).z)}"


def _why_trend(s: State) -> str:
    moved, way = _moved(s), _trend(s)
    slopes = f"the slope from {readable(s.t.dyhat_dz)} to {readable(_nudged(s).dyhat_dz)}"
    if s.t.x == 0:
        return "With x = 0, W does not move z, so the slope stays the same."
    if way == 2:
        return f"{moved}, {slopes}: almost no change."
    return f"{moved}, {'nearer to' if way == 0 else 'further from'} 0, and {slopes}."


def _clue_trend(s: State) -> str:
    return f"{_moved(s)}. σ is steepest at z = 0."


# ∂z/∂W, ∂ŷ/∂W ----------------------------------------------------------------------------------


def _why_dz_dW(s: State) -> str:
    return f"∂z/∂W is x itself, and {_is('x', s.t)}."


def _why_dyhat_dW(s: State) -> str:
    if s.t.x == 0:
        return "With x = 0, W has no effect on ŷ."
    if _sign(s.t.dyhat_dW) == 2:
        guilty = smallest(s.t, "dyhat_dz", "dz_dW")
        return f"The product is almost 0, mostly because of {_is(guilty, s.t)}."
    return f"σ never falls, so the sign of x decides: {_named(s.t.x)}."


# ∂L/∂W and the step ----------------------------------------------------------------------------


def _why_dL_dW(s: State) -> str:
    t = s.t
    if _sign(t.dL_dW) == 2:
        return "One of the three factors is so small that their product is almost 0."
    signs = " times ".join(_named(f) for f in (t.dL_dyhat, t.dyhat_dz, t.dz_dW))
    return (
        f"{signs[0].upper()}{signs[1:]} is {_named(t.dL_dW)}: raising W {moves(t.dL_dW)} the loss."
    )


def _killer(s: State) -> int:
    """Return the index of the factor that makes the gradient almost 0, or of "none"."""
    if _sign(s.t.dL_dW) != 2:
        return len(_BACKWARD)
    return _BACKWARD.index(smallest(s.t, *_BACKWARD))


def _why_killer(s: State) -> str:
    t = s.t
    if _sign(t.dL_dW) != 2:
        return f"{_is('dL_dW', t)} is not almost 0: every factor lets the correction through."
    guilty = smallest(t, *_BACKWARD)
    return (
        f"{_is(guilty, t)}: the guess is right, and a small gradient is as it should be.",
        f"{_is(guilty, t)}: σ is saturated, which means so flat that z hardly moves ŷ.",
        f"{_is(guilty, t)}: with so small an input, W hardly moves z.",
    )[_BACKWARD.index(guilty)]


def _why_update(s: State) -> str:
    size = readable(abs(s.W_next - s.t.W))
    if _sign(s.W_next - s.t.W) == 2:
        return f"The step is η × ∂L/∂W = {size} long: too short to see."
    ways = ("negative", "up") if s.W_next > s.t.W else ("positive", "down")
    return f"The slope is {ways[0]}, and descent goes against it: {ways[1]}, by {size}."


#: In the order of the backward pass, with less and less help.
QUESTIONS: Final[tuple[Question, ...]] = (
    Question(
        "dL_dyhat", "the sign of ∂L/∂ŷ", "Is ∂L/∂ŷ positive, negative or about 0?", _SIGNS,
        lambda s: _sign(s.t.dL_dyhat), _why_dL_dyhat, ("dL_dyhat",), _clue_dL_dyhat,
    ),
    Question(
        "dyhat_dz", "how steep σ is", "Is σ steep here, in between, or almost flat?",
        ("steep", "in between", "almost flat"),
        _steepness, _why_dyhat_dz, ("dyhat_dz",), _clue_dyhat_dz,
    ),
    Question(
        "dyhat_dz", "how ∂ŷ/∂z changes with W", "If W rises a little, what does ∂ŷ/∂z do?",
        ("it grows", "it shrinks", "about the same"), _trend, _why_trend, (), _clue_trend,
    ),
    Question(
        "dz_dW", "the sign of ∂z/∂W", "Is ∂z/∂W positive, negative or 0?",
        _KINDS,
        lambda s: _KINDS.index(_named(s.t.dz_dW)), _why_dz_dW, ("dz_dW",),
    ),
    Question(
        "dyhat_dW", "W’s effect on ŷ", "If W rises a little, what does the guess ŷ do?",
        ("it rises", "it falls", "hardly anything"),
        lambda s: _sign(s.t.dyhat_dW), _why_dyhat_dW, ("dyhat_dW",),
    ),
    Question(
        "dL_dW", "the sign of ∂L/∂W", "Is ∂L/∂W positive, negative or about 0?", _SIGNS,
        lambda s: _sign(s.t.dL_dW), _why_dL_dW,
    ),
    Question(
        "dL_dW", "the factor to blame", "Does a factor kill ∂L/∂W here, and which?",
        ("∂L/∂ŷ", "∂ŷ/∂z", "∂z/∂W", "none does"),
        _killer, _why_killer, ("dL_dW", "delta_l1", "dL_dx", "dL_dy", "gradient"),
    ),
    Question(
        "update", "the step’s direction", "Which way does a step of descent move W?",
        ("up", "down", "hardly at all"),
        lambda s: _sign(s.W_next - s.t.W), _why_update, ("W_next",),
    ),
)  # fmt: skip
