"""The matplotlib artists: each is at its mark's vertices, regardless of earlier states."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from support.drawings import all_plots
from support.states import CASES, DEFAULT, state, states

from explorer.derivation.colors import LIGHT
from explorer.derivation.quantities import QUANTITIES
from explorer.drawing.artists import PlotArtists, picture
from explorer.drawing.mark_artists import contour_path
from explorer.drawing.style import style
from explorer.model.ranges import Ranges
from explorer.plots.five_plots import plots
from explorer.plots.surface import Surface

PLOTS = all_plots(DEFAULT)
SURFACES = {over: Surface(DEFAULT, (30, 20), over) for over in ("x", "y")}
START = state(*CASES[0])


def surface_of(plot):
    return SURFACES[plot.surface or "x"]


DRAWN = [picture(plot, surface_of(plot)) for plot in PLOTS]
each_drawn = pytest.mark.parametrize("drawn", DRAWN, ids=lambda drawn: drawn.plot.name)


def vertices(artist):
    """Return an artist's vertices, without the second one of each dot."""
    if isinstance(artist, Text):
        return np.array([artist.get_position()])
    if isinstance(artist, Line2D):
        return artist.get_xydata()
    found = artist.get_path().vertices
    return found if artist.get_fill() else found[::2]


@settings(max_examples=40)
@given(st.lists(states(), min_size=1, max_size=3))
def test_after_any_states_each_artist_has_its_mark_s_vertices(shown):
    for drawn in DRAWN:
        for s in shown:
            drawn.show(s)
            drawn.show_anywhere()
        drawn.show(shown[-1])
        for mark in drawn.plot.marks:
            artist, points = drawn.artists[mark.role], mark.place(shown[-1], drawn.plot.scale)
            assert artist.get_visible() == bool(points), mark.role
            if points:
                np.testing.assert_array_equal(vertices(artist), np.array(points))


@each_drawn
def test_hidden_marks_can_be_shown(drawn):
    for case in CASES:
        drawn.show(state(*case))
        drawn.show_anywhere()
        assert all(artist.get_visible() for artist in drawn.artists.values())


@each_drawn
def test_the_axes_have_the_plot_s_scale_and_limits(drawn):
    plot = drawn.plot
    left, right, bottom, top = plot.margins
    assert drawn.axes.get_xlim() == pytest.approx(plot.window.x)
    assert drawn.axes.get_ylim() == pytest.approx(plot.window.y)
    box = drawn.axes.bbox
    assert (box.width, box.height) == pytest.approx(
        (plot.size[0] - left - right, plot.size[1] - bottom - top)
    )
    (x0, y0), (x1, y1) = drawn.axes.transData.transform(
        [(plot.window.x[0], plot.window.y[0]), (plot.window.x[1], plot.window.y[1])]
    )
    assert drawn.plot.scale.x == pytest.approx((x1 - x0) / np.diff(plot.window.x)[0])
    assert drawn.plot.scale.y == pytest.approx((y1 - y0) / np.diff(plot.window.y)[0])


@each_drawn
def test_an_id_is_the_plot_s_name_and_the_mark_s_role(drawn):
    for role, artist in drawn.artists.items():
        assert artist.get_gid() == f"{drawn.plot.name}.{role}"
    if drawn.plot.surface:
        assert drawn.contours.get_gid() == f"{drawn.plot.name}.contours"
    else:
        assert drawn.contours is None


@each_drawn
def test_a_tangent_has_the_colour_of_its_quantity_and_is_above_the_curve(drawn):
    if "tangent" in drawn.artists:
        tangent, curve = drawn.artists["tangent"], drawn.artists.get("curve")
        quantity = {mark.role: mark.quantity for mark in drawn.plot.marks}["tangent"]
        assert to_hex(tangent.get_color()) == QUANTITIES[quantity].color
        assert curve is None or tangent.get_zorder() > curve.get_zorder()
    point = drawn.artists["point"]
    assert all(point.get_zorder() >= artist.get_zorder() for artist in drawn.artists.values())


@pytest.mark.parametrize(
    ("plot", "role", "color"),
    [
        ("z", "guide", LIGHT["muted"]),
        ("z", "curve", LIGHT["curve"]),
        ("sigma", "target", LIGHT["muted"]),
        ("sigma", "target-label", LIGHT["muted"]),
        ("descent", "path", LIGHT["dL_dW"]),
        ("descent", "step", LIGHT["dL_dW"]),  # the step that the gradient gives
        ("descent", "printed", LIGHT["ink"]),  # this is not ∂L/∂W
        ("descent", "printed-label", LIGHT["ink"]),
        ("surface", "path", LIGHT["dL_dW"]),
        ("surface", "component", LIGHT["dL_dW"]),
        ("surface", "downhill", LIGHT["dL_dW"]),
        ("surface", "vector", LIGHT["ink"]),
        ("surface", "vector-label", LIGHT["ink"]),
        ("surface", "slice", LIGHT["muted"]),
    ],
)
def test_a_mark_has_the_colour_of_its_role(plot, role, color):
    drawn = next(drawn for drawn in DRAWN if drawn.plot.name == plot)
    artist = drawn.artists[role]
    if isinstance(artist, PathPatch):
        filled = artist.get_fill() and role != "downhill"  # which is hollow
        assert to_hex(artist.get_facecolor() if filled else artist.get_edgecolor()) == color
    else:
        assert to_hex(artist.get_color()) == color


def test_the_error_has_the_colour_of_its_factor():
    sigma = next(drawn for drawn in DRAWN if drawn.plot.name == "sigma")
    for role in ("error", "error-label"):
        assert to_hex(sigma.artists[role].get_color()) == QUANTITIES["dL_dyhat"].color


@pytest.mark.parametrize("plot", [p for p in PLOTS if p.surface], ids=lambda plot: plot.name)
def test_a_figure_paints_the_surface_and_a_picture_for_the_page_does_not(plot):
    surface = surface_of(plot)
    with style():
        painted = PlotArtists(plot, Figure().add_subplot(), surface)
    for s in (START, state(2.0, 0.25, 1.0)):
        painted.show(s)
        values = surface.losses(s.value(surface.follows))
        np.testing.assert_array_equal(painted.image.get_array(), values)
        lines = contour_path(surface.contours(values))
        np.testing.assert_array_equal(painted.contours.get_path().vertices, lines.vertices)
    assert painted.image.get_extent() == [*plot.window.x, *plot.window.y]
    assert painted.image.get_clim() == (0, surface.highest)
    assert painted.image.origin == "lower"
    assert painted.axes.get_xlim() == plot.window.x
    assert picture(plot, surface).image is None


@pytest.mark.parametrize("plot", [p for p in PLOTS if p.surface and not p.in_3d])
def test_the_colour_bar_rises_from_0_to_the_highest_loss(plot):
    surface = surface_of(plot)
    (bar,) = picture(plot, surface).axes.child_axes
    (ramp,) = bar.images
    assert ramp.origin == "lower" and (np.diff(ramp.get_array(), axis=0) > 0).all()
    assert ramp.get_extent() == [0, 1, 0, surface.highest]
    assert bar.get_ylim() == (0, surface.highest)


def test_contours_are_one_path_and_no_contours_an_empty_one():
    lines = [[(0.0, 0.0), (1.0, 1.0)], [(2.0, 0.0), (3.0, 1.0), (4.0, 0.0)]]
    path = contour_path(lines)
    assert [code == path.MOVETO for code in path.codes if code != path.STOP].count(True) == 2
    assert len(contour_path([]).vertices) == 1


def test_shading_is_labelled():
    sigma = next(drawn for drawn in DRAWN if drawn.plot.name == "sigma")
    assert [text.get_text() for text in sigma.axes.texts].count("saturated") == 2


ODD = [
    (0.001, 0.002),
    (-0.001, 0.001),
    (-1e-6, 1e-6),
    (-1e6, 1e6),
    (1e5, 1e6),
    (-123456.0, 0.001),
    (0.0, 1e-3),
]


@pytest.mark.parametrize("span", ODD, ids=str)
def test_tick_labels_do_not_touch(span):
    ranges = Ranges(span, (0.0, 1.0), span)
    for plot in all_plots(ranges):
        if plot.in_3d:
            continue
        drawn = picture(plot, Surface(ranges, (3, 3), plot.surface or "x"))
        drawn.axes.figure.draw_without_rendering()
        low, high = drawn.axes.get_xlim()
        labels = [
            tick.label1.get_window_extent()
            for tick in drawn.axes.xaxis.get_major_ticks()
            if low <= tick.get_loc() <= high
        ]
        assert len(labels) >= 2, plot.name
        pairs = itertools.pairwise(labels)
        assert all(right.x0 - left.x1 > 6 for left, right in pairs), plot.name


@pytest.mark.parametrize("span", ODD, ids=str)
def test_the_name_beside_the_numbers_of_an_upright_axis_is_in_the_picture(span):
    ranges = Ranges(span, (0.0, 1.0), span)
    for plot in plots(ranges):
        axes = picture(plot, Surface(ranges, (3, 3))).axes
        axes.figure.draw_without_rendering()
        assert axes.yaxis.get_label().get_window_extent().x0 >= 0, plot.name
