"""Build the lessons as a static JupyterLite site, in which Python runs in the reader's browser."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]


def build(site: Path, *options: str) -> None:
    """Build the site with this repository's wheel, and let JupyterLite check the result.

    Parameters
    ----------
    site
        The folder of the site.
    *options
        Further options of ``jupyter lite build``, such as ``--pyodide=…``.
    """
    with tempfile.TemporaryDirectory() as scratch:
        wheels = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", scratch]
        subprocess.run(wheels, cwd=REPOSITORY, check=True)
        (wheel,) = Path(scratch).glob("*.whl")
        lite = [sys.executable, "-m", "jupyterlite_core"]
        # The check needs the same options, or it would remove the files that they add.
        same = [
            f"--lite-dir={scratch}",
            f"--output-dir={site.resolve()}",
            f"--contents={REPOSITORY / 'notebooks'}",
            f"--piplite-wheels={wheel}",
            "--apps=lab",
            "--no-sourcemaps",
            *options,
        ]
        for command in ("build", "check"):
            subprocess.run([*lite, command, *same], cwd=scratch, check=True)


if __name__ == "__main__":
    more = "All other options go to `jupyter lite build`, such as --pyodide=…"
    parser = argparse.ArgumentParser(description=__doc__, epilog=more)
    parser.add_argument("site", type=Path, nargs="?", default=REPOSITORY / "lite" / "site")
    given, options = parser.parse_known_args()
    build(given.site, *options)
