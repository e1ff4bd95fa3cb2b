"""The explorer shows the values that backprop returns for the state."""

import numpy as np
import pytest
from support.assertions import MARKS, assert_shows, expect, place
from support.reading import INPUTS, painted
from support.states import DEFAULT, state
from traitlets import TraitError

from explorer.core.backprop import backprop
from explorer.drawing.style import colormap
from explorer.plots.surface import LEVELS

pytestmark = pytest.mark.browser

STATES = [
    (1.5, 1.0, -0.8),
    (4.0, 1.0, -6.0),
    (0.0, 1.0, -0.8),
    (2.5, 1.0, 3.0),
    (-4.0, 1.0, 6.0),
    (-4.0, 0.0, -6.0),
    (4.0, 0.0, 6.0),
    (-1.234567891, 0.456789123, 0.7),
    (2.0, 0.5, 0.0),
    (0.0, 0.5, 0.0),
    (1e-9, 1e-12, -1e-7),
]


def test_numbers_and_marks_equal_backprop_at_every_state(explorer):
    for inputs in STATES:
        explorer.put(*inputs)
        assert explorer.kernel_state() == inputs
        assert_shows(explorer.settled(), state(*inputs))


def test_the_surface_is_painted_for_the_target(explorer):
    low, high = DEFAULT.loss
    W, x = (np.linspace(*DEFAULT.padded(name), n) for name, n in (("W", 120), ("x", 80)))
    for y in (1.0, 0.0, 0.37):
        explorer.put(1.5, y, -0.8)
        reading = explorer.settled()
        shown = painted(explorer.root.locator("canvas"))[::-1]
        assert shown.shape == (80, 120, 4)
        loss = backprop(x[:, None], y, W[None, :]).loss
        wanted = np.array(colormap()((loss - low) / (high - low), bytes=True)).astype(int)
        assert abs(shown[..., 3] - wanted[..., 3]).max() <= 1  # one step of the palette
        opaque = wanted[..., 3] > 30  # a canvas loses digits of colours that are nearly clear
        assert abs(shown - wanted)[opaque].max() <= 6
        lines = reading.data("surface.contours")
        reached = [share * high for share in LEVELS if share * high < loss.max()]
        there = backprop(lines[:, 1], y, lines[:, 0]).loss
        assert abs(there[:, None] - np.array(reached)).min(axis=1).max() < 0.02
    # the surface fills the plot's axes
    box = explorer.root.locator("canvas").bounding_box()
    frame = explorer.root.locator("[data-plot=surface] svg").bounding_box()
    ratio = frame["width"] / 548
    along, up = reading.axes("surface")
    left, right = (along.px(end) for end in DEFAULT.padded("W"))
    bottom, top = (up.px(end) for end in DEFAULT.padded("x"))
    np.testing.assert_allclose(
        (box["x"] - frame["x"], box["y"] - frame["y"], box["width"], box["height"]),
        np.multiply((left, top, right - left, bottom - top), ratio),
        atol=0.6,
    )


def test_traits_set_in_python_move_the_page(explorer):
    now = {"x": 1.5, "y": 1.0, "W": -0.8}
    for name, value in (("x", -2.25), ("y", 0.123456789), ("W", 5.9), ("W", -6), ("x", 4)):
        now[name] = value
        explorer.run(f"explorer.{name} = {value!r}")
        assert_shows(explorer.settled(), state(**now))
    explorer.put(0.5, 0.25, 1.0)
    explorer.run("explorer.learning_rate = 4.0")
    assert_shows(explorer.settled(), state(0.5, 0.25, 1.0, learning_rate=4.0))


def test_a_refused_trait_leaves_the_page_as_it_was(explorer):
    before = explorer.settled()
    for name, value in (("x", 4.01), ("y", "high"), ("W", float("nan"))):
        with pytest.raises(TraitError, match=f"{name} must be"):
            setattr(explorer.python.explorer, name, value)
    explorer.run("pass")  # deliver any message sent in spite of the error
    assert explorer.settled() == before


def test_an_error_in_python_is_shown_until_python_takes_a_state_again(explorer, monkeypatch):
    def failing(*inputs):
        raise ArithmeticError("no gradient <b>today</b>")

    with monkeypatch.context() as patch:
        patch.setattr("explorer.model.model.trace", failing)
        explorer.type("x", "0.5")
        reading = explorer.settled()
        assert reading.error == "no gradient <b>today</b>"
        assert_shows(reading, state(*reading.inputs))  # the page itself goes on
    explorer.type("y", "0.25")
    expect(explorer, x=0.5, y=0.25)


#: Records each changed part of the page as "mark z.point", "quantity x" …, or "?" and its markup.
WATCH = r"""(root) => {
    window.touched = new Set();
    const name = (node) => {
        node = node.nodeType == Node.ELEMENT_NODE ? node : node.parentElement;
        for (const kind of ["quantity", "number", "sentence"]) {
            const own = node.closest(`[data-${kind}]`);
            if (own) return `${kind} ${own.dataset[kind]}`;
        }
        const mark = node.closest("[data-mark], g[id$='.contours']");
        if (mark) return `mark ${mark.id.replace(/^v\d+-\w+-/, "")}`;
        const slider = node.closest(".widget-slider");
        if (slider) return `slider ${slider.className.match(/ge-slider-(\w)/)[1]}`;
        const other = node.closest(
            ".ge-toolbar, .ge-error, .ge-announcer, .ge-note, [data-drag], .ge-drag-note");
        return other ? "" : `? ${node.outerHTML.slice(0, 200)}`;
    };
    const note = (changes) => {
        for (const { type, target, attributeName, oldValue } of changes) {
            const same = type == "attributes" && target.getAttribute(attributeName) === oldValue;
            // setting a mark to its old value still costs a layout
            if (!same || target.closest("[data-mark]")) window.touched.add(name(target));
        }
    };
    const watch = new MutationObserver(note);
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    watch.observe(root, { ...all, attributeOldValue: true });
    window.stopWatching = () => {
        note(watch.takeRecords());
        watch.disconnect();
        return [...window.touched].filter(Boolean);
    };
}"""


@pytest.mark.parametrize("name", INPUTS)
def test_a_drag_changes_only_parts_that_depend_on_its_input(explorer, name):
    explorer.put(-1.3, 0.9, 2.1)
    before = explorer.settled()
    # hover over the handle before recording starts: hovering changes classes
    page = explorer.page
    page.mouse.move(*explorer.on_track(name, 0.5))
    explorer.root.evaluate(WATCH)
    explorer.drag(name, 0.62, moves=8)
    after = explorer.settled()
    touched = set(page.evaluate("stopWatching()"))

    s, t = state(*before.inputs), state(*after.inputs)
    assert {n for n in INPUTS if getattr(s.t, n) != getattr(t.t, n)} == {name}
    depending = {
        mark
        for mark, (plot, of) in MARKS.items()
        if not np.array_equal(
            np.round(place(plot, of, s, before), 1), np.round(place(plot, of, t, before), 1)
        )
    }
    moved = {m for m in MARKS if not np.array_equal(before.pixels(m), after.pixels(m))}
    assert moved == depending

    marks = {item.removeprefix("mark ") for item in touched if item.startswith("mark ")}
    if name == "y":
        assert "surface.contours" in marks
        marks.remove("surface.contours")
    # a mark that moved and came back is recorded too, but it must depend on the input
    assert moved <= marks <= depending
    texts = {item for item in touched if item.startswith(("quantity ", "number "))}
    names = {
        n for n in (*(v[0] for v in before.raw["values"]), *(v[0] for v in before.raw["numbers"]))
    }
    changing = {n for n in names if s.value(n) != t.value(n)}
    assert {item.split()[1] for item in texts} == changing
    assert not {item for item in touched if item.startswith("?")}
    assert {item for item in touched if item.startswith("slider ")} == {f"slider {name}"}
