"""No text overlaps, is cut off, scrolls or jumps, at several widths and in both themes.

The tests leave a screenshot of every width and theme in ``test-results``.
"""

from unicodedata import normalize

import pytest
from playwright.sync_api import expect
from support.explorer_page import Explorer
from support.layout import CUT, STATES, TEXTS, overlaps

from explorer.derivation.steps import STEPS
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


#: Returns, for each formula that ends in a result, the room in px between the equals sign and the
#: result, and whether both stand on one line with the rest.
RESULTS = r"""(root) => [...root.querySelectorAll(
    ".ge-card .ge-formula, .ge-column .ge-heading, .ge-pairing",
)].map((line) => {
    const values = line.querySelectorAll(".ge-value, :scope > [data-number]");
    const range = document.createRange();
    range.selectNodeContents(values[values.length - 1]);
    const value = range.getBoundingClientRect();
    const equals = document.createRange();
    equals.selectNodeContents([...line.querySelectorAll("i")].at(-1));
    const sign = equals.getBoundingClientRect();
    const first = line.querySelector(":scope > math").getBoundingClientRect();
    const level = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0;
    return [line.textContent.trim(), value.left - sign.right, level(first, value)];
})"""
#: Returns the least room below the fractions of each card, px.
BELOW_FRACTIONS = r"""(root) => [...root.querySelectorAll(".ge-chain .ge-card")].map((card) => {
    const { top } = card.querySelector(".ge-meaning").getBoundingClientRect();
    const fractions = [...card.querySelectorAll("mfrac")];
    return Math.min(...fractions.map((node) => top - node.getBoundingClientRect().bottom));
})"""


@pytest.mark.parametrize("width", [1088, 1120])
def test_formulas_stand_on_one_line_with_room_around_their_results(wide, width):
    resize(wide, width)
    for name, inputs in STATES.items():
        wide.put(*inputs)
        wide.settled()
        results = wide.root.evaluate(RESULTS)
        assert len(results) == 10
        for text, room, on_one_line in results:
            assert room > 3 and on_one_line, (name, text, room)
        assert min(wide.root.evaluate(BELOW_FRACTIONS)) > 3


def test_each_slider_stands_over_its_plot_with_its_word_and_keys_follow_the_eye(wide):
    resize(wide, 1120)
    boxes = [wide.slider(name).bounding_box() for name in ("W", "x", "y")]
    assert len({box["y"] for box in boxes}) == 1
    z, _, loss = (node.bounding_box() for node in wide.root.locator(".ge-column").all())
    for slider, plot in ((boxes[0], z), (boxes[2], loss)):
        middle = slider["x"] + slider["width"] / 2
        assert plot["x"] < middle < plot["x"] + plot["width"]
    assert boxes[0]["x"] < boxes[1]["x"] < boxes[2]["x"]
    words = [
        wide.slider(name).locator("> :is(.widget-label, .ge-slider-words)").all_inner_texts()
        for name in ("W", "x", "y")
    ]
    assert words == [["W", "weight"], ["x", "input"], ["y", "target"]]
    wide.handle("W").focus()
    reached = []
    for _ in range(6):
        reached.append(wide.page.evaluate("document.activeElement.ariaLabel"))
        wide.page.keyboard.press("Tab")
    assert reached == [
        "W, the weight", "W, exact value", "x, the input", "x, exact value",
        "y, the target", "y, exact value",
    ]  # fmt: skip
    wide.page.evaluate("document.activeElement.blur()")


def test_arrows_lead_from_W_to_z_to_the_guess_to_the_loss(wide):
    resize(wide, 1120)
    (first,) = wide.root.locator(".ge-from:visible").all()
    assert normalize("NFKC", first.inner_text()).strip() == "W"
    for arrow, n in zip(wide.root.locator(".ge-arrow").all(), (0, 1), strict=True):
        here = arrow.bounding_box()
        plots = [node.bounding_box() for node in wide.root.locator(".ge-column").all()]
        assert plots[n]["x"] + plots[n]["width"] <= here["x"] + 3
        assert here["x"] + here["width"] <= plots[n + 1]["x"]
        heading = wide.root.locator(".ge-column .ge-heading").nth(n).bounding_box()
        assert heading["y"] < here["y"] + here["height"] / 2 < heading["y"] + heading["height"]
    resize(wide, 400)  # one plot below the other: each says where it starts
    shown = wide.root.locator(".ge-from:visible").all_inner_texts()
    assert ["".join(normalize("NFKC", text).split()) for text in shown] == ["W", "z", "y^"]


def test_the_verdict_stands_beside_the_gradient_and_the_card_of_its_cause_is_marked(wide):
    resize(wide, 1120)
    marked = wide.root.locator(".ge-culprit:visible")
    for inputs, card, cause in (
        ((4.0, 1.0, -6.0), "dyhat_dz", "∂ŷ/∂z"),
        ((0.0, 1.0, -0.8), "dz_dW", "∂z/∂W"),
        ((1.5, 1.0, -0.8), None, "Negative"),
    ):
        wide.put(*inputs)
        wide.settled()
        value = wide.root.locator(".ge-product [data-quantity=dL_dW]").bounding_box()
        verdict = wide.root.locator(".ge-product .ge-sentence")
        assert cause in verdict.inner_text()
        beside = verdict.bounding_box()["x"] - value["x"] - value["width"]
        assert 8 < beside < 32
        of = marked.evaluate_all("all => all.map(node => node.closest('.ge-card').dataset.step)")
        assert of == [card] * (card is not None)
        if card:
            frame, whole = marked.bounding_box(), marked.locator("..").bounding_box()
            assert frame == pytest.approx(whole, abs=2.5)
    wide.put(4.0, 1.0, -6.0)
    predict = wide.root.get_by_role("button", name="Predict", exact=True)
    predict.click()  # it asks for the cause
    wide.settled()
    expect(wide.root.locator("[data-step=dyhat_dz] .ge-culprit")).to_be_hidden()
    predict.click()
    expect(wide.root.locator("[data-step=dyhat_dz] .ge-culprit")).to_be_visible()


def test_the_other_pairings_wait_for_the_pointer_the_keyboard_or_the_walk(wide):
    resize(wide, 1120)
    row = wide.root.locator(".ge-pairings")

    def assert_shown(shown: bool) -> None:
        expect(row).to_have_css("opacity", "1" if shown else "0")

    wide.page.mouse.move(0, 0)
    assert_shown(False)
    wide.root.locator(".ge-product").hover()
    assert_shown(True)
    wide.page.mouse.move(0, 0)
    wide.root.locator(".ge-product").focus()
    assert_shown(True)
    wide.page.evaluate("document.activeElement.blur()")
    assert_shown(False)
    button = wide.root.get_by_role("button", name="Walk", exact=True)
    button.click()
    forward = wide.root.get_by_role("button", name="Next ›")
    seen = {}
    for step in STEPS:
        wide.page.mouse.move(0, 0)
        seen[step.name] = row.evaluate("row => getComputedStyle(row).opacity") == "1"
        if step is not STEPS[-1]:
            forward.click()
    assert {name for name, shown in seen.items() if shown} == {"dyhat_dW", "delta_l1", "matrix"}
    button.click()


def test_both_components_of_the_vector_have_the_same_size(wide):
    resize(wide, 1120)
    looks = wide.root.locator(".ge-vector .ge-value").evaluate_all(
        "all => all.map(node => getComputedStyle(node)).map(s => [s.fontSize, s.fontWeight])"
    )
    assert len(looks) == 2 and looks[0] == looks[1]


@pytest.mark.parametrize("width", WIDTHS[:2])
def test_the_plots_below_stand_on_one_level(wide, width):
    resize(wide, width)
    pictures = wide.root.locator(".ge-below .ge-picture").all()
    assert len({round(picture.bounding_box()["y"], 2) for picture in pictures}) == 1


@pytest.mark.parametrize("width", [1120, 1088, 960])
def test_the_product_is_in_the_first_screen(wide, width):
    resize(wide, width)
    product = wide.root.locator(".ge-product").bounding_box()
    assert product["y"] + product["height"] - wide.root.bounding_box()["y"] < 480


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
