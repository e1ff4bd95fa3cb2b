"""What people install holds all that the explorer needs, and the lesson."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from scripts.lab import REPOSITORY

pytestmark = pytest.mark.packaging


def _build(folder: Path, target: str, source: Path = REPOSITORY) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


def _tracked(*folders: str) -> set[str]:
    """Return the files under version control, or without it (an unpacked sdist) those there."""
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


def test_wheel_holds_the_package_and_the_lesson(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    lesson = {name.replace("notebooks/", "explorer/lesson/") for name in _tracked("notebooks")}
    assert "explorer/lesson/gradients-part-1.ipynb" in lesson
    assert _tracked("explorer") | lesson <= names
    assert {name.split("/")[0] for name in names} == {"explorer"}
    assert not any("checkpoint" in name or name.endswith(".pyc") for name in names)


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


def test_sdist_holds_everything_and_builds_the_same_wheel(wheel, tmp_path):
    sdist = _build(tmp_path / "sdist", "sdist")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
        # The "data" filter is not there in the older patch releases of 3.10 and 3.11.
        archive.extractall(tmp_path / "unpacked", **_FILTER)
    folders = ("explorer", "notebooks", "tests", "benchmarks", "binder", "docs", ".ci", ".github")
    assert _tracked(*folders) <= names
    assert {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml"} <= names
    (source,) = (tmp_path / "unpacked").iterdir()
    again = _build(tmp_path / "again", "wheel", source)
    assert again.read_bytes() == wheel.read_bytes()


def test_builds_of_one_commit_are_the_same_to_the_byte(wheel, tmp_path, monkeypatch):
    """Whenever and under whatever umask they are made: only the date that is given counts."""
    with tarfile.open(_build(tmp_path / "sdist", "sdist")) as archive:
        archive.extractall(tmp_path / "unpacked", **_FILTER)
    (source,) = (tmp_path / "unpacked").iterdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    for target in ("wheel", "sdist"):
        once = _build(tmp_path / f"{target}-once", target, source).read_bytes()
        for path in source.rglob("*"):  # as in another clone
            os.utime(path, (1e9, 1e9))
            path.chmod(path.stat().st_mode & 0o700)
        again = _build(tmp_path / f"{target}-again", target, source).read_bytes()
        assert again == once


_FILTER = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
