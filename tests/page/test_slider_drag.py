"""Dragging a slider in a real JupyterLab: no frame mixes states or goes back."""

import random

import numpy as np
import pytest
from playwright.sync_api import Page
from support.assertions import assert_shows
from support.reading import INPUTS
from support.states import DEFAULT, state

from explorer.core.backprop import backprop
from explorer.derivation.numbers import readable

pytestmark = pytest.mark.browser


@pytest.fixture
def explorer(lab_explorer):
    return lab_explorer


#: Records the shown values before each repaint, to check that each frame shows a single state.
SAMPLE = r"""(root) => {
    const samples = window.samples = [];
    const one = (selector) => root.querySelector(selector);
    const values = Object.fromEntries([...root.querySelectorAll("[data-quantity]")]
        .map((node) => [node.dataset.quantity, node]));
    const names = Object.keys(values);
    const repeated = [...root.querySelectorAll("[data-number=dL_dW]")];
    const point = (plot) => {
        const use = one(`[data-plot=${plot}] [data-role=point] use`);
        return ["x", "y"].map((name) => Number(use.getAttribute(name)));
    };
    const bar = one(".ge-slider-W .noUi-target").noUiSlider;
    let last = "";
    const note = () => {
        const sample = {
            exact: Object.fromEntries(names.map((name) => [name, values[name].dataset.value])),
            text: values.dL_dW.textContent,
            numbers: repeated.map((node) => node.textContent),
            points: Object.fromEntries(["z", "sigma", "loss", "descent"].map((p) => [p, point(p)])),
            curve: one("[data-plot=descent] [data-role=curve] path").getAttribute("d"),
            handle: Number(bar.get(true)),
        };
        const key = JSON.stringify(sample);
        if (key != last) samples.push(sample);
        last = key;
        window.sampling = requestAnimationFrame(note);
    };
    note();
}"""


def sampled(page: Page) -> list[dict]:
    return page.evaluate("() => { cancelAnimationFrame(window.sampling); return window.samples; }")


def test_every_frame_of_a_drag_shows_one_state_and_no_frame_goes_back(explorer):
    page = explorer.page
    explorer.put(2.0, 0.75, -6.0)
    start = explorer.settled()
    left, right = (explorer.on_track("W", share)[0] for share in (0, 1))
    height = explorer.on_track("W", 0)[1]
    with explorer.grabbed("W"):
        explorer.root.evaluate(SAMPLE)
        for i in range(121):
            page.mouse.move(left + (right - left) * i / 120, height)
            page.evaluate("() => new Promise(requestAnimationFrame)")  # at most one move per frame
        page.mouse.move(right + 9, height)
    end = explorer.settled()
    samples = sampled(page)

    assert end.inputs == (2.0, 0.75, 6.0)
    shown = [float(sample["exact"]["W"]) for sample in samples]
    assert len(set(shown)) > 10, "too few frames to tell"
    assert shown == sorted(shown)
    assert shown[-1] == 6.0
    handles = [sample["handle"] for sample in samples]
    assert handles == sorted(handles)
    curves = {sample["curve"] for sample in samples}
    assert len(curves) == 1  # the curve depends on x and y only
    for sample in samples:
        t = backprop(2.0, 0.75, float(sample["exact"]["W"]))
        for name, exact in sample["exact"].items():
            if hasattr(t, name):
                assert exact == repr(float(getattr(t, name))), name
        assert {sample["text"], *sample["numbers"]} == {readable(t.dL_dW)}
        for plot, (across, up) in {
            "z": (t.W, t.z),
            "sigma": (t.z, t.y_hat),
            "loss": (t.y_hat, t.loss),
            "descent": (t.W, t.loss),
        }.items():
            x, y = start.axes(plot)
            np.testing.assert_allclose(
                sample["points"][plot], (x.px(across), y.px(up)), atol=0.02, err_msg=plot
            )


def test_after_hundreds_of_moves_the_page_shows_the_kernel_s_state(explorer):
    page = explorer.page
    chance = random.Random(4)
    ends = {name: [explorer.on_track(name, share) for share in (-0.1, 1.1)] for name in INPUTS}
    moves = 0
    while moves < 300:
        name = chance.choice(INPUTS)
        with explorer.grabbed(name):
            for _ in range(chance.randint(1, 40)):
                (left, y), (right, _) = ends[name]
                page.mouse.move(chance.uniform(left, right), y)
                moves += 1
        if chance.random() < 0.3:  # followed at once by a key
            explorer.handle(name).press(chance.choice(["ArrowLeft", "PageUp", "Home"]))
    reading = explorer.settled()
    assert reading.inputs == explorer.kernel_state()
    assert_shows(reading, state(*reading.inputs))
    for name, value in zip(INPUTS, reading.inputs, strict=True):
        low, high = getattr(DEFAULT, name)
        share = reading.raw["inputs"][name]["handle"]
        # the handle agrees with the value: no move was lost
        assert value == pytest.approx(low + share * (high - low), abs=0.003 * (high - low))


def test_releasing_the_handle_does_not_move_it(explorer):
    page = explorer.page
    explorer.root.evaluate(SAMPLE)
    with explorer.grabbed("W"):
        for share in (0.9, 0.1, 0.8, 0.2, 0.7):
            page.mouse.move(*explorer.on_track("W", share), steps=6)
        left = explorer.root.evaluate(
            "root => Number(root.querySelector('.ge-slider-W .noUi-target').noUiSlider.get(true))"
        )
    after = explorer.settled()
    handles = [sample["handle"] for sample in sampled(page)]
    assert float(after.value("W")) == pytest.approx(left)
    # the handle stayed at its final place
    assert handles[-1] == pytest.approx(left)
    turns = [
        a
        for a, b, c in zip(handles, handles[1:], handles[2:], strict=False)
        if (b - a) * (c - b) < 0
    ]
    assert len(turns) <= 4
