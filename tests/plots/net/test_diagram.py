"""The net's picture: each layer over its matrices, and nothing over anything else."""

import itertools

import pytest
from support.nets import LARGE, PART_2, PART_4A, PART_4B, random_net, state_of

from explorer.model.net.snapshot import Weight
from explorer.plots.net.columns import layout
from explorer.plots.net.diagram import (
    LOSS_BOX,
    TARGET_BOX,
    WEIGHT_BOX,
    edge_width,
    labels,
    picture,
)

NETS = {
    "1-1 ×4": random_net([1, 1], 4),
    "3-1": PART_2,
    "3-1-1": PART_4A,
    "3-2-1 ×4": PART_4B,
    "3-4-4-2 ×8": LARGE,
    "3-3-3-3-1": random_net([3, 3, 3, 3, 1], 4),
    "8-8-8-1 ×16": random_net([8, 8, 8, 1], 16),
    "8-8-8-8-8-8-8 ×16": random_net([8] * 7, 16),
}
CASES = [
    pytest.param(now._replace(weight=Weight(k, 0, 0)), id=f"{name}, W{k + 1}")
    for name, now in NETS.items()
    for k in range(len(now.weights))
]


def drawn(now):
    state = state_of(now)
    places = layout(state)
    return state, places, picture(state, places)


def around(middle, half):
    return middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1]


def boxes(net):
    """Return the rectangles of the units, of y and of L."""
    units = [(n.left, n.y - n.height / 2, n.right, n.y + n.height / 2) for n in net.nodes]
    return [*units, around(net.loss, LOSS_BOX), around(net.target, TARGET_BOX)]


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("now", CASES)
def test_units_and_boxes_do_not_overlap_and_stay_within(now):
    _, places, net = drawn(now)
    for one, other in itertools.combinations(boxes(net), 2):
        assert not overlap(one, other)
    for left, top, right, bottom in boxes(net):
        assert left >= 0 and right <= places.width and top >= 2 and bottom <= net.height


@pytest.mark.parametrize("now", CASES)
def test_the_label_of_w_covers_no_unit(now):
    state, _, net = drawn(now)
    label = around(labels(state, net).w, WEIGHT_BOX)
    assert not any(overlap(label, box) for box in boxes(net))


@pytest.mark.parametrize("now", CASES)
def test_each_weight_is_an_edge_between_its_units(now):
    _, _, net = drawn(now)
    nodes = {(n.layer, n.unit): n for n in net.nodes}
    assert len(net.edges) == sum(len(m) * len(m[0]) for m in now.weights)
    for edge in net.edges:
        layer, row, column = edge.weight
        source, target = nodes[layer, row], nodes[layer + 1, column]
        assert (edge.x1, edge.y1) == (source.right, source.y)
        assert (edge.x2, edge.y2) == (target.left, target.y)
        assert edge.x1 < edge.x2
    assert len(net.outputs) == len(now.y[0])


@pytest.mark.parametrize("now", CASES)
def test_each_unit_stands_over_its_matrices(now):
    _, places, net = drawn(now)
    for node in net.nodes:
        middle = (node.left + node.right) / 2
        if node.form == "input":
            assert middle == places.find("X").center
        elif node.form == "unit":
            last = node.layer == len(now.weights)
            z = places.find("z", node.layer)
            output = places.find("y_hat") if last else places.find("l", node.layer)
            assert z.x - 45 < node.left < node.right < output.right + 30
            if not last:
                assert middle == pytest.approx((z.center + output.center) / 2)
    assert next(n.form for n in net.nodes if n.layer == now.weight.layer + 1) == "unit"


def test_labels_stand_at_the_edge_and_the_unit_that_they_tell_about():
    state, _, net = drawn(PART_4B)
    at = labels(state, net)
    edge = next(e for e in net.edges if e.weight == PART_4B.weight)
    assert edge.x1 < at.w[0] < at.dz_dW[0] < edge.x2
    unit = next(n for n in net.nodes if (n.layer, n.unit) == (1, 0))
    assert at.dyhat_dz == ((unit.left + unit.right) / 2, unit.y - unit.height / 2)
    assert unit.right < at.dL_dyhat[0] < next(n for n in net.nodes if n.layer == 2).left


def test_an_edge_is_thicker_the_larger_its_weight_up_to_a_limit():
    assert edge_width(0) == 0.7
    assert edge_width(-1) == edge_width(1) == 2.0
    assert edge_width(6) == 5


def test_y_leads_to_the_loss():
    _, _, net = drawn(PART_4B)
    assert net.wire.startswith(f"M{net.target[0] + TARGET_BOX[0]:.1f} {net.target[1]:.1f}H")
    assert net.wire.endswith(f"V{net.loss[1] - LOSS_BOX[1]:.1f}")
    _, _, net = drawn(LARGE)  # y is over L there
    assert net.wire.startswith(f"M{net.loss[0]:.1f} {net.target[1] + TARGET_BOX[1]:.1f}V")
