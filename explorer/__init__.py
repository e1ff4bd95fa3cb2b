"""Watch the gradient of the smallest neural net take shape, live in a notebook."""

from explorer.core.backprop import backprop
from explorer.core.net.backprop_net import backprop_net
from explorer.core.net.descent import descend
from explorer.core.net.gradient_check import check_gradient
from explorer.widget.explorer import GradientExplorer
from explorer.widget.net.explorer import NetExplorer

__all__ = [
    "GradientExplorer",
    "NetExplorer",
    "backprop",
    "backprop_net",
    "check_gradient",
    "descend",
]
