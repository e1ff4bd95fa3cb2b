"""A net's state as pages send and receive it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from explorer.core.arguments import shortened
from explorer.core.net.arguments import NetArguments, as_matrix
from explorer.core.net.matrices import Matrix
from explorer.model.arguments import as_value
from explorer.model.history import LONGEST
from explorer.model.net.arguments import as_net, as_selection, require_in_range
from explorer.model.net.snapshot import NetSnapshot, Weight, size_of
from explorer.model.ranges import Ranges
from explorer.widget.net.values import lists
from explorer.widget.page_state import as_items

#: The size of the largest net, with its batch, that a page may choose.
LARGEST: Final = 20_000


def as_dict(snapshot: NetSnapshot) -> dict[str, Any]:
    """Return a snapshot as pages receive it: lists, numbers and names by field."""
    return {
        **snapshot._asdict(),
        "weight": list(snapshot.weight),
        "twin": list(snapshot.twin),
    }


def as_net_snapshot(ranges: Ranges, given: Any, largest: int = LARGEST) -> NetSnapshot:
    """Return a snapshot that a page sends.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    given
        A mapping with the fields of `NetSnapshot`.
    largest
        The size that the net may have; see `explorer.model.net.snapshot.size_of`.

    Raises
    ------
    TypeError
        If a part has the wrong type.
    ValueError
        If a part is missing, out of range or too large, or if parts do not fit together.
    """
    if not isinstance(given, Mapping):
        raise TypeError(f"a snapshot must map names to values; got {shortened(given)}")
    parts = {name: given.get(name) for name in NetSnapshot._fields}
    net = as_net(ranges, *(parts[name] for name in ("X", "y", "weights", "activation", "loss")))
    if (size := size_of(net)) > largest:
        raise ValueError(f"a net must have a size of at most {largest:,}; got {size:,}")
    if not isinstance(parts["only"], bool):
        raise TypeError(f"only must be true or false; got {shortened(parts['only'])}")
    rates = as_items("rates", parts["rates"], LONGEST)
    return NetSnapshot(
        **lists(net),
        learning_rate=as_value(ranges, "learning_rate", parts["learning_rate"]),
        example=_index("example", parts["example"], len(net.X)),
        weight=_weight("weight", parts["weight"], net),
        twin=_weight("twin", parts["twin"], net),
        source=_index("source", parts["source"], net.X.shape[1]),
        target=_index("target", parts["target"], net.y.shape[1]),
        origin=_origin(ranges, parts["origin"], net.weights, bool(rates)),
        rates=[as_value(ranges, "learning_rate", one) for one in rates],
        only=parts["only"],
    )


def _index(name: str, given: Any, count: int) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given < count:
        raise ValueError(
            f"{name} must be a whole number from 0 to {count - 1}; got {shortened(given)}"
        )
    return given


def _weight(name: str, given: Any, net: NetArguments) -> Weight:
    place = as_items(name, given, 3)
    try:
        return as_selection((0, *place), 1, net.weights).weight
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be the place of a weight; got {shortened(given)}") from None


def _origin(ranges: Ranges, given: Any, weights: Sequence[Matrix], descended: bool) -> list[Matrix]:
    matrices = as_items("origin", given, len(weights))
    if len(matrices) != (len(weights) if descended else 0):
        raise ValueError("origin must have the weights before the first step, and none without one")
    found = []
    for k, one in enumerate(matrices):
        matrix = as_matrix(f"origin[{k}]", one, f"as weights[{k}] has")
        if matrix.shape != weights[k].shape:
            raise ValueError(
                f"origin[{k}] must have the shape {weights[k].shape}; got {matrix.shape}"
            )
        require_in_range(ranges, "W", f"origin[{k}]", matrix)
        found.append(matrix.tolist())
    return found
