"""Cases worth seeing, each with the question it raises."""

from __future__ import annotations

from typing import Final, NamedTuple


class Case(NamedTuple):
    """A state worth seeing, and one sentence that says why."""

    name: str
    title: str
    x: float
    y: float
    W: float
    learning_rate: float
    sentence: str


#: The title in the menu of the state that the explorer started with.
BACK: Final = "Back to the start"

CASES: Final[tuple[Case, ...]] = (
    Case("wrong", "A wrong guess", 1.5, 1.0, -0.8, 2.0,
         "The guess is too low, and every factor lets the correction through."),
    Case("confident", "Confidently wrong", 4.0, 1.0, -6.0, 2.0,
         "The loss could not be larger, yet the gradient is nearly 0. Which of x, y and W can "
         "bring it back? Drag them, one at a time."),
    Case("dead", "A dead input, x = 0", 0.0, 1.0, -0.8, 2.0,
         "With x = 0, W has no effect: no step along W can help."),
    Case("right", "Already right", 2.5, 1.0, 2.4, 2.0,
         "The guess is right, so there is nothing left to correct: a small gradient can be good."),
    Case("half", "A target of ½", 1.5, 0.5, -0.8, 2.0,
         "A target between 0 and 1: along W the loss is a valley, with a slope on either side."),
    Case("negative", "A negative input", -1.5, 1.0, 0.8, 2.0,
         "The first guess again, but x < 0: the gradient points the other way."),
    Case("overshoot", "A step too far", 4.0, 0.5, 0.45, 30.0,
         "η is so large that a step jumps over the valley: try Step and watch the loss."),
)  # fmt: skip
