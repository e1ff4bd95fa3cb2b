"""The matrices' places: nothing overlaps, and nothing is wider than the page."""

import itertools

import pytest
from support.nets import LARGE, PART_1, PART_2, PART_4B, random_net, state_of

from explorer.model.net.snapshot import Weight
from explorer.plots.net.blocks import WIDTH
from explorer.plots.net.columns import layout, too_large
from explorer.plots.net.connectors import connectors

WIDE = random_net([8, 8, 8, 1], 16)
DEEP = random_net([8] * 7, 16)
NETS = {
    "1-1 ×4": random_net([1, 1], 4),
    "3-1": PART_2,
    "3-1-1": random_net([3, 1, 1]),
    "3-2-1 ×4": PART_4B,
    "3-4-4-2 ×8": LARGE,
    "3-3-3-3-1": random_net([3, 3, 3, 3, 1], 4),
    "4-4-4-4-1": random_net([4, 4, 4, 4, 1], 4),
    "8-8-8-1 ×16": WIDE,
    "8-8-8-8-8-8-8 ×16": DEEP,
}
#: A net with each of its layers selected, by the last unit.
CASES = [
    pytest.param(
        now._replace(weight=Weight(k, len(matrix) - 1, len(matrix[0]) - 1)), id=f"{name}, W{k + 1}"
    )
    for name, now in NETS.items()
    for k, matrix in enumerate(now.weights)
]
BRACKET = 4.0


def columns(now, width=WIDTH, dL_dX=False):
    return layout(state_of(now), width, dL_dX)


@pytest.mark.parametrize("now", CASES)
@pytest.mark.parametrize("width", [WIDTH, 980, 400])
def test_matrices_stand_apart_and_within_the_width(now, width):
    places = columns(now, width)
    for left, right in itertools.pairwise(places.blocks):
        if left.band == right.band:
            assert right.x - left.right >= 2 * BRACKET + 4  # room for a sign
    assert places.blocks[0].x >= 80  # room for "example 16"
    assert max(block.right for block in places.blocks) + BRACKET <= places.width
    assert places.width <= WIDTH


@pytest.mark.parametrize("now", CASES)
def test_on_a_narrow_page_a_layer_stands_below_a_layer(now):
    wide, narrow = columns(now), columns(now, 640)
    if narrow.bands == 1:
        assert len(now.weights) == 1 or narrow.width <= 640
        return
    assert narrow.width < wide.width
    assert narrow.bands == len(now.weights)
    bands = {(b.forward.kind, b.forward.layer): b.band for b in narrow.blocks}
    for (kind, layer), band in bands.items():
        if kind in "Wzl":
            assert band == layer - 1
    assert bands["X", 0] == 0 and bands["loss", 0] == len(now.weights) - 1
    for block in narrow.blocks:
        numbers = wide.find(block.forward.kind, block.forward.layer)
        assert numbers is None or block.form == numbers.form  # a stub may be a matrix again
    below = [narrow.top(b, True) + b.visible_rows * narrow.line for b in narrow.blocks]
    above = [narrow.top(b, False) for b in narrow.blocks]
    for band in range(1, narrow.bands):
        end = max(y for y, b in zip(below, narrow.blocks, strict=True) if b.band == band - 1)
        start = min(y for y, b in zip(above, narrow.blocks, strict=True) if b.band == band)
        assert start - end >= 14  # room for a title
    assert max(below) <= narrow.height


@pytest.mark.parametrize("now", CASES)
def test_the_selected_layer_shows_its_numbers_and_the_selected_entries(now):
    places = columns(now)
    layer, row, column = now.weight
    last = layer == len(now.weights) - 1
    source = places.find("l", layer) if layer else places.find("X")
    target = places.find("y_hat") if last else places.find("l", layer + 1)
    shown = [(source, row), *((b, column) for b in (places.find("W", layer + 1), target))]
    for block, at in [*shown, (places.find("z", layer + 1), column)]:
        assert block.form == "numbers"
        assert block.first <= at <= block.last
        cut = (block.first > 0) + (block.last < block.columns - 1)
        assert block.width == (block.last - block.first + 1) * block.cell + 12 * cut


@pytest.mark.parametrize("now", CASES)
def test_titles_stand_apart(now):
    blocks = [b for b in columns(now).blocks if b.backward is not None]
    for left, right in itertools.pairwise(blocks):
        if not left.long and not right.long:
            continue
        texts = [
            f"{b.backward.text} = Xᵀ.Δl₁" if b.long else b.backward.text for b in (left, right)
        ]
        assert right.center - left.center > sum(len(text) for text in texts) * 5.5 / 2


@pytest.mark.parametrize(
    ("units", "all_numbers"),
    [
        ([14, 1], True),
        ([15, 1], False),
        ([3, 2, 1], True),
        ([5, 2, 1], True),
        ([3, 3, 1], True),
        ([4, 4, 4, 2], False),
    ],
)
def test_numbers_stay_while_the_gaps_are_wide_enough(units, all_numbers):
    places = columns(random_net(units, 4))
    assert places.lens is not all_numbers
    assert {b.form for b in places.blocks} == ({"numbers"} if all_numbers else {"numbers", "tints"})
    if all_numbers:
        assert places.gap >= 26


def test_a_narrow_page_changes_the_gaps_but_not_what_has_numbers():
    wide, narrow = columns(PART_4B), columns(PART_4B, 800)
    assert [b.form for b in wide.blocks] == [b.form for b in narrow.blocks]
    assert narrow.gap == 26 < wide.gap
    assert narrow.width == pytest.approx(946)


def test_the_net_of_the_picture_is_laid_out_as_in_it():
    places = columns(PART_4B)
    x = {b.forward.quantity: round(b.x) for b in places.blocks}
    assert x == {
        "X": 80, "W1": 265, "z1": 404, "l1": 542, "W2": 681, "z2": 774, "y_hat": 866, "y": 959,
        "loss": 1052,
    }  # fmt: skip
    assert all(b.long for b in places.blocks if b.backward)
    assert (places.line, places.rows, places.height) == (16, 4, 190)
    assert places.offset(places.find("W", 1)) == 8  # three of four rows, centred


def test_each_gradient_stands_under_what_it_is_the_gradient_of():
    under = {b.forward.text: b.backward and b.backward.text for b in columns(PART_4B).blocks}
    assert under == {
        "X": None, "W₁": "∂L/∂W₁", "z₁": "Δl₁", "l₁": "∂L/∂l₁", "W₂": "∂L/∂W₂", "z₂": "Δl₂",
        "ŷ": "∂L/∂ŷ", "y": None, "L": None,
    }  # fmt: skip
    assert columns(PART_4B, dL_dX=True).blocks[0].backward.text == "∂L/∂X"


def test_layers_far_from_the_lens_become_stubs_where_there_is_no_room():
    assert not any(b.form == "stub" for b in columns(NETS["4-4-4-4-1"]).blocks)
    places = columns(DEEP._replace(weight=Weight(2, 0, 0)))
    assert [places.stub(k) is not None for k in range(1, 7)] == [
        True,
        True,
        False,
        True,
        True,
        True,
    ]
    assert places.find("l", 2).form == "numbers"  # it comes into the selected layer


def test_a_long_batch_shows_eight_rows():
    places = columns(random_net([3, 2, 1], 16))
    assert places.rows == 8 == places.blocks[0].visible_rows
    assert not places.lens


@pytest.mark.parametrize(
    ("units", "examples", "says"),
    [
        ([1] * 8, 1, "7 layers"),
        ([3, 9, 1], 1, "a layer of 9"),
        ([9, 1], 1, "a layer of 9"),
        ([3, 1], 17, "17 examples"),
        ([8] * 7, 16, ""),
    ],
)
def test_a_net_that_is_too_large_says_why(units, examples, says):
    said = too_large(state_of(random_net(units, examples)))
    assert says in said
    assert (said == "") == (says == "")


def signs(now, **options):
    state = state_of(now)
    return connectors(state, layout(state, **options))


def test_signs_read_as_the_equations():
    found = sorted(signs(PART_4B), key=lambda sign: (sign.y > 100, sign.x))
    assert [sign.text for sign in found] == [
        ".", "=", "σ", ".", "=", "σ", "", "Xᵀ.", "∗ σ′", ".W₂ᵀ", "l₁ᵀ.", "∗ σ′",
    ]  # fmt: skip
    assert [sign.slot for sign in found if sign.slot] == ["dyhat_dz", "dL_dyhat", "dyhat_dz"]
    assert all(sign.start > sign.end for sign in found if sign.y > 100)  # backward, to the left


@pytest.mark.parametrize("now", CASES)
def test_signs_stand_between_the_matrices(now):
    places = columns(now)
    for sign in signs(now):
        assert 0 < sign.y < places.height
        inside = [b for b in places.blocks if b.x - BRACKET < sign.x < b.right + BRACKET]
        assert inside == []


def test_the_activation_is_named_where_there_is_room():
    named = {sign.text for sign in signs(random_net([3, 2, 1], 1, ["tanh", "relu"]))}
    assert {"tanh", "ReLU", "∗ f′"} <= named
    assert "tanh" not in {sign.text for sign in signs(LARGE)}


def test_part_1_has_a_layout_too():
    assert columns(PART_1).find("W", 1).columns == 1
