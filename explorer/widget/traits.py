"""The trait that holds x, y, W or the learning rate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import traitlets

from explorer.model.arguments import as_value
from explorer.model.ranges import Ranges


@contextmanager
def trait_errors() -> Iterator[None]:
    """Raise TypeError and ValueError as TraitError."""
    try:
        yield
    except (TypeError, ValueError) as error:
        raise traitlets.TraitError(str(error)) from None


def validated(ranges: Ranges, name: str, value: Any) -> float:
    """Return x, y, W or the learning rate as a float, or raise TraitError."""
    with trait_errors():
        return as_value(ranges, name, value)


class Unsynced:
    """The ``sync`` of a trait that no page has. `ipywidgets.jslink` asks whether it is true.

    Parameters
    ----------
    advice
        What to do instead.
    """

    def __init__(self, advice: str) -> None:
        self._advice = advice

    def __bool__(self) -> bool:
        raise TypeError(f"jslink cannot link this trait: {self._advice}")


#: What to do instead of `ipywidgets.jslink`.
TRAITLETS_LINK: Final = "use traitlets.link, which takes the same arguments"


class Number(traitlets.Any):
    """A trait that the ranges validate, and that one thread sets at a time."""

    allow_none = False  # set here: with Any's own argument, None would pass unvalidated

    def __init__(self, help: str) -> None:
        super().__init__(help=help)
        self.tag(sync=Unsynced(f"{TRAITLETS_LINK}, or in the page the trait of explorer.view"))

    def set(self, obj: Any, value: Any) -> None:
        """Set the value while no other thread does."""
        with obj._lock:
            super().set(obj, value)

    def validate(self, obj: Any, value: Any) -> float:
        """Return the value as a float, or raise TraitError.

        `traitlets.validate` would not do: `hold_trait_notifications` delays it, and skips it for an
        array that equals the old value.
        """
        if value is obj._trait_values.get(self.name):  # held values are set again at the end
            return float(value)
        return validated(obj.ranges, str(self.name), value)
