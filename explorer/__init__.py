"""Watch the gradient of the smallest neural net take shape, live in a notebook."""

from explorer.core.backprop import backprop
from explorer.core.descent import descend
from explorer.core.gradient_check import check_gradient
from explorer.widget.explorer import GradientExplorer

__all__ = ["GradientExplorer", "backprop", "check_gradient", "descend"]
