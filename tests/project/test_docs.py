"""The public interface is described in full, and docs/ agrees with the code."""

import dataclasses
import doctest
import importlib
import inspect
import re

import pytest
from support.modules import MODULES

import explorer
from explorer.core import formulas
from explorer.core.backprop import Trace
from explorer.core.descent import Descent
from explorer.core.gradient_check import GradientCheck
from explorer.core.net import formulas as net_formulas
from explorer.core.net.backprop_net import NetTrace
from explorer.core.net.descent import NetDescent
from explorer.core.net.gradient_check import NetGradientCheck
from explorer.widget.base_explorer import BaseExplorer
from scripts.lab import REPOSITORY

EXPLORERS = (explorer.GradientExplorer, explorer.NetExplorer)
FUNCTIONS = [getattr(explorer, name) for name in explorer.__all__] + [
    function
    for explorer_class in (*EXPLORERS, BaseExplorer)
    for name, function in vars(explorer_class).items()
    if inspect.isfunction(function) and not name.startswith("_")
]
RECORDS = [Trace, GradientCheck, Descent, NetTrace, NetGradientCheck, NetDescent]


def _sections(described):
    """Return the sections of a numpydoc docstring by title; the first has the title ""."""
    parts = re.split(r"(?m)^(\w[\w ]*)\n-{3,}\n", inspect.getdoc(described))
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def _names(section):
    """Return the names listed in a section: unindented lines, up to the colon."""
    heads = re.findall(r"(?m)^(\S.*?)(?: : .*)?$", section)
    return [name.strip("* ") for head in heads for name in head.split(",")]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_every_parameter_result_and_error_is_described(function):
    sections = _sections(function)
    signature = inspect.signature(function)
    parameters = [name for name in signature.parameters if name != "self"]
    assert _names(sections.get("Parameters", "")) == parameters
    if getattr(explorer, function.__name__, None) is function:
        assert {"Raises", "Examples"} <= sections.keys()
    if inspect.isfunction(function) and signature.return_annotation not in ("None", None):
        assert "Returns" in sections
    if "raise " in inspect.getsource(function):
        assert "Raises" in sections


@pytest.mark.parametrize("name", MODULES)
def test_every_public_function_documents_its_errors(name):
    module = importlib.import_module(name)
    own = [value for value in vars(module).values() if getattr(value, "__module__", "") == name]
    methods = [m for value in own if inspect.isclass(value) for m in vars(value).values()]
    for function in filter(inspect.isfunction, own + methods):
        if not function.__name__.startswith("_"):
            assert function.__doc__, function
            if "  raise " in inspect.getsource(function):
                assert "raise" in function.__doc__.casefold(), function


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_record_is_described(record):
    fields = [field.name for field in dataclasses.fields(record)]
    assert _names(_sections(record)["Attributes"]) == fields


@pytest.mark.parametrize("explorer_class", EXPLORERS)
def test_the_explorer_s_traits_are_described(explorer_class):
    attributes = _names(_sections(explorer_class)["Attributes"])
    assert sorted(attributes) == sorted(explorer_class.class_own_traits())


def test_each_equation_of_the_derivation_is_cited_in_its_computation():
    described, computed = inspect.getdoc(Trace), inspect.getsource(formulas.quantities)
    for number in range(7):
        assert f"({number})" in described and f"({number})" in computed
    assert "Gupta" in formulas.__doc__


def test_the_equations_of_the_later_parts_are_cited_in_the_computation_of_a_net():
    described, computed = net_formulas.__doc__, inspect.getsource(net_formulas.net_trace)
    for number in ("(8)", "(9)", "(11)", "(18)", "(20)", "(46)", "(49.1)", "(78)", "(79)"):
        assert number in computed, number
    assert "Gupta" in described and "Δ_k = (Δ_{k+1}.W_{k+1}ᵀ) ∗ f′(z_k)" in described


def test_ci_and_contributors_build_the_reference_with_the_same_command():
    contributing = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"`(\S+ -m pdoc .+?)`", contributing)
    assert f"- run: {command}\n" in (REPOSITORY / ".github" / "workflows" / "ci.yml").read_text()
    modules = command.split()[command.split().index("explorer") :]
    listed = [name for module in modules for name in _exported(module)]
    assert {record.__name__ for record in RECORDS} < set(listed)


def _exported(module):
    """Return the names that pdoc documents with a module, if the module lists them."""
    return getattr(importlib.import_module(module), "__all__", [])


PAGES = ("architecture", "learn", "teach")
JUPYTER = {"Run", "Run All Cells", "Create New View for Cell Output", "Tab", "Simple Interface"}


@pytest.mark.parametrize("name", PAGES)
def test_examples_in_docs_print_the_results_shown(name):
    text = (REPOSITORY / "docs" / f"{name}.md").read_text(encoding="utf-8")
    examples = "\n".join(re.findall(r"```python\n(.+?)```", text, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, name, f"docs/{name}.md", 0)
    result = doctest.DocTestRunner().run(test)
    assert result.attempted >= 4
    assert result.failed == 0


@pytest.mark.parametrize("name", ["learn", "teach"])
def test_buttons_named_in_the_guides_exist(name):
    text = (REPOSITORY / "docs" / f"{name}.md").read_text(encoding="utf-8")
    named = {part for words in re.findall(r"\*+([A-Z].+?)\*+", text) for part in words.split(" ▸ ")}
    sources = [p for p in REPOSITORY.glob("explorer/**/*") if p.suffix in (".py", ".js")]
    shown = "".join(path.read_text(encoding="utf-8") for path in sources).casefold()
    assert len(named - JUPYTER) > 5
    assert not {words for words in named - JUPYTER if words.casefold() not in shown}


def test_the_architecture_lists_folders_in_import_order_and_names_existing_files():
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = re.findall(r"(?m)^\| `(\w+)/` \|", text)
    package = REPOSITORY / "explorer"
    assert sorted(folders) == sorted(path.parent.name for path in package.glob("*/__init__.py"))
    for i, folder in enumerate(folders):
        for path in package.glob(f"{folder}/**/*.py"):
            imported = re.findall(r"(?m)^\s*from explorer\.(\w+)", path.read_text(encoding="utf-8"))
            assert set(imported) <= set(folders[: i + 1]), path
    files = re.findall(r"`((?:\w+/)*\w+\.(?:py|js))`", text)
    assert len(files) > 5
    for file in files:
        assert any(path.match(file) for path in package.rglob("*")) or (REPOSITORY / file).is_file()
