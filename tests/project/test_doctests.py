"""The examples in the package's docstrings print the results shown."""

import doctest
import importlib

import pytest
from support.modules import MODULES

#: Modules that must have examples; examples in other modules are run too.
WITH_EXAMPLES = {
    f"explorer.{name}"
    for name in (
        "core.backprop",
        "core.descent",
        "core.gradient_check",
        "core.net.backprop_net",
        "core.net.descent",
        "core.net.gradient_check",
        "derivation.numbers",
        "drawing.mathml",
        "widget.explorer",
        "widget.net.explorer",
    )
}


@pytest.mark.parametrize("name", MODULES)
def test_examples_print_the_results_shown(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
    assert result.attempted > 0 or name not in WITH_EXAMPLES
