"""An explorer in a page, and the mouse and keyboard actions on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page
from support.reading import Reading, read

from scripts import lab

#: Resolves when all changes made so far have been painted.
TWO_FRAMES = "() => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)))"
#: Resolves when, in addition, no handle is gliding to a click on its track any more.
AT_REST = f"""async (root) => {{
    await ({TWO_FRAMES})();
    const gliding = root.querySelector(".ge-controls").getAnimations({{ subtree: true }});
    await Promise.allSettled(gliding.map((animation) => animation.finished));
}}"""


class Explorer:
    """An explorer in a page.

    Parameters
    ----------
    page
        The page.
    nth
        The explorer's index on the page, from the top.
    """

    #: One box in each explorer that is ready.
    boxes = ".ge-slider-W .ge-box"

    def __init__(self, page: Page, nth: int = 0) -> None:
        self.page = page
        self.root = page.locator(".gradient-explorer").nth(nth)
        ready = "([boxes, n]) => document.querySelectorAll(boxes).length > n"
        page.wait_for_function(ready, arg=[self.boxes, nth])

    def read(self) -> Reading:
        return read(self.root)

    def settled(self) -> Reading:
        """Wait until all changes have been painted, and return what the page shows."""
        self.page.evaluate(TWO_FRAMES)
        return self.read()

    def undo(self) -> None:
        """Press Undo."""
        self.root.get_by_role("button", name="Undo").click()

    def scroll_to(self, part: str) -> None:
        """Scroll until a part of the explorer is in the window."""
        self.root.locator(part).scroll_into_view_if_needed()

    def slider(self, name: str) -> Locator:
        return self.root.locator(f".ge-slider-{name}")

    def box(self, name: str) -> Locator:
        return self.slider(name).locator(".ge-box")

    def handle(self, name: str) -> Locator:
        return self.slider(name).locator(".noUi-handle")

    def type(self, name: str, text: str) -> None:
        """Replace the text of a box, and press Enter."""
        self.box(name).fill(text)
        self.box(name).press("Enter")

    def on_track(self, name: str, share: float) -> tuple[float, float]:
        """Return the window coordinates of a share of a slider's track, from its left end."""
        track = self.slider(name).locator(".noUi-target").bounding_box()
        assert track
        return track["x"] + share * track["width"], track["y"] + track["height"] / 2

    def at_handle(self, name: str) -> tuple[float, float]:
        """Return the window coordinates of the centre of a slider's handle."""
        handle = self.handle(name).bounding_box()
        assert handle
        return handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2

    @contextmanager
    def grabbed(self, name: str) -> Iterator[None]:
        """Hold a slider's handle with the mouse."""
        mouse = self.page.mouse
        mouse.move(*self.at_handle(name))
        mouse.down()
        yield
        mouse.up()

    def drag(self, name: str, *shares: float, moves: int = 5) -> None:
        """Drag a slider's handle to these shares of its track, one after the other."""
        with self.grabbed(name):
            for share in shares:
                self.page.mouse.move(*self.on_track(name, share), steps=moves)


class WithPython(Explorer, ABC):
    """An explorer whose subclass knows where its Python side runs."""

    @abstractmethod
    def run(self, statements: str) -> None:
        """Run Python statements in which ``explorer`` is the explorer."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """Return the value, via JSON, of a Python expression about ``explorer``."""

    @abstractmethod
    def settled(self) -> Reading:
        """Wait until page and Python side are idle, and return what the page shows."""

    @abstractmethod
    def set_theme(self, theme: str) -> None:
        """Switch to JupyterLab's ``light`` or ``dark`` theme until further notice."""

    def start(self) -> None:
        """Bring page and kernel back to the initial state."""
        self.page.mouse.move(0, 0)
        if self.root.locator(".ge-error").is_visible():
            self.type("x", "1.5")
        self.page.evaluate("document.activeElement.blur()")
        self.put(1.5, 1.0, -0.8, 2.0)
        self.settled()

    def put(self, x: float, y: float, W: float, learning_rate: float = 2.0) -> None:
        """Set the state from Python."""
        self.run(f"explorer.move(x={x!r}, y={y!r}, W={W!r}, learning_rate={learning_rate!r})")

    def kernel_state(self) -> tuple[float, float, float]:
        x, y, W = self.evaluate("[float(v) for v in (explorer.x, explorer.y, explorer.W)]")
        return x, y, W


class LabExplorer(WithPython):
    """An explorer in an open notebook of JupyterLab.

    Parameters
    ----------
    page
        The page of the notebook.
    nth
        The explorer's index on the page, from the top.
    variable
        The explorer's name in the kernel.
    """

    def __init__(self, page: Page, nth: int = 0, variable: str = "explorer") -> None:
        super().__init__(page, nth)
        self.variable = variable
        self.root.evaluate(_SCROLL)
        self.root.scroll_into_view_if_needed()

    def run(self, statements: str) -> None:
        lab.kernel(self.page, "0", f"exec({statements!r}, {self._names})")

    def evaluate(self, expression: str) -> Any:
        return lab.kernel(self.page, f"eval({expression!r}, {self._names})")

    @property
    def _names(self) -> str:
        return f"{{**globals(), 'explorer': {self.variable}}}"

    def settled(self) -> Reading:
        for _ in range(200):
            state = self.kernel_state()  # the kernel answers after all earlier messages
            self.root.evaluate(AT_REST)
            now = self.read()
            if now.inputs == state:
                return now
        raise AssertionError("the page never came to rest")

    def set_theme(self, theme: str) -> None:
        lab.set_theme(self.page, theme)

    def scroll_to(self, part: str) -> None:
        """Scroll until a part of the explorer is in the window and stays there."""
        self.root.evaluate(_SCROLL)
        before = None
        while before != (box := self.root.locator(part).bounding_box()):
            before = box
            self.root.locator(part).scroll_into_view_if_needed()
            self.page.wait_for_timeout(100)


#: JupyterLab up to 4.4 removes cells outside the window from the layout.
_SCROLL = """(root) => {
    const notebook = window.jupyterapp?.shell.currentWidget?.content;
    const cell = notebook?.widgets?.findIndex(({ node }) => node.contains(root)) ?? -1;
    if (cell >= 0) return notebook.scrollToItem(cell);
}"""
