"""The pictures of the surface: their contents, and the data that are sent for them."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from support.drawings import farthest, fresh, group, place, polylines
from support.drawn import Drawn, tip_of
from support.states import CASES, DEFAULT, RANGES, state, states

from explorer import GradientExplorer, backprop
from explorer.drawing.surface_3d import Surface3D
from explorer.drawing.svg import SvgPlot
from explorer.plots.gradient_vector import OUTSIDE, surface_plot, vector_length
from explorer.plots.surface import Surface
from explorer.plots.surface_3d import SIZE
from explorer.widget.surface_pictures import FIRST, HOME, OVER

OVER_Y = Surface(DEFAULT, over="y")
SVG_Y = SvgPlot(surface_plot(DEFAULT, "y"), OVER_Y)


@pytest.fixture
def explorer():
    made = GradientExplorer()
    yield made
    made.close()


def send(explorer, **message):
    """Send a message as the page does, and return what the answer changed, by its name."""
    changed = {}
    note = lambda change: changed.__setitem__(change["name"], change["new"])  # noqa: E731
    explorer.view.observe(note)
    explorer.view._handle_custom_msg({**message, "ack": {"view": "v", "number": len(CASES)}}, [])
    explorer.view.unobserve(note)
    assert explorer.view.error == ""
    return {name: new for name, new in changed.items() if name != "ack"}


def pictures_in(marks):
    return {name.split(".")[0] for name in marks if name.startswith(FIRST)}


# (W, y) -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES)
def test_over_y_is_sent_as_it_is_drawn_afresh(case):
    s = state(*case, path=(case[2] - 1, case[2]))
    drawn, size = fresh(SVG_Y.plot, OVER_Y, s), SVG_Y.plot.size
    geometry = SVG_Y.geometry(s, "xyW")
    assert set(geometry) == {f"surface-y.{mark.role}" for mark in SVG_Y.plot.marks}
    for mark in SVG_Y.plot.marks:
        found, there = geometry[f"surface-y.{mark.role}"], group(drawn, f"surface-y.{mark.role}")
        assert (there is None) == (found == ""), mark.role
        if there is None:
            continue
        if mark.shape == "point":
            np.testing.assert_allclose(found, place(there), atol=0.06)
        elif mark.shape != "text":
            assert farthest(polylines(found), place(there), size) <= 0.1, mark.role
            assert farthest(place(there), polylines(found), size) <= 0.1, mark.role
    for name, lines in OVER_Y.contours(s.t.x).items():
        here, there = polylines(SVG_Y.contours(lines)), place(group(drawn, f"surface-y.{name}"))
        if lines:
            assert farthest(here, there, size) <= 0.35
            assert farthest(there, here, size) <= 0.35


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_over_y_the_values_are_the_losses(ranges, share):
    x = ranges.x[0] + share * (ranges.x[1] - ranges.x[0])
    surface = Surface(ranges, (7, 5), "y")
    assert surface.follows == "x"
    values = surface.values(x)
    assert values.shape == (5, 7)
    for i, y in enumerate(np.linspace(*ranges.padded("y"), 5)):
        for j, W in enumerate(np.linspace(*ranges.padded("W"), 7)):
            assert values[i, j] == pytest.approx(backprop(x, y, W).loss, rel=1e-9, abs=1e-15)


@settings(max_examples=200, deadline=None)
@given(states())
def test_over_y_the_vector_points_along_the_gradient_and_stays_in_the_plot(s):
    drawing, t = Drawn(SVG_Y.plot, s), s.t
    tail = np.array(drawing.px(t.W, t.y))
    np.testing.assert_allclose(drawing["point"], [tail])
    norm = math.hypot(t.dL_dW, t.dL_dy)
    if norm == 0:
        assert not drawing.data["vector"] and drawing.data["zero"]
        return
    tip = tip_of(drawing["vector"], tail)
    length = math.hypot(*tip)
    steepest = np.array([t.dL_dW * drawing.scale.x, t.dL_dy * drawing.scale.y])
    if norm > 1e-290:
        steepest /= math.hypot(*steepest)
        assert tip @ steepest == pytest.approx(length, rel=1e-6)
    beyond = drawing.beyond(tail + tip)
    assert beyond <= OUTSIDE + 1e-6
    assert length <= vector_length(norm) + 1e-6
    assert beyond == pytest.approx(OUTSIDE) or length == pytest.approx(vector_length(norm))
    assert length >= 20  # it can be seen wherever y stands
    if abs(tip[0]) > 2.01:
        along = tip_of(drawing["component"], tail)
        np.testing.assert_allclose(along, (tip[0], 0), atol=1e-5)


# Data that are sent ------------------------------------------------------------------------------


def test_at_first_only_one_picture_is_drawn(explorer):
    live = explorer.view
    assert live.pictures == {}
    assert set(live.surfaces) == pictures_in(live.current["marks"]) == {FIRST}
    assert pictures_in(live.scene["plots"]) == {FIRST}


@pytest.mark.parametrize("name", [name for name in OVER if name != FIRST])
def test_a_picture_is_sent_on_request_and_then_only_its_marks(explorer, name):
    changed = send(explorer, look={"v": name})
    assert set(changed) == {"pictures", "surfaces", "current"}
    picture = explorer.view.pictures[name]
    assert set(explorer.view.pictures) == {name}
    assert f'id="{name}.point"' in picture["svg"]
    assert {*picture} == {*explorer.view.scene["plots"][FIRST]}
    assert set(explorer.view.surfaces) == pictures_in(explorer.view.current["marks"]) == {name}
    # the first picture again: it is not drawn again
    changed = send(explorer, look={"v": FIRST})
    assert set(changed) == {"surfaces", "current"}
    assert set(explorer.view.surfaces) == {FIRST}
    assert "pictures" not in send(explorer, look={"v": name})
    assert explorer.view.pictures[name] is picture


def test_two_pages_may_look_at_different_pictures(explorer):
    send(explorer, look={"one": "surface"})
    send(explorer, look={"other": "surface-y"})
    assert pictures_in(explorer.view.current["marks"]) == {"surface", "surface-y"}
    assert set(explorer.view.surfaces) == {"surface", "surface-y"}
    send(explorer, look={"one": None})
    assert pictures_in(explorer.view.current["marks"]) == {"surface-y"}
    send(explorer, look={"other": None})
    assert pictures_in(explorer.view.current["marks"]) == {FIRST}


def test_an_unknown_picture_is_refused(explorer):
    ack = {"view": "v", "number": 1}
    explorer.view._handle_custom_msg({"look": {"v": "surface-z"}, "ack": ack}, [])
    assert "surface-z" in explorer.view.error
    assert set(explorer.view.surfaces) == {FIRST}


@pytest.mark.parametrize(
    "name, moved, sent",
    [
        ("surface", "x", False),
        ("surface", "y", True),
        ("surface", "W", False),
        ("surface-y", "x", True),
        ("surface-y", "y", False),
        ("surface-y", "W", False),
    ],
)
def test_a_surface_is_sent_only_when_its_own_input_changed(explorer, name, moved, sent):
    send(explorer, look={"v": name})
    before = explorer.view.surfaces
    changed = send(explorer, move={moved: 0.25})
    assert ("surfaces" in changed) == sent
    assert "current" in changed and "pictures" not in changed
    if sent:
        assert changed["surfaces"][name]["pixels"] != before[name]["pixels"]
        assert len(changed["surfaces"][name]["pixels"]) == 120 * 80
        assert sum(map(len, changed["surfaces"][name]["marks"].values())) < 12_000
    else:
        assert explorer.view.surfaces == before


# In three dimensions ----------------------------------------------------------------------------

IN_3D = {over: Surface3D(DEFAULT, over, HOME) for over in ("x", "y")}
ANGLES = [HOME, (35.0, 10.0), (-120.0, 75.0), (0.0, 0.0), (170.0, 90.0)]


def as_matplotlib_places(relief, places):
    """Return the pixels at which matplotlib draws a line through these places in space."""
    (line,) = relief.axes.plot(*np.array(places, float).T)
    relief.figure.draw_without_rendering()  # projects it, like any of matplotlib's own artists
    pixels = relief.axes.transData.transform(np.column_stack(line.get_data()))
    line.remove()
    return pixels


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize("over", ["x", "y"])
def test_marks_are_where_matplotlib_puts_the_same_places_in_space(over, angle):
    relief, height = IN_3D[over], SIZE[1]
    relief.turn(*angle)
    for x, y, W in CASES:
        s = state(x, y, W, path=(W - 1, W + 0.5, W))
        geometry, t = relief.svg.geometry(s, "xyW"), s.t
        name = relief.svg.plot.name

        def placed(places, height=height, relief=relief):
            return as_matplotlib_places(relief, places) * (1, -1) + (0, height)

        v = getattr(t, over)
        point = placed([(t.W, v, t.loss)])[0]
        np.testing.assert_allclose(geometry[f"{name}.point"], point, atol=0.011)
        ends = [(w, v, backprop(t.x, t.y, w).loss) for w in np.linspace(*DEFAULT.W, 41)]
        (slice_,) = polylines(geometry[f"{name}.slice"])
        np.testing.assert_allclose(slice_, placed(ends), atol=0.051)
        dots = [part[0] for part in polylines(geometry[f"{name}.path"])]
        losses = [(w, v, backprop(t.x, t.y, w).loss) for w in s.path]
        np.testing.assert_allclose(dots, placed(losses), atol=0.051)
        # the vector lies on the tangent plane: its tip is on the line through the point along ∇L
        dL_dv = t.dL_dx if over == "x" else t.dL_dy
        norm = math.hypot(t.dL_dW, dL_dv)
        for role, (a, b) in (("vector", (1, 1)), ("component", (1, 0)), ("downhill", (-1, 0))):
            outline = geometry[f"{name}.{role}"]
            if not outline or norm < 1e-9:
                continue
            tip = polylines(outline)[0][3]
            dW, dv = 1e-3 * a * t.dL_dW / norm, 1e-3 * b * dL_dv / norm
            ahead = placed([(t.W + dW, v + dv, t.loss + t.dL_dW * dW + dL_dv * dv)])[0] - point
            way = tip - point
            across = (way[0] * ahead[1] - way[1] * ahead[0]) / math.hypot(*ahead)
            assert abs(across) < 0.6 and way @ ahead > 0, role  # seen in perspective


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("angle", ANGLES)
def test_the_whole_box_is_in_the_picture_at_any_angle(ranges, angle):
    relief = Surface3D(ranges, "x", angle)
    corners = np.array(relief.project([*itertools.product(ranges.W, ranges.x, ranges.loss)]))
    assert (corners >= 15).all() and (corners <= np.array(SIZE) - 15).all()
    # and fills most of it
    size = np.ptp(corners, axis=0) / SIZE
    assert size.max() > 0.5


@settings(max_examples=50, deadline=None)
@given(states())
def test_in_three_dimensions_every_mark_has_a_finite_place(s):
    for relief in IN_3D.values():
        relief.turn(*HOME)
        for mark in relief.svg.plot.marks:
            places = np.array(mark.place(s, relief.svg.plot.scale), float)
            assert np.isfinite(places).all() and (abs(places) < 3000).all(), mark.role
            if mark.role == "vector" and len(places):
                assert (places[3] > 0).all() and (places[3] < SIZE).all()


@pytest.mark.parametrize(
    ("over", "angle", "at"),
    [
        ("x", (35.0, 10.0), (-1.0, 0.0, -3.0)),
        ("y", HOME, (1.0, 1.0, -5.0)),
        ("y", (35.0, 10.0), (0.0, 0.0, 6.0)),
    ],
)
def test_a_vector_that_would_leave_the_picture_ends_just_before_its_edge(over, angle, at):
    relief = IN_3D[over]
    relief.turn(*angle)
    (vector,) = (mark for mark in relief.svg.plot.marks if mark.role == "vector")
    tip = np.array(vector.place(state(*at), relief.svg.plot.scale))[3]
    assert 2 < min(*tip, *(np.array(SIZE) - tip)) < 4


def test_the_surface_is_the_loss_and_is_drawn_when_it_changes():
    relief = Surface3D(DEFAULT, "x", HOME)
    one = relief.backdrop(state(1.5, 1.0, -0.8))
    assert one["svg"].count("<image") == 1 and "var(--ge-muted" in one["svg"]
    assert 10_000 < len(one["svg"]) < 60_000
    heights = relief.surface.values(1.0)
    np.testing.assert_allclose(
        heights, backprop(relief.surface.other[:, None], 1.0, relief.surface.W).loss, atol=1e-12
    )
    assert relief.surface.W[[0, -1]].tolist() == [-6, 6]
    again = relief.backdrop(state(-2.0, 1.0, 3.0))
    assert again == one
    assert relief.backdrop(state(1.5, 0.3, -0.8)) != one


@pytest.mark.parametrize("over", ["x", "y"])
def test_turning_sends_the_surface_and_the_marks_and_a_move_only_the_marks(explorer, over):
    name = f"surface{'' if over == 'x' else '-y'}-3d"
    send(explorer, look={"v": name})
    before = explorer.view.surfaces[name]
    assert (before["azim"], before["elev"]) == HOME
    changed = send(explorer, turn={"azim": 10.0, "elev": 50.0})
    assert set(changed) == {"surfaces", "current"}
    turned = changed["surfaces"][name]
    assert (turned["azim"], turned["elev"]) == (10.0, 50.0) and turned["svg"] != before["svg"]
    changed = send(explorer, move={"W": 2.0})
    assert "surfaces" not in changed and "current" in changed
    marks = {k: v for k, v in changed["current"]["marks"].items() if k.startswith(name)}
    assert sum(len(str(geometry)) for geometry in marks.values()) < 1500
    # an input on the surface's axes does not change it; the other input does
    assert "surfaces" not in send(explorer, move={over: 0.75})
    assert "surfaces" in send(explorer, move={"y" if over == "x" else "x": 0.5})
    assert set(send(explorer, turn={})) == {"surfaces", "current"}
    assert (explorer.view.surfaces[name]["azim"], explorer.view.surfaces[name]["elev"]) == HOME


def test_the_angle_is_kept_for_the_other_surface(explorer):
    send(explorer, look={"v": "surface-3d"})
    send(explorer, turn={"azim": 20.0, "elev": 40.0})
    send(explorer, look={"v": "surface-y-3d"})
    surface = explorer.view.surfaces["surface-y-3d"]
    assert (surface["azim"], surface["elev"]) == (20.0, 40.0)


def test_turning_cannot_be_undone(explorer):
    send(explorer, look={"v": "surface-3d"})
    send(explorer, turn={"azim": 20.0, "elev": 40.0}, gesture="g")
    assert explorer.view.undoable == 0
