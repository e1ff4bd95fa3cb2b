"""Everything that the page shows, from plain lists and as plain values: see `both_languages`.

These functions, too, are translated and run in both languages, so they keep to the translated
Python.
"""

from __future__ import annotations

import math
from typing import Any

from explorer.core.trace import trace
from explorer.derivation.colors import LIGHT
from explorer.derivation.numbers import as_given, parse, readable, spoken, with_power
from explorer.derivation.questions import QUESTIONS
from explorer.derivation.stopping import why_stop
from explorer.derivation.texts import as_latex, as_numpy, as_python, as_pytorch
from explorer.derivation.verdict import precise, short
from explorer.model.history import Snapshot
from explorer.model.model import INPUTS
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.arrow_texts import arrow_hints, arrow_note
from explorer.plots.axes_3d import axes_3d
from explorer.plots.five_plots import plots
from explorer.plots.geometry import contour_path, geometry, mapping
from explorer.plots.gradient_vector import magnification
from explorer.plots.holds import HOLDS
from explorer.plots.projection import View3D
from explorer.plots.surface import Surface
from explorer.plots.surface_3d import SAMPLES, Relief, ends_3d, surface_3d_plot
from explorer.plots.surface_plot import flat_arrow, surface_plot
from explorer.plots.ticks import tick_labels, ticks
from explorer.session.check import check_chart, check_panel, erratum_panel
from explorer.session.descent import descent_panel, position_of, rate_at
from explorer.session.display import announcement, marks, numbers, sentences
from explorer.session.drag import ends
from explorer.session.quiz import Given, ask, hidden, summary
from explorer.session.saved_page import ABOUT, saved_page
from explorer.session.session import Session
from explorer.session.still import still

#: An answer to a question, and whether its clue shows: right, wrong and revealed, then and now.
ANSWERS = (
    (None, False), (None, True), (Given(None, 0), False), (Given(None, 1), True),
    (Given(0, 0), False), (Given(1, 1), False), (Given(2, 2), True), (Given(0, 1), False),
)  # fmt: skip
#: Powers of ten of the check's h; the ends of its slider and beyond.
POWERS = (None, -13.0, -12.0, -7.3, -5.22, 0.0, 1.0)


def ranges_of(intervals: Any) -> Ranges:
    x, y, W = intervals
    return Ranges(tuple(x), tuple(y), tuple(W))


def state_of(given: Any) -> State:
    x, y, W, learning_rate, path, printed = given
    return State(trace(x, y, W), learning_rate, tuple(path), printed)


def snapshot_of(given: Any) -> Snapshot:
    x, y, W, learning_rate, path = given
    return Snapshot(x, y, W, learning_rate, tuple(path))


def numbers_at(given: Any) -> Any:
    """Return all quantities at each state."""
    return [numbers(state_of(one)) for one in given]


def words_at(intervals: Any, given: Any) -> Any:
    """Return all texts and panels at each state."""
    ranges = ranges_of(intervals)
    told = []
    before = state_of(given[0])
    for one in given:
        state = state_of(one)
        told.append(
            {
                "numbers": numbers(state),
                "sentences": sentences(state),
                "announcement": announcement(before, state),
                "questions": [
                    ask(i, state, answer, helped)
                    for i in range(len(QUESTIONS))
                    for answer, helped in ANSWERS
                ],
                "check": [check_panel(state, power) for power in POWERS],
                "erratum": erratum_panel(state),
                "descent": descent_panel(state, ranges),
                "stop": why_stop(state, ranges.W),
                "python": as_python(state, ranges),
                "numpy": as_numpy(state),
                "pytorch": as_pytorch(state),
                "latex": as_latex(state),
            }
        )
        before = state
    return told


def charts_at(given: Any) -> Any:
    """Return the chart of the gradient check at each state."""
    return [check_chart(state_of(one)) for one in given]


def marks_at(intervals: Any, given: Any, angles: Any) -> Any:
    """Return the geometry of all marks at each state, in 3-D at each angle."""
    ranges = ranges_of(intervals)
    pictures = [*plots(ranges), surface_plot(ranges, "y")]
    for over in ("x", "y"):
        pictures.extend([seen(ranges, over, angle) for angle in angles])
    hints = [arrow_hints(plot, magnification(ranges), "W") for plot in pictures if plot.surface]
    return [hints, [[at_one(pictures, state_of(one)), notes(ranges, one)] for one in given]]


def notes(ranges: Any, one: Any) -> Any:
    """Return the note about the arrow on each flat surface."""
    return [
        arrow_note(flat_arrow(ranges, over), surface_plot(ranges, over), state_of(one))
        for over in ("x", "y")
    ]


def seen(ranges: Any, over: Any, angle: Any) -> Any:
    view = View3D(ends_3d(ranges, over), angle[0], angle[1])
    return surface_3d_plot(ranges, over, lambda points: view.project(points))


def at_one(pictures: Any, state: Any) -> Any:
    return [
        {f"{plot.name}.{mark.role}": geometry(plot, mark, state) for mark in plot.marks}
        for plot in pictures
    ]


def followers(intervals: Any, one: Any) -> Any:
    """Return the marks by the inputs that they follow."""
    state = state_of(one)
    return [
        marks(plot, state, inputs)
        for plot in plots(ranges_of(intervals))
        for inputs in ("y", "xy", "xyW")
    ]


def surface_at(intervals: Any, over: Any, points: Any, at: float) -> Any:
    """Return a surface seen from above."""
    ranges = ranges_of(intervals)
    plot = surface_plot(ranges, over)
    surface = Surface(ranges, points, over)
    values = surface.losses(at)
    lines = surface.contours(values)
    return {
        "contours": lines,
        "path": contour_path(plot, lines),
        "pixels": surface.pixels(values),
    }


def relief_at(intervals: Any, over: Any, at: float, angles: Any) -> Any:
    """Return a surface in space, and its axes, at each angle."""
    ranges = ranges_of(intervals)
    surface = Surface(ranges, (SAMPLES, SAMPLES), over, False)
    relief = Relief(surface, surface.losses(at))
    return [[relief.faces(view), axes] for view, axes in axes_at(intervals, over, angles)]


def axes_at(intervals: Any, over: Any, angles: Any) -> Any:
    """Return the view of a box and its axes at each angle."""
    sides = ends_3d(ranges_of(intervals), over)
    views = [View3D(sides, azim, elev) for azim, elev in angles]
    return [[view, axes_3d(view, ["W", over, "L"])] for view in views]


def scales_of(intervals: Any, most: int) -> Any:
    """Return increments, limits, ticks and mappings that follow from the ranges alone."""
    ranges = ranges_of(intervals)
    found = []
    for name in INPUTS:
        low, high = ranges.ends(name)
        values = ticks(low, high, most)
        few = ranges.increment(name), ranges.padded(name), ranges.refusal(name, high + 1.0)
        found.append([*few, values, tick_labels(values)])
    pictures = [*plots(ranges), surface_plot(ranges, "y")]
    placed = [[plot.box, plot.scale, mapping(plot), plot.xticks, plot.yticks] for plot in pictures]
    return [found, placed, [ends(ranges, hold) for hold in HOLDS.values()]]


def nearest_in(intervals: Any, values: Any) -> Any:
    """Return the nearest value of each slider."""
    ranges = ranges_of(intervals)
    return [ranges.nearest(name, value) for value in values for name in INPUTS]


def written(texts: Any) -> Any:
    """Return numbers, given as texts, in each format."""
    return [written_as(float(text)) for text in texts]


def written_as(value: float) -> Any:
    texts = [readable(value), f"{value!r}", f"{value:g}"]
    if not math.isfinite(value):
        return texts
    return [
        *texts,
        as_given(value),
        spoken(value),
        precise(value),
        with_power(value, 6),
        short(abs(value)),
    ]


def parsed(texts: Any) -> Any:
    """Return typed numbers, or the sentences that refuse them."""
    return [parsed_or_refused(text) for text in texts]


def parsed_or_refused(text: str) -> Any:
    try:
        return parse(text)
    except ValueError as error:
        return str(error)


def rates_at(positions: Any) -> Any:
    """Return learning rates at positions of their slider, and the positions of these rates."""
    return [[rate_at(power), position_of(rate_at(power))] for power in positions]


def reviews(choices: Any, answers: Any) -> Any:
    """Return the closing words of Predict, and the hidden quantities before its end."""
    given = [Given(choice, answer) for choice, answer in zip(choices, answers, strict=True)]
    return [summary(given), [hidden(given[:count]) for count in range(len(given) + 1)]]


def pictures_at(intervals: Any, one: Any) -> Any:
    """Return the still picture, and a file with it."""
    ranges = ranges_of(intervals)
    pictures = {
        plot.name: f'<svg viewBox="0 0 9 9"><g id="{plot.name}">a > b</g></svg>'
        for plot in plots(ranges)
    }
    picture = still(state_of(one), ranges, pictures, "data:image/png;base64,AA==", LIGHT)
    state = '{"text": "</script><!--<script \\u2028 σ"}'
    return [
        picture,
        saved_page("const σ = '</p>';", "p > b { color: red; }", state, picture, ABOUT),
    ]


def played(intervals: Any, start: Any, moves: Any) -> Any:
    """Return the result of each move of a person: the state, its history, a note or an error."""
    first = snapshot_of(start)
    session = Session(ranges_of(intervals), first, first, [])
    results = []
    for move in moves:
        moved, error = False, ""
        session.note = ""
        try:
            moved = moved_by(session, move[0], move[1:])
        except ValueError as refusal:
            error = str(refusal)
        model = session.model
        state = numbers(model.state)["W_next"]
        results.append([moved, error, session.note, model.now, model.past, state, session.stop()])
    return results


def moved_by(session: Any, kind: str, given: Any) -> bool:
    """Make one move of a session."""
    if kind == "undo":
        return session.undo()
    if kind == "choose":
        cases = session.cases()
        return session.choose(cases[given[0] % len(cases)], given[1]) if len(cases) > 0 else False
    if kind == "printed":
        session.model.show_printed(given[0])
        return False
    if kind == "move":
        return session.move(given[0], given[1])
    if kind == "type_in":
        return session.type_in(given[0], given[1], given[2])
    if kind == "aim":
        return session.aim(given[0], given[1], given[2], given[3])
    if kind == "nudge":
        return session.nudge(given[0], given[1], given[2])
    if kind == "step":
        return session.step(given[0])
    if kind == "reset":
        return session.reset(given[0])
    return session.another_case(given[0])
