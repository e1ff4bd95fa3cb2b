"""What the README says can be done, can be done."""

import doctest
import re
import shutil
import subprocess
import sys

import pytest

from scripts.lab import REPOSITORY

README = REPOSITORY / "README.md"
TEXT = README.read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.+)\n```", TEXT)


def test_python_does_what_it_prints():
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted >= 8
    assert result.failed == 0


def test_commands_are_those_that_ci_and_contributors_run():
    start, test = COMMANDS
    scripts = (REPOSITORY / "pyproject.toml").read_text().partition("[project.scripts]")[2]
    assert f"\n{start.rpartition('/')[2]} = " in scripts
    assert (REPOSITORY / ".ci" / "run").read_text().splitlines()[-1] == test
    contributing = (REPOSITORY / "CONTRIBUTING.md").read_text()
    assert f"| everything | `{test.rpartition(' && ')[2]}` |" in contributing


def test_files_it_names_are_there():
    table = TEXT.partition("## Where things are")[2].partition("##")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert len(rows) > 5
    for row in rows:
        folder = ""
        for name in re.findall(r"`(.+?)`", row):
            # `explorer/check.py`, `descent.py`: the second stands in the first one's folder.
            folder = name.rpartition("/")[0] if "/" in name.rstrip("/") else folder
            path = REPOSITORY / (name if "/" in name else f"{folder}/{name}")
            assert path.exists(), name
    for target in re.findall(r"\]\(((?!https:)\S+)\)", TEXT):
        assert (REPOSITORY / target).is_file(), target
    for name in ("CONTRIBUTING.md", "LICENSE", "binder/link.py"):
        assert f"{name}`" in TEXT or f"{name} --badge`" in TEXT
        assert (REPOSITORY / name).is_file()


LINK = "https://mybinder.org/v2/gh/ada/net/HEAD?urlpath=lab/tree/notebooks/gradients-part-1.ipynb"
BADGE = f"[![Binder](https://mybinder.org/badge_logo.svg)]({LINK})"


@pytest.mark.parametrize(("options", "expected"), [([], LINK), (["--badge"], BADGE)])
def test_binder_link_and_badge_are_any_fork_s_own(tmp_path, options, expected):
    assert "mybinder.org/v2/" not in TEXT  # whose would it be?
    (tmp_path / "binder").mkdir()
    script = shutil.copy(REPOSITORY / "binder" / "link.py", tmp_path / "binder")
    git = ["git", "-C", tmp_path]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "remote", "add", "origin", "git@github.com:ada/net.git"], check=True)
    run = subprocess.run([sys.executable, script, *options], capture_output=True, text=True)
    assert (run.stdout, run.returncode) == (f"{expected}\n", 0), run.stderr
