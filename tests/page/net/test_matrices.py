"""The net, its matrices, the reader line and the linked light, as a person uses them."""

import numpy as np
import pytest
from support.nets import LARGE, PART_1, PART_2, PART_4B, random_net

from explorer.core.net.backprop_net import backprop_net

pytestmark = pytest.mark.browser

OVERLAPS = """() => {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const boxes = (selector) => all(selector).map((node) => [node, node.getBoundingClientRect()]);
  const pairs = (some) => some.flatMap((one, i) => some.slice(i + 1).map((other) => [one, other]));
  const apart = (some, what) => pairs(some).forEach(([[one, a], [other, b]]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const up = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 0.5 && up > 0.5) found.push(`${what}: ${one.textContent} / ${other.textContent}`);
  });
  apart(boxes(".ge-matrix-window, .ge-stub, .ge-stub-bar, .ge-reader, .ge-net-picture"), "blocks");
  apart(boxes(".ge-matrix-title, .ge-direction, .ge-sum-of-losses"), "titles");
  apart([...boxes(".ge-legend"), ...boxes(".ge-matrix[data-backward]")], "legend");
  apart(boxes(".ge-unit > rect, .ge-box-of-loss > rect, .ge-box-of-target > rect"), "units");
  for (const [entry, a] of boxes(".ge-matrix[data-form=numbers] .ge-entry")) {
    if (entry.scrollWidth > entry.clientWidth) found.push(`too wide: ${entry.textContent}`);
  }
  return found;
}"""


def entry(net, quantity, index):
    return net.page.locator(f'[data-quantity="{quantity}"][data-index="{index}"]')


def selection(net):
    """Return the page's selected weight, example and second weight, as its hooks have them."""
    net.page.evaluate("settled()")
    data = net.page.locator(".ge-net").evaluate("node => ({...node.dataset})")
    return data["selected"], data["example"], data["twin"]


def shown(net):
    """Return every number of the matrices by its hook; each is there once."""
    net.page.evaluate("settled()")
    pairs = net.page.evaluate(
        "() => [...document.querySelectorAll('.ge-matrices [data-quantity]')]"
        ".map(({dataset: d}) => [`${d.quantity} ${d.index ?? ''}`, Number(d.value)])"
    )
    found = dict(pairs)
    assert len(found) == len(pairs)
    return found


def expected(net):
    """Return the same of `backprop_net` at Python's state."""
    now = net.evaluate(
        "{'X': explorer.X.tolist(), 'y': explorer.y.tolist(),"
        " 'W': [w.tolist() for w in explorer.weights]}"
    )
    t = backprop_net(now["X"], now["y"], now["W"])
    K = len(now["W"])
    matrices = {"X": t.X, "y": t.y, "y_hat": t.y_hat, "loss": t.losses[:, None]}
    matrices["dL_dyhat"] = t.dL_dactivations[-1]
    for k in range(K):
        matrices[f"W{k + 1}"], matrices[f"dL_dW{k + 1}"] = t.weights[k], t.gradients[k]
        matrices[f"z{k + 1}"], matrices[f"delta_l{k + 1}"] = t.z[k], t.deltas[k]
        if k < K - 1:
            matrices[f"l{k + 1}"] = t.activations[k + 1]
            matrices[f"dL_dl{k + 1}"] = t.dL_dactivations[k + 1]
    found = {
        f"{name} {i + 1},{j + 1}": value
        for name, matrix in matrices.items()
        for (i, j), value in np.ndenumerate(matrix)
    }
    return {**found, "loss ": t.loss}


def assert_shown(net):
    assert shown(net) == pytest.approx(expected(net), rel=1e-12, abs=1e-15)


# --- what is shown -------------------------------------------------------------------------------


def test_every_entry_is_shown_once_with_all_its_digits(net):
    assert_shown(net)
    assert entry(net, "W1", "2,1").inner_text() == "−0.80"
    assert entry(net, "dL_dW1", "2,1").inner_text() == "−0.136"
    assert "-" not in net.page.locator(".ge-matrices").inner_text()


def test_each_matrix_is_a_named_grid_and_one_stop_of_the_tab_key(net):
    grids = net.page.get_by_role("grid")
    names = [grids.nth(i).get_attribute("aria-label") for i in range(grids.count())]
    assert names[1] == "W 1, from 3 inputs to 2 hidden units" and len(names) == 15
    for i in range(grids.count()):
        assert grids.nth(i).locator("[tabindex='0']").count() == 1
    net.page.wait_for_function(  # names follow a change once it has settled
        "document.querySelector('[data-quantity=W1][data-index=\"2,1\"]').ariaLabel"
        " === 'W 1, row 2, column 1, minus 0.80, selected'"
    )


def test_edges_follow_their_weights(net):
    edge = net.page.locator('[data-mark="W1"][data-index="2,1"]')
    assert edge.get_attribute("data-negative") is not None
    net.run("explorer.move(weights=[[[0.7, 1.7], [3.0, -1.8], [0.7, 0.8]], [[2.4], [-2.3]]])")
    net.page.evaluate("settled()")
    assert edge.get_attribute("data-negative") is None
    assert float(edge.evaluate("e => parseFloat(e.style.strokeWidth)")) == pytest.approx(4.6)


def test_the_net_is_an_image_with_a_sentence(net):
    assert net.page.get_by_role("img", name="3 inputs, 2 hidden units, 1 output").count() == 1


def test_the_pointer_shows_all_digits_and_python_s_name(net):
    cell = entry(net, "dL_dW1", "2,1")
    cell.hover()
    name, python = cell.get_attribute("title").split("\n")
    assert name == f"∂L/∂W₁[2,1] = {cell.get_attribute('data-value').replace('-', '−')}"
    assert python == "t.gradients[0][1, 0] in Python"


# --- selecting -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quantity", "index", "selected", "example"),
    [
        ("W2", "2,1", "W2:2,1", "3"),
        ("dL_dW1", "3,2", "W1:3,2", "3"),
        ("l1", "1,2", "W1:2,2", "1"),
        ("y_hat", "4,1", "W2:2,1", "4"),
        ("X", "2,3", "W1:3,1", "2"),
        ("loss", "1,1", "W1:2,1", "1"),
    ],
)
def test_a_click_on_an_entry_selects_what_it_stands_for(net, quantity, index, selected, example):
    entry(net, quantity, index).click()
    assert selection(net)[:2] == (selected, example)


def test_edges_units_and_row_numbers_select_too(net):
    net.page.locator('[data-mark="W1"][data-index="3,2"]').click()
    assert selection(net)[0] == "W1:3,2"
    net.page.locator('[data-node="2,0"]').click()
    assert selection(net)[0] == "W2:1,1"
    net.page.locator(".ge-row-name").nth(0).click()
    assert selection(net)[1] == "1"


def test_shift_selects_the_second_weight(net):
    entry(net, "W2", "2,1").click(modifiers=["Shift"])
    assert selection(net) == ("W1:2,1", "3", "W2:2,1")


# --- changing ------------------------------------------------------------------------------------


def drag(net, quantity, index, *steps, shift=False):
    """Drag an entry sideways by these distances, one after the other, px."""
    box = entry(net, quantity, index).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse = net.page.mouse
    if shift:
        net.page.keyboard.down("Shift")
    mouse.move(x, y)
    mouse.down()
    for step in steps:
        x += step
        mouse.move(x, y)
    mouse.up()
    if shift:
        net.page.keyboard.up("Shift")
    net.page.evaluate("settled()")


def test_an_entry_is_dragged_a_slider_step_a_pixel_and_undone_at_once(net):
    drag(net, "W1", "3,2", 10, 15, 5)
    assert net.evaluate("explorer.weights[0][2, 1]") == pytest.approx(1.1)
    assert selection(net)[0] == "W1:2,1"  # a drag selects nothing
    assert_shown(net)
    drag(net, "X", "1,1", -20)
    assert net.evaluate("explorer.X[0, 0]") == pytest.approx(-0.7)
    net.page.get_by_role("button", name="Undo").click()
    net.page.get_by_role("button", name="Undo").click()
    assert_shown(net)
    assert net.evaluate("explorer.weights[0][2, 1]") == pytest.approx(0.8)


def test_shift_drags_finely_and_the_range_ends_a_drag(net):
    drag(net, "W2", "1,1", 10, 5, shift=True)
    assert net.evaluate("explorer.weights[1][0, 0]") == pytest.approx(2.415)
    drag(net, "W2", "1,1", 100, 300)
    assert net.evaluate("explorer.weights[1][0, 0]") == 6


def test_a_short_drag_is_a_click_and_a_computed_entry_is_not_dragged(net):
    drag(net, "W1", "3,2", 2)
    assert selection(net)[0] == "W1:3,2"
    assert net.evaluate("explorer.weights[0][2, 1]") == 0.8
    before = shown(net)
    drag(net, "z1", "1,1", 30)
    assert shown(net) == before


def test_a_finger_drags_only_after_a_first_tap(net):
    """Until then it scrolls the page."""
    drag_by_touch = """([node, pointerId]) => {
      const { x, y: clientY } = node.getBoundingClientRect();
      const touch = { pointerId, pointerType: "touch", isPrimary: true, bubbles: true, clientY };
      node.setPointerCapture = () => {};
      for (const [type, by] of [["pointerdown", 0], ["pointermove", 10], ["pointerup", 10]]) {
        node.dispatchEvent(new PointerEvent(type, { ...touch, clientX: x + by }));
      }
    }"""
    cell = entry(net, "W1", "1,1")
    net.page.evaluate(f"cell => ({drag_by_touch})([cell, 7])", cell.element_handle())
    net.page.evaluate("settled()")
    assert net.evaluate("explorer.weights[0][0, 0]") == 0.7
    cell.focus()
    net.page.evaluate(f"cell => ({drag_by_touch})([cell, 8])", cell.element_handle())
    net.page.evaluate("settled()")
    assert net.evaluate("explorer.weights[0][0, 0]") == pytest.approx(0.8)


def press(net, *keys):
    for key in keys:
        net.page.keyboard.press(key)
    net.page.evaluate("settled()")


def focused(net):
    return net.page.evaluate(
        "() => [document.activeElement.dataset.quantity, document.activeElement.dataset.index]"
    )


def test_an_entry_is_typed_in_its_place(net):
    entry(net, "W1", "1,2").focus()
    press(net, "1", ".", "2", "5", "Enter")
    assert net.evaluate("explorer.weights[0][0, 1]") == 1.25
    assert focused(net) == ["W1", "1,2"]
    press(net, "Enter")
    assert net.page.get_by_role("textbox", name="W 1, row 1, column 2").input_value() == "1.25"
    press(net, "3", "Escape")
    assert net.evaluate("explorer.weights[0][0, 1]") == 1.25
    assert entry(net, "W1", "1,2").inner_text() == "1.25"
    press(net, "9", "Enter")
    assert "W₁[1,2] must be a number from -6 to 6" in net.page.locator(".ge-error").inner_text()
    assert entry(net, "W1", "1,2").inner_text() == "1.25"
    assert_shown(net)


def test_keys_move_step_and_select(net):
    entry(net, "W1", "2,1").focus()
    press(net, "ArrowRight", "ArrowDown", "ArrowDown")
    assert focused(net) == ["W1", "3,2"]
    press(net, "+", "+", "-")
    assert net.evaluate("explorer.weights[0][2, 1]") == pytest.approx(0.81)
    net.page.evaluate(
        """() => { // faster than the page is painted
          for (const key of "++-+") {
            const press = new KeyboardEvent("keydown", { key, bubbles: true });
            document.activeElement.dispatchEvent(press);
          }
        }"""
    )
    assert net.evaluate("explorer.weights[0][2, 1]") == pytest.approx(0.83)
    press(net, "Space")
    assert selection(net)[0] == "W1:3,2"
    press(net, "Home")
    assert focused(net) == ["W1", "3,1"]
    press(net, "Alt+ArrowRight")
    assert selection(net)[0] == "W2:2,1" and focused(net) == ["W2", "2,1"]
    press(net, "PageDown")
    assert selection(net)[1] == "4" and focused(net) == ["W2", "2,1"]
    entry(net, "z1", "4,1").focus()
    press(net, "PageUp")
    assert selection(net)[1] == "3" and focused(net) == ["z1", "3,1"]
    press(net, "Enter")
    assert selection(net)[0] == "W1:2,1"


# --- light and reader ----------------------------------------------------------------------------


def lit(net):
    """Return the lit entries with their colours, and the dashed frames."""
    return net.page.evaluate(
        """() => [...document.querySelectorAll(".ge-frame:not([hidden])")].map((frame) => {
          const { light, dashed } = frame.dataset;
          const { matrix } = frame.closest(".ge-matrix").dataset;
          return `${matrix} ${light}${dashed === undefined ? "" : " dashed"}`;
        }).sort()"""
    )


REST = [
    "W1 ink", "W2 dL_dyhat dashed", "X dL_dW dashed", "X dz_dW", "dL_dW1 dL_dW", "dL_dl1 dL_dyhat",
    "delta_l1 dL_dW dashed", "delta_l2 dL_dyhat dashed", "l1 dyhat_dz",
]  # fmt: skip


def test_pointing_lights_what_an_entry_is_made_of_and_reads_it(net):
    net.page.evaluate("document.activeElement.blur()")
    net.page.mouse.move(0, 0)
    assert lit(net) == REST
    reader = net.page.locator(".ge-reader")
    assert "= −0.1361" in reader.inner_text() and "(78)" in reader.inner_text()
    entry(net, "delta_l1", "3,1").hover()
    assert lit(net) == ["dL_dl1 dL_dyhat", "delta_l1 ink", "l1 dyhat_dz"]
    assert "= −0.2900 × 0.2350 = −0.0682" in reader.inner_text()
    assert net.page.locator(".ge-card.ge-lit").count() == 2
    net.page.locator('[data-mark="W1"][data-index="1,2"]').hover()
    assert lit(net) == ["W1 ink", "dL_dW1 dL_dW"]
    net.page.mouse.move(0, 0)
    assert lit(net) == REST


def test_the_focus_lights_as_the_pointer_does(net):
    entry(net, "W2", "1,1").focus()
    press(net, "ArrowDown")
    assert lit(net) == ["W2 ink", "dL_dW2 dL_dW"]
    press(net, "Shift+Tab", "Tab")
    assert "W₂[2]" in net.page.locator(".ge-reader").inner_text()
    net.page.evaluate("document.activeElement.blur()")
    assert lit(net) == REST


def test_the_walk_dims_the_other_matrices_and_lights_its_entry(net):
    net.page.get_by_role("button", name="Walk", exact=True).click()
    net.page.evaluate("settled()")
    bright = net.page.locator(".ge-matrix:not([data-dimmed])")
    assert bright.evaluate_all("all => all.map((m) => m.dataset.matrix)") == ["X", "W1", "z1"]
    net.page.mouse.move(0, 0)
    assert lit(net) == ["W1 ink", "X ink", "z1 ink"]
    assert net.page.locator(".ge-reader").inner_text().startswith("z₁[3,1] = ")
    net.page.get_by_role("button", name="Walk", exact=True).click()
    net.page.evaluate("settled()")
    assert net.page.locator("[data-dimmed]").count() == 0 and lit(net) == REST


def test_predict_covers_the_backward_grids_and_hides_the_reader_s_numbers(net):
    net.page.get_by_role("button", name="Predict", exact=True).click()
    net.page.evaluate("settled()")
    assert not net.page.locator('[data-matrix="dL_dW1"] .ge-matrix-window').is_visible()
    assert not net.page.locator(".ge-reader").is_visible()
    assert entry(net, "W1", "1,1").is_visible()
    net.page.get_by_role("button", name="Predict", exact=True).click()
    net.page.evaluate("settled()")
    assert entry(net, "dL_dW1", "1,1").is_visible()


# --- shapes, widths, themes ----------------------------------------------------------------------


SHAPES = {
    "1-1": random_net([1, 1], 4),
    "3-1": PART_2,
    "3-1-1": random_net([3, 1, 1]),
    "3-2-1": PART_4B,
    "3-4-4-2": LARGE,
    "3-3-3-3-1": random_net([3, 3, 3, 3, 1], 4),
    "8-8-8-1": random_net([8, 8, 8, 1], 16),
}


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_overlaps_at_any_width(pages, name):
    net = pages(SHAPES[name])
    for width in (1160, 900, 650, 400):
        net.page.set_viewport_size({"width": width, "height": 900})
        net.page.evaluate("settled()")
        assert net.page.evaluate(OVERLAPS) == [], width
        body = net.page.evaluate("document.documentElement.scrollWidth")
        assert body <= width


def test_the_lens_moves_to_the_layer_of_a_tint_that_is_clicked(pages):
    net = pages(LARGE)
    forms = (
        "() => [...document.querySelectorAll('[data-form=numbers]')].map((m) => m.dataset.matrix)"
    )
    before = net.page.evaluate(forms)
    assert before == ["X", "W1", "z1", "l1", "dL_dl1", "delta_l1", "dL_dW1"]
    entry(net, "delta_l3", "2,2").click()
    assert selection(net)[:2] == ("W3:1,2", "2")
    assert net.page.evaluate(forms)[:4] == ["l2", "W3", "z3", "y_hat"]
    assert focused(net) == ["delta_l3", "2,2"]


def test_a_wide_lens_shows_the_neighbours_and_keys_lead_on(pages):
    net = pages(SHAPES["8-8-8-1"])
    entry(net, "W1", "1,3").focus()
    assert entry(net, "W1", "1,4").count() == 0
    press(net, "ArrowRight")
    assert focused(net) == ["W1", "1,4"] and selection(net)[0] == "W1:1,4"


def test_a_long_batch_keeps_the_selected_example_in_view(pages):
    net = pages(SHAPES["8-8-8-1"])
    window = net.page.locator(".ge-row-names")

    def in_view(n):
        box, row = window.bounding_box(), net.page.locator(".ge-row-name").nth(n).bounding_box()
        return box["y"] - 1 <= row["y"] and row["y"] + row["height"] <= box["y"] + box["height"] + 1

    assert in_view(0) and not in_view(12)
    net.run("explorer.selected = (12, 0, 0, 0)")
    net.page.evaluate("settled()")
    assert in_view(12) and not in_view(0)
    entry(net, "X", "1,1").focus()
    assert in_view(0)


def test_on_a_narrow_page_the_selected_layer_is_in_view(pages):
    net = pages(PART_4B)
    net.page.set_viewport_size({"width": 500, "height": 900})
    for layer, quantity in ((1, "W2"), (0, "W1")):
        net.run(f"explorer.selected = (2, {layer}, 0, 0)")
        net.page.evaluate("settled()")
        box = entry(net, quantity, "1,1").bounding_box()
        assert 0 < box["x"] and box["x"] + box["width"] < 500


def test_the_pointed_entry_goes_with_its_net(pages):
    net = pages(PART_4B)  # the page fails at its end if a script fails
    entry(net, "W1", "3,1").hover()
    net.run(
        "explorer.y = [[0.2], [0.4], [0.6], [0.8]]"
    )  # the names of entries follow a moment later
    net.run("explorer.move(X=[[1]], y=[[1]], weights=[[[1]]])")
    net.page.wait_for_timeout(400)
    assert net.page.locator(".ge-one-weight").count() == 1
    net.undo()
    net.page.evaluate("settled()")
    assert entry(net, "W1", "3,1").is_visible()


def test_a_net_that_is_too_large_says_so(pages):
    net = pages(random_net([3, 9, 1], 2))
    assert "a layer of 9" in net.page.locator(".ge-too-large").inner_text()
    assert net.page.locator(".ge-matrix, .ge-net-picture").count() == 0


def test_part_1_has_no_matrices(pages):
    net = pages(PART_1)
    assert not net.page.locator(".ge-net-rows").is_visible()
    assert net.page.locator(".ge-matrix").count() == 0


def test_forced_colours_leave_frames_and_dashes(net):
    net.page.emulate_media(forced_colors="active")
    styles = net.page.evaluate(
        """() => [...document.querySelectorAll(".ge-frame:not([hidden])")].map((frame) => {
          const { backgroundColor, borderTopStyle } = getComputedStyle(frame);
          return [backgroundColor, borderTopStyle, frame.hasAttribute("data-dashed")];
        })"""
    )
    net.page.emulate_media(forced_colors="none")
    assert styles
    for background, border, dashed in styles:
        assert background.endswith(", 0)")  # transparent
        assert border == ("dashed" if dashed else "solid")
