"""Take the explorers' pictures and film a drag in JupyterLab, for the README and the notebook.

    .venv/bin/python -m scripts.picture

It writes ``docs/explorer.png``, ``docs/net.png``, ``docs/drag.webp`` and, smaller, the picture in
the notebook's first cell.
"""

import base64
import io
import math
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from matplotlib.font_manager import findfont
from PIL import Image, ImageDraw, ImageFont
from PIL.Image import Dither, Quantize, Resampling
from playwright.sync_api import Locator, sync_playwright

from explorer.derivation.colors import COLORS
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
NET_NOTEBOOK = REPOSITORY / "notebooks" / "gradients-part-6.ipynb"
NET_PICTURE = REPOSITORY / "docs" / "net.png"
FILM = REPOSITORY / "docs" / "drag.webp"
ATTACHMENT = "explorer.png"
ATTACHED_WIDTH = 560  # px: small enough not to be taken for the live explorer below it
CAPTION = "A picture, not the live explorer"
CAPTION_HEIGHT, CAPTION_SIZE = 26, 14  # px
FILM_WIDTH = 720  # px
FRAMES_PER_SECOND = 10
PICTURE_BYTES = 150_000
NET_BYTES = 250_000
FILM_BYTES = 750_000

#: A drag is a slider's name and its stops, each with the seconds to reach it and its value.
DRAGS = (
    ("W", ((1.4, 5.5), (2.3, -5.5), (1.3, -0.8))),
    ("x", ((0.7, 3.5), (1.2, -2.5), (0.9, 1.5))),
)

#: A screenshot has no mouse pointer, so the page gets one that follows the mouse.
POINTER = """() => {
    const pointer = document.body.appendChild(document.createElement("div"));
    pointer.style = "position: fixed; inset: 0 auto auto 0; z-index: 9999; pointer-events: none";
    pointer.innerHTML = `<svg width="20" height="26" viewBox="0 0 20 26" style="display: block">
        <path d="M1 1v19l4.5-4 3.5 8 3.5-1.5-3.5-7.5h6z" fill="black" stroke="white" /></svg>`;
    document.addEventListener("pointermove", ({ clientX, clientY }) => {
        pointer.style.translate = `${clientX}px ${clientY}px`;
    }, true);
}"""

#: The slider has reached the mouse, and the numbers and marks have reached the slider.
SHOWN = """async ([name, wanted, precision]) => {
    const shown = (quantity) =>
        Number(document.querySelector(`[data-quantity="${quantity}"]`).dataset.value);
    const near = Math.abs(shown(name) - wanted) <= precision;
    if (!near || shown("z") !== shown("W") * shown("x")) return false;
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    return true;
}"""


@contextmanager
def displayed(source: str) -> Iterator[Locator]:
    """Run a cell in JupyterLab and yield the explorer it shows, two pixels to a CSS pixel."""
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
        yield explorer
        page.evaluate("window.jupyterapp.serviceManager.sessions.shutdownAll()")
        browser.close()


def picture(explorer: Locator) -> Image.Image:
    """Return a screenshot of the explorer."""
    return Image.open(io.BytesIO(explorer.screenshot())).convert("RGB")


def film(explorer: Locator) -> list[Image.Image]:
    """Drag the sliders with the mouse and return the frames, which end where they began."""
    explorer.page.evaluate(POINTER)
    frames = (frame for name, stops in DRAGS for frame in drag(explorer, name, stops))
    return [narrowed(frame, FILM_WIDTH) for frame in frames]


def drag(
    explorer: Locator, name: str, stops: tuple[tuple[float, float], ...]
) -> Iterator[Image.Image]:
    """Drag one slider from stop to stop and yield a frame after each small move."""
    page, slider = explorer.page, explorer.locator(f".ge-slider-{name}")
    handle, track = slider.locator("[role=slider]"), slider.locator(".noUi-base").bounding_box()
    low, high, start = (
        float(handle.get_attribute(f"aria-value{which}")) for which in ("min", "max", "now")
    )
    per_unit = track["width"] / (high - low)
    x, y, value = track["x"] + (start - low) * per_unit, track["y"] + track["height"] / 2, start
    page.mouse.move(x, y)
    page.mouse.down()
    for seconds, stop in stops:
        begin, moves = value, round(seconds * FRAMES_PER_SECOND)
        for i in range(1, moves + 1):
            value = begin + (stop - begin) * (1 - math.cos(math.pi * i / moves)) / 2
            page.mouse.move(x + (value - start) * per_unit, y)
            page.wait_for_function(SHOWN, arg=[name, value, 1 / per_unit])
            yield picture(explorer)
    page.mouse.up()


def narrowed(image: Image.Image, width: int) -> Image.Image:
    """Return the image at a smaller width, in the same proportions."""
    return image.resize((width, round(image.height * width / image.width)), Resampling.LANCZOS)


def captioned(image: Image.Image) -> Image.Image:
    """Return the image in a frame, under a bar that says that it is a picture."""
    width, top = image.width + 2, CAPTION_HEIGHT
    framed = Image.new("RGB", (width, image.height + top + 1), COLORS["muted"].light)
    framed.paste(image, (1, top))
    font = ImageFont.truetype(findfont("DejaVu Sans"), CAPTION_SIZE)
    middle = (width / 2, top / 2)
    ImageDraw.Draw(framed).text(middle, CAPTION, COLORS["paper"].light, font, anchor="mm")
    return framed


def png(image: Image.Image, most: int = PICTURE_BYTES) -> bytes:
    """Return a PNG with as many colours as fit the size limit."""
    for colors in (256, 128, 64, 32):
        out = io.BytesIO()
        image.quantize(colors, dither=Dither.NONE).save(out, format="png", optimize=True)
        if len(out.getvalue()) <= most:
            return out.getvalue()
    raise ValueError(f"the picture does not fit {most} bytes")


def webp(frames: list[Image.Image]) -> bytes:
    """Return a looping film with as many colours as fit the size limit.

    One palette serves all frames, so that pixels that do not change stay equal and cost nothing.
    """
    sample = frames[::8]
    strip = Image.new("RGB", (frames[0].width, frames[0].height * len(sample)))
    for i, frame in enumerate(sample):
        strip.paste(frame, (0, i * frame.height))
    for colors in (256, 128, 64):
        # Unlike the median cut, the octree keeps the few pixels of the factors' colours apart.
        palette = strip.quantize(colors, method=Quantize.FASTOCTREE)
        first, *others = (
            frame.quantize(palette=palette, dither=Dither.NONE).convert("RGB") for frame in frames
        )
        out = io.BytesIO()
        first.save(
            out,
            format="webp",
            save_all=True,
            append_images=others,
            duration=1000 // FRAMES_PER_SECOND,
            loop=0,
            lossless=True,
            method=4,
            quality=50,
        )
        if len(out.getvalue()) <= FILM_BYTES:
            return out.getvalue()
    raise ValueError(f"the film does not fit {FILM_BYTES} bytes")


def source_of(notebook: nbformat.NotebookNode, name: str) -> str:
    """Return the cell that opens an explorer."""
    return next(cell.source for cell in notebook.cells if f"{name}(" in cell.source)


def main() -> None:
    with displayed(source_of(nbformat.read(NET_NOTEBOOK, as_version=4), "NetExplorer")) as net:
        NET_PICTURE.write_bytes(png(picture(net), NET_BYTES))
    print(f"{NET_PICTURE}: {NET_PICTURE.stat().st_size:,} bytes")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    source = source_of(notebook, "GradientExplorer")
    with displayed(source) as explorer:
        image = picture(explorer)
        frames = film(explorer)
    PICTURE.write_bytes(png(image))
    FILM.write_bytes(webp(frames))
    small = png(captioned(narrowed(image, ATTACHED_WIDTH)))
    encoded = base64.b64encode(small).decode()
    first = next(cell for cell in notebook.cells if "attachment:" in cell.source)
    first.attachments = {ATTACHMENT: {"image/png": encoded}}
    nbformat.write(notebook, NOTEBOOK)
    print(f"{PICTURE}: {image.width} × {image.height}, {PICTURE.stat().st_size:,} bytes")
    print(f"{FILM}: {len(frames)} frames, {FILM.stat().st_size:,} bytes")
    print(f"{NOTEBOOK}: attachment of {len(small):,} bytes")


if __name__ == "__main__":
    main()
