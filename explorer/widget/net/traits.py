"""How the traits of `NetExplorer`, whose values must fit together, follow its model."""

from __future__ import annotations

from typing import Any

import traitlets

from explorer.model.net.snapshot import NetSnapshot, size_of
from explorer.widget.base_explorer import BaseExplorer
from explorer.widget.net.page_state import LARGEST
from explorer.widget.net.read_only import same
from explorer.widget.net.values import PARTS, SETTABLE, record_of, shapes, snapshot_of, values_of
from explorer.widget.traits import TRAITLETS_LINK, Unsynced


class Part(traitlets.Any):
    """A trait that the explorer validates together with all others, one thread at a time."""

    allow_none = False  # set here: with Any's own argument, None would pass unvalidated

    def __init__(self, help: str) -> None:
        super().__init__(help=help)
        self.tag(sync=Unsynced(TRAITLETS_LINK))

    def set(self, obj: Any, value: Any) -> None:
        """Set the value, if it differs, while no other thread does."""
        with obj._lock:
            before, after = obj._trait_values.get(self.name), self._validate(obj, value)
            if not same(before, after):
                obj._trait_values[self.name] = after
                obj._notify_trait(self.name, before, after)

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the value in its own type, or raise TraitError."""
        return obj._fitted(str(self.name), value)


class NetTraits(BaseExplorer):
    """The base of `NetExplorer`: its traits and the model follow each other."""

    state_traits = SETTABLE

    def __init__(self, session: Any, scene: Any, points: tuple[int, int]) -> None:
        self._settled: dict[str, Any] = {}  # the values of the traits at the model's state
        self._offered: dict[str, Any] = {}  # values that fit together and are about to be set
        self._largest = LARGEST  # the size that a net from a page may have
        super().__init__(session, scene, points)

    def _set_together(self, given: dict[str, Any]) -> None:
        """Set several traits as one change, or raise TraitError."""
        with self._lock:
            self._offered = self._fitting(given)
            try:
                self._set(self._offered)
            finally:
                self._offered = {}

    def _fitted(self, name: str, value: Any) -> Any:
        """Return a value for a trait in its own type, or raise TraitError.

        Values that are known to fit are taken as they are: those that `hold_trait_notifications`
        sets again or sets back, and those that change together.
        """
        for known in (self._trait_values, self._settled, self._offered):
            if name in known and value is known[name]:
                return value
        return self._fitting({name: value})[name]

    def _fitting(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return the values of all traits once some are set, or raise TraitError."""
        values = {name: getattr(self, name) for name in SETTABLE} | given
        try:
            return values_of(snapshot_of(self.ranges, values, given))
        except (TypeError, ValueError) as error:
            text = str(error)
            if len(given) == 1 and not text.startswith(name := next(iter(given))):
                text = f"{name} cannot be set alone: {text}; move() sets several at once"
            raise traitlets.TraitError(text) from None

    def _snapshot(self) -> NetSnapshot:
        return snapshot_of(self.ranges, {name: getattr(self, name) for name in SETTABLE}, ())

    def _update(self, wanted: NetSnapshot, gesture: str) -> bool:
        now, session = self._model.now, self._session
        if shapes(wanted) == shapes(now):
            values = {name: getattr(wanted, name) for name in (*PARTS, "learning_rate")}
            moved = session.choose(now._replace(**values), gesture)
        else:
            moved = session.choose(wanted._replace(only=now.only), gesture)
        moved = session.select_example(wanted.example) or moved
        if wanted.weight != self._model.now.weight:
            moved = session.select_weight(*wanted.weight) or moved
        return moved

    def _values(self) -> dict[str, Any]:
        now, before = self._model.now, self._settled
        self._settled = {}
        for name, value in values_of(now).items():
            held = self._trait_values.get(name)
            self._settled[name] = held if same(held, value) else value
        if not all(same(before.get(name), self._settled[name]) for name in PARTS):
            self._record = record_of(now)
        self._largest = max(self._largest, size_of(now))
        return {**self._settled, "trace": self._record}
