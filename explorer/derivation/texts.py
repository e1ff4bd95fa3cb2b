"""The derivation at one state as text that runs or typesets elsewhere, made from the steps."""

from __future__ import annotations

import re

from explorer.derivation.numbers import readable
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS
from explorer.model.ranges import Ranges
from explorer.model.state import State

SOURCE = "The derivation follows Anuj Gupta, “Gradients – Part 1” (2016)."


def as_python(state: State, ranges: Ranges) -> str:
    """Return the lines of Python that open the explorer at this state.

    Parameters
    ----------
    state
        What is on show.
    ranges
        How far its sliders go; named where that is not the usual.
    """
    t, usual = state.t, Ranges()
    arguments = [f"x={t.x!r}", f"y={t.y!r}", f"W={t.W!r}", f"learning_rate={state.learning_rate!r}"]
    for name in ("x", "y", "W"):
        ends = getattr(ranges, name)
        if ends != getattr(usual, name):
            arguments.append(f"{name}_range={ends!r}")
    return f"from explorer import GradientExplorer\n\nGradientExplorer({', '.join(arguments)})\n"


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
        name = step.name if step.name not in ("update", "matrix") else _AS_CODE[step.name]
        comment = " ".join(part for part in (step.equation, step.meaning) if part)
        lines += [f"# {comment}", f"{name} = {step.code}"]
    lines += ["", f"print(dL_dW)  # {readable(t.dL_dW)}"]
    return "\n".join(lines) + "\n"


_AS_CODE = {"update": "W_next", "matrix": "dL_dW_as_matrix"}


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
        arrow = r"\leftarrow" if step.name == "update" else "="
        sides = [step.formula]
        if step.substitutes:
            sides.append(with_numbers(step.numbers, state))
        sides.append(with_numbers(rf"\text{{{step.quantity}}}", state))
        tag = rf" \tag{{{step.equation.strip('()')}}}" if step.equation else ""
        rows.append(rf"  {step.symbol} &{arrow} {' = '.join(sides)}{tag}")
    body = " \\\\\n".join(rows)
    return f"% {SOURCE}\n\\begin{{align*}}\n{body}\n\\end{{align*}}\n"


def with_numbers(tex: str, state: State) -> str:
    r"""Put values in the places that ``\text{name}`` holds in a formula.

    A negative number is bracketed where it follows an operator, as one writes it by hand.

    Parameters
    ----------
    tex
        Such as `Step.numbers`.
    state
        Where the values come from.
    """

    def number(match: re.Match[str]) -> str:
        if match[1] not in QUANTITIES:
            return match[0]
        text = _tex(state.value(match[1]))
        return f"({text})" if text.startswith("-") and match.start() > 0 else text

    return re.sub(r"\\text\{(\w+)\}", number, tex)


def _tex(value: float) -> str:
    text = readable(value).replace("−", "-")
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{exponent}}}" if exponent else mantissa
