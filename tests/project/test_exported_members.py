"""The package exports its public names and no others."""

import dataclasses
import importlib
import inspect
import typing

import numpy as np
import pytest
from support.modules import MODULES
from support.written import NEGATIVE_ZERO

import explorer


def test_all_lists_every_public_name():
    public = {
        name: value
        for name, value in vars(explorer).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert explorer.__all__ == sorted(public)
    functions = ["backprop", "backprop_net", "check_gradient", "descend"]
    assert explorer.__all__ == ["GradientExplorer", "NetExplorer", *functions]


def test_dir_shows_only_submodules_and_exports():
    submodules = {name.split(".")[1] for name in MODULES}
    shown = {name for name in dir(explorer) if not name.startswith("_")}
    assert shown - submodules == set(explorer.__all__)


def test_every_module_can_be_imported_and_has_a_docstring():
    assert len(MODULES) > 30
    for name in MODULES:
        assert importlib.import_module(name).__doc__, name


CORE = ["backprop", "gradient_check", "descent"]
CORE += [f"net.{name}" for name in ("backprop_net", "gradient_check", "descent")]


@pytest.mark.parametrize("name", CORE)
def test_a_core_module_exports_only_its_function_and_its_record(name):
    module = importlib.import_module(f"explorer.core.{name}")
    assert module.__all__ == sorted(module.__all__)
    record, function = (getattr(module, member) for member in module.__all__)
    assert inspect.isfunction(function) and function.__module__ == module.__name__
    assert dataclasses.is_dataclass(record) and record.__module__.startswith("explorer.core.")
    returned = inspect.signature(function).return_annotation
    assert record in (returned, *typing.get_args(returned))


NET = ([[2.0, 1.0]], [[1.0]], [[[0.7, 0.1], [-0.8, 0.2]], [[2.4], [-1.0]]])


@pytest.mark.parametrize(
    "make",
    [
        lambda: explorer.backprop(1.5, 1.0, -0.8),
        lambda: explorer.backprop(np.zeros((2, 3)), 1.0, -0.8),
        lambda: explorer.check_gradient(0.0, 1.0, np.array([-0.8, 0.0])),
        lambda: explorer.descend(1.5, 1.0, -0.8),
        lambda: explorer.backprop_net(*NET),
        lambda: explorer.check_gradient(*NET),
        lambda: explorer.descend(*NET, steps=3),
        lambda: explorer.GradientExplorer(x=-1 / 3),
        lambda: explorer.NetExplorer(*NET, activation=["tanh", "sigmoid"], loss="cross_entropy"),
    ],
)
def test_a_result_prints_in_one_line_on_any_console(make):
    result = make()
    printed = str(result)
    assert printed.isascii() and "\n" not in printed
    assert printed.startswith(f"{type(result).__name__}(")
    assert not NEGATIVE_ZERO.search(printed)
