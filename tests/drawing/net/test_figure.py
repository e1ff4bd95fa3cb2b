"""The explorer of a net as a plain figure."""

import functools
import io
import itertools
import re

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.text import Text
from support.nets import LARGE, PART_2, PART_4B, RANGES, SERIES, random_net, state_of

from explorer import backprop_net
from explorer.derivation.colors import LIGHT
from explorer.derivation.numbers import readable
from explorer.drawing.net.figure import draw_net_figure
from explorer.drawing.notebook_figure import as_file
from explorer.drawing.sizes import Size
from explorer.model.net.snapshot import Weight
from explorer.plots.net.columns import layout

NETS = {
    **SERIES,
    "4b, last layer": PART_4B._replace(weight=Weight(1, 0, 0), twin=Weight(1, 1, 0)),
    "3-4-4-2": LARGE._replace(weight=Weight(1, 2, 1), twin=Weight(1, 2, 2), example=4),
    "12 examples": random_net([3, 2, 1], 12)._replace(example=9),
    "6 layers": random_net([4, 4, 4, 4, 4, 4, 2], 2),
    "too large": random_net([12, 3, 1], 4),
}
of_every_net = pytest.mark.parametrize("name", NETS)
DRAWN = [name for name in NETS if name not in ("1", "too large")]


@functools.cache
def drawn(name):
    """Draw a net once for all tests."""
    figure = draw_net_figure(state_of(NETS[name]), RANGES, "a hint")
    FigureCanvasAgg(figure).draw()
    return figure


def texts(figure):
    """Return the texts that are not in a plot."""
    return figure.axes[0].texts


def written(name):
    return [text.get_text() for text in texts(drawn(name))]


def in_box(figure, left, right, top, bottom):
    """Return the texts in a part of the figure, row by row."""
    found = [(text.xy[1], text.xy[0], text.get_text()) for text in texts(figure) if text.xy[0] > 1]
    found = [one for one in found if left < one[1] <= right and top < one[0] <= bottom]
    return [text for _, _, text in sorted(found)]


@pytest.mark.parametrize("name", DRAWN)
def test_each_matrix_has_the_numbers_of_the_net(name):
    now, figure = NETS[name], drawn(name)
    t = backprop_net(now.X, now.y, now.weights, activation=now.activation, loss=now.loss)
    places = layout(state_of(now))
    matrices = {"X": (t.X, None), "y": (t.y, None), "loss": (t.losses[:, None], None)}
    matrices["y_hat"] = (t.y_hat, t.dL_dactivations[-1])
    for k, weights in enumerate(t.weights, 1):
        matrices[f"W{k}"] = (weights, t.gradients[k - 1])
        matrices[f"z{k}"] = (t.z[k - 1], t.deltas[k - 1])
        matrices[f"l{k}"] = (t.activations[k], t.dL_dactivations[k])
    down = upper_edge_of_matrices(figure)
    first = max(0, now.example - 7)
    compared = 0
    for block in places.blocks:
        kind = block.forward.kind
        forward, backward = matrices[kind if kind in matrices else f"{kind}{block.forward.layer}"]
        rows = slice(first, first + 8) if block.batch else slice(None)
        for top, values in ((places.forward_top, forward), (places.backward_top, backward)):
            if block.form != "numbers" or values is None or (kind == "X" and values is backward):
                continue
            shown = values[rows, block.first : block.last + 1]
            top += down + places.offset(block)
            bottom = top + len(shown) * places.line
            found = in_box(figure, block.x, block.right + 4, top, bottom)
            numbers = [text for text in found if text != "…"]
            assert len(numbers) == shown.size
            for text, value in zip(numbers, shown.flat, strict=True):
                mantissa, _, exponent = text.replace("−", "-").partition("e")
                decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
                assert decimals >= 1
                assert abs(float(text.replace("−", "-")) - value) <= 0.5001 * 10.0**-decimals
                compared += 1
    assert compared >= t.X.size


def upper_edge_of_matrices(figure):
    (forward,) = [text for text in texts(figure) if text.get_text() == "forward →"]
    (backward,) = [text for text in texts(figure) if text.get_text() == "← backward"]
    assert forward.xy[1] < backward.xy[1]
    return forward.xy[1] + 6 - 20


@of_every_net
def test_the_slopes_and_their_product_are_the_state_s(name):
    state = state_of(NETS[name])
    found = {(text.get_text(), text.get_color()) for text in texts(drawn(name))}
    for slot in ("dz_dW", "dyhat_dz", "dL_dyhat", "dL_dW"):
        assert (readable(state.value(slot)), LIGHT[slot]) in found
    assert (readable(state.share), LIGHT["dL_dW"]) in found
    for slot in ("z", "y_hat", "loss_n"):
        assert (readable(state.value(slot)), LIGHT["ink"]) in found


@pytest.mark.parametrize("name", ["3", "4b", "3-4-4-2"])
def test_each_example_has_its_share(name):
    found = written(name)
    for n, share in enumerate(state_of(NETS[name]).shares(), 1):
        assert found.index(f"example {n}") >= 0
        assert readable(share) in found
    assert "sum" in found


@pytest.mark.parametrize("name", DRAWN)
def test_each_weight_is_an_edge_whose_dashes_and_width_tell_it(name):
    lines = [patch for patch in drawn(name).axes[0].patches if isinstance(patch, PathPatch)]
    for weights in NETS[name].weights:
        for w in np.ravel(weights):
            color = LIGHT["negative" if w < 0 else "positive"]
            wide = min(5, 0.7 + 1.3 * abs(w))
            same = [
                line for line in lines
                if to_hex(line.get_edgecolor()) == color and line.get_linewidth() == wide
            ]  # fmt: skip
            assert same
            assert all((line.get_linestyle() not in ("solid", "-")) == (w < 0) for line in same)


def test_a_tint_s_colour_is_the_sign_of_its_entry():
    now = NETS["3-4-4-2"]
    tinted = [patch for patch in drawn("3-4-4-2").axes[0].patches if isinstance(patch, Rectangle)]
    t = backprop_net(now.X, now.y, now.weights, activation=now.activation, loss=now.loss)
    entries = [
        t.X, t.weights[0], t.z[0], t.weights[2], t.z[2], t.y_hat, t.y, t.losses,
        t.gradients[0], t.deltas[0], t.gradients[2], t.deltas[2], t.dL_dactivations[3],
    ]  # fmt: skip
    for color, count in (
        ("negative", sum(np.sum(matrix < 0) for matrix in entries)),
        ("positive", sum(np.sum(matrix >= 0) for matrix in entries)),
    ):
        found = [
            patch for patch in tinted
            if to_hex(patch.get_facecolor()) == LIGHT[color] and patch.get_facecolor()[3] > 0
        ]  # fmt: skip
        assert len(found) == count


def test_of_a_large_batch_the_rows_around_the_selected_example_are_shown():
    found = written("12 examples")
    last = found.index("example 10")
    assert found[last - 7 : last] == [str(n) for n in range(3, 10)]


@of_every_net
def test_all_five_plots_are_drawn(name):
    gids = {artist.get_gid() for artist in drawn(name).findobj() if artist.get_gid()}
    plots = {gid.split(".")[0] for gid in gids if gid.endswith(".point")}
    base = {re.sub("-(wide|tall|x)", "", plot) for plot in plots}
    assert base == {"net-z", "net-l", "net-loss", "net-along", "net-surface"}
    (surface,) = [axes for axes in drawn(name).axes if axes.images]
    low, high = surface.images[0].get_clim()
    assert low <= state_of(NETS[name]).t.loss <= high


def test_part_1_s_net_has_only_what_part_1_s_figure_shows():
    found = " ".join(written("1"))
    assert "forward" not in found and "example" not in found and "4×" not in found
    assert drawn("1").get_figheight() < drawn("2").get_figheight()
    assert any(text.startswith("x = 1.50") for text in written("1"))


def test_a_net_too_large_to_be_drawn_says_so():
    found = " ".join(written("too large"))
    assert "not drawn: at most" in found and "has a layer of 12" in found
    assert "forward →" not in found
    assert "∂L/∂W₁[1,1] =" in found  # the reader line is there nevertheless


@of_every_net
def test_no_text_leaves_the_figure_or_lies_on_another(name):
    assert_texts_are_apart(drawn(name))


@pytest.mark.parametrize("width", [1080, 702, 356])
@pytest.mark.parametrize("name", ["1", "3", "4b", "3-4-4-2", "too large"])
def test_no_text_lies_on_another_in_a_narrow_figure(name, width):
    figure = draw_net_figure(state_of(NETS[name]), RANGES, size=Size(width, 1.0))
    FigureCanvasAgg(figure).draw()
    assert_texts_are_apart(figure)


def assert_texts_are_apart(figure):
    renderer = figure.canvas.get_renderer()
    in_plots = {text for axes in figure.axes[1:] for text in axes.texts}
    boxes = {
        text: text.get_window_extent(renderer)
        for text in set(figure.findobj(Text)) - in_plots - beyond_the_limits(figure)
        if text.get_visible() and text.get_text().strip()
    }
    edge = figure.bbox
    for text, box in boxes.items():
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= edge.x1 and box.y1 <= edge.y1
        assert inside, (text.get_text(), box)
    for (one, a), (other, b) in itertools.combinations(boxes.items(), 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide <= 1 or high <= 1.5, (one.get_text(), other.get_text(), wide, high)


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


@of_every_net
def test_matplotlib_s_fonts_have_every_character(name):
    for text in drawn(name).findobj(Text):
        if "$" in text.get_text():
            continue  # TeX, which has its own fonts, and whose unknown symbols are errors
        file = findfont(text.get_fontproperties(), fallback_to_default=False)
        assert "DejaVu" in file
        characters = get_font(file).get_charmap()
        missing = [character for character in text.get_text() if ord(character) not in characters]
        assert missing == [], text.get_text()


def test_the_reader_s_settings_change_nothing():
    def png():
        return as_file(draw_net_figure(state_of(PART_4B), RANGES), "png", 50)

    expected = png()
    settings = {
        "font.family": "serif", "text.color": "red", "axes.facecolor": "black",
        "lines.linewidth": 9.0, "patch.linewidth": 7.0, "figure.facecolor": "blue",
        "savefig.bbox": "tight", "axes.formatter.use_locale": True, "mathtext.fontset": "cm",
    }  # fmt: skip
    with mpl.rc_context(settings), np.errstate(all="raise"):
        assert png() == expected


@pytest.mark.parametrize(
    ("kind", "start"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml"), ("pdf", b"%PDF-")]
)
def test_it_is_saved_in_each_format(kind, start):
    figure = draw_net_figure(state_of(PART_2), RANGES)
    assert isinstance(figure, Figure)
    content = as_file(figure, kind)
    assert content.startswith(start) and len(content) > 10_000
    out = io.BytesIO()
    figure.savefig(out, format=kind)  # by the reader, without the explorer's style
    assert out.getvalue().startswith(start)


def test_an_unknown_format_is_an_error():
    with pytest.raises(ValueError, match="docx"):
        as_file(draw_net_figure(state_of(PART_2), RANGES), "docx")
