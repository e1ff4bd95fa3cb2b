"""Write the page's module, or check it: ``python -m scripts.translate [--check]``."""

from __future__ import annotations

import sys

from scripts.translate import Refused, translate
from scripts.translate.output import REPOSITORY

#: The modules that the page calls; what they import is translated, too.
ENTRIES = [
    *(f"explorer.session.{name}" for name in (
        "session", "display", "check", "descent", "quiz", "still", "saved_page",
    )),
    "explorer.derivation.texts",
    "explorer.plots.axes_3d",
    "explorer.plots.surface_3d",
]  # fmt: skip
GENERATED = REPOSITORY / "explorer" / "page" / "generated.js"


def main(arguments: list[str]) -> str | int:
    """Return an exit code, or a message for failure."""
    if arguments not in ([], ["--check"]):
        return "usage: python -m scripts.translate [--check]"
    try:
        text = translate(ENTRIES)
    except Refused as error:
        return str(error)
    if not arguments:
        GENERATED.write_text(text, "utf-8")
    elif not GENERATED.is_file() or GENERATED.read_text("utf-8") != text:
        return f"{GENERATED.name} is out of date: run `python -m scripts.translate`"
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
