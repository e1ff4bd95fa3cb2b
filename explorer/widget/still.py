"""The still picture below an explorer, for viewers of the notebook that run no script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Any

from IPython.core.getipython import get_ipython
from IPython.display import display
from matplotlib.figure import Figure

from explorer.session.still import HINT


def display_still(svg: str, png: Callable[[], bytes]) -> None:
    """Display a picture of the explorer as an output of its own, which the live view hides.

    In a single output JupyterLab would choose the widget and, without its kernel, show an error
    instead. The SVG is there at once. At the end of the cell a PNG, which takes longer to draw,
    takes its place: untrusted notebooks show no SVG, and for `nbconvert --to pdf` it would need
    Inkscape.

    Parameters
    ----------
    svg
        The picture as an SVG document.
    png
        ``png()`` draws it as a PNG.
    """
    shell: Any = get_ipython()
    handle: Any = display({"image/svg+xml": svg, "text/plain": HINT}, raw=True, display_id=True)
    if shell is None or handle is None:
        return

    def add_png(_: Any) -> None:
        shell.events.unregister("post_run_cell", add_png)
        data = {"image/png": b64encode(png()).decode(), "text/plain": HINT}
        handle.update(data, metadata={"image/png": {"alt": HINT}}, raw=True)

    shell.events.register("post_run_cell", add_png)


def still_png(figure: Figure) -> bytes:
    """Return the picture as a PNG, with a text chunk by which the live view finds it."""
    from explorer.drawing.figure import as_file  # here: it loads slowly

    return as_file(figure, "png", 96, {"Software": "ge-still"})
