"""The plots and the shares of a net in a page: they follow the state, and the hand moves them."""

from __future__ import annotations

import io
from base64 import b64decode
from typing import Any

import numpy as np
import pytest
from matplotlib.image import imread
from playwright.sync_api import expect
from support.hands import to_window, with_mouse
from support.nets import LARGE, PART_1, PART_2, RANGES

from explorer import backprop_net
from explorer.drawing.svg import palette
from explorer.model.net.state import NetState
from explorer.plots.geometry import contour_path, geometry, mapping
from explorer.plots.net.curves import net_curves
from explorer.plots.net.layout import form_of
from explorer.plots.net.net_plots import net_plots, texts
from explorer.plots.net.shares import shares_chart
from explorer.plots.net.surface import FINE, NetSurface
from explorer.plots.net.surface_3d import (
    net_ends_3d,
    net_surface_3d_plot,
    net_surface_in_space,
)
from explorer.plots.net.surface_plot import overs
from explorer.plots.projection import HOME, View3D
from explorer.plots.ticks import tick_labels

pytestmark = pytest.mark.browser

MARKS = r"""(root) => {
    const marks = root.querySelectorAll("[data-plot] :is([data-mark], g[id$='.contours'])");
    return Object.fromEntries([...marks].map((group) => {
        const node = group.querySelector("use, text") ?? group.querySelector("path");
        const at = ["x", "y"].map((name) => Number(node.getAttribute(name)));
        const hidden = getComputedStyle(node).visibility === "hidden";
        const path = node.localName === "path";
        return [group.id.replace(/^v\d+-\w+-/, ""), {
            geometry: path ? node.getAttribute("d") : hidden ? "" : at,
            text: node.localName === "text" ? node.textContent : null }];
    }));
}"""
LABELS = r"""(root) => {
    const groups = [...root.querySelectorAll("[data-plot] g[id]")];
    const labels = groups.filter(({ id }) => /\.([xy]tick-\d|[xy]label|bar-\d)/.test(id));
    const name = ({ id }) => id.replace(/^v\d+-\w+-/, "");
    return Object.fromEntries(labels.map((g) => [name(g), g.querySelector("text").textContent]));
}"""
TICKS = """root => [...root.querySelectorAll("[data-plot] [id*='tick_'] use")]
    .map((use) => [use.getAttribute("x"), use.getAttribute("y")].join())"""


def settle(net: Any) -> None:
    """Wait until the page has painted the state, with the fine surface."""
    net.page.evaluate("settled()")
    fine = "([root, width]) => root.querySelector('canvas').width === width"
    net.page.wait_for_function(fine, arg=[net.root.element_handle(), FINE[0]])


def state(net: Any) -> NetState:
    """Return the state of the explorer in Python."""
    return net.python.call(lambda: net.python.explorer.state)


def paths_agree(mine: str, theirs: str) -> bool:
    """Whether two paths agree to a tenth of a pixel."""
    if mine == theirs:
        return True
    a, b = (
        np.array(path.replace("M", " ").replace("L", " ").split(), float) for path in (mine, theirs)
    )
    return a.shape == b.shape and bool(abs(a - b).max() < 0.11)


def assert_follows(net: Any, over: str | None = None) -> NetState:
    """Check each mark, text and label in the page; return the state."""
    settle(net)
    s = state(net)
    c = net_curves(s, RANGES)
    over = over or overs(s)[0]
    plots = net_plots(RANGES, c.axes, s.last, form_of(s), over)
    marks, labels = net.root.evaluate(MARKS), net.root.evaluate(LABELS)
    assert {name.partition(".")[0] for name in marks} == {plot.name for plot in plots}
    for plot in plots:
        for mark in plot.marks:
            found = marks[f"{plot.name}.{mark.role}"]["geometry"] or ""
            expected = geometry(plot, mark, c)
            if isinstance(expected, str):
                same = "h0" in expected or paths_agree(expected, found)
                assert same, (plot.name, mark.role, expected, found)
            else:
                assert found == pytest.approx(expected, abs=0.011), (plot.name, mark.role)
        for gid, text in texts(plot, c).items():
            assert marks[gid]["text"] == text
        for axis, values in (("xtick", plot.xticks), ("ytick", plot.yticks)):
            shown = [labels[f"{plot.name}.{axis}-{i}"] for i in range(len(values))]
            assert shown == tick_labels(values)
        assert labels[f"{plot.name}.xlabel"] == plot.xlabel
        assert labels[f"{plot.name}.ylabel"] == plot.ylabel
    surface = NetSurface(s, RANGES, over, FINE)
    name = plots[4].name
    lines = contour_path(plots[4], surface.contours())
    assert paths_agree(lines, marks[f"{name}.contours"]["geometry"])
    ticks = [labels[f"{name}.bar-{i}"] for i in range(5)]
    assert ticks == tick_labels(surface.bar_ticks())
    return s


def run(net: Any, **values: Any) -> None:
    net.run("".join(f"explorer.{name} = {value!r};" for name, value in values.items()))


@pytest.mark.parametrize("now", [PART_1, PART_2, LARGE], ids=["1-1", "3-1", "3-4-4-2"])
def test_every_net_has_its_pictures(pages, now):
    assert_follows(pages(now))


def test_the_marks_follow_the_state(net):
    places = net.root.evaluate(TICKS)
    assert_follows(net)
    for values in (
        {"selected": (0, 0, 2, 1)},
        {"selected": (3, 1, 0, 0)},
        {"activation": "tanh"},
        {"X": [[4.0, -3.0, 2.0]] * 4},
        {"activation": "relu"},
        {"activation": ["identity", "sigmoid"], "loss": "cross_entropy"},
    ):
        run(net, **values)
        assert_follows(net)
    assert net.root.evaluate(TICKS) == places


def test_the_surface_is_painted_in_the_colours_of_its_losses(net):
    settle(net)
    url = net.root.locator("canvas").evaluate("canvas => canvas.toDataURL()")
    shown = imread(io.BytesIO(b64decode(url.split(",")[1])))
    surface = NetSurface(state(net), RANGES, "twin", FINE)
    colors = np.array(palette()).reshape(256, 4)[surface.pixels()].reshape(FINE[1], FINE[0], 4)
    # the libraries' exp may differ, and with it a colour by one
    assert abs(shown * 255 - colors)[..., 3].max() < 1.5
    opaque = colors[..., 3] > 60  # a canvas loses digits of colours that are nearly clear
    assert opaque.any() and abs(shown * 255 - colors)[opaque].max() < 4


def test_a_switch_shows_the_loss_over_w_and_x(net):
    switch = net.root.get_by_role("group", name="The loss over")
    assert switch.get_by_role("button").all_inner_texts() == ["w, w′", "w, x", "3-D"]
    switch.get_by_role("button", name="w, x").click()
    assert_follows(net, "x")
    heading = net.root.locator(".ge-surface-section h3")
    assert heading.inner_text() == "L over w, X[3,2]"
    s = state(net)
    other = net.root.locator(".ge-vector [data-quantity=dL_dx]")
    assert float(other.get_attribute("data-value")) == pytest.approx(s.dL_dx)
    switch.get_by_role("button", name="w, w′").click()
    assert_follows(net, "twin")
    assert heading.inner_text() == "L over w, W₁[2,2]"


def test_the_surface_can_be_seen_in_space_and_turned(net):
    assert_follows(net)
    switch = net.root.get_by_role("button", name="3-D")
    switch.click()
    picture = net.root.locator("[data-plot=net-surface-3d]")
    net.page.evaluate("settled()")
    assert switch.get_attribute("aria-pressed") == "true"
    s = state(net)
    surface = net_surface_in_space(s, RANGES, "twin")

    def marks(*angle: float) -> dict[str, str]:
        view = View3D(net_ends_3d(RANGES, "twin", surface.bar), *angle)
        plot = net_surface_3d_plot(RANGES, "twin", lambda: view)
        c = net_curves(s, RANGES)
        return {f"{plot.name}.{mark.role}": geometry(plot, mark, c) for mark in plot.marks}

    for angle, key in ((HOME, ""), ((HOME[0] + 5, HOME[1]), "ArrowLeft"), (HOME, "Home")):
        if key:
            picture.press(key)
            net.page.evaluate("settled()")
        shown = net.root.evaluate(MARKS)
        for name, expected in marks(*angle).items():
            if isinstance(expected, str):
                assert paths_agree(expected, shown[name]["geometry"] or ""), (name, angle)
            else:
                assert shown[name]["geometry"] == pytest.approx(expected, abs=0.011), (name, angle)
    names = picture.locator(".ge-relief .ge-name").all_text_contents()
    assert names == ["w", "w′", "L"]
    switch.click()
    assert_follows(net)


# By hand -----------------------------------------------------------------------------------------


def point(net: Any, name: str) -> tuple[float, float]:
    """Return the place of a plot's point, px."""
    return tuple(net.root.evaluate(MARKS)[f"{name}.point"]["geometry"])


def drag(net: Any, name: str, across: float, down: float) -> NetState:
    x, y = point(net, name)
    net.scroll_to(f"[data-plot={name}]")
    start, end = to_window(net, name, (x, y)), to_window(net, name, (x + across, y + down))
    with_mouse(net.page, start, end)
    return assert_follows(net)


@pytest.mark.parametrize("name", ["net-z", "net-l", "net-along", "net-surface"])
def test_the_points_are_grabbed(net, name):
    before = assert_follows(net)
    x, _ = point(net, name)
    after = drag(net, name, 24.0, 0.0)
    assert after.w != before.w
    assert point(net, name)[0] == pytest.approx(x + 24.0, abs=1.0)
    same = before.now._replace(weights=after.now.weights)
    assert after.now == same
    if name != "net-surface":
        assert after.w_twin == before.w_twin
    net.undo()
    assert assert_follows(net).now == before.now


def test_the_target_and_the_guess_are_grabbed_only_at_the_output(net):
    for name in ("net-l.target", "net-loss.target", "net-loss.point"):
        assert not net.root.locator(f"[data-drag='{name}']").is_visible()
    run(net, selected=(2, 1, 0, 0))
    settle(net)
    target = net.root.locator("[data-drag='net-l.target']")
    target.press("ArrowDown")
    assert assert_follows(net).y == pytest.approx(0.999)
    guess = net.root.locator("[data-drag='net-loss.point']")
    assert guess.get_attribute("aria-valuetext").startswith("y hat 0.5161, the loss L")
    before = state(net)
    guess.press("ArrowRight")
    assert assert_follows(net).w > before.w


def test_a_handle_is_a_slider_to_a_screen_reader(net):
    settle(net)
    handle = net.root.get_by_role("slider", name="w, on the line of z")
    assert handle.get_attribute("aria-valuetext") == "w −0.8000, z −0.5000"
    assert handle.get_attribute("aria-valuenow") == "-0.8"
    assert [handle.get_attribute(f"aria-value{end}") for end in ("min", "max")] == ["-6", "6"]


def test_a_click_on_a_ring_or_a_thin_curve_selects_its_example(net):
    run(net, selected=(3, 0, 1, 0))
    s = assert_follows(net)
    c = net_curves(s, RANGES)
    plots = {plot.name: plot for plot in net_plots(RANGES, c.axes, False, "")}
    ring = mapping(plots["net-l"]).to_px(s.t.z[0][0][0], s.t.activations[1][0][0])
    line = next(mark for mark in plots["net-z"].marks if mark.role == "examples")
    end = mapping(plots["net-z"]).to_px(*line.place(c, plots["net-z"].scale)[2][1])
    for name, px, example in (("net-z", (end[0] - 4, end[1]), 2), ("net-l", ring, 0)):
        net.scroll_to(f"[data-plot={name}]")
        net.page.mouse.move(*to_window(net, name, px))
        cursor = "node => getComputedStyle(node).cursor"
        assert net.root.locator(f"[data-plot={name}]").evaluate(cursor) == "pointer"
        net.page.mouse.click(*to_window(net, name, px))
        assert assert_follows(net).now.example == example


# The shares --------------------------------------------------------------------------------------


def shares_shown(net: Any) -> list[float]:
    places = net.root.locator(".ge-shares [data-quantity=share]")
    return [float(value) for value in places.evaluate_all("all => all.map((n) => n.dataset.value)")]


def test_the_shares_are_those_of_the_net_and_drawn_head_to_tail(net):
    settle(net)
    s = state(net)
    t = backprop_net(s.now.X, s.now.y, s.now.weights, s.now.activation, s.now.loss)
    assert shares_shown(net) == pytest.approx(list(t.activations[0][:, 1] * t.deltas[0][:, 0]))
    chart = shares_chart(s)
    arrows = net.root.locator(".ge-share-arrow")
    assert arrows.evaluate_all("all => all.map((n) => n.getAttribute('d'))") == [
        row.arrow for row in chart.rows
    ]
    written = net.root.locator(".ge-shares .ge-share-number").all_text_contents()
    assert written == [row.text for row in chart.rows]
    ticks = net.root.locator(".ge-share-ticks text").all_text_contents()
    assert ticks == [text for _, text in chart.ticks]


def test_a_share_selects_its_example_by_mouse_and_by_key(net):
    rows = net.root.locator(".ge-share-row[role=button]")
    assert rows.count() == 4
    rows.nth(0).click()
    assert assert_follows(net).now.example == 0
    assert rows.nth(0).get_attribute("aria-pressed") == "true"
    rows.nth(0).press("Tab")
    net.page.keyboard.press("Enter")
    assert assert_follows(net).now.example == 1
    net.page.keyboard.press("Tab")
    net.page.keyboard.press("Space")
    assert assert_follows(net).now.example == 2
    expect(rows.nth(2)).to_have_accessible_name("example 3 −0.1022")


def test_a_share_that_is_pointed_at_lights_its_line_and_its_ring(net):
    settle(net)
    lit = net.root.locator(".ge-lit-line")
    net.root.locator(".ge-share-row").nth(3).hover()
    paths = [
        path for path in lit.evaluate_all("all => all.map((n) => n.getAttribute('d'))") if path
    ]
    assert len(paths) == 3  # z along w, l along z, and the loss along w
    net.page.mouse.move(2, 2)
    assert not any(lit.evaluate_all("all => all.map((n) => n.getAttribute('d'))"))


def test_a_net_without_a_batch_shows_no_shares(pages):
    page = pages(PART_2)
    settle(page)
    assert not page.root.locator(".ge-shares").is_visible()
    assert page.root.locator("[data-plot=net-along-wide]").is_visible()


def test_a_drag_leaves_the_axes_alone_until_it_ends(net):
    run(net, X=[[0.0, 4.0, 0.0]] * 4, selected=(0, 0, 1, 0))
    net.run("explorer.weights = [[[0.7, 1.7], [5.9, -1.8], [0.7, 0.8]], [[2.4], [-2.3]]]")
    assert_follows(net)

    def ticks() -> str:
        return net.root.evaluate(LABELS)["net-z.ytick-4"]

    assert ticks() == "30"
    net.scroll_to("[data-plot=net-z]")
    x, y = point(net, "net-z")
    net.page.mouse.move(*to_window(net, "net-z", (x, y)))
    net.page.mouse.down()
    net.page.mouse.move(*to_window(net, "net-z", (x - 110, y)), steps=4)
    net.page.evaluate("settled()")
    assert ticks() == "30"
    net.page.mouse.up()
    assert_follows(net)
    assert ticks() == "10"
