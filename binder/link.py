"""Print the link that opens this repository or fork on Binder, or a badge with that link."""

import argparse
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
BADGE = "https://mybinder.org/badge_logo.svg"
REMOTE = re.compile(
    # https://host/path and ssh://git@host:22/path, or git@host:path. The part before the @ may hold
    # a password, so the link leaves it out.
    r"(?:\w+://(?:[^@/]+@)?(?P<host>[^/:@]+)(?::\d+)?/|(?:[^@/:]+@)?(?P<ssh_host>[^/:@]+):(?!/))"
    r"(?P<path>.+?)(?:\.git)?/?"
)


def binder_link(remote: str, notebook: str = "index") -> str:
    """Return the link for a remote on GitHub or GitLab, which opens a notebook."""
    match = REMOTE.fullmatch(remote)
    host, path = (match["host"] or match["ssh_host"], match["path"]) if match else ("", "")
    if host == "github.com":
        repository = f"gh/{path}"
    elif host == "gitlab.com":
        repository = f"gl/{quote(path, safe='')}"  # groups nest, so the whole path is one name
    else:
        raise ValueError(f"Binder links are known for github.com and gitlab.com, not {host!r}")
    return f"https://mybinder.org/v2/{repository}/HEAD?urlpath=lab/tree/notebooks/{notebook}.ipynb"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--badge", action="store_true", help="print a badge, as Markdown")
    parser.add_argument("--part", help="open this part (default: the list of all parts)")
    options = parser.parse_args()
    notebook = f"gradients-part-{options.part}" if options.part else "index"
    if options.part and not (NOTEBOOKS / f"{notebook}.ipynb").is_file():
        sys.exit(f"There is no part {options.part} in {NOTEBOOKS}.")
    git = ["git", "-C", str(Path(__file__).parent), "remote", "get-url", "origin"]
    remote = subprocess.run(git, capture_output=True, text=True)
    if remote.returncode:
        sys.exit("This clone has no remote named origin: push it to GitHub or GitLab first.")
    try:
        link = binder_link(remote.stdout.strip(), notebook)
    except ValueError as error:
        sys.exit(str(error))
    print(f"[![Binder]({BADGE})]({link})" if options.badge else link)


if __name__ == "__main__":
    main()
