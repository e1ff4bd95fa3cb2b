"""A click on an entry selects a weight, a unit, an input, a target or an example."""

import pytest
from support.nets import LARGE, PART_4B, session_of

from explorer.derivation.net.names import named
from explorer.model.net.snapshot import Weight
from explorer.session.net.pick import pick, pick_example, pick_layer


def picked(quantity, row, column, now=PART_4B, **options):
    session = session_of(now)
    moved = pick(session, named(quantity, len(now.weights)), row, column, **options)
    return moved, session.model.now


@pytest.mark.parametrize("quantity", ["W2", "dL_dW2"])
def test_a_weight_or_its_gradient_selects_the_weight(quantity):
    moved, now = picked(quantity, 1, 0)
    assert moved and now.weight == Weight(1, 1, 0) and now.example == 2


@pytest.mark.parametrize("quantity", ["W1", "dL_dW1"])
def test_with_shift_it_selects_the_second_weight(quantity):
    _, now = picked(quantity, 2, 1, second=True)
    assert now.twin == Weight(0, 2, 1) and now.weight == PART_4B.weight


@pytest.mark.parametrize("quantity", ["z1", "l1", "delta_l1", "dL_dl1"])
def test_a_unit_s_entry_selects_the_example_and_the_unit(quantity):
    _, now = picked(quantity, 0, 1)
    assert (now.example, now.weight) == (0, Weight(0, 1, 1))


@pytest.mark.parametrize("quantity", ["y_hat", "dL_dyhat", "z2", "delta_l2"])
def test_an_output_s_entry_selects_a_weight_of_the_last_layer(quantity):
    _, now = picked(quantity, 3, 0)
    assert (now.example, now.weight) == (3, Weight(1, 1, 0))


@pytest.mark.parametrize("quantity", ["X", "dL_dX"])
def test_an_input_selects_the_example_the_slider_x_and_its_row(quantity):
    _, now = picked(quantity, 1, 2)
    assert (now.example, now.source, now.weight) == (1, 2, Weight(0, 2, 0))


def test_a_target_or_a_loss_selects_the_example():
    assert picked("y", 1, 0)[1].example == 1
    assert picked("loss", 0, 0)[1].example == 0
    assert not picked("loss", 2, 0)[0]  # it is selected


def test_a_tint_of_an_input_takes_the_lens_to_the_first_layer():
    far = LARGE._replace(weight=Weight(2, 0, 0))
    assert picked("X", 3, 1, far)[1].weight == Weight(2, 0, 0)
    assert picked("X", 3, 1, far, tint=True)[1].weight == Weight(0, 1, 0)


def test_a_layer_on_keeps_the_place_as_far_as_it_can():
    session = session_of(PART_4B._replace(weight=Weight(0, 2, 1)))
    assert pick_layer(session, 1) and session.model.now.weight == Weight(1, 1, 0)
    assert not pick_layer(session, 1)
    assert pick_layer(session, -1) and session.model.now.weight == Weight(0, 1, 0)
    assert not pick_layer(session, -1)


def test_examples_end_at_the_first_and_the_last():
    session = session_of()
    assert pick_example(session, 1) and session.model.now.example == 3
    assert not pick_example(session, 1)
    assert pick_example(session, -1) and session.model.now.example == 2
