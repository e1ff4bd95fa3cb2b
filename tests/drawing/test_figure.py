"""The explorer's state as a plain figure."""

import gc
import io
import itertools
import sys

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.lines import Line2D
from matplotlib.text import Text
from support.states import CASES, DEFAULT, RANGES, state

from explorer.derivation.equations import with_numbers
from explorer.derivation.numbers import readable
from explorer.drawing.figure import draw_figure
from explorer.drawing.notebook_figure import as_file
from explorer.drawing.sizes import Size
from explorer.plots.five_plots import plots
from explorer.plots.marks import Scale
from explorer.plots.windows import z_axis_at

STATES = [(1.5, 1, -0.8), (4, 1, -6), (0, 1, -0.8), (2.5, 1, 3), (-4, 1, 6)]
at_states = pytest.mark.parametrize("values", STATES, ids=str)


def artist(figure, gid):
    (found,) = figure.findobj(lambda a: a.get_gid() == gid)
    return found


@pytest.mark.parametrize("values", CASES, ids=str)
def test_every_mark_is_at_the_state(values):
    assert_every_mark_is_at(state(*values, path=(-1.0, values[2])), DEFAULT)


@pytest.mark.parametrize("ranges", RANGES[1:])
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_every_mark_is_at_the_ends_of_other_ranges(ranges, share):
    ends = (ranges.x, ranges.y, ranges.W)
    assert_every_mark_is_at(state(*(low + share * (high - low) for low, high in ends)), ranges)


def assert_every_mark_is_at(s, ranges):
    figure = draw_figure(s, ranges)
    figure.savefig(io.BytesIO(), format="png", dpi=30)  # matplotlib can draw it
    for plot in plots(ranges, z_axis_at(ranges, s.t.z)):
        left, right, bottom, top = plot.margins
        width, height = plot.size[0] - left - right, plot.size[1] - bottom - top
        scale = Scale(width / np.diff(plot.window.x)[0], height / np.diff(plot.window.y)[0])
        for mark in plot.marks:
            drawn, points = artist(figure, f"{plot.name}.{mark.role}"), mark.place(s, scale)
            assert drawn.get_visible() == bool(points), mark.role
            if not points:
                continue
            if isinstance(drawn, Line2D):
                found = drawn.get_xydata()
            elif isinstance(drawn, Text):
                found = [drawn.get_position()]
            else:
                found = drawn.get_path().vertices[:: 1 if drawn.get_fill() else 2]
            np.testing.assert_allclose(found, points, rtol=1e-9, atol=1e-12)


@at_states
def test_texts_are_the_trace_s_numbers(values):
    s = state(*values, learning_rate=0.5)
    written = [text.get_text() for text in draw_figure(s, DEFAULT).texts]
    for name in ("z", "y_hat", "loss", "dz_dW", "dyhat_dz", "dL_dyhat", "dL_dW"):
        value = with_numbers(rf"\text{{{name}}}", s)
        assert any(text.endswith(f"= {value}$") for text in written), name
        number = readable(s.value(name)).replace("−", "-")
        assert value == number or rf"{number.split('e')[0]} \cdot 10" in value
    (line,) = [text for text in written if "η" in text]
    for number in (*values, 0.5):
        assert f"{number:g}".replace("-", "−") in line
    assert sum(text == r"$\times$" for text in written) == 2


@pytest.mark.parametrize("width", [1120, 1080, 702, 356])
@at_states
def test_no_text_leaves_the_figure_or_lies_on_another(values, width):
    figure = draw_figure(state(*values), DEFAULT, size=Size(width, 1.0))
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    boxes = {
        text: text.get_window_extent(renderer)
        for text in set(figure.findobj(Text)) - beyond_the_limits(figure)
        if text.get_visible() and text.get_text().strip()
    }
    edge = figure.bbox
    for text, box in boxes.items():
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= edge.x1 and box.y1 <= edge.y1
        assert inside, (text.get_text(), box)
    for (one, a), (other, b) in itertools.combinations(boxes.items(), 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide <= 1 or high <= 1, (one.get_text(), other.get_text())


def beyond_the_limits(figure):
    """Return the tick labels beyond the axis limits, which matplotlib keeps but hides."""
    found = set()
    for axes in figure.findobj(Axes):
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if not low <= tick.get_loc() <= high:
                    found |= {tick.label1, tick.label2}
    return found


@pytest.mark.parametrize(
    ("kind", "start"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml"), ("pdf", b"%PDF-")]
)
def test_it_is_saved_in_each_format(kind, start):
    s = state(*CASES[0])
    content = as_file(draw_figure(s, DEFAULT), kind)
    assert content.startswith(start) and len(content) > 10_000
    out = io.BytesIO()
    draw_figure(s, DEFAULT).savefig(out, format=kind)  # by the reader, without the explorer's style
    assert out.getvalue().startswith(start)


def test_the_path_of_a_descent_is_seen_in_a_png():
    def pixels(path):
        content = as_file(draw_figure(state(1.5, 1, -0.8, path=path), DEFAULT), "png", 72)
        return imread(io.BytesIO(content))

    changed = np.any(pixels(()) != pixels((-3.0, -2.0, -0.8)), axis=2)
    assert np.sum(changed) > 50  # two dots in each of two plots


def test_only_the_caller_holds_the_figure():
    assert isinstance(draw_figure(state(*CASES[0]), DEFAULT), Figure)
    gc.collect()
    before = sum(isinstance(thing, Figure) for thing in gc.get_objects())
    draw_figure(state(*CASES[1]), DEFAULT)
    gc.collect()
    assert sum(isinstance(thing, Figure) for thing in gc.get_objects()) == before
    # pyplot, if another test has imported it, knows no figure
    pyplot = sys.modules.get("matplotlib.pyplot")
    assert pyplot is None or pyplot.get_fignums() == []
