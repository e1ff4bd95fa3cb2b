"""`gradient-explorer` opens the lessons; each test runs it as a process, without a browser."""

import importlib.metadata
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from scripts.lab import REPOSITORY, free_port

NAME = "index.ipynb"
PARTS = ("gradients-part-1.ipynb", "gradients-part-4b.ipynb")
LESSON = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
# Without these variables the launcher finds no display on any machine.
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


@pytest.fixture
def environment(tmp_path):
    """The environment of a process without a display or the user's own settings."""
    others = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    return others | {name: str(tmp_path / name) for name in folders}


@pytest.fixture(params=["clone", "installed"])
def package(request, tmp_path):
    """The launcher and three notebooks, laid out as in a clone and as in an unpacked wheel."""
    root = tmp_path / request.param
    (root / "explorer").mkdir(parents=True)
    shutil.copy(REPOSITORY / "explorer" / "__main__.py", root / "explorer")
    (root / "explorer" / "__init__.py").touch()
    lesson = root / ("notebooks" if request.param == "clone" else "explorer/lesson")
    lesson.mkdir()
    for name in (NAME, *PARTS):
        (lesson / name).write_text(LESSON)
    return root


@pytest.fixture
def here(tmp_path):
    """The current folder of the command."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


def _command(package: Path, *options: str, before: str = "") -> list[str]:
    # Not `-m explorer`, which would look in the current folder first.
    code = (
        f"import sys\nsys.path.insert(0, {str(package)!r})\n{before}\n"
        "from explorer.__main__ import main\nmain()"
    )
    return [sys.executable, "-c", code, *options]


def _run(command, here, environment):
    return subprocess.run(
        command,
        cwd=here,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def _arguments(package: Path, here: Path, environment: dict[str, str], *options: str) -> list[str]:
    """Return the arguments for JupyterLab, from a stand-in that prints them."""
    (package / "jupyterlab").mkdir(exist_ok=True)
    (package / "jupyterlab" / "labapp.py").write_text(
        "class LabApp:\n"
        "    launch_instance = staticmethod(lambda given: print(*given, sep='\\n'))\n"
    )
    (package / "jupyterlab" / "__init__.py").touch()
    run = _run(_command(package, *options), here, environment)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_serves_the_notebook_at_the_address_it_prints(package, here, environment):
    port, log = free_port(), here.parent / "log"
    command = _command(package, f"--port={port}", "--IdentityProvider.token=secret")
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=here,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        ) as server,
    ):
        try:
            path = f"notebooks/{NAME}" if package.name == "clone" else NAME
            api = f"http://127.0.0.1:{port}/api/contents/{path}?token=secret"
            served = _get_json(api, server, log)
        finally:
            server.send_signal(signal.SIGTERM)
    assert served["content"] == json.loads(LESSON)
    assert f"http://127.0.0.1:{port}/lab/tree/{path}?token=" in log.read_text()
    assert (here / NAME).exists() == (package.name == "installed")


def _get_json(url: str, server: subprocess.Popen[bytes], log: Path) -> dict:
    deadline = time.monotonic() + 120
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            error.close()
            raise
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.mark.parametrize("package", ["installed"], indirect=True)
@pytest.mark.parametrize("work", ["my own notes", LESSON])
def test_never_overwrites_a_notebook(package, here, environment, work):
    (here / NAME).write_text(work)
    (package / "explorer" / "lesson" / "picture.png").write_text("drawn")
    (here / "picture.png").write_text("my own picture")
    arguments = _arguments(package, here, environment)
    assert (here / NAME).read_text() == work
    assert (here / "picture.png").read_text() == "my own picture"
    assert "existing" in arguments[0] and str(here) in arguments[0]
    assert f"--LabApp.default_url=/lab/tree/{NAME}" in arguments


@pytest.mark.parametrize("package", ["installed"], indirect=True)
def test_copies_the_lesson_with_its_pictures(package, here, environment):
    (package / "explorer" / "lesson" / "picture.png").write_text("drawn")
    assert not any("existing" in line for line in _arguments(package, here, environment))
    assert (here / NAME).read_text() == LESSON
    assert (here / "picture.png").read_text() == "drawn"


@pytest.mark.parametrize("options", [["--part", "4b"], ["--part=4B"]], ids=" ".join)
def test_opens_one_part(package, here, environment, options):
    arguments = _arguments(package, here, environment, *options)
    folder = "notebooks/" if package.name == "clone" else ""
    assert f"--LabApp.default_url=/lab/tree/{folder}gradients-part-4b.ipynb" in arguments
    assert not any(argument.startswith("--part") or argument == "4b" for argument in arguments)
    if package.name == "installed":
        assert {path.name for path in here.iterdir()} == {NAME, *PARTS}


@pytest.mark.parametrize("part", ["5", "../x", ""])
def test_says_which_parts_there_are(package, here, environment, part):
    run = _run(_command(package, "--part", part), here, environment)
    _assert_one_line(run, f"there is no part {part!r}", "the parts are 1, 4b\n")
    assert not any(here.iterdir())


def test_listens_on_this_computer_only_unless_told_otherwise(package, here, environment):
    assert "--ServerApp.ip=127.0.0.1" in _arguments(package, here, environment)
    for spelling in (["--ip=0.0.0.0"], ["--ip", "0.0.0.0"], ["--ServerApp.ip=0.0.0.0"]):
        addresses = [
            argument
            for argument in _arguments(package, here, environment, *spelling)
            if "ip=" in argument
        ]
        assert addresses == ["--ServerApp.ip=0.0.0.0"]


def test_passes_other_options_on(package, here, environment):
    arguments = _arguments(package, here, environment, "--debug", "--collaborative", "--port", "0")
    assert arguments[-2:] == ["--debug", "--collaborative"]
    assert "--ServerApp.port=0" in arguments


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there is no root here")
def test_allow_root_is_passed_only_for_root(package, here, environment):
    is_root = os.geteuid() == 0
    assert ("--allow-root" in _arguments(package, here, environment)) == is_root


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display here")
def test_opens_a_browser_only_where_there_is_a_display(package, here, environment):
    assert "--no-browser" in _arguments(package, here, environment)
    environment["DISPLAY"] = ":0"
    assert "--no-browser" not in _arguments(package, here, environment)
    assert "--no-browser" in _arguments(package, here, environment, "--no-browser")


def _assert_one_line(run: subprocess.CompletedProcess[str], *words: str) -> None:
    assert run.returncode == 1, run.stderr
    assert run.stderr.startswith("gradient-explorer: ")
    assert run.stderr.count("\n") == 1
    for word in words:
        assert word in run.stderr


def test_says_that_the_port_is_in_use(package, here, environment):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        run = _run(_command(package, "--port", port), here, environment)
    _assert_one_line(run, "in use", port)


def test_says_that_the_notebook_is_missing(package, here, environment):
    for notebook in package.rglob(NAME):
        notebook.unlink()
    _assert_one_line(_run(_command(package), here, environment), "missing", NAME)


def test_says_how_to_install_a_missing_jupyterlab(package, here, environment):
    command = _command(package, before="sys.modules['jupyterlab'] = None")
    run = _run(command, here, environment)
    wanted = f'-e "{package}[lab]"' if package.name == "clone" else '"gradient-explorer[lab]"'
    _assert_one_line(run, "is not installed", f"{sys.executable} -m pip install {wanted}\n")
    assert not any(here.iterdir())


def test_help_is_short_and_points_to_the_full_help(package, here, environment):
    run = _run(_command(package, "--help"), here, environment)
    assert run.returncode == 0
    assert "--help-all" in run.stdout
    assert run.stdout.count("\n") < 30
    assert not any(here.iterdir())


def test_prints_the_version_of_the_package(package, here, environment):
    run = _run(_command(package, "--version"), here, environment)
    assert run.stdout == f"gradient-explorer {importlib.metadata.version('gradient-explorer')}\n"
