"""A net at one state as programs: Python for the explorer, NumPy, PyTorch."""

from __future__ import annotations

from typing import Final

from explorer.core.net.formulas import SIGNED
from explorer.core.net.matrices import Matrix
from explorer.derivation.net.names import (
    activations_name,
    delta_name,
    gradient_name,
    slope_name,
    weights_name,
    z_name,
)
from explorer.derivation.net.steps import NetStep, net_steps
from explorer.model.net.snapshot import NetSnapshot
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges

NET_SOURCE: Final = "The derivation follows Anuj Gupta, “Gradients”, parts 1 to 4 (2016)."
NET_ADDRESS: Final = "https://anujgupta82.github.io/2016/08/24/gradients-0/"

_NUMPY: Final = {"sigmoid": "sigmoid({z})", "tanh": "np.tanh({z})", "relu": "np.maximum({z}, 0)"}
_NUMPY_SLOPES: Final = {
    "sigmoid": " * {l} * (1 - {l})",
    "tanh": " * (1 - {l} * {l})",
    "relu": " * ({z} > 0)",
}
_TORCH: Final = {"sigmoid": "torch.sigmoid({z})", "tanh": "torch.tanh({z})"}


def net_as_python(state: NetState, ranges: Ranges) -> str:
    """Return the lines of Python that open the explorer of nets at this state.

    Parameters
    ----------
    state
        The current state.
    ranges
        The sliders' ranges; the code names only those that differ from the defaults.
    """
    now, usual = state.now, Ranges()
    layer, row, column = now.weight
    names = [f'"{name}"' for name in now.activation]
    alike = all([name == names[0] for name in names])
    given = [
        f"X={_matrix(now.X)}",
        f"y={_matrix(now.y)}",
        f"weights=[{', '.join([_matrix(matrix) for matrix in now.weights])}]",
        f"activation={names[0] if alike else '[' + ', '.join(names) + ']'}",
        f'loss="{now.loss}"',
        f"learning_rate={now.learning_rate!r}",
        f"selected=({now.example}, {layer}, {row}, {column})",
    ]
    signed = now.activation[-1] in SIGNED  # then y has another range by default
    for name in ("x", "y", "W"):
        low, high = ranges.ends(name)
        if (low, high) != usual.ends(name) or (name == "y" and signed):
            given.append(f"{name.lower()}_range=({low!r}, {high!r})")
    lines = [f"    {one},\n" for one in given]
    return f"from explorer import NetExplorer\n\nNetExplorer(\n{''.join(lines)})\n"


def _matrix(matrix: Matrix) -> str:
    rows = [f"[{', '.join([f'{entry!r}' for entry in row])}]" for row in matrix]
    return f"[{', '.join(rows)}]"


# NumPy -------------------------------------------------------------------------------------------


def net_as_numpy(state: NetState) -> str:
    """Return the derivation as a NumPy program that prints the gradients."""
    now, layers = state.now, state.layers
    lines = [
        f"# {NET_SOURCE}",
        "import numpy as np",
        "",
        f"X = np.array({_matrix(now.X)})",
        f"y = np.array({_matrix(now.y)})",
    ]
    for k, matrix in enumerate(now.weights):
        lines.append(f"{weights_name(k, layers).quantity} = np.array({_matrix(matrix)})")
    lines.extend([f"learning_rate = {now.learning_rate!r}", "", ""])
    if "sigmoid" in now.activation:
        lines.extend(["def sigmoid(z):", "    return 1 / (1 + np.exp(-z))", "", ""])
    for step in net_steps(now):
        lines.extend(_numpy_lines(now, step))
    lines.append("")
    for k in range(layers):
        lines.append(f"print({gradient_name(k, layers).quantity})")
    return "\n".join(lines) + "\n"


def _numpy_lines(now: NetSnapshot, step: NetStep) -> list[str]:
    if step.kind == "update":
        lines = [f"# {step.meaning}"]
        for k in range(len(now.weights)):
            W = weights_name(k, len(now.weights)).quantity
            slope = gradient_name(k, len(now.weights)).quantity
            lines.append(f"{W}_next = {W} - learning_rate * {slope}")
        return lines
    comment = " ".join([part for part in (step.equation, step.meaning) if part != ""])
    return [f"# {comment}", f"{step.matrix.quantity} = {numpy_code(now, step)}"]


def numpy_code(now: NetSnapshot, step: NetStep) -> str:
    """Return the right-hand side of a step in Python, in terms of the earlier matrices' names."""
    k, layers = step.layer, len(now.weights)
    last = k == layers - 1
    z, l = z_name(k, layers).quantity, activations_name(k + 1, layers).quantity  # noqa: E741
    source = activations_name(k, layers).quantity
    if step.kind == "z":
        return f"{source} @ {weights_name(k, layers).quantity}"
    if step.kind == "l":
        return _NUMPY.get(now.activation[k], "{z}").replace("{z}", z)
    if step.kind == "loss":
        if now.loss == "squared_error":
            return "0.5 * np.sum((y - y_hat) ** 2)"
        return f"np.sum(np.logaddexp(0, {z}) - y * {z})"
    if step.kind == "dL_dyhat":
        if now.loss == "squared_error":
            return "-(y - y_hat)"
        return "(y_hat - y) / (y_hat * (1 - y_hat))"
    if step.kind == "dL_dW":
        return f"{source}.T @ {delta_name(k, layers).quantity}"
    if step.kind == "dL_dl":
        return f"{delta_name(k + 1, layers).quantity} @ {weights_name(k + 1, layers).quantity}.T"
    if last and now.loss == "cross_entropy":
        return "y_hat - y"
    slope = _NUMPY_SLOPES.get(now.activation[k], "").replace("{l}", l).replace("{z}", z)
    return f"{slope_name(k + 1, layers).quantity}{slope}"


# PyTorch -----------------------------------------------------------------------------------------


def net_as_pytorch(state: NetState) -> str:
    """Return a PyTorch program whose autograd finds the same gradients."""
    now, layers = state.now, state.layers
    lines = [
        f"# {NET_SOURCE}",
        "import torch",
        "",
        f"X = torch.tensor({_matrix(now.X)}, dtype=torch.float64)",
        f"y = torch.tensor({_matrix(now.y)}, dtype=torch.float64)",
    ]
    for k, matrix in enumerate(now.weights):
        values = f"{_matrix(matrix)}, dtype=torch.float64, requires_grad=True"
        lines.append(f"{weights_name(k, layers).quantity} = torch.tensor({values})")
    lines.append("")
    for k, name in enumerate(now.activation):
        z = z_name(k, layers).quantity
        source = activations_name(k, layers).quantity
        lines.append(f"{z} = {source} @ {weights_name(k, layers).quantity}")
        code = "torch.relu({z})" if name == "relu" else _TORCH.get(name, "{z}")
        lines.append(f"{activations_name(k + 1, layers).quantity} = {code.replace('{z}', z)}")
    if now.loss == "squared_error":
        lines.append("loss = 0.5 * ((y - y_hat) ** 2).sum()")
    else:
        of = "torch.nn.functional.binary_cross_entropy_with_logits"
        lines.append(f'loss = {of}({z_name(layers - 1, layers).quantity}, y, reduction="sum")')
    lines.extend(["loss.backward()  # the chain rule, layer by layer", ""])
    for k in range(layers):
        lines.append(f"print({weights_name(k, layers).quantity}.grad)")
    return "\n".join(lines) + "\n"
