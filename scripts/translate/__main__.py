"""Write the page's modules, or check them: ``python -m scripts.translate [--check]``."""

from __future__ import annotations

import sys

from scripts.translate import Refused, translate, translate_more
from scripts.translate.output import REPOSITORY

#: The modules that the page of one weight calls; what they import is translated, too.
ENTRIES = [
    *(f"explorer.session.{name}" for name in (
        "session", "display", "check", "descent", "quiz", "still", "saved_page",
    )),
    "explorer.derivation.paper",
    "explorer.derivation.texts",
    "explorer.plots.arrow_texts",
    "explorer.plots.axes_3d",
    "explorer.plots.surface_3d",
    "explorer.plots.windows",
]  # fmt: skip
#: The modules that the page of any net calls besides.
NET_ENTRIES = [
    "explorer.core.net.formulas",
    "explorer.session.net.session",
    "explorer.session.net.light",
    "explorer.session.net.pointed",
    "explorer.session.net.pick",
    "explorer.session.net.grids",
    "explorer.derivation.net.reader",
    "explorer.plots.net.connectors",
    "explorer.plots.net.diagram",
    "explorer.plots.net.legend",
    "explorer.plots.net.tints",
    "explorer.plots.net.units",
    *(f"explorer.session.net.{name}" for name in ("walk", "quiz", "check", "descent")),
    "explorer.derivation.net.cases",
    "explorer.derivation.net.texts",
    "explorer.derivation.net.latex",
    *(f"explorer.plots.net.{name}" for name in ("net_plots", "shares", "picks")),
    *(f"explorer.session.net.{name}" for name in ("drag", "display", "saved_page")),
    "explorer.derivation.net.cards",
]
PAGE = REPOSITORY / "explorer" / "page"
GENERATED, NET_GENERATED = PAGE / "generated.js", PAGE / "net" / "generated.js"


def main(arguments: list[str]) -> str | int:
    """Return an exit code, or a message for failure."""
    if arguments not in ([], ["--check"]):
        return "usage: python -m scripts.translate [--check]"
    try:
        texts = {
            GENERATED: translate(ENTRIES),
            NET_GENERATED: translate_more(NET_ENTRIES, ENTRIES, "../generated.js"),
        }
    except Refused as error:
        return str(error)
    for file, text in texts.items():
        if not arguments:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        elif not file.is_file() or file.read_text("utf-8") != text:
            return f"{file.relative_to(PAGE)} is out of date: run `python -m scripts.translate`"
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
