"""Everything that the page of a net shows, from plain lists and as plain values.

These functions, too, are translated and run in both languages (see `both_languages`), so they keep
to the translated Python.
"""

from __future__ import annotations

from typing import Any

from explorer.core.central_difference import least_step
from explorer.core.net.central_difference import compare, default_steps, for_each_weight
from explorer.core.net.formulas import net_trace, stepped
from explorer.derivation.net.cards import cards, headings, product
from explorer.derivation.net.cases import (
    CASES,
    OPTIONS,
    another_case,
    cases_within,
    option_at,
    still_shows,
    with_option,
    within,
)
from explorer.derivation.net.latex import net_as_latex
from explorer.derivation.net.names import MatrixName, equal_to, matrix_names, named, weights_name
from explorer.derivation.net.nets import NETS, listed_name, net_title, units
from explorer.derivation.net.questions import questions_for
from explorer.derivation.net.reader import line, selected_line, total_line
from explorer.derivation.net.texts import net_as_numpy, net_as_python, net_as_pytorch
from explorer.derivation.net.values import shape_of
from explorer.model.net.snapshot import NetSnapshot, Weight
from explorer.model.ranges import Ranges
from explorer.plots.arrow_texts import arrow_hints, arrow_note
from explorer.plots.geometry import contour_path
from explorer.plots.gradient_vector import magnification
from explorer.plots.net.columns import layout, too_large
from explorer.plots.net.connectors import connectors
from explorer.plots.net.curves import net_curves
from explorer.plots.net.diagram import edge_width, labels, picture
from explorer.plots.net.layout import form_of
from explorer.plots.net.net_plots import net_plots, texts
from explorer.plots.net.picks import example_path, picked_example
from explorer.plots.net.shares import shares_chart
from explorer.plots.net.surface import NetSurface, same_surface
from explorer.plots.net.surface_plot import heading, net_flat_arrow, overs
from explorer.plots.net.tints import tint_strengths
from explorer.plots.net.units import CURVES, dot_strength, inside
from explorer.plots.ticks import tick_labels
from explorer.session.display import marks
from explorer.session.net.check import (
    all_checked,
    net_check_chart,
    net_check_panel,
    net_erratum_panel,
)
from explorer.session.net.descent import Losses, net_descent_panel, take_many
from explorer.session.net.display import announcement, numbers, slider_names
from explorer.session.net.drag import NET_HOLDS, coordinates, net_aimed, net_ends, net_nudged
from explorer.session.net.grids import (
    entries,
    exact,
    grids,
    hover,
    picture_label,
    selected_entry,
    spoken,
    stub_bar,
    sum_of_losses,
    written,
)
from explorer.session.net.light import at_rest, path_of
from explorer.session.net.pick import pick, pick_example, pick_layer
from explorer.session.net.pointed import pointed
from explorer.session.net.quiz import answered, ask_net, net_hidden, net_summary, shapes_hidden
from explorer.session.net.session import NetSession
from explorer.session.net.walk import walk_panel

#: Powers of ten of the check's h; the ends of its slider and beyond.
POWERS = (None, -13.0, -12.0, -5.22, 0.0, 1.0)


def ranges_of(intervals: Any) -> Ranges:
    x, y, W = intervals
    return Ranges(tuple(x), tuple(y), tuple(W))


def snapshot_of(given: Any) -> NetSnapshot:
    return NetSnapshot(*given)._replace(weight=Weight(*given[7]), twin=Weight(*given[8]))


def session_of(ranges: Ranges, given: Any) -> NetSession:
    """Return a session at a snapshot, after some steps of gradient descent."""
    now, steps, printed = given
    start = snapshot_of(now)
    session = NetSession(ranges, start, start, [])
    session.model.show_printed(printed)
    for _ in range(steps):
        session.step()
    return session


def state_of(ranges: Ranges, given: Any) -> Any:
    return session_of(ranges, given).model.state


# The core ----------------------------------------------------------------------------------------


def net_traces_of(nets: Any) -> Any:
    """Return all quantities of each net, and its weights after a step of descent."""
    results: list[Any] = []
    for X, y, weights, activation, loss in nets:
        t = net_trace(X, y, weights, activation, loss)
        forward = [t.z, t.activations, t.y_hat, t.slopes, t.losses, t.loss]
        moved = [stepped(weights, t.gradients, 0.3), stepped(weights, t.gradients, 0.3, (0, 0, 0))]
        results.append([forward, t.dL_dactivations, t.deltas, t.gradients, moved])
    return results


def equal_steps(t: Any, h: float) -> Any:
    """Return the same h for each weight, or where that would not change it, the least that does."""
    return for_each_weight(t, lambda k, i, j: max(h, least_step(t.weights[k][i][j])))


def net_checks_of(nets: Any, h: float) -> Any:
    """Return the gradient check of each net, with the best steps and with a given one."""
    results: list[Any] = []
    for X, y, weights, activation, loss in nets:
        t = net_trace(X, y, weights, activation, loss)
        for steps in (default_steps(t), equal_steps(t, h)):
            found = compare(t, steps, t.gradients)
            values = [found.numeric, found.absolute_error, found.relative_error, found.tolerance]
            results.append([values, found.step, found.agrees, found.ok, found.worst])
    return results


# Numbers and words -------------------------------------------------------------------------------


def words_at(intervals: Any, given: Any) -> Any:
    """Return the numbers and words of the selection at each state."""
    ranges = ranges_of(intervals)
    told: list[Any] = []
    before = state_of(ranges, given[0])
    for one in given:
        state = state_of(ranges, one)
        told.append(
            {
                "numbers": numbers(state),
                "shares": state.shares(),
                "sliders": slider_names(state),
                "announcement": announcement(before, state),
                "headings": headings(state),
                "cards": cards(state),
                "product": product(state),
                "title": [net_title(state.now), listed_name(state.now), units(state.now)],
                "line": selected_line(state),
                "light": [at_rest(state), path_of(state)],
                "trail": state.trail,
            }
        )
        before = state
    return told


def selections_at(intervals: Any, given: Any) -> Any:
    """Return the words of a state with each of its weights and examples selected in turn."""
    session = session_of(ranges_of(intervals), given)
    told: list[Any] = []
    for k, matrix in enumerate(session.model.now.weights):
        for i, row in enumerate(matrix):
            for j in range(len(row)):
                session.select_weight(k, i, j)
                state = session.model.state
                told.append([path_of(state), labels(state, picture(state, layout(state)))])
                for n in range(state.examples):
                    session.select_example(n)
                    state = session.model.state
                    words = [headings(state), cards(state), product(state), selected_line(state)]
                    told.append([numbers(state), words, at_rest(state)])
    return told


def lines_at(intervals: Any, given: Any) -> Any:
    """Return for every entry of every matrix its names, its line, and what it lights."""
    ranges = ranges_of(intervals)
    told: list[Any] = []
    for one in given:
        state = state_of(ranges, one)
        for name in matrix_names(state.layers):
            rows, columns = shape_of(state, name)
            known = named(name.quantity, state.layers)
            told.append([known, name.text, name.spoken, equal_to(name, state.t.kind)])
            told.append([rows, columns, selected_entry(state, name)])
            for row in range(rows):
                for column in range(columns):
                    lit = pointed(state, name.quantity, row, column)
                    told.append([line(state, name, row, column), lit])
                    told.append([name.entry(row, column, (rows, columns))])
                    told.append([name.spoken_entry(row, column)])
        told.append([total_line(state), named("W9", state.layers)])
        told.append([pointed(state, "share", 0, 0), pointed(state, "nothing", 0, 0)])
    return told


# The picture and the matrices --------------------------------------------------------------------


def matrices_at(intervals: Any, given: Any, widths: Any) -> Any:
    """Return the picture of the net and its matrices in columns of these widths."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    for one in given:
        state = state_of(ranges, one)
        found.append([picture_label(state), sum_of_losses(state)])
        found.append([stub_bar(state, k + 1) for k in range(state.layers)])
        found.append([[[edge_width(w) for w in row] for row in W] for W in state.now.weights])
        found.append([tint_strengths(W) for W in state.now.weights])
        for i, width in enumerate(widths):
            places = layout(state, width, i % 2 == 0)
            drawn = picture(state, places)
            found.append([places, drawn, labels(state, drawn), connectors(state, places)])
            found.append([[inside(node), dot_strength(node, 0.3)] for node in drawn.nodes])
            found.append(
                [[places.offset(block), block.center, block.batch] for block in places.blocks]
            )
            found.append([grid_at(state, grid) for grid in grids(state, places)])
    return found


def grid_at(state: Any, grid: Any) -> Any:
    """Return a grid with the texts of its entries."""
    selected = selected_entry(state, grid.name)
    cells: list[Any] = []
    for row, values in enumerate(entries(state, grid)):
        for column, value in enumerate(values):
            text = written(value, grid.decimals, grid.digits)
            chosen = row == selected[0] and column == selected[1]
            told = [spoken(grid, row, column, text, chosen), hover(state, grid, row, column)]
            cells.append([text, exact(value), told])
    return [grid, grid.quantity, cells]


def sizes_of(intervals: Any, given: Any) -> Any:
    """Return why a net is too large to be drawn, and what its picture shows."""
    states = [state_of(ranges_of(intervals), one) for one in given]
    return [[too_large(state), picture_label(state)] for state in states]


# The plots ---------------------------------------------------------------------------------------


def plots_at(intervals: Any, given: Any, moving: bool) -> Any:
    """Return the curves, the axes and the marks of every plot at each state."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    before: Any = net_curves(state_of(ranges, given[0]), ranges)
    for one in given:
        state = state_of(ranges, one)
        c: Any = net_curves(state, ranges, before, moving)
        found.append([c.axes, c.along_l, c.along_w, c.total])
        for over in overs(state):
            for plot in net_plots(ranges, c.axes, state.last, form_of(state), over):
                about = [plot.name, plot.title, plot.size, plot.xlabel, plot.ylabel, plot.window]
                labels_of = [tick_labels(plot.xticks), tick_labels(plot.yticks)]
                found.append([about, plot.margins, plot.xticks, plot.yticks, labels_of])
                found.append([marks(plot, c, "xyW"), texts(plot, c)])
        found.append([coordinates(state), holds_at(ranges, state)])
        before = c
    return found


def holds_at(ranges: Ranges, state: Any) -> Any:
    return [net_ends(ranges, state, hold) for hold in NET_HOLDS.values()]


def picks_at(intervals: Any, given: Any, positions: Any) -> Any:
    """Return each example's line in the plots, and the examples near positions, as shares."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    for one in given:
        state = state_of(ranges, one)
        c = net_curves(state, ranges)
        for plot in net_plots(ranges, c.axes, state.last, form_of(state), overs(state)[0])[:4]:
            width, height = plot.size
            lines = [example_path(plot, c, n) for n in range(-1, state.examples + 1)]
            near = [picked_example(plot, c, x * width, y * height) for x, y in positions]
            found.append([lines, near])
    return found


def surfaces_at(intervals: Any, given: Any, points: Any) -> Any:
    """Return every surface at each state."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    before = state_of(ranges, given[0])
    for one in given:
        state = state_of(ranges, one)
        c = net_curves(state, ranges)
        for over in overs(state):
            surface = NetSurface(state, ranges, over, (points[0], points[1]))
            plot = net_plots(ranges, c.axes, state.last, form_of(state), over)[4]
            lines = surface.contours()
            path = contour_path(plot, lines)
            bar = [surface.bar, tick_labels(surface.bar_ticks())]
            same = [same_surface(before, state, over), same_surface(state, state, over)]
            found.append([surface.losses, surface.pixels(), lines, path, bar])
            note = arrow_note(net_flat_arrow(ranges, over), plot, c)
            hints = arrow_hints(plot, magnification(ranges), "w")
            found.append([heading(state, over), same, note, hints])
        before = state
    return found


def same_surfaces(intervals: Any, one: Any, others: Any) -> Any:
    """Return which states have the same surfaces as one."""
    ranges = ranges_of(intervals)
    state = state_of(ranges, one)
    names = overs(state)
    return [[same_surface(state, state_of(ranges, a), name) for name in names] for a in others]


def shares_at(intervals: Any, given: Any, moving: bool) -> Any:
    """Return the chart of the shares at each state."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    before = None
    for one in given:
        before = shares_chart(state_of(ranges, one), before, moving)
        found.append(before)
    return found


# The tools ---------------------------------------------------------------------------------------


def walks_at(intervals: Any, given: Any) -> Any:
    """Return each step of the walk at each state, with each of its entries."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    for one in given:
        state = state_of(ranges, one)
        count = walk_panel(state, 0, None).step_count
        for number in range(count + 1):
            first = walk_panel(state, number, None)
            found.append(first)
            found.append([walk_panel(state, number, i) for i in range(first.entry_count)])
    return found


def quizzes_at(intervals: Any, given: Any) -> Any:
    """Return all questions at each state: before, and after each answer at this one or before."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    before = state_of(ranges, given[0])
    for one in given:
        state = state_of(ranges, one)
        questions = questions_for(state)
        old = before if units(before.now) == units(state.now) else state
        answers = []
        for i, question in enumerate(questions):
            posed = question.pose(state)
            found.append([question.name, question.about, posed])
            found.append([ask_net(questions, i, state, None, helped) for helped in (False, True)])
            answers.append(answered(question, state, None if i % 4 == 3 else i % 2))
            for at in (state, old):
                for choice in range(len(question.pose(at).choices)):
                    answer = answered(question, at, choice)
                    found.append([answer, ask_net(questions, i, state, answer, False)])
                revealed = answered(question, at, None)
                found.append([revealed, ask_net(questions, i, state, revealed, False)])
        for count in range(len(questions) + 1):
            hidden = net_hidden(questions, count, state.layers)
            found.append([hidden, shapes_hidden(questions, count)])
        found.append(net_summary(questions, answers))
        before = state
    return found


def checks_at(intervals: Any, given: Any) -> Any:
    """Return the panels of the check and of the slips at each state."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    for one in given:
        state = state_of(ranges, one)
        found.append([net_check_panel(state, power) for power in POWERS])
        found.append([all_checked(state), net_erratum_panel(state)])
    return found


def charts_at(intervals: Any, given: Any) -> Any:
    """Return the chart of the gradient check at each state."""
    ranges = ranges_of(intervals)
    return [net_check_chart(state_of(ranges, one)) for one in given]


def descents_of(intervals: Any, given: Any, steps: int) -> Any:
    """Return the panel of a descent at each of its steps."""
    ranges = ranges_of(intervals)
    session = session_of(ranges, given)
    losses = Losses()
    found: list[Any] = []
    for _ in range(steps):
        state = session.model.state
        found.append([net_descent_panel(state, ranges, losses), session.step()])
    return found


def many_steps_of(intervals: Any, given: Any) -> Any:
    """Return what many steps lead to."""
    session = session_of(ranges_of(intervals), given)
    told = take_many(session, "many")
    return [told, session.model.now]


def texts_at(intervals: Any, given: Any) -> Any:
    """Return each state as programs and as LaTeX."""
    ranges = ranges_of(intervals)
    found: list[Any] = []
    for one in given:
        state = state_of(ranges, one)
        found.append([net_as_python(state, ranges), net_as_numpy(state)])
        found.append([net_as_pytorch(state), net_as_latex(state)])
    return found


def choices_within(intervals: Any) -> Any:
    """Return the nets and the cases, what can be switched in them, and what is always the same."""
    ranges = ranges_of(intervals)
    nets = [[net.name, net.title, net.now, within(ranges, net.now)] for net in NETS]
    cases = cases_within(ranges)
    switched: list[Any] = []
    for one in CASES:
        shown = [still_shows(other, one.now) for other in CASES]
        following = [another_case(cases, one.now, start) for start in range(len(cases))]
        switched.append([shown, following])
        for name, _ in OPTIONS.get(one.option, ()):
            now = with_option(one.now, one.option, name)
            switched.append([now, option_at(now, one.option), net_title(now)])
    return [nets, cases, OPTIONS, switched, [NET_HOLDS, CURVES]]


# A person's moves --------------------------------------------------------------------------------


def played(intervals: Any, start: Any, moves: Any) -> Any:
    """Return the result of each move of a person: the state, its history, a note or an error."""
    session = session_of(ranges_of(intervals), start)
    results: list[Any] = []
    for move in moves:
        moved, error = False, ""
        session.note = ""
        try:
            moved = moved_by(session, move[0], move[1:])
        except ValueError as refusal:
            error = str(refusal)
        model = session.model
        state = model.state
        results.append([moved, error, session.note, model.now, len(model.past), session.stop()])
        results.append([numbers(state), state.t.gradients, len(state.trail), state.printed])
    return [results, session.model.past, session.model.state.trail]


def moved_by(session: Any, kind: str, given: Any) -> Any:
    """Make one move of a session. Places may be beyond the net: they are counted around it."""
    model = session.model
    now, ranges, state = model.now, model.ranges, model.state
    count = len(now.weights)
    if kind == "move":
        return session.move(given[0], given[1])
    if kind == "type_in":
        return session.type_in(given[0], given[1], given[2])
    if kind in ("set_entry", "type_entry", "scrub"):
        name = settable(count, given[0])
        rows, columns = shape_of(state, name)
        row, column = given[1] % rows, given[2] % columns
        if kind == "scrub":
            return session.scrub(name, row, column, given[3], given[4], given[5])
        if kind == "type_entry":
            return session.type_entry(name, row, column, given[3], given[4])
        return session.set_entry(name, row, column, given[3], given[4])
    if kind == "pick":
        names = matrix_names(count)
        name = names[given[0] % len(names)]
        rows, columns = shape_of(state, name)
        return pick(session, name, given[1] % rows, given[2] % columns, given[3], given[4])
    if kind == "pick_edge":
        layer = given[0] % count
        row, column = given[1] % len(now.weights[layer]), given[2] % len(now.weights[layer][0])
        return pick(session, weights_name(layer, count), row, column, given[3])
    if kind == "pick_layer":
        return pick_layer(session, given[0])
    if kind == "pick_example":
        return pick_example(session, given[0])
    if kind == "example":
        return session.select_example(given[0] % len(now.X))
    if kind == "aim":
        aim = net_aimed(ranges, state, NET_HOLDS[given[0]], given[1], given[2])
        session.note = aim.note
        return session.choose(aim.wanted, given[3])
    if kind == "nudge":
        aim = net_nudged(ranges, state, NET_HOLDS[given[0]], given[1])
        session.note = aim.note
        return session.choose(aim.wanted, given[2])
    if kind == "choose":
        cases = cases_within(ranges)
        return len(cases) > 0 and session.choose(cases[given[0] % len(cases)].now, given[1])
    if kind == "net":
        chosen = NETS[given[0] % len(NETS)].now
        return within(ranges, chosen) and session.choose(chosen, given[1])
    if kind == "switch":
        return session.choose(with_option(now, "activation", given[0]), given[1])
    if kind == "only":
        return session.set_only(given[0])
    if kind == "printed":
        model.show_printed(given[0])
        return False
    if kind == "step":
        return session.step(given[0])
    if kind == "reset":
        return session.reset(given[0])
    return session.undo()


def settable(layers: int, at: int) -> MatrixName:
    """Return the name of a matrix that can be set: X, y, or the weights of a layer."""
    names = [MatrixName("X", 0, layers), MatrixName("y", 0, layers)]
    names.extend([weights_name(k, layers) for k in range(layers)])
    return names[at % len(names)]
