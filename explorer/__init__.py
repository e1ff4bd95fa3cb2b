"""See how the gradient of the smallest neural net comes about, live in a notebook."""

from explorer.app import GradientExplorer
from explorer.check import check_gradient
from explorer.descent import descend
from explorer.gradients import backprop

__all__ = ["GradientExplorer", "backprop", "check_gradient", "descend"]
