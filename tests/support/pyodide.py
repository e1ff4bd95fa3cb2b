"""Pyodide without its CDN: the runtime from npm, its pure Python packages from the package index.

Packages with compiled code, such as NumPy and matplotlib, are missing.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
from pathlib import Path

#: The Pyodide packages that JupyterLite's kernel loads at its start.
KERNEL = ("ipython", "jedi", "micropip", "packaging")
#: The other pure Python packages that our wheel needs.
OURS = (
    "anywidget", "comm", "ipywidgets", "jupyterlab_widgets", "latex2mathml", "psygnal",
    "typing_extensions",
)  # fmt: skip


def make(folder: Path, python: Path, version: str) -> tuple[Path, list[Path]]:
    """Make a Pyodide archive for `jupyter lite build --pyodide`, and the wheels that we need.

    Parameters
    ----------
    folder : Path
        The folder to create for all files.
    python : Path
        The Python whose pip downloads the packages.
    version : str
        The version of Pyodide.
    """
    folder.mkdir()
    npm = ["npm", "pack", "--silent", f"pyodide@{version}"]
    packed = subprocess.run(npm, cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder)
    runtime = folder / "package"
    lock_file = runtime / "pyodide-lock.json"
    lock = json.loads(lock_file.read_text())
    wanted = _with_dependencies(lock["packages"])
    _download(python, runtime, [f"{package['name']}=={package['version']}" for package in wanted])
    for package in wanted:  # these replace Pyodide's own builds, which have other hashes
        wheel = (runtime / package["file_name"]).read_bytes()
        package["sha256"] = hashlib.sha256(wheel).hexdigest()
    lock_file.write_text(json.dumps(lock))
    with tarfile.open(folder / "pyodide.tar.bz2", "w:bz2", compresslevel=1) as archive:
        archive.add(runtime, "pyodide")
    _download(python, folder / "wheels", list(OURS))
    return folder / "pyodide.tar.bz2", sorted((folder / "wheels").iterdir())


def _with_dependencies(packages: dict[str, dict]) -> list[dict]:
    pending, found = list(KERNEL), {}
    while pending:
        name = re.sub(r"[-_.]+", "-", pending.pop()).lower()
        if name not in found:
            found[name] = packages[name]
            pending += packages[name]["depends"]
    return list(found.values())


def _download(python: Path, folder: Path, requirements: list[str]) -> None:
    # download for the browser's Python, not for this one
    pure = ["--implementation=py", "--abi=none", "--platform=any", "--python-version=3.14"]
    pure.append("--only-binary=:all:")
    command = [python, "-m", "pip", "download", "--quiet", "--no-deps", *pure, "-d", folder]
    subprocess.run([*command, *requirements], check=True)
