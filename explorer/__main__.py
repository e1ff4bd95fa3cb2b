"""``gradient-explorer``: JupyterLab, opened on the lesson."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

NOTEBOOK = "gradients-part-1.ipynb"
PACKAGE = Path(__file__).resolve().parent


def main(argv: Sequence[str] | None = None) -> None:
    """Start JupyterLab on the lesson.

    Parameters
    ----------
    argv : sequence of str, optional
        The command line without the program's name; by default that of this process. What is not
        known here is passed on to JupyterLab.
    """
    options, others = _parser().parse_known_args(argv)
    try:
        root, notebook = _lesson()
        arguments = _jupyterlab_arguments(options, others, root, notebook)
    except OSError as error:
        sys.exit(f"gradient-explorer: {error}")
    try:
        from jupyterlab.labapp import LabApp
    except ModuleNotFoundError as error:
        sys.exit(
            f"gradient-explorer: JupyterLab cannot start, {error.name} is not installed. "
            f"Try: {sys.executable} -m pip install jupyterlab"
        )
    LabApp.launch_instance(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gradient-explorer",
        description="Open the gradient explorer's notebook in JupyterLab: the one of the clone, or "
        f"else {NOTEBOOK} in the current folder, which is put there if it is not there yet.",
        epilog="All other options are JupyterLab's; `gradient-explorer --help-all` lists them.",
        allow_abbrev=False,  # an abbreviation may be one of JupyterLab's own options
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    parser.add_argument(
        "--ip",
        "--ServerApp.ip",
        default="127.0.0.1",
        metavar="IP",
        help="address to listen on (default: %(default)s, this computer only)",
    )
    parser.add_argument(
        "--port",
        "--ServerApp.port",
        type=_port,
        metavar="N",
        help="port to listen on, this one or none (default: the first free one from 8888)",
    )
    parser.add_argument("--no-browser", action="store_true", help="print the address, open nothing")
    return parser


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"must be a whole number from 0 to 65535, not {text!r:.40}")


def _version() -> str:
    try:
        return version("gradient-explorer")
    except PackageNotFoundError:  # a clone that is run without having been installed
        return "(not installed)"


def _lesson() -> tuple[Path, Path]:
    """Return the folder to serve and the notebook in it."""
    packaged = PACKAGE / "lesson"
    if not packaged.is_dir():
        root = PACKAGE.parent
        notebook = root / "notebooks" / NOTEBOOK
        if not notebook.is_file():
            raise FileNotFoundError(f"the notebook is missing: {notebook}")
        return root, notebook

    root = Path.cwd()
    for source in sorted(packaged.iterdir()):
        try:
            # "x" creates or fails: nobody's work is overwritten, not even in a race.
            with source.open("rb") as original, open(root / source.name, "xb") as copy:
                shutil.copyfileobj(original, copy)
        except FileExistsError:
            if source.name == NOTEBOOK:
                print(f"Opening the {NOTEBOOK} that is already in {root}, as it is.")
    if not (root / NOTEBOOK).is_file():
        raise FileNotFoundError(f"the notebook is missing: {root / NOTEBOOK}")
    return root, root / NOTEBOOK


def _jupyterlab_arguments(
    options: argparse.Namespace, others: list[str], root: Path, notebook: Path
) -> list[str]:
    arguments = [
        f"--ServerApp.root_dir={root}",
        # Unlike a file argument, this is part of the address that JupyterLab prints.
        f"--LabApp.default_url=/lab/tree/{notebook.relative_to(root).as_posix()}",
        f"--ServerApp.ip={options.ip}",
    ]
    if options.port is not None:
        if options.port:
            _require_free(options.ip, options.port)
        arguments += [f"--ServerApp.port={options.port}", "--ServerApp.port_retries=0"]
    if options.no_browser or not _has_display():
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")  # in a container there is often nobody else
    return arguments + others


def _require_free(ip: str, port: int) -> None:
    """Say that a port is in use before JupyterLab does so in a page of log."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    host = "" if ip == "*" else ip
    try:
        socket.getaddrinfo(host or None, port)  # before a socket is made, which would be lost
        socket.create_server((host, port), family=family).close()
    except (OSError, TypeError, ValueError) as error:  # the latter two where it is no address
        raise OSError(
            f"cannot listen on port {port} of {ip}; is it in use? "
            "Try another, or leave --port out to have a free one found."
        ) from error


def _has_display() -> bool:
    """Whether a browser can show itself; without, a text browser would take over the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


if __name__ == "__main__":
    main()
