"""Packages from npm, as pages load them."""

from __future__ import annotations

import os
import subprocess
import tarfile
from pathlib import Path

import pytest


def unpacked(package: str, folder: Path) -> Path:
    """Fetch a package into a folder, and return the package's own folder.

    Where npm cannot fetch it, the test is skipped, but in CI it fails.
    """
    try:
        packed = subprocess.run(
            ["npm", "pack", "--silent", package],
            cwd=folder, check=True, capture_output=True, text=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError) as error:
        missing = f"npm cannot fetch {package}: {error}"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    name = packed.stdout.split()[-1]
    found = folder / name.removesuffix(".tgz") / "package"
    with tarfile.open(folder / name) as archive:
        archive.extractall(found.parent, filter="data")
    return found
