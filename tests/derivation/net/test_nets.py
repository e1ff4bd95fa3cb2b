"""The nets of the bar's choice, and the titles of all nets."""

import pytest
from hypothesis import given
from support.nets import LARGE, PART_4B, RANGES, random_net, snapshots

from explorer import backprop_net
from explorer.derivation.net.cases import within
from explorer.derivation.net.nets import (
    NETS,
    XOR_X,
    XOR_Y,
    as_in_the_series,
    listed_name,
    net_named,
    net_of,
    net_title,
    units,
)

every_net = pytest.mark.parametrize("net", NETS, ids=[net.name for net in NETS])


def test_the_nets_have_these_titles():
    assert [net.title for net in NETS] == [
        "Part 1 · 1–1, one example",
        "Part 2 · 3–1, one example",
        "Part 3 · 3–1, batch of 4",
        "Part 4a · 3–1–1, one example",
        "Part 4b · 3–2–1, one example",
        "Part 6 · 3–2–1, batch of 4",
        "XOR · 3–2–1, batch of 4",
        "XOR · 3–3–1, batch of 4",
        "Part 7 · 3–3–3–3–1, batch of 4",
        "3–4–4–2, batch of 8, tanh and σ, cross-entropy",
    ]


@every_net
def test_each_net_is_valid_and_within_the_sliders_ranges(net):
    now = net.now
    trace = backprop_net(now.X, now.y, now.weights, now.activation, now.loss)
    assert [trace.X.shape[1], *(W.shape[1] for W in trace.weights)] == units(now)
    assert within(RANGES, now)
    assert all(abs(w) <= 6 for matrix in now.weights for row in matrix for w in row)


@every_net
def test_each_net_is_found_again_whatever_is_selected(net):
    now = net.now._replace(example=0, twin=net.now.weight)
    assert net_of(now) == net
    assert net_title(now) == net.title
    assert listed_name(now) == net.name


def test_the_first_net_with_a_batch_is_that_of_the_sketches():
    now = net_named("part-6").now
    assert (now.X, now.y, now.weights) == (PART_4B.X, PART_4B.y, PART_4B.weights)
    assert (now.example, now.weight) == (2, (0, 1, 0))
    with pytest.raises(KeyError, match="no net is named part-5"):
        net_named("part-5")


def test_xor_is_exclusive_or_with_a_column_of_ones():
    assert [(a != b) for a, b, _ in XOR_X] == [y == 1 for (y,) in XOR_Y]
    assert all(one == 1 for *_, one in XOR_X)


def test_changed_numbers_keep_the_title_but_xor_is_known_by_its_examples():
    moved = PART_4B._replace(weights=[[[1.0, 1.0]] * 3, [[1.0], [1.0]]])
    assert net_title(moved) == "Part 6 · 3–2–1, batch of 4"
    assert net_title(moved._replace(X=XOR_X)) == "XOR · 3–2–1, batch of 4"


def test_other_nets_are_titled_by_shape_batch_activations_and_loss():
    assert net_title(random_net([5, 2])) == "5–2, one example"
    names = ["relu", "sigmoid"]
    assert net_title(random_net([5, 3, 2], 6, names)) == "5–3–2, batch of 6, ReLU and σ"
    assert net_title(LARGE) == "3–4–4–2, batch of 8, tanh and σ, cross-entropy"
    switched = PART_4B._replace(activation=["tanh", "sigmoid"])
    assert net_title(switched) == "Part 6 · 3–2–1, batch of 4, tanh and σ"
    assert listed_name(switched) == ""  # the list has it with σ
    assert listed_name(random_net([5, 2])) == ""


@given(snapshots())
def test_a_title_begins_with_the_series_part_or_the_shape(now):
    net = net_of(now)
    shape = "–".join(map(str, units(now)))
    title = net_title(now)
    assert title.startswith(f"{net.head} · {shape}" if net and net.head else shape)
    assert ("cross-entropy" in title) == (now.loss == "cross_entropy")
    if as_in_the_series(now):
        assert title.endswith(("one example", f"batch of {len(now.X)}"))
