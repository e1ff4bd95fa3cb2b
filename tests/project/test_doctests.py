"""The examples in the package's docstrings do what they print."""

import doctest
import importlib

import pytest
from support.modules import MODULES

#: Where examples are promised; any other module's are run too.
WITH_EXAMPLES = {
    f"explorer.{name}"
    for name in (
        "core.backprop",
        "core.descent",
        "core.gradient_check",
        "derivation.numbers",
        "drawing.mathml",
        "widget.explorer",
    )
}


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
    assert result.attempted > 0 or name not in WITH_EXAMPLES
