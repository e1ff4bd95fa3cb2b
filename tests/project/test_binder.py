"""Binder opens this repository's notebooks directly in JupyterLab."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.lab import REPOSITORY

pytestmark = pytest.mark.packaging

LINK = REPOSITORY / "binder" / "link.py"
NOTEBOOK = "notebooks/index.ipynb"
PART = "notebooks/gradients-part-4b.ipynb"


def test_binder_would_install_the_package_with_python_3_11():
    repo2docker = [sys.executable, "-m", "repo2docker", "--no-build", "--debug"]
    user = ["--user-id", "1000", "--user-name", "jovyan"]
    run = subprocess.run([*repo2docker, *user, "."], cwd=REPOSITORY, capture_output=True, text=True)
    log = run.stdout + run.stderr
    assert run.returncode == 0, log
    assert "Building conda environment for python=3.11" in log
    # `.` means the repository, so pip must run in its root after everything has been copied there.
    root = log.index("WORKDIR ${REPO_DIR}")
    copied = log.index(" ${REPO_DIR}/\n", root)
    installed = log.index('pip install --no-cache-dir -r "binder/requirements.txt"')
    # postBuild needs the installed package, to draw the pictures that stay in the image
    made = log.index("./binder/postBuild")
    assert root < copied < installed < made
    lines = (REPOSITORY / "binder" / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["."]


def _link(folder: Path, remote: str | None, *options: str) -> subprocess.CompletedProcess[str]:
    """Run ``binder/link.py`` in a fresh clone with the given remote and one lesson."""
    for path in ("binder", "notebooks"):
        (folder / path).mkdir()
    (folder / PART).touch()
    script = shutil.copy(LINK, folder / "binder")
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    if remote:
        subprocess.run(["git", "-C", folder, "remote", "add", "origin", remote], check=True)
    return subprocess.run([sys.executable, script, *options], capture_output=True, text=True)


@pytest.mark.parametrize(
    ("remote", "repository"),
    [
        ("https://github.com/ada/net", "gh/ada/net"),
        ("https://github.com/ada/net.git", "gh/ada/net"),
        ("https://ada:secret@github.com/ada/net.git/", "gh/ada/net"),
        ("git@github.com:ada/net.js.git", "gh/ada/net.js"),
        ("git@github.com:42/net.git", "gh/42/net"),
        ("ssh://git@github.com:22/ada/net.git", "gh/ada/net"),
        ("https://gitlab.com/ada/net.git", "gl/ada%2Fnet"),
        ("git@gitlab.com:school/maths/net.git", "gl/school%2Fmaths%2Fnet"),
    ],
)
def test_link_opens_the_notebook_of_any_fork(tmp_path, remote, repository):
    run = _link(tmp_path, remote)
    expected = f"https://mybinder.org/v2/{repository}/HEAD?urlpath=lab/tree/{NOTEBOOK}\n"
    assert (run.stdout, run.returncode) == (expected, 0), run.stderr


@pytest.mark.parametrize("remote", [None, "https://example.org/ada/net.git", "../net"])
def test_link_says_what_is_missing_in_one_line(tmp_path, remote):
    run = _link(tmp_path, remote)
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert "GitHub" in run.stderr or "github.com" in run.stderr


def test_link_opens_one_part(tmp_path):
    run = _link(tmp_path, "git@github.com:ada/net.git", "--part", "4b")
    expected = f"https://mybinder.org/v2/gh/ada/net/HEAD?urlpath=lab/tree/{PART}\n"
    assert (run.stdout, run.returncode) == (expected, 0), run.stderr


def test_link_names_no_part_that_does_not_exist(tmp_path):
    run = _link(tmp_path, "git@github.com:ada/net.git", "--part", "5")
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.startswith("There is no part 5 ")


def test_link_points_at_existing_notebooks():
    assert (REPOSITORY / NOTEBOOK).is_file()
    assert (REPOSITORY / PART).is_file()
