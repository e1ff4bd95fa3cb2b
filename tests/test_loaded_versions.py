"""A library that the kernel has loaded in too old a version is named, with what to do."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from explorer import loaded_versions
from explorer.loaded_versions import check_loaded_versions

IMPORTS = """
import sys
from types import ModuleType
old = ModuleType("ipywidgets")
old.__version__ = "7.7.1"
sys.modules["ipywidgets"] = old
import explorer
"""


@pytest.fixture
def needs(monkeypatch):
    lines = ["ipywidgets>=8.1", "anywidget>=0.9.17", 'jupyterlab>=99; extra == "lab"']
    monkeypatch.setattr(loaded_versions, "requires", lambda package: lines)


def loaded(monkeypatch, name, version):
    monkeypatch.setitem(sys.modules, name, SimpleNamespace(__version__=version))


def test_old_ipywidgets_in_memory_are_named_when_the_explorer_is_imported():
    ran = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True)
    assert "ImportError: gradient-explorer needs ipywidgets>=8.1" in ran.stderr
    assert "but ipywidgets 7.7.1 is loaded" in ran.stderr
    assert ran.stderr.strip().endswith("is installed: restart the kernel to load it.")


@pytest.mark.parametrize("name", ["ipywidgets", "anywidget"])
def test_restarting_is_enough_if_the_installed_version_fits(monkeypatch, needs, name):
    loaded(monkeypatch, name, "0.1")
    monkeypatch.setattr(loaded_versions, "version", lambda name: "10.0")
    message = f"{name} 0.1 is loaded. Version 10.0 is installed: restart the kernel to load it."
    with pytest.raises(ImportError, match=message):
        check_loaded_versions()


def test_if_no_such_version_is_installed_the_message_says_how(monkeypatch, needs):
    loaded(monkeypatch, "ipywidgets", "7.7.1")
    monkeypatch.setattr(loaded_versions, "version", lambda name: "7.7.1")
    message = r'Run %pip install "ipywidgets>=8.1", then restart the kernel\.$'
    with pytest.raises(ImportError, match=message):
        check_loaded_versions()


@pytest.mark.parametrize("version", ["8.1", "8.1.9", "9.0", "9.0b1"])
def test_newer_versions_are_taken(monkeypatch, needs, version):
    loaded(monkeypatch, "ipywidgets", version)
    check_loaded_versions()


def test_a_library_that_is_not_loaded_or_optional_is_not_checked(monkeypatch, needs):
    monkeypatch.delitem(sys.modules, "anywidget", raising=False)
    loaded(monkeypatch, "jupyterlab", "1.0")
    check_loaded_versions()
