"""The derivation as data: formulas give the computed values, sentences are true at every state."""

import math
import re
from dataclasses import fields

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.mathtext import MathTextParser
from support.states import CASES, DEFAULT, grid, state
from support.tex import evaluate, true_values

from explorer.core.backprop import Trace, backprop
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.sentences import culprit, smallest
from explorer.derivation.steps import FACTORS, STEPS, step
from explorer.model.state import State
from explorer.plots.five_plots import plots

each_step = pytest.mark.parametrize("made", STEPS, ids=lambda s: s.name)
STATES = grid()[::41] + CASES  # 87 and the special ones; x, y and W all change from one to the next


def test_the_evaluator_of_formulas():
    values = {"x": 3.0, "y": 2.0, "y_hat": 0.5, "delta_l1": 7.0}
    assert evaluate(r"-(y-\hat{y})", values) == -1.5
    assert evaluate(r"\tfrac{1}{2}\,(\text{y}-\text{y_hat})^2", values) == 1.125
    assert evaluate(r"\hat{y}\,(1-\hat{y}) \times x", values) == 0.75
    assert evaluate(r"X^{\mathsf{T}} .\, \Delta l_1", values) == 21
    assert evaluate(r"\sigma(x - \text{x})", values) == 0.5
    with pytest.raises(ValueError, match="cannot read"):
        evaluate(r"\frac12", values)


def test_quantities_are_fields_of_a_trace():
    descent = {"learning_rate", "W_next"}
    assert set(QUANTITIES) - descent <= {field.name for field in fields(Trace)}
    assert all(quantity.name == name for name, quantity in QUANTITIES.items())
    fixed = "x y W z y_hat loss dL_dyhat dyhat_dz dz_dW dyhat_dW delta_l1 dL_dW dL_dx"
    assert set(fixed.split()) <= set(QUANTITIES)


@each_step
def test_a_step_reads_quantities_and_an_existing_plot(made):
    assert made.quantity in QUANTITIES
    assert set(re.findall(r"\\text\{(\w+)\}", made.numbers)) <= set(QUANTITIES)
    assert made.plot in {plot.name for plot in plots(DEFAULT)}
    assert made.symbol == QUANTITIES[made.quantity].symbol
    assert made.color == QUANTITIES[made.quantity].color


def test_each_factor_s_plot_shows_its_tangent():
    tangents = {
        plot.name: mark.quantity
        for plot in plots(DEFAULT)
        for mark in plot.marks
        if mark.role == "tangent"
    }
    assert {step(name).plot: name for name in FACTORS} | {"descent": "dL_dW"} == tangents


def test_steps_are_found_by_name_and_follow_the_chain():
    assert [step(made.name) for made in STEPS] == list(STEPS)
    assert FACTORS == ("dz_dW", "dyhat_dz", "dL_dyhat")
    with pytest.raises(KeyError, match="no step is named dL_dz; the steps are z, y_hat, "):
        step("dL_dz")


def test_equation_numbers_are_the_derivation_s():
    assert {made.name: made.equation for made in STEPS} == {
        "z": "(0)",
        "y_hat": "(0)",
        "loss": "(0)",
        "dL_dyhat": "(2)",
        "dyhat_dz": "(3)",
        "dz_dW": "(3)",
        "dyhat_dW": "(3)",
        "delta_l1": "(5)",
        "dL_dW": "(4)",
        "matrix": "(6)",
        "update": "",  # not one of the derivation's
    }


@each_step
def test_formula_gives_the_quantity(made):
    for x, y, W in STATES:
        with mpmath.workdps(60):
            true = true_values(x, y, W, learning_rate=2.0)
            value = evaluate(made.formula, true)
            assert mpmath.almosteq(value, true[made.quantity], 1e-50, 1e-50), (x, y, W)
            # y − ŷ rounds to the last place of y where y is neither 0 nor 1
            shown = state(x, y, W).value(made.quantity)
            assert abs(value - shown) <= 1e-12 * abs(value) + 1e-15, (x, y, W)


@each_step
def test_numbers_give_the_value_on_show(made):
    for x, y, W in STATES:
        values = {name: state(x, y, W).value(name) for name in QUANTITIES}
        with mpmath.workdps(30):
            value = evaluate(made.numbers, values)
            error = abs(value - values[made.quantity])
        assert error <= 1e-9 * abs(value) + 1e-15, (x, y, W)


def test_only_a_bare_value_is_not_written_twice():
    assert [made.name for made in STEPS if not made.substitutes] == ["dz_dW"]


@pytest.mark.parametrize(
    "tex",
    sorted({q.symbol for q in QUANTITIES.values()} | {made.formula for made in STEPS}),
)
def test_matplotlib_sets_every_formula(tex):
    parsed = MathTextParser("path").parse(f"${tex}$".replace(r"\tfrac", r"\frac"))
    assert parsed.width > 0 and parsed.glyphs


def test_spoken_names_differ_and_meanings_are_sentences():
    spoken = [q.spoken for q in QUANTITIES.values()]
    assert len(set(spoken)) == len(spoken)
    assert all(re.fullmatch(r"[a-zA-Z0-9, ]+", text) for text in spoken)
    for made in STEPS:
        assert made.meaning[0].isupper() and made.meaning.endswith(".")


# --- sentences about a state are true at it ------------------------------------------------

STRONG = 0.01  # above this no sentence may say "almost 0", "hardly", "barely" or "right"


def assert_true(name, sentence, true):
    """Compare each claim of a sentence with the state's exact numbers."""
    value = true["dL_dW" if name == "update" else step(name).quantity]
    says = sentence.lower()
    assert sentence[0].isupper() or sentence.startswith("z is")
    assert sentence.endswith(".") and len(sentence) <= 80

    if "negative" in says:
        assert value < 0
    if "positive" in says:
        assert value > 0
    if "zero" in says or "z is 0" in says or "stays" in says:
        assert value == 0
    if "killed" in says:
        shown = float(re.search(r"loss is (\S+):", says)[1])
        assert abs(shown - true["loss"]) <= 0.5001e-4 and shown >= 0.01
    if "killed it, σ is saturated" in says:
        assert "∂ŷ/∂z" in says and true["dyhat_dz"] < STRONG
    if "x is (almost) 0" in says:
        assert "∂z/∂w" in says and abs(true["x"]) <= 0.1
    if "downhill" in says:
        assert ("right" in says) == ("w rises" in says) == (true["dL_dW"] < 0)
        assert ("left" in says) == ("w falls" in says) == (true["dL_dW"] > 0)
        by = float(re.search(r"by (\S+):", says)[1].replace("−", "-"))
        assert abs(by - abs(2 * true["dL_dW"])) <= 0.005001 * by and "with η = 2, " in says
    if says.startswith("almost 0") or "hardly" in says or "barely" in says:
        assert abs(value) < STRONG
    if "loss is almost 0" in says:
        assert value < STRONG**2
    if "near ¼" in says:
        assert 0.19 < value <= 0.25
    if "between 0 and ¼" in says:
        assert 0.0 < value < 0.21
    if "guess is right" in says:
        assert abs(true["dL_dyhat"]) < STRONG
    against = 0.5 if name == "z" else true["y"]
    if "above" in says or "too high" in says:
        assert true["y_hat"] > against
    if "below" in says or "too low" in says:
        assert true["y_hat"] < against
    for distance in re.findall(r"is (\d\.\d\d) (?:above|below)", says):
        assert abs(float(distance) - abs(true["dL_dyhat"])) <= 0.005 + 1e-12
    for verb, sign in (("raising", 1), ("lowering", -1)):
        for cause, effect, on in re.findall(rf"{verb} (w|z) (raises|lowers) (the \w+|z)", says):
            slope = {
                ("w", "z"): "dz_dW",
                ("w", "the guess"): "dyhat_dW",
                ("z", "the loss"): "delta_l1",
                ("w", "the loss"): "dL_dW",
            }[cause, on]
            assert sign * true[slope] * (1 if effect == "raises" else -1) > 0


def test_sentences_are_true_everywhere():
    with mpmath.workdps(30):
        for x, y, W in grid():
            here, true = state(x, y, W), true_values(x, y, W)
            for made in STEPS:
                assert_true(made.name, made.sentence(here), true)


def thousandths(low, high):
    return st.integers(1000 * low, 1000 * high).map(lambda n: n / 1000)


@given(x=thousandths(-4, 4), y=thousandths(0, 1), W=thousandths(-6, 6))
def test_sentences_are_true_wherever_the_sliders_go(x, y, W):
    here = state(x, y, W)
    with mpmath.workdps(40):
        for made in STEPS:
            assert_true(made.name, made.sentence(here), true_values(x, y, W))


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("z", (0, 1, 1), "z is 0: the net has nothing to go on, so it will guess a half."),
        ("y_hat", (1.5, 1.0, -0.8), "The guess is 0.77 below the target y."),
        ("y_hat", (4, 1, 6), "The guess is right: it sits on the target."),
        ("dL_dyhat", (0, 0.5, 0), "Zero: the guess is right, nothing to correct."),
        ("dyhat_dz", (4, 1, -6), "Almost 0: σ is saturated, z hardly moves ŷ."),
        ("dyhat_dz", (0, 1, -6), "Near ¼, its maximum: here z moves ŷ the most."),
        ("dz_dW", (0, 1, 3), "Zero: with x = 0, W has no effect."),
        ("dL_dW", (1.5, 1, -0.8), "Negative: raising W lowers the loss."),
        (
            "dL_dW",
            (4, 1, -6),
            "Almost 0, though the loss is 0.5000: ∂ŷ/∂z killed it, σ is saturated.",
        ),
        ("dL_dW", (4, 1, 1.5), "Negative: raising W lowers the loss, but barely."),
        ("update", (1.5, 1, -0.8), "With η = 2, W rises by 0.4101: downhill is to the right."),
        ("update", (1.5, 0, -0.8), "With η = 2, W falls by 0.1235: downhill is to the left."),
        ("update", (0, 1, -0.8), "No slope, no step: W stays."),
        ("dL_dW", (-1.5, 1, -0.8), "Positive: lowering W lowers the loss."),
        ("dL_dW", (1.5, 0, -0.8), "Positive: lowering W lowers the loss."),
        (
            "dL_dW",
            (0, 1, 3),
            "Zero, though the loss is 0.1250: ∂z/∂W killed it, the input x is (almost) 0.",
        ),
        ("dL_dW", (0, 0.5, 3), "Zero: W cannot lower the loss from here."),
    ],
)
def test_sentences_at_chosen_states(name, values, sentence):
    assert step(name).sentence(state(*values)) == sentence


@pytest.mark.parametrize(
    ("x", "guilty"),
    [(0.0158, "dz_dW"), (0.0166, "dyhat_dz"), (-0.0158, "dz_dW"), (-0.0166, "dyhat_dz")],
)
def test_the_culprit_is_the_smaller_share_of_a_usual_size(x, guilty):
    # σ′(5.5) = 0.004054 is as small beside ¼ as x = 0.016216 is beside 1
    t = backprop(x, 0.0, 5.5 / x)
    assert t.dyhat_dz == pytest.approx(0.004054, abs=1e-6)
    assert culprit(t) == guilty == smallest(t, "dyhat_dz", "dz_dW")
    assert QUANTITIES[guilty].text in step("dL_dW").sentence(State(t))


def test_no_sentence_says_that_a_saturated_net_learns():
    t = backprop(1000.0, 1.0, -1000.0)  # σ and its slope are exactly 0 in doubles
    assert t.dyhat_dz == 0.0 and not math.isnan(t.dL_dW)
    assert "Almost 0" in step("dyhat_dz").sentence(State(t))
    said = step("dL_dW").sentence(State(t))
    assert said.startswith("Zero, though the loss is 0.5000: ∂ŷ/∂z killed it")
