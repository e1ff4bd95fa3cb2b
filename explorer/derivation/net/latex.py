"""A net at one state as LaTeX, with its matrices."""

from __future__ import annotations

from typing import Final

from explorer.core.net.matrices import Matrix
from explorer.derivation.net.names import (
    MatrixName,
    activations_name,
    delta_name,
    gradient_name,
    slope_name,
    weights_name,
    z_name,
)
from explorer.derivation.net.steps import NetStep, net_steps
from explorer.derivation.net.texts import NET_SOURCE
from explorer.derivation.net.values import matrix_of
from explorer.derivation.numbers import readable
from explorer.model.net.snapshot import NetSnapshot
from explorer.model.net.state import NetState

_SYMBOLS: Final = {
    "X": "X",
    "y": "y",
    "W": "W",
    "z": "z",
    "l": "l",
    "y_hat": r"\hat{y}",
    "loss": "L",
    "delta_l": r"\Delta l",
    "dL_dyhat": r"\frac{\partial L}{\partial \hat{y}}",
}
_TRANSPOSED: Final = r"^{\mathsf{T}}"
_FUNCTIONS: Final = {"sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\mathrm{ReLU}"}


def tex_name(name: MatrixName) -> str:
    """Return the symbol of a matrix in TeX."""
    numbered = name.text != MatrixName(name.kind, 0, name.layers).text
    subscript = f"_{name.layer}" if numbered else ""
    if name.kind in ("dL_dW", "dL_dl"):
        return rf"\frac{{\partial L}}{{\partial {name.kind[4:]}{subscript}}}"
    return f"{_SYMBOLS[name.kind]}{subscript}"


def net_as_latex(state: NetState) -> str:
    """Return the derivation with its matrices, as an ``align*`` of amsmath."""
    now, layers = state.now, state.layers
    rows = []
    for k in range(layers):
        name = weights_name(k, layers)
        rows.append(f"  {tex_name(name)} &= {tex_matrix(now.weights[k])}")
    rows = [f"  X &= {tex_matrix(now.X)}", f"  y &= {tex_matrix(now.y)}", *rows]
    for step in net_steps(now):
        if step.kind != "update":
            tag = rf" \tag{{{step.equation[1:-1]}}}" if step.equation != "" else ""
            values = tex_matrix(matrix_of(state, step.matrix))
            if step.kind == "loss":
                values = _tex_number(state.t.loss)
            sides = f"{tex_name(step.matrix)} &= {tex_formula(now, step)} = {values}"
            rows.append(f"  {sides}{tag}")
    for k in range(layers):
        W, slope = tex_name(weights_name(k, layers)), tex_name(gradient_name(k, layers))
        rows.append(rf"  {W} &\leftarrow {W} - \eta\,{slope}")
    body = " \\\\\n".join(rows)
    return f"% {NET_SOURCE}\n\\begin{{align*}}\n{body}\n\\end{{align*}}\n"


def tex_formula(now: NetSnapshot, step: NetStep) -> str:
    """Return the right-hand side of a step in symbols, in TeX."""
    k, layers = step.layer, len(now.weights)
    z, l = tex_name(z_name(k, layers)), tex_name(activations_name(k + 1, layers))  # noqa: E741
    source, delta = tex_name(activations_name(k, layers)), tex_name(delta_name(k, layers))
    if step.kind == "z":
        return rf"{source} .\, {tex_name(weights_name(k, layers))}"
    if step.kind == "l":
        symbol = _FUNCTIONS.get(now.activation[k], "")
        return f"{symbol}({z})" if symbol != "" else z
    if step.kind == "loss":
        if now.loss == "squared_error":
            return r"\sum \tfrac{1}{2}\,(y-\hat{y})^2"
        return r"-\sum \left(y \log \hat{y} + (1-y) \log(1-\hat{y})\right)"
    if step.kind == "dL_dyhat":
        if now.loss == "squared_error":
            return r"-(y-\hat{y})"
        return r"\frac{\hat{y}-y}{\hat{y}\,(1-\hat{y})}"
    if step.kind == "dL_dW":
        return rf"{source}{_TRANSPOSED} .\, {delta}"
    if step.kind == "dL_dl":
        return _tex_from_above(k, layers)
    if k == layers - 1:
        if now.loss == "cross_entropy":
            return r"\hat{y}-y"
        above = tex_name(slope_name(layers, layers))
    else:
        above = f"({_tex_from_above(k, layers)})"
    return f"{above}{_tex_slope(now.activation[k], l, z)}"


def _tex_from_above(k: int, layers: int) -> str:
    delta, weights = tex_name(delta_name(k + 1, layers)), tex_name(weights_name(k + 1, layers))
    return rf"{delta} .\, {weights}{_TRANSPOSED}"


def _tex_slope(activation: str, l: str, z: str) -> str:  # noqa: E741  the derivation's name
    if activation == "sigmoid":
        return rf" \ast {l} \ast (1-{l})"
    if activation == "tanh":
        return rf" \ast (1-{l} \ast {l})"
    return rf" \ast [{z} > 0]" if activation == "relu" else ""


def tex_matrix(matrix: Matrix) -> str:
    """Return a matrix with its numbers, in TeX."""
    rows = [" & ".join([_tex_number(entry) for entry in row]) for row in matrix]
    body = r" \\ ".join(rows)
    return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"


def _tex_number(value: float) -> str:
    text = readable(value).replace("−", "-")
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    return f"{mantissa} \\cdot 10^{{{exponent}}}"
