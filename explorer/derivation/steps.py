r"""The derivation as data: the quantities, and the steps that lead from one to the next.

Everything that shows the derivation (the cards, the walk, the figure, the exports, the tests)
reads `QUANTITIES` and `STEPS`; no formula, colour, equation number or sentence is written twice.
Formulas are TeX. In `Step.numbers` a ``\text{name}`` stands for the current value of the quantity
of that name; `explorer.derivation.equations` writes whole equations from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.sentences import SENTENCES, about_update
from explorer.model.state import State


@dataclass(frozen=True)
class Step:
    r"""One line of the derivation.

    Attributes
    ----------
    name
        Its own name: the quantity's, except for the matrix form and the update.
    quantity
        The `Trace` attribute that the step computes.
    equation
        Its number in the derivation, as in ``"(3)"``.
    formula
        The right-hand side in symbols, TeX.
    numbers
        The right-hand side with numbers in it: TeX with ``\text{name}`` for a value.
    meaning
        The quantity's meaning, in a sentence that is true at every state.
    plot
        The plot that shows it (a name from `explorer.plots.five_plots`).
    code
        The right-hand side in Python, in terms of the earlier quantities' names and NumPy's `np`.
    highlights
        The quantities whose marks the step highlights; by default its own.
    """

    name: str
    quantity: str
    equation: str
    formula: str
    numbers: str
    meaning: str
    plot: str
    code: str
    highlights: tuple[str, ...] = ()

    @property
    def symbol(self) -> str:
        """TeX of the quantity that the step computes."""
        return QUANTITIES[self.quantity].symbol

    def sentence(self, state: State) -> str:
        """Return a sentence about the quantity at a state."""
        if self.quantity == "W_next":
            return about_update(state)
        return SENTENCES[self.quantity](state.t)

    @property
    def substitutes(self) -> bool:
        """Whether `numbers` is more than the value itself: it is not for ∂z/∂W = x."""
        value = self.numbers.startswith(r"\text{") and self.numbers.endswith("}")
        return not value or " " in self.numbers

    @property
    def color(self) -> str:
        """``#rrggbb`` of the quantity that the step computes."""
        return QUANTITIES[self.quantity].color


STEPS: Final[tuple[Step, ...]] = (
    Step(
        "z",
        "z",
        "(0)",
        r"W\,x",
        r"\text{W} \times \text{x}",
        "The input times the weight, before σ.",
        "z",
        "W * x",
    ),
    Step(
        "y_hat",
        "y_hat",
        "(0)",
        r"\sigma(z)",
        r"\sigma(\text{z})",
        "The guess: σ squeezes z into a number between 0 and 1.",
        "sigma",
        "1 / (1 + np.exp(-z))",
    ),
    Step(
        "loss",
        "loss",
        "(0)",
        r"\tfrac{1}{2}\,(y-\hat{y})^2",
        r"\tfrac{1}{2}\,(\text{y}-\text{y_hat})^2",
        "The loss: how wrong the guess is, as one number that is never negative.",
        "loss",
        "0.5 * (y - y_hat) ** 2",
    ),
    Step(
        "dL_dyhat",
        "dL_dyhat",
        "(2)",
        r"-(y-\hat{y})",
        r"-(\text{y}-\text{y_hat})",
        "How wrong the guess is, and on which side.",
        "loss",
        "-(y - y_hat)",
    ),
    Step(
        "dyhat_dz",
        "dyhat_dz",
        "(3)",
        r"\hat{y}\,(1-\hat{y})",
        r"\text{y_hat} \times \text{one_minus_y_hat}",
        "The slope of σ: at most ¼, almost 0 if saturated.",
        "sigma",
        "y_hat * (1 - y_hat)",
    ),
    Step(
        "dz_dW",
        "dz_dW",
        "(3)",
        "x",
        r"\text{x}",
        "The slope of z along W: the input x.",
        "z",
        "x",
    ),
    Step(
        "dyhat_dW",
        "dyhat_dW",
        "(3)",
        r"\hat{y}\,(1-\hat{y}) \times x",
        r"\text{dyhat_dz} \times \text{dz_dW}",
        "The slope of the guess along W: the product of the slopes from W to ŷ.",
        "sigma",
        "dyhat_dz * dz_dW",
        ("dyhat_dz", "dz_dW"),
    ),
    Step(
        "delta_l1",
        "delta_l1",
        "(5)",
        r"-(y-\hat{y}) \times \hat{y}\,(1-\hat{y})",
        r"\text{dL_dyhat} \times \text{dyhat_dz}",
        "The upstream gradient ∂L/∂z: the slope of the loss along z.",
        "sigma",
        "dL_dyhat * dyhat_dz",
        ("dL_dyhat", "dyhat_dz"),
    ),
    Step(
        "dL_dW",
        "dL_dW",
        "(4)",
        r"-(y-\hat{y}) \times \hat{y}\,(1-\hat{y}) \times x",
        r"\text{dL_dyhat} \times \text{dyhat_dz} \times \text{dz_dW}",
        "The gradient: the slope of the loss along W, the product of the three slopes.",
        "descent",
        "dL_dyhat * dyhat_dz * dz_dW",
    ),
    Step(
        "matrix",
        "dL_dW",
        "(6)",
        r"X^{\mathsf{T}} .\, \Delta l_1",
        r"\text{x} \times \text{delta_l1}",
        "The same as a matrix product: transposed input times upstream gradient.",
        "surface",
        "np.array([[x]]).T @ np.array([[delta_l1]])",
        ("dL_dW", "x"),
    ),
    Step(
        "update",
        "W_next",
        "",
        r"W - \eta\,\frac{\partial L}{\partial W}",
        r"\text{W} - \text{learning_rate} \times \text{dL_dW}",
        "A step of gradient descent: W moves against the slope, scaled by η.",
        "descent",
        "W - learning_rate * dL_dW",
    ),
)

#: The three factors of (4) in the order in which the net computes: W → z → ŷ → L.
FACTORS: Final[tuple[str, ...]] = ("dz_dW", "dyhat_dz", "dL_dyhat")


def step(name: str) -> Step:
    """Return the step of that name.

    Parameters
    ----------
    name
        One of ``[s.name for s in STEPS]``.

    Raises
    ------
    KeyError
        If there is no such step.
    """
    for candidate in STEPS:
        if candidate.name == name:
            return candidate
    raise KeyError(f"no step is named {name}; the steps are {', '.join([s.name for s in STEPS])}")
