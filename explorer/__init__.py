"""Watch the gradient of the smallest neural net take shape, live in a notebook."""

from explorer import loaded_versions

# first, because an old library fails in the middle of the imports below
loaded_versions.check_loaded_versions()

from explorer.core.backprop import backprop  # noqa: E402
from explorer.core.net.backprop_net import backprop_net  # noqa: E402
from explorer.core.net.descent import descend  # noqa: E402
from explorer.core.net.gradient_check import check_gradient  # noqa: E402
from explorer.widget.explorer import GradientExplorer  # noqa: E402
from explorer.widget.net.explorer import NetExplorer  # noqa: E402

__all__ = [
    "GradientExplorer",
    "NetExplorer",
    "backprop",
    "backprop_net",
    "check_gradient",
    "descend",
]
