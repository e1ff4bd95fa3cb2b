"""``gradient-explorer``: JupyterLab, opened on the lessons."""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

INDEX = "index.ipynb"
LESSON = "gradients-part-{}.ipynb"
PACKAGE = Path(__file__).resolve().parent
PACKAGED = PACKAGE / "lesson"  # in a wheel only; a clone has notebooks/ instead


def main(argv: Sequence[str] | None = None) -> None:
    """Start JupyterLab on the list of lessons, or on one of them.

    Parameters
    ----------
    argv : sequence of str, optional
        The command line without the program's name, by default that of this process. Options not
        listed in the help are passed on to JupyterLab.

    Raises
    ------
    SystemExit
        If an option is invalid, a part does not exist, the notebook or JupyterLab is missing, or
        the port is in use; the reason is one line.
    """
    options, others = _parser().parse_known_args(argv)
    try:
        from jupyterlab.labapp import LabApp  # an extra, and the import takes a second
    except ModuleNotFoundError as error:
        sys.exit(
            f"gradient-explorer: JupyterLab cannot start because {error.name} is not installed. "
            f"Run: {sys.executable} -m pip install {_requirement()}"
        )
    try:
        root, notebook = _served(options.part)
        arguments = _jupyterlab_arguments(options, others, root, notebook)
    except OSError as error:
        sys.exit(f"gradient-explorer: {error}")
    LabApp.launch_instance(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gradient-explorer",
        description="Open the lessons in JupyterLab: the clone's own notebooks, or outside a clone "
        "those in the current folder, copied there first if they do not exist.",
        epilog="All other options go to JupyterLab; `gradient-explorer --help-all` lists them.",
        allow_abbrev=False,  # an abbreviation could be one of JupyterLab's own options
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    parser.add_argument(
        "--part",
        metavar="PART",
        help="open this part of the series, such as 1 or 4b (default: the list of all parts)",
    )
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
        help="port to listen on; it must be free (default: the first free port from 8888 on)",
    )
    parser.add_argument("--no-browser", action="store_true", help="print the address only")
    return parser


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"must be a whole number from 0 to 65535, not {text!r:.40}")


def _version() -> str:
    try:
        return version("gradient-explorer")
    except PackageNotFoundError:  # run from a clone without installing it
        return "(not installed)"


def _requirement() -> str:
    """Return the argument of ``pip install`` that adds JupyterLab."""
    return '"gradient-explorer[lab]"' if PACKAGED.is_dir() else f'-e "{PACKAGE.parent}[lab]"'


def _served(part: str | None) -> tuple[Path, Path]:
    """Return the folder to serve and the notebook in it."""
    source = PACKAGED if PACKAGED.is_dir() else PACKAGE.parent / "notebooks"
    name = INDEX if part is None else LESSON.format(part.lower())
    if not (source / name).is_file():
        raise FileNotFoundError(_missing(source, part))
    if source != PACKAGED:
        return PACKAGE.parent, source / name

    root = Path.cwd()
    for file in sorted(source.iterdir()):
        try:
            # "x" creates the file or fails, so it never overwrites work, not even in a race.
            with file.open("rb") as original, open(root / file.name, "xb") as copy:
                shutil.copyfileobj(original, copy)
        except FileExistsError:
            if file.name == name:
                print(f"Opening the existing {name} in {root}.")
    return root, root / name


def _missing(source: Path, part: str | None) -> str:
    if part is None:
        return f"the notebook is missing: {source / INDEX}"
    before, after = LESSON.split("{}")
    names = (path.name for path in source.glob(LESSON.format("*")))
    parts = sorted(name.removeprefix(before).removesuffix(after) for name in names)
    return f"there is no part {part!r:.40}; the parts are {', '.join(parts)}"


def _jupyterlab_arguments(
    options: argparse.Namespace, others: list[str], root: Path, notebook: Path
) -> list[str]:
    arguments = [
        f"--ServerApp.root_dir={root}",
        # Unlike a file argument, this becomes part of the address that JupyterLab prints.
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
        arguments.append("--allow-root")  # containers often have no other user
    return arguments + others


def _require_free(ip: str, port: int) -> None:
    """Raise a short error if the port is in use; JupyterLab would print a page of log."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    host = "" if ip == "*" else ip
    try:
        # create_server does not close its socket when it meets an invalid address.
        socket.getaddrinfo(host or None, port)
        socket.create_server((host, port), family=family).close()
    except (OSError, TypeError, ValueError) as error:  # the last two if the address is malformed
        raise OSError(
            f"cannot listen on port {port} of {ip}; is it in use? "
            "Try another port, or omit --port to use the first free one."
        ) from error


def _has_display() -> bool:
    """Whether there is a display; without one, a text browser would take over the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


if __name__ == "__main__":
    main()
