"""The derivation at one state as programs and as LaTeX, made from the steps."""

from __future__ import annotations

from typing import Final

from explorer.derivation.equations import as_tex, equation
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS
from explorer.model.ranges import Ranges
from explorer.model.state import State

SOURCE: Final = "The derivation follows Anuj Gupta, “Gradients – Part 1” (2016)."
ADDRESS: Final = "https://anujgupta82.github.io/2016/08/26/gradients-1/"


def as_python(state: State, ranges: Ranges) -> str:
    """Return the lines of Python that open the explorer at this state.

    Parameters
    ----------
    state
        The current state.
    ranges
        The sliders' ranges; the code names only those that differ from the defaults.
    """
    t, usual = state.t, Ranges()
    given = [f"x={t.x!r}", f"y={t.y!r}", f"W={t.W!r}", f"learning_rate={state.learning_rate!r}"]
    for name in ("x", "y", "W"):
        low, high = ranges.ends(name)
        if (low, high) != usual.ends(name):
            given.append(f"{name}_range=({low!r}, {high!r})")
    return f"from explorer import GradientExplorer\n\nGradientExplorer({', '.join(given)})\n"


def as_numpy(state: State) -> str:
    """Return the whole derivation as a NumPy program that prints the gradient."""
    t = state.t
    lines = [
        f"# {SOURCE}",
        "import numpy as np",
        "",
        f"x, y, W = {t.x!r}, {t.y!r}, {t.W!r}",
        f"learning_rate = {state.learning_rate!r}",
        "",
    ]
    for step in STEPS:
        name = "dL_dW_as_matrix" if step.name == "matrix" else step.quantity
        comment = " ".join(part for part in (step.equation, step.meaning) if part)
        lines.extend([f"# {comment}", f"{name} = {step.code}"])
    lines.extend(["", f"print(dL_dW)  # {readable(t.dL_dW)}"])
    return "\n".join(lines) + "\n"


def as_pytorch(state: State) -> str:
    """Return a PyTorch program whose autograd finds the same gradient."""
    t = state.t
    return (
        f"# {SOURCE}\n"
        "import torch\n\n"
        f"x = torch.tensor({t.x!r}, dtype=torch.float64)\n"
        f"y = torch.tensor({t.y!r}, dtype=torch.float64)\n"
        f"W = torch.tensor({t.W!r}, dtype=torch.float64, requires_grad=True)\n\n"
        "y_hat = torch.sigmoid(W * x)  # (0)\n"
        "loss = 0.5 * (y - y_hat) ** 2  # (0)\n"
        "loss.backward()  # the chain rule, (1) to (6)\n\n"
        f"print(W.grad.item())  # {readable(t.dL_dW)}\n"
    )


def as_latex(state: State) -> str:
    """Return the derivation with the numbers in it, as an ``align*`` of amsmath."""
    rows = []
    for step in STEPS:
        tag = rf" \tag{{{step.equation[1:-1]}}}" if step.equation else ""
        rows.append(f"  {as_tex(equation(step), state, align='&')}{tag}")
    body = " \\\\\n".join(rows)
    return f"% {SOURCE}\n\\begin{{align*}}\n{body}\n\\end{{align*}}\n"
