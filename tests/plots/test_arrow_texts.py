"""The sentences about the arrow of the gradient."""

import pytest
from support.states import DEFAULT, state

from explorer.model.ranges import Ranges
from explorer.plots.arrow_texts import arrow_hints, arrow_note
from explorer.plots.gradient_vector import magnification
from explorer.plots.surface_3d import surface_3d_plot
from explorer.plots.surface_plot import flat_arrow, surface_plot


def note(x, y, W, over="x", ranges=DEFAULT):
    return arrow_note(flat_arrow(ranges, over), surface_plot(ranges, over), state(x, y, W))


def test_the_note_states_the_scale():
    assert note(1.5, 1.0, -0.8) == "The arrow is 10 ∇L, measured on the axes."


def test_the_note_says_where_an_arrow_is_cut():
    assert "ends at the edge" in note(0.2, 1.0, -5.0)
    assert "ends at the edge" in note(1.5, 1.0, -0.8, "y")


def test_the_note_says_why_there_is_a_ring():
    assert note(4.0, 1.0, -6.0).startswith("∇L is too small for an arrow")  # 2.7e−10
    assert note(0.0, 1.0, 0.0) == "∇L is 0 here: it has no direction."


def test_an_arrow_as_long_as_the_gradient_has_no_number():
    ranges = Ranges(x=(-40.0, 40.0))
    assert magnification(ranges) == 1
    assert note(1.5, 1.0, -0.8, ranges=ranges).startswith("∇L is too small")
    assert note(30.0, 1.0, 0.01, ranges=ranges) == "The arrow is ∇L, measured on the axes."
    assert {mark.text for mark in surface_plot(ranges).marks} == {"", "∇L"}


@pytest.mark.parametrize(
    ("ranges", "over", "text"),
    [
        (DEFAULT, "x", "here 1 along W is as long as 1.9 along x."),
        (DEFAULT, "y", "here 1 along y is as long as 3.0 along W."),
        (Ranges(x=(-1e-5, 1e-5)), "x", "here 1 along x is as long as 2e5 along W."),
    ],
)
def test_the_hint_says_that_right_angles_need_axes_of_one_scale(ranges, over, text):
    plot = surface_plot(ranges, over)
    hints = arrow_hints(plot, magnification(ranges), "W")
    assert hints["vector"].endswith(text)
    ratio = plot.scale.x / plot.scale.y
    assert float(text.split()[-3]) == pytest.approx(max(ratio, 1 / ratio), rel=0.15)


def test_with_one_scale_the_arrow_crosses_the_contours_at_right_angles():
    width, height = surface_plot(DEFAULT).box[2:]
    ranges = Ranges(x=(-6.0 * height / width, 6.0 * height / width))
    hints = arrow_hints(surface_plot(ranges), magnification(ranges), "W")
    assert hints["vector"].endswith("so it crosses the contours at right angles.")


def test_each_mark_of_the_arrow_has_a_hint():
    for plot in (surface_plot(DEFAULT), surface_3d_plot(DEFAULT, "x", lambda points: [])):
        hints = arrow_hints(plot, 10.0, "W")
        of_gradient = {mark.role for mark in plot.marks if mark.quantity in ("gradient", "dL_dW")}
        assert set(hints) == of_gradient - {"zero-label"}
