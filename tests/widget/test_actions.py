"""Random sequences of user actions, compared with a reference model of a few lines."""

from __future__ import annotations

import contextlib
import itertools

import pytest
import traitlets
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from support.states import DEFAULT, inside
from support.wire import Wire, from_page

from explorer import GradientExplorer, backprop
from explorer.derivation.cases import CASES
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS
from explorer.derivation.stopping import why_stop
from explorer.model.history import DEPTH
from explorer.model.state import State
from explorer.widget.surface_pictures import OVER
from explorer.widget.toolbar import TOOLS

START = {"x": 1.5, "y": 1.0, "W": -0.8, "learning_rate": 2.0}
NAMES = tuple(START)
TOOL_NAMES = sorted({tool.name for tool in TOOLS} | {"walk"})  # which has no part in the kernel


def values_of(name):
    """Return valid values; only a few learning rates, so that they repeat."""
    if name == "learning_rate":
        return st.sampled_from([0.1, 2.0, 30.0, 1e-300, 1e300])
    low, high = getattr(DEFAULT, name)
    return st.sampled_from([START[name], low, high]) | inside(low, high)


assignments = st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), values_of(name)))
drags = st.sampled_from("xyW").flatmap(
    lambda name: st.tuples(st.just(name), st.lists(values_of(name), min_size=1, max_size=5))
)
several = st.lists(assignments, max_size=4).map(dict)


class Reference:
    """The state, the path of the descent, and the history for Undo."""

    def __init__(self):
        self.now, self.path = dict(START), ()
        self.past, self.gesture = [], None

    @property
    def state(self):
        x, y, W, rate = self.now.values()
        return State(backprop(x, y, W), rate, self.path)

    def set(self, values, gesture=None, path=None):
        before = dict(self.now), self.path
        self.now |= values
        if any(self.now[name] != before[0][name] for name in "xyW"):
            self.path = ()
        if path is not None:
            self.path = path
        if (self.now, self.path) == before:
            return
        if gesture is None or gesture != self.gesture:
            self.past = [*self.past, before][-DEPTH:]
        elif (self.now, self.path) == self.past[-1]:
            self.past.pop()
            gesture = None
        self.gesture = gesture

    def step(self, gesture):
        if not why_stop(self.state, DEFAULT.W):
            W = self.state.W_next
            self.set({"W": W}, gesture, (*(self.path or (self.now["W"],)), W))

    def undo(self):
        if self.past:
            self.now, self.path = self.past.pop()
            self.gesture = None


class Actions(RuleBasedStateMachine):
    """The same actions on the explorer and on the reference."""

    def __init__(self):
        super().__init__()
        self.stack = contextlib.ExitStack()
        self.wire = self.stack.enter_context(Wire().recorded())
        self.explorer = GradientExplorer(surface_points=(4, 3))
        self.stack.callback(self.explorer.close)
        self.reference = Reference()
        view = self.explorer.view
        self.page = {name: getattr(view, name) for name in view.keys}
        self.open, self.look = set(), "surface"
        self.names = (f"gesture {n}" for n in itertools.count())
        self.wire.take()

    def teardown(self):
        self.stack.close()

    def send(self, refused=False, **message):
        ack = from_page(self.explorer, **message)
        self.receive()
        assert self.page["ack"] == ack
        assert bool(self.page["error"]) == refused, self.page["error"]

    def receive(self):
        for message in self.wire.take(self.explorer.view):
            self.page |= message.state

    # Actions in Python ------------------------------------------------------------------------

    @rule(assignment=assignments)
    def assign(self, assignment):
        setattr(self.explorer, *assignment)
        self.reference.set(dict([assignment]))

    @rule(values=several)
    def move(self, values):
        self.explorer.move(**values)
        self.reference.set(values)

    @rule(
        name=st.sampled_from(NAMES), values=several, bad=st.sampled_from([None, -9.0, "1", [1.0]])
    )
    def assign_nonsense(self, name, values, bad):
        with pytest.raises(traitlets.TraitError):
            setattr(self.explorer, name, bad)
        with pytest.raises(traitlets.TraitError):
            self.explorer.move(**{**values, name: bad})

    @rule()
    def undo_from_python(self):
        self.explorer.undo()
        self.reference.undo()

    # Actions in a page ------------------------------------------------------------------------

    @rule(drag=drags)
    def drag(self, drag):
        (name, values), gesture = drag, next(self.names)
        for value in values:
            self.send(move={name: value}, gesture=gesture)
            self.reference.set({name: value}, gesture)

    @rule(there_and_back=drags)
    def drag_there_and_back(self, there_and_back):
        name, values = there_and_back
        self.drag((name, [*values, self.reference.now[name]]))

    @rule(assignment=assignments)
    def type(self, assignment):
        (name, value), gesture = assignment, next(self.names)
        self.send(type={name: repr(value).replace("-", "−")}, gesture=gesture)
        self.reference.set({name: value}, gesture)

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(["", "−9", "nan", "one", "<b>1</b>"]))
    def type_nonsense(self, name, text):
        self.send(refused=True, type={name: text}, gesture=next(self.names))

    @rule(name=st.sampled_from(NAMES), bad=st.sampled_from([None, -9.0, "1", [1.0]]))
    def drag_to_nonsense(self, name, bad):
        self.send(refused=True, move={"x": 1.0, name: bad}, gesture=next(self.names))

    @rule(rates=st.lists(values_of("learning_rate"), min_size=1, max_size=3))
    def change_the_rate(self, rates):
        gesture = next(self.names)
        for rate in rates:
            self.send(move={"learning_rate": rate}, gesture=gesture)
            self.reference.set({"learning_rate": rate}, gesture)

    @rule(count=st.integers(1, 6))
    def run_of_steps(self, count):
        gesture = next(self.names)
        for _ in range(count):
            self.send(step=True, gesture=gesture)
            self.reference.step(gesture)

    @rule()
    def reset(self):
        gesture = next(self.names)
        self.send(reset=True, gesture=gesture)
        start = {"W": self.reference.path[0]} if self.reference.path else START
        self.reference.set(start, gesture, ())

    @rule(case=st.sampled_from(CASES))
    def choose(self, case):
        gesture = next(self.names)
        self.send(case=case.name, gesture=gesture)
        self.reference.set({name: getattr(case, name) for name in NAMES}, gesture)

    @rule(times=st.integers(1, 3))
    def undo(self, times):
        for _ in range(times):
            self.send(undo=True)
            self.reference.undo()

    @rule(names=st.sets(st.sampled_from(TOOL_NAMES)))
    def open_tools(self, names):
        self.send(open=sorted(names))
        self.open = names - {"walk"}

    @rule(look=st.sampled_from([*OVER, "surface", "surface-y"]))
    def look_at(self, look):
        self.send(look={"v1": look})
        self.look = look

    @rule(azim=st.floats(-180, 180), elev=st.floats(0, 90))
    def turn(self, azim, elev):
        self.send(turn={"azim": azim, "elev": elev})

    # After each action ------------------------------------------------------------------------

    @invariant()
    def explorer_page_and_reference_agree(self):
        self.receive()
        e, reference = self.explorer, self.reference
        assert {name: getattr(e, name) for name in NAMES} == reference.now
        assert e.trace == reference.state.t
        assert [e._sliders[name].value for name in "xyW"] == [reference.now[n] for n in "xyW"]
        assert e.state.path == reference.path
        assert e.model.undoable == self.page["undoable"] == len(reference.past)
        current, state = self.page["current"], reference.state
        for name, shown in current["values"].items():
            value = float(state.value(name))
            assert shown == [readable(value), repr(value)], name
        assert f"{self.look}.point" in current["marks"]
        assert self.page["surfaces"].keys() == {self.look}
        sentences = self.page["sentences"] | current["sentences"]
        assert sentences == {step.name: step.sentence(state.t) for step in STEPS}
        assert self.page["panels"].keys() == self.open


# A failure is printed unshrunk, because shrinking it would take minutes.
Actions.TestCase.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, phases=[Phase.reuse, Phase.generate]
)
test_any_actions_leave_the_explorer_equal_to_the_reference = Actions.TestCase
