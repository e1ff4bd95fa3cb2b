"""The base of both explorers: a state, traits, sliders and a view that follow it, and its pages."""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import ipywidgets as widgets
import traitlets

from explorer.model.model import INPUTS
from explorer.model.ranges import Ranges
from explorer.widget.base_view import BaseView
from explorer.widget.displayed import Displayed
from explorer.widget.files import Files
from explorer.widget.gestures import Gestures
from explorer.widget.lifetime import Lifetime
from explorer.widget.messages import Messages
from explorer.widget.page_state import page_state
from explorer.widget.sliders import Sliders
from explorer.widget.still import Still
from explorer.widget.throttle import Throttle
from explorer.widget.traits import trait_errors

#: The gesture of all changes that a page makes: it keeps the history of its own gestures.
PAGE = "page"


class BaseExplorer(Files, Displayed):
    """An explorer: its traits, sliders and view follow the state of a session.

    A subclass declares the traits, and says how they and a snapshot belong together.

    Parameters
    ----------
    session
        The state, and the moves that change it: `explorer.session.session.Session` or
        `explorer.session.net.session.NetSession`.
    scene
        The pictures for the ranges.
    points
        Samples of the loss surface along each of its axes.
    """

    view: BaseView
    #: The class of `view`.
    view_class: ClassVar[type[BaseView]]
    #: The traits that together are the state.
    state_traits: ClassVar[tuple[str, ...]]

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Make what `close` needs, even if an argument is invalid."""
        made = super().__new__(cls, *args, **kwargs)
        made._lock = threading.RLock()
        made._gestures = Gestures()
        made._throttle = Throttle(made._show)
        made._still = Still(made._png, made._code)
        made._life = Lifetime(made, made._build, made._watched, made._still.stop)
        return made

    def __init__(self, session: Any, scene: Any, points: tuple[int, int]) -> None:
        self._session, self._scene, self._points = session, scene, points
        self._model = session.model
        # The children come first: Shiny opens widgets in the order in which they are made.
        super().__init__(self._parts())
        self._follow_model()
        self.observe(self._follow_traits, self.state_traits)
        self.add_class("gradient-explorer")

    def _build(self) -> None:
        """Replace the children, at the current state."""
        self.children = self._parts()

    def _parts(self) -> tuple[widgets.Widget, ...]:
        """Make the sliders and the view, at the current state."""
        model = self._model
        model.show_printed(False)  # a new view has no tool open
        self.view = self.view_class(self._scene.described(), model, self._points, self._still.name)
        watched = self._watched
        self._sliders = Sliders(model.ranges, self._inputs(), self._slider_moved, watched)
        messages = Messages(self, self._life.rest_soon)
        self.view.on_page(messages.carry_out)
        self.view.observe(self._view_changed, list(self.view.linked))
        return self._sliders.box, self.view

    def _watched(self) -> bool:
        """Tell whether a page shows the view."""
        return self.view.watched

    # Traits and snapshots, for subclasses --------------------------------------------------------

    @abstractmethod
    def _snapshot(self) -> Any:
        """Return the snapshot that the traits make."""

    @abstractmethod
    def _values(self) -> dict[str, Any]:
        """Return the value of each trait at the model's state, those that are read-only last."""

    def _update(self, wanted: Any, gesture: str) -> bool:
        """Set the model to a snapshot that the traits make; tell whether the state changed."""
        return self._model.update(wanted, gesture)

    @abstractmethod
    def _unpack(self, given: Any) -> Any:
        """Return a snapshot that a page sends, validated."""

    @abstractmethod
    def _linked(self, name: str, value: Any) -> Callable[[Any], bool]:
        """Return the move by which the state follows a trait of the view."""

    # The state -----------------------------------------------------------------------------------

    @property
    def ranges(self) -> Ranges:
        """The intervals of x, y and W, and the increments of their sliders."""
        return self._model.ranges

    @property
    def state(self) -> Any:
        """All that the explorer shows at this moment."""
        return self._model.state

    def restart(self) -> None:
        """Go back to the start of the descent or, before its first step, to the first state."""
        self._act(lambda session: session.reset())

    def undo(self) -> None:
        """Undo the last drag, typed value, case, run of steps or assignment, if any."""
        with self._lock:
            if self._model.past:
                self._take_back()

    def _take_back(self) -> None:
        """Go back to the last entry of the history."""
        self._model.restore(self._model.past[-1], self._model.past[:-1])
        self._throttle.request()
        self._follow_model()

    def _inputs(self) -> dict[str, float]:
        """Return the values of the sliders."""
        return {name: self.state.value(name) for name in INPUTS}

    def _act(self, move: Callable[[Any], bool]) -> bool:
        """Carry out a move of the session; tell whether the state changed."""
        with self._lock:
            with trait_errors():
                moved = move(self._session)
            if moved:
                self._throttle.request()
                self._follow_model()
            return moved

    def _set(self, values: Mapping[str, Any]) -> None:
        """Set traits together: each is validated once, and observers see one consistent state."""
        with self._lock, self.hold_trait_notifications():
            for name, value in values.items():
                self.set_trait(name, value)

    def _follow_traits(self, _: Any) -> None:
        """Compute and show the state after any change of the traits."""
        with self._lock:
            wanted, model, gesture = self._snapshot(), self._model, self._gestures.followed()
            if gesture.taken_back and wanted != model.now and model.past[-1:] == [wanted]:
                self._take_back()
            elif self._update(wanted, gesture.name):
                self._throttle.request()
                self._follow_model()

    def _follow_model(self) -> None:
        """Set the traits to the model's state; linked explorers follow."""
        self._still.follow()
        with self._gestures.leading(self._model.past):
            self._set(self._values())

    # The page ------------------------------------------------------------------------------------

    def hear(self, given: Any) -> None:
        """Take over the state that a page sends, and pass it on to all others.

        Parameters
        ----------
        given
            The state, as the page's message has it.

        Raises
        ------
        TypeError
            If a part has the wrong type; nothing changes then.
        ValueError
            If a part is missing or out of range; nothing changes then.
        """
        state = page_state(given, self._unpack)
        with self._lock, self.view.hold_sync():
            if not self.view.hears(state.page, state.message):
                self.view.answer()  # the page sent it again, as it missed the answer
                return
            past = self._model.past if state.past is None else state.past
            known = (self.view.revision, self._model.now, self._model.past, self.view.tools)
            if known == (state.revision, state.now, past, state.tools):
                return  # the end of a drag repeats its last move
            self._throttle.cancel()
            self._model.restore(state.now, past, PAGE)
            self._model.show_printed("erratum" in state.tools)
            self._sliders.adopt(self._inputs())
            self.view.show(self._model, state.revision, state.tools)
            self._follow_model()  # last, because an observer may raise

    def _slider_moved(self, name: str, value: float) -> None:
        """Follow a slider that Python moved, or a page without a view."""
        try:
            self._act(lambda session: session.move({name: value}, PAGE))
        finally:
            self._sliders.show(self._inputs())  # an invalid move is undone

    def _view_changed(self, change: Any) -> None:
        """Follow a trait of the view that Python set, or a link in the page."""
        name, value = change["name"], change["new"]
        if value == self.view.attributes(self._model.now)[name]:
            return
        try:
            self._act(self._linked(name, value))
        except traitlets.TraitError:
            self.view.show(self._model)  # the state is as it was
            raise

    def _show(self) -> None:
        with self._lock:
            self._sliders.show(self._inputs())
            self.view.show(self._model)

    def close(self) -> None:
        """Close the sliders and the view, and the connection of each to its page."""
        self._throttle.cancel()
        self.unobserve_all()
        self._life.close()
