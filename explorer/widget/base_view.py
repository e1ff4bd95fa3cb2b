"""The base of the views of both explorers: the connection to the pages."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Final

import anywidget
import traitlets

from explorer.session.saved_page import About

#: Pages whose last message is remembered.
_PAGES: Final = 20


class BaseView(anywidget.AnyWidget):
    """An explorer in the page, which shows it and runs it from these traits alone.

    `still`, `scene`, `ranges`, `start` and `points` never change. The others are the state, which a
    page changes as Python does: it sends a message with its state, and Python sends the traits. Of
    two states, the one with the higher `revision` is newer. `heard` is the number of the last
    message from each page.

    Parameters
    ----------
    scene
        The pictures and texts that only Python can make.
    model
        The state, its ranges and its history: `explorer.model.model.Model` or
        `explorer.model.net.model.NetModel`.
    points
        Samples of the loss surface along each of its axes.
    still
        The name of the picture for the saved notebook, which the live view hides.
    """

    still = traitlets.Unicode().tag(sync=True)
    scene = traitlets.Dict().tag(sync=True)
    ranges = traitlets.Dict().tag(sync=True)
    start = traitlets.Any().tag(sync=True)
    points: traitlets.List[Any] = traitlets.List().tag(sync=True)

    past: traitlets.List[Any] = traitlets.List().tag(sync=True)
    tools: traitlets.List[Any] = traitlets.List().tag(sync=True)
    revision = traitlets.Int().tag(sync=True)
    heard: traitlets.Dict[str, int] = traitlets.Dict().tag(sync=True)
    error = traitlets.Unicode().tag(sync=True)

    #: The traits that hold the current snapshot, those of them that a link in the page may set, all
    #: that a saved page needs, and the words at its top.
    names: ClassVar[tuple[str, ...]]
    linked: ClassVar[tuple[str, ...]]
    saved: ClassVar[tuple[str, ...]]
    about: ClassVar[About]

    def __init__(
        self, scene: dict[str, Any], model: Any, points: tuple[int, int], still: str = ""
    ) -> None:
        self._pages: set[str] = set()
        ranges = model.ranges
        super().__init__(
            still=still,
            scene=scene,
            ranges={name: list(ranges.ends(name)) for name in ("x", "y", "W")},
            start=self.pack(model.start),
            points=list(points),
        )
        self.show(model)

    @abstractmethod
    def pack(self, snapshot: Any) -> Any:
        """Return a snapshot as pages receive it."""

    @abstractmethod
    def attributes(self, now: Any) -> dict[str, Any]:
        """Return the values of the traits `names` for a snapshot."""

    def get_state(self, key: Any = None, drop_defaults: bool = False) -> dict[str, Any]:
        """Return the traits that pages need, the default values among them.

        `ipywidgets.embed` leaves out default values, as a script is expected to know them; with
        anywidget the script itself is one of them.
        """
        return super().get_state(key)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take traits that a link in the page has saved, if no page shows the explorer.

        A page that shows it follows the link itself and sends a message, as it does after each
        change. The saved traits are not to be trusted there: older values are among them.

        Parameters
        ----------
        sync_data
            The traits.
        """
        if not self.watched:
            super().set_state(sync_data)

    def show(self, model: Any, revision: int = 0, tools: list[str] | None = None) -> None:
        """Send the state to every page, as one message.

        Parameters
        ----------
        model
            The state and its history.
        revision
            The number of the state, if a page numbered it.
        tools
            The open tools, if a page opened or closed one.
        """
        with self.hold_sync():
            for name, value in self.attributes(model.now).items():
                setattr(self, name, value)
            self.past = [self.pack(snapshot) for snapshot in model.past]
            if tools is not None:
                self.tools = tools
            self.revision = max(self.revision + 1, revision)

    def hears(self, page: str, message: int) -> bool:
        """Record a page's message; tell whether it is a new one."""
        if message <= self.heard.get(page, 0):
            return False
        others = {name: last for name, last in self.heard.items() if name != page}
        latest = dict(list(others.items())[1 - _PAGES :])
        self.heard = {**latest, page: message}
        return True

    def answer(self) -> None:
        """Send the state and `heard` again."""
        self.send_state([*self.names, "past", "tools", "revision", "heard"])

    @property
    def watched(self) -> bool:
        """Whether a page shows the explorer."""
        return bool(self._pages)

    def watch(self, pages: dict[str, bool]) -> None:
        """Record which pages show the explorer, by their names."""
        for name, shows in pages.items():
            (self._pages.add if shows else self._pages.discard)(str(name))

    def send_file(self, name: str, mime: str, content: bytes) -> None:
        """Let the browser download a file.

        Parameters
        ----------
        name
            The file's name, with its ending.
        mime
            Its MIME type, such as ``"image/png"``.
        content
            Its bytes.
        """
        self.send({"file": name, "mime": mime}, [content])

    def on_page(self, handler: Callable[[Any], None]) -> None:
        """Call ``handler(message)`` for each message from the page."""
        self.on_msg(lambda _, content, buffers: handler(content))
