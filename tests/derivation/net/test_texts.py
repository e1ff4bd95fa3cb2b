"""Exported texts of nets: the programs run, and all give the current numbers."""

from __future__ import annotations

import re
import sys
from types import ModuleType
from typing import ClassVar

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from latex2mathml.converter import convert
from support.net_texts import trace_of
from support.nets import LARGE, PART_1, PART_2, PART_4B, RANGES, SERIES, random_net, state_of

from explorer import NetExplorer
from explorer.derivation.net.latex import net_as_latex, tex_matrix
from explorer.derivation.net.steps import net_steps
from explorer.derivation.net.texts import net_as_numpy, net_as_python, net_as_pytorch
from explorer.model.net.snapshot import Weight
from explorer.model.ranges import Ranges

NETS = [
    *SERIES.values(),
    LARGE,
    random_net([2, 3, 2, 2], 3, ["relu", "tanh", "identity"], seed=1),
    random_net([1, 2, 2], 2, ["identity", "sigmoid"], "cross_entropy", seed=2),
]
some_nets = pytest.mark.parametrize("now", NETS, ids=[f"{i}" for i in range(len(NETS))])


@some_nets
def test_the_lines_of_python_open_an_equal_explorer(now):
    now = now._replace(learning_rate=0.5, example=len(now.X) - 1)
    names: dict = {}
    opening, _, call = net_as_python(state_of(now), RANGES).partition("\n\n")
    exec(opening, names)
    opened = eval(call, names)
    assert isinstance(opened, NetExplorer)
    found = opened.state.now
    for name in ("X", "y", "weights", "activation", "loss", "learning_rate", "example", "weight"):
        assert getattr(found, name) == getattr(now, name), name
    assert opened.ranges == RANGES
    opened.close()


def test_the_lines_of_python_keep_ranges_that_differ_from_the_defaults():
    ranges = Ranges(x=(0.0, 3.0), W=(-9.0, 9.0))
    code = net_as_python(state_of(PART_1), ranges)
    assert "x_range=(0.0, 3.0)" in code and "w_range=(-9.0, 9.0)" in code
    opened = eval(code.partition("\n\n")[2], {"NetExplorer": NetExplorer})
    assert opened.ranges == ranges
    opened.close()


@some_nets
def test_the_numpy_program_finds_every_matrix(now, capsys):
    state, trace = state_of(now), trace_of(now)
    found: dict = {}
    exec(net_as_numpy(state), found)
    for step in net_steps(now):
        if step.kind not in ("update", "loss"):
            expected = {
                "z": trace.z,
                "l": trace.activations[1:],
                "dL_dyhat": trace.dL_dactivations[1:],
                "delta_l": trace.deltas,
                "dL_dW": trace.gradients,
                "dL_dl": trace.dL_dactivations[1:],
            }[step.kind][step.layer]
            np.testing.assert_allclose(found[step.matrix.quantity], expected, rtol=1e-9, atol=1e-15)
    assert found["loss"] == pytest.approx(trace.loss, rel=1e-12)
    last = trace.weights[-1] - now.learning_rate * trace.gradients[-1]
    name = net_steps(now)[2 * len(now.weights) - 2].sources[1].quantity
    np.testing.assert_allclose(found[f"{name}_next"], last, rtol=1e-9)
    printed = re.findall(r"-?\d+\.?\d*(?:e[+-]\d+)?", capsys.readouterr().out)
    gradients = np.concatenate([gradient.ravel() for gradient in trace.gradients])
    np.testing.assert_allclose([float(one) for one in printed], gradients, rtol=1e-6, atol=1e-8)


class Tensor:
    """A stand-in for a tensor of torch: a function of the weights, for autograd."""

    weights: ClassVar[list[Tensor]] = []

    def __init__(self, of):
        self.of, self.grad = of, None

    def __matmul__(self, other):
        return Tensor(lambda W: anp.dot(self.of(W), other.of(W)))

    def __sub__(self, other):
        return Tensor(lambda W: self.of(W) - other.of(W))

    def __pow__(self, power):
        return Tensor(lambda W: self.of(W) ** power)

    def __rmul__(self, number):
        return Tensor(lambda W: number * self.of(W))

    def sum(self):
        return Tensor(lambda W: anp.sum(self.of(W)))

    def backward(self):
        values = [weight.value for weight in Tensor.weights]
        for weight, gradient in zip(Tensor.weights, autograd.grad(self.of)(values), strict=True):
            weight.grad = gradient


def tensor(value, dtype, requires_grad=False):
    if not requires_grad:
        return Tensor(lambda W: np.array(value))
    k = len(Tensor.weights)
    weight = Tensor(lambda W: W[k])
    weight.value = np.array(value)
    Tensor.weights.append(weight)
    return weight


def log_loss(z, y, reduction):
    assert reduction == "sum"
    return Tensor(lambda W: anp.sum(anp.logaddexp(0.0, z.of(W)) - y.of(W) * z.of(W)))


def stand_in():
    """Return a module like torch, as far as the programs need it."""
    torch = ModuleType("torch")
    torch.tensor, torch.float64 = tensor, float
    for name, function in {
        "sigmoid": lambda z: 0.5 * (1 + anp.tanh(0.5 * z)),
        "tanh": anp.tanh,
        "relu": lambda z: anp.where(z > 0, z, 0.0),
    }.items():
        setattr(torch, name, lambda a, f=function: Tensor(lambda W: f(a.of(W))))
    torch.nn = ModuleType("torch.nn")
    torch.nn.functional = ModuleType("torch.nn.functional")
    torch.nn.functional.binary_cross_entropy_with_logits = log_loss
    return torch


@some_nets
def test_the_pytorch_program_differentiates_the_same_loss(now, monkeypatch):
    """Run it with a stand-in for torch, whose loss autograd differentiates."""
    monkeypatch.setattr(Tensor, "weights", [])
    monkeypatch.setitem(sys.modules, "torch", stand_in())
    exec(net_as_pytorch(state_of(now)), {})
    for weight, expected in zip(Tensor.weights, trace_of(now).gradients, strict=True):
        np.testing.assert_allclose(weight.grad, expected, rtol=1e-9, atol=1e-15)


def test_the_pytorch_programs_find_the_gradients_with_torch_itself():
    pytest.importorskip("torch")
    for now in NETS:
        found: dict = {}
        exec(net_as_pytorch(state_of(now)), found)
        for k, expected in enumerate(trace_of(now).gradients):
            name = "W" if len(now.weights) == 1 else f"W{k + 1}"
            np.testing.assert_allclose(found[name].grad.numpy(), expected, rtol=1e-9, atol=1e-15)


# LaTeX -------------------------------------------------------------------------------------------


def matrices(row):
    """Return the matrices in a row of LaTeX."""
    found = []
    for body in re.findall(r"\\begin\{pmatrix\} (.*?) \\end\{pmatrix\}", row):
        text = re.sub(r" \\cdot 10\^\{(-?\d+)\}", r"e\1", body)
        found.append(np.array([[float(x) for x in r.split("&")] for r in text.split(r"\\")]))
    return found


@some_nets
def test_latex_has_each_step_with_its_equation_number_and_its_matrix(now):
    trace, text = trace_of(now), net_as_latex(state_of(now))
    steps = [step for step in net_steps(now) if step.kind not in ("update",)]
    rows = [row for row in text.splitlines() if row.startswith("  ")]
    layers = len(now.weights)
    assert len(rows) == 2 + layers + len(steps) + layers
    for row, expected in zip(rows, [trace.X, trace.y, *trace.weights], strict=False):
        np.testing.assert_allclose(matrices(row)[0], expected, atol=5.1e-5)
    for row, step in zip(rows[2 + layers :], steps, strict=False):
        assert (r"\tag" in row) == (step.equation != "")
        if step.kind == "dL_dW":
            np.testing.assert_allclose(
                matrices(row)[0], trace.gradients[step.layer], rtol=0.051, atol=5.1e-5
            )
    assert text.count("{") == text.count("}")
    assert "_{" not in text or layers > 9


@some_nets
def test_latex_is_read_by_a_converter_row_by_row(now):
    rows = net_as_latex(state_of(now)).splitlines()
    rows = [row.removesuffix(r" \\") for row in rows if row.startswith("  ")]
    for row in rows:
        formula = re.sub(r" \\tag\{.*\}$", "", row).replace("&=", "=").replace(r"&\l", r"\l")
        assert "<mtable" in convert(formula) or r"\begin" not in formula
        assert "\\" not in convert(formula)


def test_latex_names_the_matrices_as_the_series_does():
    text = net_as_latex(state_of(PART_4B._replace(weight=Weight(1, 0, 0))))
    assert r"  \Delta l_1 &= (\Delta l_2 .\, W_2^{\mathsf{T}}) \ast l_1 \ast (1-l_1) = " in text
    assert r"  \frac{\partial L}{\partial W_1} &= X^{\mathsf{T}} .\, \Delta l_1 = " in text
    assert r"\tag{49.1}" in text
    single = net_as_latex(state_of(PART_2))
    assert r"  \frac{\partial L}{\partial W} &= X^{\mathsf{T}} .\, \Delta l_1 = " in single
    assert tex_matrix([[1e-7, -2.0]]) == (
        r"\begin{pmatrix} 1.00 \cdot 10^{-7} & -2.0000 \end{pmatrix}"
    )
