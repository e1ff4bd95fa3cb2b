"""Whatever a person does, each entry on show is that of `backprop_net` at the state on show."""

import random

import pytest
from support.net_numbers import SLOTS, assert_net_shows
from support.nets import LARGE, PART_1, PART_2, PART_3, PART_4A, PART_4B

from explorer import backprop, backprop_net

pytestmark = pytest.mark.browser

STATE = (
    "[explorer.X.tolist(), explorer.y.tolist(), [W.tolist() for W in explorer.weights],"
    " list(explorer.trace.activation), explorer.trace.kind, list(explorer.selected)]"
)


def assert_numbers(explorer) -> int:
    """Check all entries and slopes; return how many entries there are."""
    explorer.page.evaluate("settled()")
    *inputs, selected = explorer.evaluate(STATE)
    return assert_net_shows(explorer.root, backprop_net(*inputs), selected)


@pytest.fixture(scope="module")
def large(pages):
    return pages(LARGE)


def test_the_first_view_has_every_entry_once(net):
    # X, W, z, l … and their gradients: 12 + (6 + 8 + 8)·2 + (2 + 4 + 4)·2, y, losses, and shares
    assert assert_numbers(net) == 12 + 44 + 20 + 4 + 4 + 4


def test_clicks_drags_keys_and_typing_keep_every_number_right(net):
    chance = random.Random(5)
    cells = net.root.locator("[role=gridcell]")
    for _ in range(12):
        what = chance.randrange(4)
        if what == 0:
            cells.nth(chance.randrange(cells.count())).click()
        elif what == 1:
            net.type(chance.choice("xW"), f"{chance.uniform(-3, 3):.2f}")
        elif what == 2:
            entry = net.root.locator(
                f"[data-quantity={chance.choice(['X', 'W1', 'W2'])}][data-index]"
            ).first
            box = entry.bounding_box()
            mouse = net.page.mouse
            mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            mouse.down()
            mouse.move(
                box["x"] + box["width"] / 2 + chance.choice([-30, 40]), box["y"] + 5, steps=4
            )
            mouse.up()
        else:
            net.root.locator(".ge-stepper button:enabled").last.click()
        assert_numbers(net)


@pytest.mark.parametrize("now", [PART_2, PART_3, PART_4A, PART_4B], ids=["2", "3", "4a", "4b"])
def test_the_nets_of_the_series_are_right(pages, now):
    assert assert_numbers(pages(now)) > 10


def test_every_weight_of_the_largest_net_shows_its_three_slopes(large):
    for k, (rows, columns) in enumerate([(3, 4), (4, 4), (4, 2)]):
        for i in range(rows):
            for j in range(columns):
                large.run(f"explorer.selected = (4, {k}, {i}, {j})")
                assert_numbers(large)


def test_one_weight_is_part_1(pages):
    explorer = pages(PART_1)
    t = backprop(1.5, 1.0, -0.8)
    slots = explorer.root.evaluate(SLOTS)
    for name in ("dz_dW", "dyhat_dz", "dL_dyhat", "dL_dW"):
        assert slots[name] == [name, getattr(t, name)]
    assert not explorer.root.locator(".ge-net-rows").is_visible()
