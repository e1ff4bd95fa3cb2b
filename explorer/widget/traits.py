"""The trait that holds x, y, W or the learning rate."""

from __future__ import annotations

from typing import Any

import traitlets


class Number(traitlets.Any):
    """A trait that the model validates, and that one thread sets at a time."""

    allow_none = False  # set here: with Any's own argument, None would pass unvalidated

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
        try:
            return obj._model.validate(str(self.name), value)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None
