"""Pyodide without its CDN: Python for the browser from npm, what is pure in it from the index.

What is missing are the packages with compiled code, NumPy and matplotlib among them.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
from pathlib import Path

#: What JupyterLite's kernel loads of Pyodide's own packages, before anything of ours.
KERNEL = ("ipython", "jedi", "micropip", "packaging")
#: What our wheel needs besides, as far as it is pure and not of Pyodide's own.
OURS = (
    "anywidget", "comm", "ipywidgets", "jupyterlab_widgets", "latex2mathml", "psygnal",
    "typing_extensions",
)  # fmt: skip


def make(folder: Path, python: Path, version: str) -> tuple[Path, list[Path]]:
    """Return a Pyodide as `jupyter lite build --pyodide` takes it, and the wheels that we need.

    Parameters
    ----------
    folder : Path
        Where to put all of it.
    python : Path
        Whose pip looks into the index.
    version : str
        Pyodide's.
    """
    folder.mkdir()
    npm = ["npm", "pack", "--silent", f"pyodide@{version}"]
    packed = subprocess.run(npm, cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder)
    runtime = folder / "package"
    lock_file = runtime / "pyodide-lock.json"
    lock = json.loads(lock_file.read_text())
    wanted = _with_all_they_need(lock["packages"])
    _download(python, runtime, [f"{package['name']}=={package['version']}" for package in wanted])
    for package in wanted:  # Pyodide builds these itself, from the same sources
        wheel = (runtime / package["file_name"]).read_bytes()
        package["sha256"] = hashlib.sha256(wheel).hexdigest()
    lock_file.write_text(json.dumps(lock))
    with tarfile.open(folder / "pyodide.tar.bz2", "w:bz2", compresslevel=1) as archive:
        archive.add(runtime, "pyodide")
    _download(python, folder / "wheels", list(OURS))
    return folder / "pyodide.tar.bz2", sorted((folder / "wheels").iterdir())


def _with_all_they_need(packages: dict[str, dict]) -> list[dict]:
    open_, found = list(KERNEL), {}
    while open_:
        name = re.sub(r"[-_.]+", "-", open_.pop()).lower()
        if name not in found:
            found[name] = packages[name]
            open_ += packages[name]["depends"]
    return list(found.values())


def _download(python: Path, folder: Path, requirements: list[str]) -> None:
    # for the browser's Python, not for this one
    pure = ["--implementation=py", "--abi=none", "--platform=any", "--python-version=3.14"]
    pure.append("--only-binary=:all:")
    command = [python, "-m", "pip", "download", "--quiet", "--no-deps", *pure, "-d", folder]
    subprocess.run([*command, *requirements], check=True)
