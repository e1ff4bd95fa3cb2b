"""The writer of "symbol = formula = numbers = value"."""

import mpmath
import pytest
from support.states import CASES, state
from support.tex import evaluate

from explorer.derivation.equations import as_tex, as_text, equation
from explorer.derivation.numbers import parse
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS, step

START = state(1.5, 1.0, -0.8)


@pytest.mark.parametrize("at", CASES)
@pytest.mark.parametrize("made", STEPS, ids=lambda made: made.name)
def test_all_sides_are_equal_at_the_state(made, at):
    s = state(*at)
    values = {name: s.value(name) for name in QUANTITIES}
    written = equation(made)
    with mpmath.workdps(30):
        sides = [float(evaluate(side, values)) for side in written.sides]
    assert sides == pytest.approx([s.value(made.quantity)] * len(sides), rel=1e-9, abs=1e-14)
    assert len(sides) == (2 if made.name == "dz_dW" else 3)  # x = 1.5, not x = 1.5 = 1.5


def test_sides_can_be_left_out():
    made = step("dL_dyhat")
    assert len(equation(made, formula=False).sides) == len(equation(made, numbers=False).sides) == 2
    assert equation(made, formula=False, numbers=False).sides == (r"\text{dL_dyhat}",)


def test_only_the_update_is_not_an_equality():
    relations = {made.name: equation(made).relation for made in STEPS}
    assert relations.pop("update") == "←"
    assert set(relations.values()) == {"="}


@pytest.mark.parametrize(
    ("name", "tex"),
    [
        ("z", r"z = W\,x = -0.8000 \times 1.5000 = -1.2000"),
        ("dL_dyhat", r"\frac{\partial L}{\partial \hat{y}} = -(y-\hat{y})"
         r" = -(1.0000-0.2315) = -0.7685"),
        ("update", r"W \leftarrow W - \eta\,\frac{\partial L}{\partial W}"
         r" = -0.8000 - 2.0000 \times (-0.2051) = -0.3899"),
    ],
)  # fmt: skip
def test_in_tex(name, tex):
    assert as_tex(equation(step(name)), START) == tex
    sign = r"\leftarrow" if name == "update" else "="
    assert as_tex(equation(step(name)), START, align="&") == tex.replace(sign, f"&{sign}", 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("z", "z = −0.8000 × 1.5000 = −1.2000"),
        ("y_hat", "ŷ = σ(−1.2000) = 0.2315"),
        ("loss", "L = ½(1.0000 − 0.2315)² = 0.2953"),
        ("dL_dyhat", "∂L/∂ŷ = −(1.0000 − 0.2315) = −0.7685"),
        ("dz_dW", "∂z/∂W = 1.5000"),
        ("dL_dW", "∂L/∂W = −0.7685 × 0.1779 × 1.5000 = −0.2051"),
        ("matrix", "∂L/∂W = 1.5000 × (−0.1367) = −0.2051"),
        ("update", "next W ← −0.8000 − 2.0000 × (−0.2051) = −0.3899"),
    ],
)
def test_in_plain_text(name, text):
    assert as_text(step(name), START, numbers=True) == text
    symbol, value = text.split(" ← " if name == "update" else " = ", 1)
    short = as_text(step(name), START)
    assert short.startswith(symbol) and short.endswith(value.split(" = ")[-1])
    assert short.count("=") + short.count("←") == 1


@pytest.mark.parametrize("at", [(4.0, 1.0, -6.0), (-1e-9, 0.0, 5.0)])
@pytest.mark.parametrize("made", STEPS, ids=lambda made: made.name)
def test_tiny_values_are_written_with_powers_of_ten(made, at):
    s = state(*at)
    text = as_text(made, s)
    number = text.split(" ← " if made.name == "update" else " = ")[1]
    assert parse(number) == pytest.approx(s.value(made.quantity), rel=0.05, abs=5e-5)
    tex = as_tex(equation(made), s)
    assert ("e−" in number) == (r"\cdot 10^{-" in tex.rsplit(" = ", 1)[1])
    assert "e-" not in tex and "−" not in tex
