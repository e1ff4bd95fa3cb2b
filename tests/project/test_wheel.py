"""The wheel and the sdist are complete, reproducible, and light to install."""

import email
import importlib.metadata
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.lab import REPOSITORY

pytestmark = pytest.mark.packaging


def _build(folder: Path, target: str, source: Path = REPOSITORY) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


def _tracked(*folders: str) -> set[str]:
    """Return the files under version control; in an unpacked sdist, all files."""
    command = ["git", "ls-files", "--", *folders]
    git = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    if git.returncode == 0:
        return set(git.stdout.split("\n")) - {""}
    return {
        path.relative_to(REPOSITORY).as_posix()
        for folder in folders
        for path in (REPOSITORY / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return _build(tmp_path_factory.mktemp("wheel"), "wheel")


def test_wheel_contains_the_package_and_the_lesson(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    lesson = {name.replace("notebooks/", "explorer/lesson/") for name in _tracked("notebooks")}
    assert "explorer/lesson/gradients-part-1.ipynb" in lesson
    assert _tracked("explorer") | lesson <= names
    assert {name.split("/")[0] for name in names} == {"explorer"}
    assert not any("checkpoint" in name or name.endswith(".pyc") for name in names)


def _required(requirements: list[str] | None, extra: str = "") -> set[str]:
    """Return the names of the packages required on this platform, optionally with an extra."""
    parsed = [Requirement(line) for line in requirements or []]
    return {
        canonicalize_name(requirement.name)
        for requirement in parsed
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra})
    }


def test_installing_the_wheel_brings_jupyterlab_only_with_the_extra(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = email.message_from_bytes(archive.read(name)).get_all("Requires-Dist")
    needed, new = set(), _required(lines)
    assert {"numpy", "matplotlib", "ipywidgets", "anywidget"} <= new
    while new:  # and their own requirements
        needed |= new
        new = set().union(*(_required(importlib.metadata.requires(n)) for n in new)) - needed
    assert not needed & {"jupyterlab", "notebook", "jupyter-server", "voila", "ipykernel"}
    assert _required(lines, "lab") - _required(lines) == {"jupyterlab"}


def test_wheel_runs_where_it_is_unpacked(wheel, tmp_path):
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", tmp_path / "site", wheel], check=True)
    run = subprocess.run(
        [sys.executable, "-m", "explorer", "--version"],
        cwd=tmp_path / "site",
        capture_output=True,
        text=True,
    )
    version = wheel.name.split("-")[1]
    assert (run.stdout, run.returncode) == (f"gradient-explorer {version}\n", 0), run.stderr


def test_sdist_contains_all_sources_and_builds_the_same_wheel(wheel, tmp_path):
    sdist = _build(tmp_path / "sdist", "sdist")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
        # Older patch releases of Python 3.10 and 3.11 lack the "data" filter.
        archive.extractall(tmp_path / "unpacked", **_FILTER)
    folders = ("explorer", "notebooks", "tests", "benchmarks", "binder", "docs", ".ci", ".github")
    assert _tracked(*folders) <= names
    assert {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml"} <= names
    (source,) = (tmp_path / "unpacked").iterdir()
    again = _build(tmp_path / "again", "wheel", source)
    assert again.read_bytes() == wheel.read_bytes()


def test_builds_of_one_commit_are_identical_byte_for_byte(wheel, tmp_path, monkeypatch):
    """The clock and the umask do not matter, since all dates come from SOURCE_DATE_EPOCH."""
    with tarfile.open(_build(tmp_path / "sdist", "sdist")) as archive:
        archive.extractall(tmp_path / "unpacked", **_FILTER)
    (source,) = (tmp_path / "unpacked").iterdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    for target in ("wheel", "sdist"):
        once = _build(tmp_path / f"{target}-once", target, source).read_bytes()
        for path in source.rglob("*"):  # as if cloned at another time, under another umask
            os.utime(path, (1e9, 1e9))
            path.chmod(path.stat().st_mode & 0o700)
        again = _build(tmp_path / f"{target}-again", target, source).read_bytes()
        assert again == once


_FILTER = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
