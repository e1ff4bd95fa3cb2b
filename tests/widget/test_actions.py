"""Random actions in Python and in two pages, compared with a reference model of a few lines."""

from __future__ import annotations

import contextlib
import itertools

import pytest
import traitlets
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from support.states import DEFAULT, inside
from support.wire import Wire, assert_consistent, drag_by_wire, from_page, told

from explorer import GradientExplorer, backprop
from explorer.derivation.cases import CASES
from explorer.derivation.stopping import why_stop
from explorer.model.history import DEPTH, Snapshot
from explorer.model.state import State
from explorer.session.session import Session
from explorer.widget.page_state import TOOLS, as_list

START = {"x": 1.5, "y": 1.0, "W": -0.8, "learning_rate": 2.0}
NAMES = tuple(START)


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
            self.descend(self.state.W_next, gesture)

    def descend(self, W, gesture):
        self.set({"W": W}, gesture, (*(self.path or (self.now["W"],)), W))

    def reset(self, gesture):
        start = {"W": self.path[0]} if self.path else START
        self.set(start, gesture, ())

    def undo(self):
        if self.past:
            self.now, self.path = self.past.pop()
            self.gesture = None


def as_snapshot(values):
    return Snapshot(*values[:4], tuple(values[4]))


class Page:
    """A page without a browser: `Session` in Python, and the rules of ``live.js``."""

    def __init__(self, name, view):
        self.name, self.count = name, 0
        self.traits = {name: getattr(view, name) for name in view.keys}
        self.session = Session(DEFAULT, as_snapshot(self.traits["start"]), self.read(), [])
        self.revision, self.tools = self.traits["revision"], []

    def read(self):
        return as_snapshot([self.traits[name] for name in (*NAMES, "path")])

    def receive(self, state):
        self.traits |= state
        if self.traits["revision"] > self.revision:
            self.revision, self.tools = self.traits["revision"], self.traits["tools"]
            past = [as_snapshot(values) for values in self.traits["past"]]
            self.session.model.restore(self.read(), past)

    def told(self, view):
        self.count += 1
        model = self.session.model
        return told(
            view,
            now=as_list(model.now),
            past=[as_list(snapshot) for snapshot in model.past],
            tools=self.tools,
            revision=self.revision,
            page=self.name,
            message=self.count,
        )


class Actions(RuleBasedStateMachine):
    """The same actions on the explorer, in Python or one of two pages, and on the reference."""

    def __init__(self):
        super().__init__()
        self.stack = contextlib.ExitStack()
        self.wire = self.stack.enter_context(Wire().recorded())
        self.explorer = GradientExplorer(surface_points=(4, 3))
        self.stack.callback(self.explorer.close)
        self.reference = Reference()
        self.pages = [Page(name, self.explorer.view) for name in ("a", "b")]
        self.page = self.pages[0]
        from_page(self.explorer, shown={page.name: True for page in self.pages})
        self.names = (f"gesture {n}" for n in itertools.count())
        self.wire.take()

    def teardown(self):
        self.stack.close()

    def act(self, move, *, tell=True):
        """Carry out a move in the page, and tell Python the state then or later."""
        moved = move(self.page.session)
        self.page.revision += moved
        if tell:
            self.tell()
        return moved

    def tell(self):
        assert from_page(self.explorer, state=self.page.told(self.explorer.view)) == ""
        self.receive()

    def receive(self):
        for message in self.wire.take(self.explorer.view):
            for page in self.pages:
                page.receive(message.state)

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

    @rule(W=values_of("W"))
    def descend(self, W):
        self.explorer.descend_to(W)
        self.reference.set(
            {"W": W}, None, (*(self.reference.path or (self.reference.now["W"],)), W)
        )

    @rule()
    def restart(self):
        self.explorer.restart()
        self.reference.reset(None)

    @rule()
    def undo_from_python(self):
        self.explorer.undo()
        self.reference.undo()

    # Actions in a page ------------------------------------------------------------------------

    @rule(page=st.sampled_from([0, 1]))
    def turn_to(self, page):
        self.page = self.pages[page]

    @rule(drag=drags, every=st.integers(1, 3))
    def drag(self, drag, every):
        (name, values), gesture = drag, next(self.names)
        for i, value in enumerate(values):
            last = i == len(values) - 1
            self.act(lambda s: s.move({name: value}, gesture), tell=last or i % every == 0)  # noqa: B023
            self.reference.set({name: value}, gesture)
        drag_by_wire(self.explorer._sliders[name], values[-1])

    @rule(there_and_back=drags)
    def drag_there_and_back(self, there_and_back):
        name, values = there_and_back
        self.drag((name, [*values, self.reference.now[name]]), 1)

    @rule(assignment=assignments)
    def type(self, assignment):
        (name, value), gesture = assignment, next(self.names)
        self.act(lambda s: s.type_in(name, repr(value).replace("-", "−"), gesture))
        self.reference.set({name: value}, gesture)

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(["", "−9", "nan", "one", "<b>1</b>"]))
    def type_nonsense(self, name, text):
        with pytest.raises(ValueError):
            self.act(lambda s: s.type_in(name, text))

    @rule(name=st.sampled_from(NAMES), bad=st.sampled_from([None, -9.0, "1", [1.0]]))
    def tell_nonsense(self, name, bad):
        message = self.page.told(self.explorer.view)
        message["now"][NAMES.index(name)] = bad
        assert f"{name} must be a" in from_page(self.explorer, state=message)

    @rule(rates=st.lists(values_of("learning_rate"), min_size=1, max_size=3))
    def change_the_rate(self, rates):
        gesture = next(self.names)
        for rate in rates:
            self.act(lambda s: s.move({"learning_rate": rate}, gesture))  # noqa: B023
            self.reference.set({"learning_rate": rate}, gesture)

    @rule(count=st.integers(1, 6))
    def run_of_steps(self, count):
        gesture = next(self.names)
        for _ in range(count):
            self.act(lambda s: s.step(gesture))
            self.reference.step(gesture)

    @rule()
    def reset(self):
        gesture = next(self.names)
        self.act(lambda s: s.reset(gesture))
        self.reference.reset(gesture)

    @rule(case=st.sampled_from(CASES))
    def choose(self, case):
        gesture = next(self.names)
        self.act(lambda s: s.choose(case, gesture))
        self.reference.set({name: getattr(case, name) for name in NAMES}, gesture)

    @rule(times=st.integers(1, 3))
    def undo(self, times):
        for _ in range(times):
            self.act(lambda s: s.undo())
            self.reference.undo()

    @rule(names=st.sets(st.sampled_from(TOOLS)))
    def open_tools(self, names):
        self.page.tools = sorted(names)
        self.page.revision += 1
        self.tell()
        assert self.explorer.view.tools == sorted(names)

    @rule()
    def tell_an_old_message_again(self):
        last = self.explorer.view.heard.get(self.page.name, 0)
        message = {**self.page.told(self.explorer.view), "message": last}
        message["now"] = [0.0, 0.0, 0.0, 1.0, []]
        assert from_page(self.explorer, state=message) == ""

    # After each action ------------------------------------------------------------------------

    @invariant()
    def explorer_pages_and_reference_agree(self):
        self.receive()
        e, reference = self.explorer, self.reference
        assert_consistent(e)
        assert {name: getattr(e, name) for name in NAMES} == reference.now
        assert e.path == reference.path
        past = [(*values.values(), path) for values, path in reference.past]
        assert e._model.past == past
        for page in self.pages:
            model = page.session.model
            assert model.state == reference.state
            assert model.past == past
            assert page.revision == e.view.revision
            assert page.tools == e.view.tools


# A failure is printed unshrunk, because shrinking it would take minutes.
Actions.TestCase.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, phases=[Phase.reuse, Phase.generate]
)
test_any_actions_leave_the_explorer_equal_to_the_reference = Actions.TestCase
