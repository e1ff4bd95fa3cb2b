"""No text overlaps, is cut off, scrolls or jumps, at several widths and in both themes.

The tests leave a screenshot of every width and theme in ``test-results``.
"""

import pytest
from support.explorer_page import Explorer
from support.layout import CUT, STATES, TEXTS, overlaps

from scripts.lab import SCREENSHOTS

pytestmark = pytest.mark.browser

WIDTHS = (1120, 800, 400)

#: Returns the place and size of each part; they must stay the same when the numbers change.
STANDING = r"""(root) => {
    const origin = root.getBoundingClientRect();
    const lines = ".ge-formula, .ge-heading, .ge-pairing";
    const parts = "i, b, math, math *, .ge-vector, [data-number], [data-quantity]";
    const names = `.ge-card, .ge-picture, .ge-times, ${lines}, :is(${lines}) :is(${parts})`;
    return [...root.querySelectorAll(names)].map((node) => {
        const { left, top, width, height } = node.getBoundingClientRect();
        const place = [left - origin.left, top - origin.top, width, height];
        return [`${node.className || node.localName} ${node.dataset.quantity ?? ""}`, ...place];
    });
}"""


@pytest.fixture(scope="module")
def wide(bare: Explorer) -> Explorer:
    bare.page.set_viewport_size({"width": 1500, "height": 1800})
    return bare


def resize(explorer: Explorer, width: int) -> None:
    explorer.root.evaluate(
        "(root, width) => Object.assign(root.style, {width: `${width}px`, flex: 'none'})", width
    )
    assert explorer.root.bounding_box()["width"] == width


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_overlaps_or_is_cut_off(wide, theme, width):
    wide.set_theme(theme)
    resize(wide, width)
    problems = []
    for name, inputs in STATES.items():
        wide.put(*inputs)
        wide.settled()
        if name == "start":
            SCREENSHOTS.mkdir(exist_ok=True)
            wide.root.screenshot(path=SCREENSHOTS / f"explorer-{width}-{theme}.png")
        boxes = wide.root.evaluate(TEXTS)
        assert len(boxes) > 100
        frame = wide.root.bounding_box()
        cards = wide.root.locator(".ge-card").evaluate_all(
            """all => Object.fromEntries(
                all.map(card => [card.dataset.step, card.getBoundingClientRect().toJSON()]))"""
        )
        outer = {"": {"left": frame["x"], "right": frame["x"] + frame["width"]}}
        for box in boxes:
            around = (outer | cards)[box["card"]]
            inside = around["left"] - 0.5 <= box["left"] and box["right"] <= around["right"] + 0.5
            if box["card"]:
                inside = inside and around["top"] <= box["top"] + 1
                inside = inside and box["bottom"] - 1 <= around["bottom"]
            if not inside:
                problems.append(f"{name}: {box['text']!r} is not inside {box['card'] or 'all'}")
        problems += [f"{name}: {pair}" for pair in overlaps(boxes)]
        problems += [f"{name}: {cut}" for cut in wide.root.evaluate(CUT)]
    assert not problems, "\n".join(problems)


def test_cards_in_a_row_have_the_same_height(wide):
    resize(wide, 1120)
    for inputs in STATES.values():
        wide.put(*inputs)
        wide.settled()
        cards = wide.root.locator(".ge-chain .ge-card").evaluate_all(
            "all => all.map(card => card.getBoundingClientRect()).map(r => [r.top, r.height])"
        )
        assert len(cards) == 3
        assert len({tuple(round(number, 2) for number in card) for card in cards}) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_changing_digits_do_not_move_their_neighbours(wide, width):
    resize(wide, width)
    before = None
    for name, inputs in STATES.items():
        wide.put(*inputs)
        wide.settled()
        standing = wide.root.evaluate(STANDING)
        assert len(standing) > 100
        for (part, *there), (_, *here) in zip(before or standing, standing, strict=True):
            # letters are rounded to hundredths of a pixel
            assert here == pytest.approx(there, abs=0.05), (name, part)
        before = standing
