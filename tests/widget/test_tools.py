"""The kernel's halves of the tools, by the messages that a page sends."""

from __future__ import annotations

import itertools

import pytest
from support.states import state

from explorer import GradientExplorer, descend
from explorer.derivation.cases import CASES
from explorer.derivation.sentences import ALMOST_ZERO, culprit
from explorer.derivation.stopping import MOST_STEPS, NEGLIGIBLE_GRADIENT, NEGLIGIBLE_STEP, why_stop
from explorer.widget.toolbar import TOOLS

numbers = itertools.count(1)


@pytest.fixture
def explorer():
    made = GradientExplorer()
    yield made
    made.close()


def send(explorer: GradientExplorer, **message: object) -> str:
    """Send a message as the page does, and return the error that is shown after it."""
    ack = {"view": "v", "number": next(numbers)}
    explorer.view._handle_custom_msg({**message, "ack": ack}, [])
    assert explorer.view.ack == ack
    return explorer.view.error


def at(explorer: GradientExplorer) -> tuple[float, ...]:
    return explorer.x, explorer.y, explorer.W, explorer.learning_rate


def test_names_are_distinct_and_scenes_are_sent(explorer):
    names = [tool.name for tool in TOOLS]
    assert len(set(names)) == len(names)
    assert set(explorer.view.scene["tools"]) == set(names)


def test_panels_are_computed_only_while_open(explorer):
    assert explorer.view.panels == {}
    send(explorer, open=["descent"])
    assert set(explorer.view.panels) == {"descent"}
    send(explorer, open=[])
    assert explorer.view.panels == {}


# Cases ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_one_message_and_one_undo(explorer, case):
    before = at(explorer)
    assert send(explorer, case=case.name) == ""
    assert at(explorer) == (case.x, case.y, case.W, case.learning_rate)
    if at(explorer) != before:
        send(explorer, undo=True)
    assert at(explorer) == before


def test_cases_match_their_sentences():
    trace = {c.name: state(c.x, c.y, c.W, c.learning_rate) for c in CASES}
    assert culprit(trace["confident"].t) == "dyhat_dz" and trace["confident"].t.loss > 0.49
    assert culprit(trace["dead"].t) == "dz_dW" and trace["dead"].t.dL_dW == 0
    assert abs(trace["right"].t.dL_dyhat) < ALMOST_ZERO and culprit(trace["right"].t) == ""
    assert trace["negative"].t.dL_dW == -trace["wrong"].t.dL_dW
    over = trace["overshoot"]
    assert over.W_next < 0 < over.t.W and not why_stop(over, (-6.0, 6.0))


def test_only_cases_within_the_ranges_are_offered():
    narrow = GradientExplorer(x=0.5, W=0.5, x_range=(-1.0, 1.0), W_range=(-1.0, 1.0))
    offered = set(narrow.view.scene["tools"]["cases"])
    assert offered == {c.name for c in CASES if abs(c.x) <= 1 and abs(c.W) <= 1}
    narrow.close()


# Descent ----------------------------------------------------------------------------------------


def test_steps_are_those_of_descend(explorer):
    path = descend(1.5, 1.0, -0.8, learning_rate=2.0, steps=5)
    for W in path.W[1:]:
        send(explorer, step=True)
        assert explorer.W == W
    assert explorer.state.path == tuple(path.W)


def test_a_run_of_steps_is_undone_as_one_and_reset_goes_to_its_start(explorer):
    for _ in range(4):
        send(explorer, step=True, gesture="run")
    send(explorer, step=True)
    send(explorer, undo=True)
    assert len(explorer.state.path) == 5
    send(explorer, reset=True)
    assert (explorer.W, explorer.state.path) == (-0.8, ())
    send(explorer, undo=True)
    assert len(explorer.state.path) == 5
    send(explorer, undo=True)
    assert (explorer.W, explorer.state.path) == (-0.8, ())


def test_reset_without_a_descent_goes_to_the_first_state(explorer):
    explorer.move(x=-2.0, y=0.25, W=3.0, learning_rate=9.0)
    send(explorer, reset=True)
    assert at(explorer) == (1.5, 1.0, -0.8, 2.0)


@pytest.mark.parametrize("change", [{"x": 1.0}, {"y": 0.5}, {"W": 2.0}])
def test_the_path_ends_when_something_else_moves(explorer, change):
    send(explorer, step=True)
    explorer.move(**change)
    assert explorer.state.path == ()


def test_the_learning_rate_may_change_between_steps(explorer):
    send(explorer, step=True)
    send(explorer, move={"learning_rate": 10.0})
    send(explorer, step=True)
    assert len(explorer.state.path) == 3


@pytest.mark.parametrize(
    "x, y, W, rate, words",
    [
        (0.0, 1.0, 1.0, 2.0, "The gradient is 0.0000"),
        (4.0, 1.0, -6.0, 2.0, "The gradient is −1.5e−10"),
        (1.5, 1.0, 2.5, 0.01, "A step would move W by only"),
        (4.0, 0.5, 0.45, 100.0, "overshoots to W = −"),
        (1.5, 1.0, -0.8, 2.0, ""),
    ],
)
def test_it_says_why_there_is_no_step(explorer, x, y, W, rate, words):
    s = state(x, y, W, rate)
    said = why_stop(s, (-6.0, 6.0))
    assert words in said and bool(words) == bool(said)
    send(explorer, open=["descent"])
    explorer.move(x=x, y=y, W=W, learning_rate=rate)
    send(explorer, step=True)
    assert explorer.view.panels["descent"]["stop"] == why_stop(explorer.state, (-6.0, 6.0))
    assert (explorer.W == W) == bool(said)


def test_play_ends(explorer):
    send(explorer, open=["descent"])
    taken = 0
    while not explorer.view.panels["descent"]["stop"]:
        send(explorer, step=True, gesture="run")
        taken += 1
        assert taken <= MOST_STEPS
    panel = explorer.view.panels["descent"]
    assert panel["steps"] == taken == len(panel["losses"]) - 1
    assert panel["losses"][-1] == pytest.approx(explorer.trace.loss, abs=1e-6)
    assert NEGLIGIBLE_GRADIENT < NEGLIGIBLE_STEP


def test_a_slow_descent_ends_after_the_maximum_of_steps(explorer):
    explorer.move(learning_rate=0.05)
    for _ in range(MOST_STEPS + 2):
        send(explorer, step=True, gesture="run")
    send(explorer, open=["descent"])
    panel = explorer.view.panels["descent"]
    assert panel["steps"] == MOST_STEPS
    assert panel["stop"].startswith(f"That was {MOST_STEPS} steps.")


# Export -----------------------------------------------------------------------------------------

MAGIC = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml", "html": b"<!doctype html>"}


@pytest.mark.parametrize("kind", MAGIC)
def test_a_file_is_sent_on_request(explorer, kind, monkeypatch):
    sent = []
    monkeypatch.setattr(
        explorer.view, "send", lambda content, buffers: sent.append((content, buffers))
    )
    assert send(explorer, file={"kind": kind}) == ""
    ((content, buffers),) = sent
    assert content["file"] == f"gradient.{kind}"
    assert bytes(buffers[0]).startswith(MAGIC[kind])


def test_an_unknown_kind_of_file_is_refused_with_a_reason(explorer):
    assert "must be one of" in send(explorer, file={"kind": "exe"})


def test_texts_follow_the_state(explorer):
    send(explorer, open=["export"])
    explorer.W = 2.125
    assert set(explorer.view.panels["export"]) == {"Python", "NumPy", "PyTorch", "LaTeX"}
    for text in explorer.view.panels["export"].values():
        assert "2.125" in text
