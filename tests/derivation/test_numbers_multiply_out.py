"""The shown factors multiply out to the shown product, and no number is a negative zero."""

import random

import pytest
from support.states import state
from support.written import NEGATIVE_ZERO, assert_multiplies_out

from explorer.derivation.equations import as_text
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS, step


def slider_states(count):
    """Return states at random positions of the sliders, many of them saturated."""
    random.seed(7)
    for _ in range(count):
        x, y, W = random.randint(-400, 400), random.randint(0, 1000), random.randint(-600, 600)
        yield state(x / 100, random.choice([0.0, 1.0, y / 1000]), W / 100)


def test_the_three_slopes_multiply_out_to_the_gradient():
    for s in slider_states(5000):
        slopes = [readable(getattr(s.t, name)) for name in ("dL_dyhat", "dyhat_dz", "dz_dW")]
        assert_multiplies_out(slopes, readable(s.t.dL_dW))


@pytest.mark.parametrize("name", ["z", "dyhat_dz", "dyhat_dW", "delta_l1", "matrix"])
def test_the_numbers_of_each_product_multiply_out_to_its_value(name):
    for s in slider_states(1000):
        _, numbers, value = as_text(step(name), s, numbers=True).split(" = ")
        factors = [factor.strip("()") for factor in numbers.split(" × ")]
        assert len(factors) >= 2
        assert_multiplies_out(factors, value)


def test_the_example_of_a_small_product():
    t = state(1.5, 1.0, 3.31).t
    shown = [readable(value) for value in (t.dL_dyhat, t.dyhat_dz, t.dz_dW, t.dL_dW)]
    assert shown == ["−0.00693", "0.00688", "1.5000", "−7.15e−5"]  # not −0.0001


def test_no_number_of_the_derivation_is_a_negative_zero():
    for x in (-0.0, 0.0, -1e-9, 4.0):
        for y in (0.0, 0.5, 1.0):
            for W in (-6.0, -0.0, 1e-6, 6.0):
                s = state(x, y, W)
                for made in STEPS:
                    text = f"{as_text(made, s, numbers=True)} {made.sentence(s)}"
                    assert not NEGATIVE_ZERO.search(text), text
