"""Exported texts: the programs run, and all give the current numbers."""

from __future__ import annotations

import re
import sys
from types import ModuleType, SimpleNamespace

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from support.states import CASES, DEFAULT, state

from explorer import GradientExplorer
from explorer.derivation.equations import with_numbers
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS
from explorer.derivation.texts import as_latex, as_numpy, as_python, as_pytorch

some_states = pytest.mark.parametrize("x, y, W", CASES)


@some_states
def test_the_line_of_python_opens_the_explorer_at_the_state(x, y, W):
    code = as_python(state(x, y, W, 0.5), DEFAULT)
    opened = eval(code.splitlines()[-1], {"GradientExplorer": GradientExplorer})
    assert (opened.x, opened.y, opened.W, opened.learning_rate) == (x, y, W, 0.5)
    opened.close()


def test_the_line_of_python_keeps_ranges_that_differ_from_the_defaults():
    explorer = GradientExplorer(x=0.5, x_range=(0.0, 1.0), W_range=(-9.0, 9.0))
    code = as_python(explorer.state, explorer.ranges)
    opened = eval(code.splitlines()[-1], {"GradientExplorer": GradientExplorer})
    assert opened.ranges == explorer.ranges
    assert code.endswith("learning_rate=2.0, x_range=(0.0, 1.0), W_range=(-9.0, 9.0))\n")
    explorer.close()
    opened.close()


@some_states
def test_the_numpy_program_finds_every_quantity(x, y, W, capsys):
    s = state(x, y, W, 0.5)
    found: dict = {}
    exec(as_numpy(s), found)
    for step in STEPS:
        if step.name == "matrix":
            assert found["dL_dW_as_matrix"].shape == (1, 1)
            assert found["dL_dW_as_matrix"].item() == pytest.approx(s.t.dL_dW, rel=1e-6, abs=1e-15)
        else:
            expected = s.value(step.quantity)
            assert found[step.quantity] == pytest.approx(expected, rel=1e-6, abs=1e-15)
    assert float(capsys.readouterr().out) == pytest.approx(s.t.dL_dW, rel=1e-6, abs=1e-15)


@some_states
def test_the_pytorch_program_differentiates_the_same_loss(x, y, W, capsys, monkeypatch):
    """Run it with a stand-in for torch that records the loss, and let autograd differentiate it."""
    s = state(x, y, W)

    class Tensor:
        """A function of W."""

        def __init__(self, of, leaf=None):
            self.of, self.leaf = of, leaf or self

        def _with(self, other, operate):
            of = other.of if isinstance(other, Tensor) else lambda _: other
            return Tensor(lambda w: operate(self.of(w), of(w)), weight)

        def __mul__(self, other):
            return self._with(other, lambda a, b: a * b)

        def __sub__(self, other):
            return self._with(other, lambda a, b: a - b)

        def __rmul__(self, number):
            return Tensor(lambda w: number * self.of(w), weight)

        def __pow__(self, power):
            return Tensor(lambda w: self.of(w) ** power, weight)

        def backward(self):
            gradient = autograd.grad(self.of)(W)
            weight.grad = SimpleNamespace(item=lambda: float(gradient))

    weight = Tensor(lambda w: w)

    def tensor(value, dtype, requires_grad=False):
        return weight if requires_grad else Tensor(lambda _: value)

    torch = ModuleType("torch")
    torch.tensor, torch.float64 = tensor, float
    torch.sigmoid = lambda a: Tensor(lambda w: 1 / (1 + anp.exp(-a.of(w))), weight)
    monkeypatch.setitem(sys.modules, "torch", torch)
    exec(as_pytorch(s), {})
    assert float(capsys.readouterr().out) == pytest.approx(s.t.dL_dW, rel=1e-6, abs=1e-15)


@some_states
def test_latex_has_each_step_with_its_equation_number_and_its_value(x, y, W):
    s = state(x, y, W)
    text = as_latex(s)
    assert text.count(r"\tag") == sum(bool(step.equation) for step in STEPS)
    rows = [row for row in text.splitlines() if row.startswith("  ")]
    assert len(rows) == len(STEPS)
    for step, row in zip(STEPS, rows, strict=True):
        last = re.sub(r" \\tag\{.*|\s*\\\\$", "", row).rpartition("= ")[2].strip("()")
        number = re.sub(r" \\cdot 10\^\{(-?\d+)\}", r"e\1", last)
        assert float(number) == float(readable(s.value(step.quantity)).replace("−", "-"))
    assert text.count("{") == text.count("}")
    assert r"\text{" not in text
    assert "((" not in text and "))" not in text


def test_a_negative_number_is_in_parentheses_only_after_an_operator():
    s = state(1.5, 1.0, -0.8)
    assert with_numbers(r"\text{W} \times \text{x}", s) == r"-0.8000 \times 1.5000"
    assert with_numbers(r"\text{x} \times \text{W}", s) == r"1.5000 \times (-0.8000)"


def test_numbers_keep_all_their_digits():
    s = state(0.1, np.float64(0.3), 1e-5)
    assert "x=0.1, y=0.3, W=1e-05" in as_python(s, DEFAULT)
