"""The names of a net's matrices and entries: as text, as spoken, and as the page's hooks.

Entries are rows and columns as one sees them, counted from 1: W₁[2,1], l₁[3,1], y[3]. An index
whose size is 1 is not written, nor is the layer of a net that has only one.
"""

from __future__ import annotations

from typing import Final, NamedTuple

SUBSCRIPTS: Final = "₀₁₂₃₄₅₆₇₈₉"
#: The symbol and the spoken name of each kind of matrix, without the layer.
_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "X": ("X", "X"),
    "y": ("y", "y"),
    "W": ("W", "W"),
    "z": ("z", "z"),
    "l": ("l", "l"),
    "y_hat": ("ŷ", "y hat"),
    "loss": ("L", "the loss"),
    "dL_dX": ("∂L/∂X", "d L by d X"),
    "dL_dW": ("∂L/∂W", "d L by d W"),
    "dL_dl": ("∂L/∂l", "d L by d l"),
    "dL_dyhat": ("∂L/∂ŷ", "d L by d y hat"),
    "delta_l": ("Δl", "delta l"),
}


class MatrixName(NamedTuple):
    """A matrix of a net.

    Attributes
    ----------
    kind
        ``"X"``, ``"y"``, ``"W"``, ``"z"``, ``"l"``, ``"y_hat"``, ``"loss"``, ``"dL_dX"``,
        ``"dL_dW"``, ``"dL_dl"``, ``"dL_dyhat"`` or ``"delta_l"``.
    layer
        Its layer, from 1; 0 for a matrix that belongs to none.
    layers
        The number of the net's layers, K.
    """

    kind: str
    layer: int
    layers: int

    @property
    def quantity(self) -> str:
        """The name in the page's hooks: W1, z1, delta_l1, dL_dW1; W, z, dL_dW if K is 1."""
        if self.layer == 0 or (self.layers == 1 and self.kind != "delta_l"):
            return self.kind
        return f"{self.kind}{self.layer}"

    @property
    def text(self) -> str:
        """The symbol: W₁, Δl₂, ∂L/∂W₁, ŷ."""
        return f"{_TEXTS[self.kind][0]}{self._subscript()}"

    @property
    def spoken(self) -> str:
        """The symbol as it is read aloud: W 1, delta l 2, d L by d W 1."""
        number = f" {self.layer}" if self._subscript() != "" else ""
        return f"{_TEXTS[self.kind][1]}{number}"

    def _subscript(self) -> str:
        """Return the layer; Δl₁ has its number in part 1, too."""
        if self.layer == 0 or (self.layers == 1 and self.kind != "delta_l"):
            return ""
        return subscript(self.layer)

    def entry(self, row: int, column: int, shape: tuple[int, int]) -> str:
        """Return the name of an entry, counted from 0: W₁[2,1]."""
        return f"{self.text}{index(row, column, shape)}"

    def spoken_entry(self, row: int, column: int) -> str:
        """Return the name of an entry as it is read aloud: W 1, row 2, column 1."""
        return f"{self.spoken}, row {row + 1}, column {column + 1}"


def subscript(number: int) -> str:
    """Return a whole number in subscript digits."""
    return "".join([SUBSCRIPTS[int(digit)] for digit in f"{number}"])


def index(row: int, column: int, shape: tuple[int, int]) -> str:
    """Return the index of an entry, counted from 0: [2,1]; without the sizes that are 1."""
    parts = []
    if shape[0] > 1:
        parts.append(f"{row + 1}")
    if shape[1] > 1:
        parts.append(f"{column + 1}")
    return f"[{','.join(parts)}]" if len(parts) > 0 else ""


def weights_name(layer: int, layers: int) -> MatrixName:
    """Return the name of the weights of a layer, counted from 0."""
    return MatrixName("W", layer + 1, layers)


def z_name(layer: int, layers: int) -> MatrixName:
    """Return the name of z of a layer, counted from 0."""
    return MatrixName("z", layer + 1, layers)


def activations_name(layer: int, layers: int) -> MatrixName:
    """Return the name of ``activations[layer]``: X, l₁, …, ŷ."""
    if layer == 0:
        return MatrixName("X", 0, layers)
    return MatrixName("y_hat", 0, layers) if layer == layers else MatrixName("l", layer, layers)


def slope_name(layer: int, layers: int) -> MatrixName:
    """Return the name of ``dL_dactivations[layer]``: ∂L/∂X, ∂L/∂l₁, …, ∂L/∂ŷ."""
    if layer == 0:
        return MatrixName("dL_dX", 0, layers)
    if layer == layers:
        return MatrixName("dL_dyhat", 0, layers)
    return MatrixName("dL_dl", layer, layers)


def delta_name(layer: int, layers: int) -> MatrixName:
    """Return the name of ``deltas[layer]``: Δl₁, Δl₂, …."""
    return MatrixName("delta_l", layer + 1, layers)


def gradient_name(layer: int, layers: int) -> MatrixName:
    """Return the name of ``gradients[layer]``: ∂L/∂W₁, …."""
    return MatrixName("dL_dW", layer + 1, layers)


def equal_to(name: MatrixName, loss: str) -> str:
    """Return what a backward matrix equals, in symbols: Xᵀ.Δl₁ for ∂L/∂W₁; empty for others.

    Parameters
    ----------
    name
        The matrix.
    loss
        The name of the loss; only with the squared error ∂L/∂ŷ is as short as ŷ − y.
    """
    layer, layers = name.layer, name.layers
    if name.kind == "dL_dW":
        return f"{activations_name(layer - 1, layers).text}ᵀ.{delta_name(layer - 1, layers).text}"
    if name.kind == "delta_l":
        return f"∂L/∂{z_name(layer - 1, layers).text}"
    if name.kind == "dL_dl" or name.kind == "dL_dX":
        return f"{delta_name(layer, layers).text}.{weights_name(layer, layers).text}ᵀ"
    return "ŷ − y" if name.kind == "dL_dyhat" and loss == "squared_error" else ""


def matrix_names(layers: int) -> list[MatrixName]:
    """Return the names of all matrices of a net with this number of layers."""
    found = [MatrixName("y", 0, layers), MatrixName("loss", 0, layers)]
    for k in range(layers + 1):
        found.extend([activations_name(k, layers), slope_name(k, layers)])
    for k in range(layers):
        found.extend([weights_name(k, layers), gradient_name(k, layers)])
        found.extend([z_name(k, layers), delta_name(k, layers)])
    return found


def named(quantity: str, layers: int) -> MatrixName | None:
    """Return the matrix with this name in the page's hooks, or None."""
    for name in matrix_names(layers):
        if name.quantity == quantity:
            return name
    return None
