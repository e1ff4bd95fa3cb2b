"""The numbers, sentences and marks of the page, and the news for screen readers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drawings import all_plots
from support.states import CASES, DEFAULT, inside, state, states

from explorer.derivation.numbers import parse
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS
from explorer.session.display import announcement, marks, numbers, sentences

PLOTS = all_plots(DEFAULT)
FOLLOWS = ("y", "xy", "xyW")


# --- numbers and sentences -----------------------------------------------------------------------


@given(states())
def test_every_quantity_is_shown_exactly_and_rounded(s):
    shown = numbers(s)
    assert list(shown) == list(QUANTITIES)
    for name, one in shown.items():
        value = s.value(name)
        assert one.number == value and float(one.exact) == value
        assert parse(one.text) == pytest.approx(value, rel=0.005001)
        assert parse(one.spoken) == parse(one.text)
        assert "-" not in one.text + one.spoken  # a true minus sign


def test_the_first_state_s_numbers():
    shown = numbers(state(1.5, 1.0, -0.8))
    assert shown["W"][:3] == ("−0.8000", "-0.8", "−0.8")
    assert shown["z"].text == "−1.2000"
    assert shown["dL_dW"].text == "−0.2051"
    assert shown["W_next"].text == "−0.3899"
    assert shown["learning_rate"].spoken == "2"


@pytest.mark.parametrize("case", CASES)
def test_each_step_has_the_sentence_of_its_state(case):
    s = state(*case)
    said = sentences(s)
    assert list(said) == [step.name for step in STEPS]
    assert all(text.endswith(".") for text in said.values())
    assert ("too low" in said["dL_dyhat"]) == (s.t.dL_dyhat <= -0.005)
    assert ("too high" in said["dL_dyhat"]) == (s.t.dL_dyhat >= 0.005)


# --- marks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("plot", PLOTS, ids=lambda plot: plot.name)
def test_each_mark_is_in_one_group(plot):
    s = state(1.5, 1.0, -0.8, path=(-1.0, -0.8))
    groups = [marks(plot, s, follows) for follows in FOLLOWS]
    names = [name for group in groups for name in group]
    assert sorted(names) == sorted(f"{plot.name}.{mark.role}" for mark in plot.marks)
    assert f"{plot.name}.point" in groups[2]


@settings(max_examples=50)
@given(states(), inside(-4.0, 4.0), inside(0.0, 1.0), inside(-6.0, 6.0))
def test_a_group_stays_as_it_is_while_its_inputs_do(s, x, y, W):
    t = s.t
    for plot in PLOTS:
        of_W = state(t.x, t.y, W, s.learning_rate)
        of_xW = state(x, t.y, W, s.learning_rate)
        assert marks(plot, s, "xy") == marks(plot, of_W, "xy")
        assert marks(plot, s, "y") == marks(plot, of_xW, "y")


@given(states())
def test_the_points_are_at_the_quantities_of_their_axes(s):
    axes = {"W": "W", "x": "x", "y": "y", "z": "z", "ŷ": "y_hat", "L": "loss"}
    for plot in PLOTS:
        left, top, width, height = plot.box
        across, down = marks(plot, s, "xyW")[f"{plot.name}.point"]
        x, y = (s.value(axes[label]) for label in (plot.xlabel, plot.ylabel))
        (x0, x1), (y0, y1) = plot.window
        assert across == pytest.approx(left + width * (x - x0) / (x1 - x0), abs=0.0051)
        assert down == pytest.approx(top + height * (y1 - y) / (y1 - y0), abs=0.0051)


# --- announcements -------------------------------------------------------------------------------


def test_a_change_is_announced_with_its_effect_and_what_it_gives_away():
    before, now = state(1.5, 1.0, -0.8), state(1.5, 1.0, 2.0)
    assert announcement(before, now) == [
        ("W is 2.", ""),
        ("The guess is 0.05 below the target y.", "dL_dyhat"),
        ("d L by d W is −0.00321. Negative: raising W lowers the loss, but barely.", "dL_dW"),
    ]


def test_all_inputs_that_moved_are_named():
    news = announcement(state(1.5, 1.0, -0.8), state(-2.0, 0.25, 1.2345, 0.1))
    said = "x is −2, y is 0.25, W is 1.2345, eta, the learning rate is 0.1."
    assert news[0] == (said, "")


@given(states())
def test_no_change_is_no_news(s):
    assert announcement(s, s) == []


@given(states(), st.floats(-6.0, 6.0))
def test_a_path_or_a_printed_gradient_alone_is_no_news(s, W):
    assert announcement(s, s._replace(path=(W, s.t.W), printed=True)) == []
