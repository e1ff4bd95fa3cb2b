"""Any sequence of what people do, against a model of the explorer that is a few lines long."""

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
TOOL_NAMES = sorted({tool.name for tool in TOOLS} | {"walk"})  # which has no half in the kernel


def some(name):
    """Values that may be set; few of the rate, so that they come back."""
    if name == "learning_rate":
        return st.sampled_from([0.1, 2.0, 30.0, 1e-300, 1e300])
    low, high = getattr(DEFAULT, name)
    return st.sampled_from([START[name], low, high]) | inside(low, high)


assignments = st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), some(name)))
drags = st.sampled_from("xyW").flatmap(
    lambda name: st.tuples(st.just(name), st.lists(some(name), min_size=1, max_size=5))
)
several = st.lists(assignments, max_size=4).map(dict)


class Model:
    """What the state is, where descent came from, and what Undo brings back."""

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


class Doings(RuleBasedStateMachine):
    """The explorer and the model, doing the same."""

    def __init__(self):
        super().__init__()
        self.kept = contextlib.ExitStack()
        self.wire = self.kept.enter_context(Wire().recorded())
        self.explorer = GradientExplorer(surface_points=(4, 3))
        self.kept.callback(self.explorer.close)
        self.model = Model()
        view = self.explorer.view
        self.page = {name: getattr(view, name) for name in view.keys}
        self.open, self.look = set(), "surface"
        self.names = (f"gesture {n}" for n in itertools.count())
        self.wire.take()

    def teardown(self):
        self.kept.close()

    def send(self, refused=False, **message):
        ack = from_page(self.explorer, **message)
        self.receive()
        assert self.page["ack"] == ack
        assert bool(self.page["error"]) == refused, self.page["error"]

    def receive(self):
        for message in self.wire.take(self.explorer.view):
            self.page |= message.state

    # What Python does -------------------------------------------------------------------------

    @rule(assignment=assignments)
    def assign(self, assignment):
        setattr(self.explorer, *assignment)
        self.model.set(dict([assignment]))

    @rule(values=several)
    def move(self, values):
        self.explorer.move(**values)
        self.model.set(values)

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
        self.model.undo()

    # What a page does -------------------------------------------------------------------------

    @rule(drag=drags)
    def drag(self, drag):
        (name, values), gesture = drag, next(self.names)
        for value in values:
            self.send(move={name: value}, gesture=gesture)
            self.model.set({name: value}, gesture)

    @rule(there_and_back=drags)
    def drag_there_and_back(self, there_and_back):
        name, values = there_and_back
        self.drag((name, [*values, self.model.now[name]]))

    @rule(assignment=assignments)
    def type(self, assignment):
        (name, value), gesture = assignment, next(self.names)
        self.send(type={name: repr(value).replace("-", "−")}, gesture=gesture)
        self.model.set({name: value}, gesture)

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(["", "−9", "nan", "one", "<b>1</b>"]))
    def type_nonsense(self, name, text):
        self.send(refused=True, type={name: text}, gesture=next(self.names))

    @rule(name=st.sampled_from(NAMES), bad=st.sampled_from([None, -9.0, "1", [1.0]]))
    def drag_to_nonsense(self, name, bad):
        self.send(refused=True, move={"x": 1.0, name: bad}, gesture=next(self.names))

    @rule(rates=st.lists(some("learning_rate"), min_size=1, max_size=3))
    def change_the_rate(self, rates):
        gesture = next(self.names)
        for rate in rates:
            self.send(move={"learning_rate": rate}, gesture=gesture)
            self.model.set({"learning_rate": rate}, gesture)

    @rule(count=st.integers(1, 6))
    def run_of_steps(self, count):
        gesture = next(self.names)
        for _ in range(count):
            self.send(step=True, gesture=gesture)
            self.model.step(gesture)

    @rule()
    def reset(self):
        gesture = next(self.names)
        self.send(reset=True, gesture=gesture)
        start = {"W": self.model.path[0]} if self.model.path else START
        self.model.set(start, gesture, ())

    @rule(case=st.sampled_from(CASES))
    def choose(self, case):
        gesture = next(self.names)
        self.send(case=case.name, gesture=gesture)
        self.model.set({name: getattr(case, name) for name in NAMES}, gesture)

    @rule(times=st.integers(1, 3))
    def undo(self, times):
        for _ in range(times):
            self.send(undo=True)
            self.model.undo()

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

    # What is so after each of these -----------------------------------------------------------

    @invariant()
    def all_say_the_same(self):
        self.receive()
        e, model = self.explorer, self.model
        assert {name: getattr(e, name) for name in NAMES} == model.now
        assert e.trace == model.state.t
        assert [e._sliders[name].value for name in "xyW"] == [model.now[n] for n in "xyW"]
        assert e.state.path == model.path
        assert e.model.undoable == self.page["undoable"] == len(model.past)
        frame, state = self.page["current"], model.state
        for name, shown in frame["values"].items():
            value = float(state.value(name))
            assert shown == [readable(value), repr(value)], name
        assert f"{self.look}.point" in frame["marks"]
        assert self.page["surfaces"].keys() == {self.look}
        says = self.page["sentences"] | frame["sentences"]
        assert says == {step.name: step.sentence(state.t) for step in STEPS}
        assert self.page["panels"].keys() == self.open


# A failure is printed as it was found: to shorten it would take minutes.
Doings.TestCase.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, phases=[Phase.reuse, Phase.generate]
)
test_whatever_is_done_the_explorer_is_what_the_model_is = Doings.TestCase
