"""Take the picture of the explorer again, in a real JupyterLab, for the README and the notebook.

    .venv/bin/python -m scripts.picture

It writes ``docs/explorer.png`` and, smaller, the attachment in the notebook's first cell.
"""

import base64
import io
import sys
import tempfile
from pathlib import Path

import nbformat
from PIL import Image
from playwright.sync_api import sync_playwright

from scripts.lab import (
    REPOSITORY,
    browser_arguments,
    find_browser,
    open_notebook,
    run_all,
    running_lab,
)

NOTEBOOK = REPOSITORY / "notebooks" / "gradients-part-1.ipynb"
PICTURE = REPOSITORY / "docs" / "explorer.png"
ATTACHMENT = "explorer.png"
ATTACHED_WIDTH = 560  # px: small enough not to be taken for the live explorer below it
MOST_BYTES = 150_000


def take(source: str) -> Image.Image:
    """Run a cell in JupyterLab and return the explorer it shows, two pixels to a CSS pixel."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        running_lab(Path(folder)) as lab,
        sync_playwright() as playwright,
    ):
        path = find_browser(playwright.chromium)
        if path is None:
            sys.exit("This needs Chrome, Chromium or Edge.")
        browser = playwright.chromium.launch(executable_path=path, args=browser_arguments())
        viewport = {"width": 1280, "height": 1000}
        page = browser.new_page(viewport=viewport, device_scale_factor=2)
        open_notebook(page, lab, lab.add("picture.ipynb", source))
        run_all(page)
        explorer = page.locator(".gradient-explorer")
        explorer.locator("[data-mark]").first.wait_for()
        shot = explorer.screenshot()
        page.evaluate("window.jupyterapp.serviceManager.sessions.shutdownAll()")
        browser.close()
    return Image.open(io.BytesIO(shot)).convert("RGB")


def compressed(image: Image.Image) -> bytes:
    """Return a PNG of as many colours as fit the limit."""
    for colors in (256, 128, 64, 32):
        out = io.BytesIO()
        image.quantize(colors, dither=Image.Dither.NONE).save(out, format="png", optimize=True)
        if len(out.getvalue()) <= MOST_BYTES:
            return out.getvalue()
    raise ValueError(f"the picture does not fit {MOST_BYTES} bytes")


def main() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    source = next(cell.source for cell in notebook.cells if "GradientExplorer(" in cell.source)
    image = take(source)  # of the first cell that makes one
    PICTURE.write_bytes(compressed(image))
    size = (ATTACHED_WIDTH, round(image.height * ATTACHED_WIDTH / image.width))
    small = compressed(image.resize(size, Image.Resampling.LANCZOS))
    encoded = base64.b64encode(small).decode()
    notebook.cells[0].attachments = {ATTACHMENT: {"image/png": encoded}}
    nbformat.write(notebook, NOTEBOOK)
    print(f"{PICTURE}: {image.width} × {image.height}, {PICTURE.stat().st_size:,} bytes")
    print(f"{NOTEBOOK}: attachment of {len(small):,} bytes")


if __name__ == "__main__":
    main()
