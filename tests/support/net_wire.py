"""A net's explorer for tests, and the messages of a page that shows it."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from support.wire import POINTS, from_page

from explorer import backprop_net
from explorer.model.history import DEPTH
from explorer.model.model import INPUTS
from explorer.widget.net.explorer import NetExplorer
from explorer.widget.net.page_state import as_dict
from explorer.widget.net.values import SETTABLE

X = [[-0.5, -0.5, 0.5], [2.0, 1.0, -0.5], [1.5, 1.5, -0.5], [1.0, 1.5, -1.0]]
Y = [[0.0], [1.0], [1.0], [0.0]]
W1 = [[0.7, 1.7], [-0.8, -1.8], [0.7, 0.8]]
W2 = [[2.4], [-2.3]]

_numbers = itertools.count(1)


def make(**options: Any) -> NetExplorer:
    """Return an explorer of the sketches' net, 3-2-1 with a batch of 4."""
    given = {"X": X, "y": Y, "weights": [W1, W2], "surface_points": POINTS}
    return NetExplorer(**{**given, **options})


def plain(value: Any) -> Any:
    """Return a trait's value with lists in place of arrays."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def told(e: NetExplorer, **changes: Any) -> dict[str, Any]:
    """Return the state that a page tells after it changed the view's.

    A change of `now` is an entry for Undo, unless ``past`` is given. ``past``, ``tools``,
    ``revision``, ``page`` and ``message`` replace the parts of the message, all other names those
    of the snapshot.
    """
    view = e.view
    parts = {name: changes.pop(name) for name in changes.keys() & view.now.keys()}
    now = {**view.now, **parts}
    return {
        "now": now,
        "past": view.past if now == view.now else [*view.past, view.now][-DEPTH:],
        "tools": view.tools,
        "revision": view.revision + 1,
        "page": "v1",
        "message": next(_numbers),
        **changes,
    }


def tell(e: NetExplorer, **changes: Any) -> str:
    """Tell a state as a page does; return the error that it leads to."""
    return from_page(e, state=told(e, **changes))


def everything(e: NetExplorer) -> dict[str, Any]:
    """Return all that depends on the state, in Python and in the page."""
    view = e.view
    return {
        "traits": {name: plain(getattr(e, name)) for name in SETTABLE},
        "state": e.state,
        "sliders": {name: e._sliders[name].value for name in INPUTS},
        "page": [view.now, view.past, view.tools, view.revision, view.heard],
    }


def assert_consistent(e: NetExplorer) -> None:
    """Check that all values that depend on the state belong to the same state."""
    now = e._model.now
    assert e.state.now is now
    assert e.view.now == as_dict(now)
    assert e.view.past == [as_dict(one) for one in e._model.past]
    assert [plain(e.X), plain(e.y), plain(e.weights)] == [now.X, now.y, now.weights]
    names = [e.activation] * len(e.weights) if isinstance(e.activation, str) else [*e.activation]
    assert (names, e.loss, e.learning_rate) == (now.activation, now.loss, now.learning_rate)
    n, layer, row, column = e.selected
    assert (n, (layer, row, column)) == (now.example, now.weight)
    expected = backprop_net(e.X, e.y, e.weights, names, e.loss)
    for name in ("gradients", "deltas", "z"):
        assert plain(tuple(getattr(e.trace, name))) == plain(tuple(getattr(expected, name)))
    assert e.trace.loss == e.state.t.loss == expected.loss
    sliders = {name: e._sliders[name].value for name in INPUTS}
    w = e.weights[layer][row, column]
    assert sliders == {"x": e.X[n, now.source], "y": e.y[n, now.target], "W": w}
