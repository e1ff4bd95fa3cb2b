"""Compare everything an explorer shows with `backprop`: numbers exactly, marks to the pixel."""

from __future__ import annotations

import math

import numpy as np
from support.explorer_page import WithPython
from support.reading import INPUTS, Reading
from support.states import DEFAULT, state

from explorer.core.backprop import Trace
from explorer.derivation.numbers import parse, readable
from explorer.model.state import State
from explorer.plots.five_plots import plots
from explorer.plots.gradient_vector import SHORTEST
from explorer.plots.marks import Mark, Plot
from explorer.plots.windows import Axis, z_axis_at

START = {"x": 1.5, "y": 1.0, "W": -0.8}
#: Quantities that every explorer shows exactly once.
SHOWN = (
    *INPUTS,
    "z",
    "y_hat",
    "loss",
    "dL_dyhat",
    "dyhat_dz",
    "dz_dW",
    "dyhat_dW",
    "delta_l1",
    "dL_dW",
    "dL_dx",
)


def marks_on(axis: Axis) -> dict[str, tuple[Plot, Mark]]:
    """Return every mark with its plot, on an axis of z."""
    return {f"{p.name}.{m.role}": (p, m) for p in plots(DEFAULT, axis) for m in p.marks}


MARKS = marks_on(z_axis_at(DEFAULT, 0.0))
#: Tolerances in px: coordinates have two decimals, those of areas and long curves one.
FINE, COARSE = 0.011, 0.0501


def place(plot: Plot, mark: Mark, state: State, reading: Reading) -> np.ndarray:
    """Return the expected place of a mark at a state, in pixels: shape (n, 2)."""
    x, y = reading.axes(plot.name)
    points = mark.place(state, reading.scale(plot.name))
    return np.array([(x.px(a), y.px(b)) for a, b in points], float).reshape(-1, 2)


def same(shown: float, value: float, z: float) -> bool:
    """Tell whether a number of the page equals Python's.

    The two exponentials may differ in the last digit, which the steps after it multiply.
    """
    return math.isclose(shown, value, rel_tol=1e-14 * (1 + abs(z)), abs_tol=1e-300)


def assert_shows(reading: Reading, state: State) -> None:
    """Check every number to its last digits, and every mark to the precision of its geometry."""
    names = [name for name, _, _ in reading.raw["values"]]
    assert len(names) == len(set(names))
    assert set(names) >= set(SHOWN)
    for name, exact, text in reading.raw["values"]:
        value = float(state.value(name))
        assert same(float(exact), value, state.t.z), name
        if name in (*INPUTS, "learning_rate"):  # a box shows all digits or a rounded value
            assert parse(text) == value or math.isclose(
                parse(text), value, abs_tol=5e-5 if abs(value) >= 1e-3 else 0.05 * abs(value)
            ), name
            assert "-" not in text
        else:
            assert text == readable(value), name
    for name, text in reading.raw["numbers"]:
        assert text == readable(float(state.value(name))), name
    for name, slider in reading.raw["inputs"].items():
        low, high = getattr(DEFAULT, name)
        shown = low + slider["handle"] * (high - low)
        tenths_of_a_pixel = 0.001 * (high - low)
        assert abs(shown - getattr(state.t, name)) <= slider["step"] / 2 + tenths_of_a_pixel, name
    assert not reading.raw["moved"]
    assert set(MARKS) <= set(reading.raw["marks"])
    for name, (plot, mark) in marks_on(z_axis_at(DEFAULT, state.t.z)).items():
        wanted, shown = place(plot, mark, state, reading), reading.pixels(name)
        assert shown.shape == wanted.shape, name
        coarse = len(wanted) > 20 or mark.shape in ("area", "dots")
        precision = COARSE if coarse else FINE
        if mark.shape == "text":  # the page gives the baseline of a text, which is below its centre
            precision = 4.5
        np.testing.assert_allclose(shown, wanted, rtol=0, atol=precision, err_msg=name)
        assert reading.raw["marks"][name]["quantity"] == mark.quantity
    assert_marks_read_correctly(reading, state.t)


def assert_marks_read_correctly(reading: Reading, t: Trace) -> None:
    """Read the main marks off the axes, and check them against a trace."""
    points = {
        "z.point": (t.W, t.z),
        "sigma.point": (t.z, t.y_hat),
        "loss.point": (t.y_hat, t.loss),
        "descent.point": (t.W, t.loss),
        "surface.point": (t.W, t.x),
    }
    for name, wanted in points.items():
        x, y = reading.axes(name.partition(".")[0])
        (shown,) = reading.pixels(name)
        np.testing.assert_allclose(shown, (x.px(wanted[0]), y.px(wanted[1])), atol=0.02)
    slopes = {
        "z.tangent": t.dz_dW,
        "sigma.tangent": t.dyhat_dz,
        "loss.tangent": t.dL_dyhat,
        "descent.tangent": t.dL_dW,
    }
    for name, slope in slopes.items():
        plot = name.partition(".")[0]
        tangent = reading.data(name)
        if len(tangent) == 0:
            continue
        run, rise = tangent[1] - tangent[0]
        assert run > 0, name
        scale = reading.scale(plot)
        # both ends are rounded to a hundredth of a pixel in either direction
        slack = (0.011 / scale.y + abs(slope) * 0.011 / scale.x) / run
        assert abs(rise / run - slope) <= slack, name
        # the tangent passes through the point
        (a, b), at = reading.pixels(name), reading.pixels(plot + ".point")[0]
        across = np.cross(np.append(b - a, 0), np.append(at - a, 0))[2] / np.hypot(*(b - a))
        assert abs(across) <= 0.03, name
    error = reading.data("sigma.error")
    np.testing.assert_allclose(error[:, 1], (t.y_hat, t.y), atol=1e-4)
    np.testing.assert_allclose(error[:, 0], t.z, atol=0.002)
    W, loss = reading.data("descent.curve").T
    assert W[0] < DEFAULT.W[0] and W[-1] > DEFAULT.W[1] and len(W) > 60
    wanted = 0.5 * (t.y - 1 / (1 + np.exp(-W * t.x))) ** 2
    # W is rounded to a tenth of a pixel too, which matters where the curve is steep
    np.testing.assert_allclose(loss, wanted, atol=1e-3 + 0.0013 * abs(t.x))
    x, y = reading.axes("surface")
    vector = reading.pixels("surface.vector")
    wanted = 10 * np.array((t.dL_dW * x.factor, t.dL_dx * y.factor))
    length = np.hypot(*wanted)
    if length > SHORTEST + 0.1:
        vector = vector - reading.pixels("surface.point")[0]
        tip = vector[np.argmax(np.hypot(*vector.T))]
        # the tip is rounded to a tenth of a pixel, and at the plot's edge the vector is cut
        assert np.hypot(*tip) <= length + 0.2
        assert abs(tip[0] * wanted[1] - tip[1] * wanted[0]) / length < 0.15
        assert tip @ wanted > 0
    elif length < SHORTEST - 0.1:
        assert len(vector) == 0
        assert len(reading.pixels("surface.zero")) > 8
        assert (len(reading.pixels("surface.faint")) > 0) == (length > 0)


def settled_reading(explorer: WithPython) -> Reading:
    """Wait until the explorer has settled, and check that page, kernel and backprop agree."""
    reading = explorer.settled()
    assert reading.inputs == explorer.kernel_state()
    assert_shows(reading, state(*reading.inputs))
    return reading


def expect(explorer: WithPython, **values: float) -> None:
    """Check that the explorer settles without an error at the first state, but for these values."""
    reading = settled_reading(explorer)
    assert reading.error == ""
    assert dict(zip(INPUTS, reading.inputs, strict=True)) == START | values
