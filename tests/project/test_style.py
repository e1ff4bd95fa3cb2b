"""Style and type checks, so that one command tests everything; pre-commit runs the same."""

import subprocess
import sys

import pytest

from scripts.lab import REPOSITORY

pytestmark = pytest.mark.lint

CHECKS = [
    ["ruff", "check"],
    ["ruff", "format", "--check"],
    ["mypy"],
    ["nbstripout", "--verify", *sorted(map(str, REPOSITORY.glob("notebooks/*.ipynb")))],
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: " ".join(check[:2]))
def test_style(check):
    run = subprocess.run(
        [sys.executable, "-m", *check], cwd=REPOSITORY, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
