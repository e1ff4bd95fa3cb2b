"""The README's commands, Python examples, files and pictures are correct."""

import doctest
import re
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from scripts.lab import REPOSITORY

README = REPOSITORY / "README.md"
TEXT = README.read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.+)\n```", TEXT)


def test_python_prints_the_results_shown():
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted >= 8
    assert result.failed == 0


def test_the_two_commands_start_the_explorer_and_run_the_tests_as_ci_does():
    start, test = COMMANDS
    project = (REPOSITORY / "pyproject.toml").read_text()
    assert f"\n{start.rpartition('/')[2]} = " in project.partition("[project.scripts]")[2]
    for command in COMMANDS:
        (extra,) = re.findall(r'pip install -e "\.\[(\w+)\]"', command)
        assert f"\n{extra} = [" in project.partition("[project.optional-dependencies]")[2]
    assert (REPOSITORY / ".ci" / "run").read_text().splitlines()[-1] == test
    contributing = (REPOSITORY / "CONTRIBUTING.md").read_text()
    assert f"| everything | `{test.rpartition(' && ')[2]}` |" in contributing


def test_the_table_has_a_row_for_each_folder():
    table = TEXT.partition("## Where things are")[2].partition("##")[0]
    rows = re.findall(r"(?m)^\| `(\S+)/` \|", table)
    others = {"benchmarks", "binder", "docs", "lite", "notebooks", "scripts", "tests"}
    inits = REPOSITORY.glob("explorer/*/__init__.py")
    assert set(rows) == others | {f"explorer/{init.parent.name}" for init in inits}
    for row in rows:
        assert (REPOSITORY / row).is_dir(), row


def test_named_files_exist():
    targets = re.findall(r"\]\(((?!https:)\S+)\)", TEXT)
    named = re.findall(r"`(?:python3 )?([\w/]+\.(?:md|py)|LICENSE)`", TEXT)
    assert {"docs/explorer.png", "docs/architecture.md"} <= set(targets)
    assert {"CONTRIBUTING.md", "LICENSE", "binder/link.py"} <= set(named)
    for name in targets + named:
        assert (REPOSITORY / name).is_file(), name


def test_the_animation_loops_and_has_the_proportions_of_the_still_picture():
    (drag,) = re.findall(r"!\[.+\]\((\S+\.webp)\)", TEXT)
    assert (REPOSITORY / drag).stat().st_size < 800_000
    still = Image.open(REPOSITORY / "docs" / "explorer.png")
    with still, Image.open(REPOSITORY / drag) as film:
        assert film.n_frames > 50
        assert film.info["loop"] == 0
        assert film.width / film.height == pytest.approx(still.width / still.height, rel=0.01)


LINK = "https://mybinder.org/v2/gh/ada/net/HEAD?urlpath=lab/tree/notebooks/index.ipynb"
BADGE = f"[![Binder](https://mybinder.org/badge_logo.svg)]({LINK})"


@pytest.mark.parametrize(("options", "expected"), [([], LINK), (["--badge"], BADGE)])
def test_binder_link_and_badge_are_made_for_each_fork(tmp_path, options, expected):
    assert "mybinder.org/v2/" not in TEXT  # a fixed link would suit one fork only
    (tmp_path / "binder").mkdir()
    script = shutil.copy(REPOSITORY / "binder" / "link.py", tmp_path / "binder")
    git = ["git", "-C", tmp_path]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "remote", "add", "origin", "git@github.com:ada/net.git"], check=True)
    run = subprocess.run([sys.executable, script, *options], capture_output=True, text=True)
    assert (run.stdout, run.returncode) == (f"{expected}\n", 0), run.stderr
