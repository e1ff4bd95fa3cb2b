"""Lines of text in pieces, each with its own colour and font, and how wide they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from explorer.derivation.colors import LIGHT

#: The letter l, but not in a word.
_LETTER_L: Final = re.compile(r"(?<![A-Za-z])(l)(?![A-Za-z])")
_WORD: Final = re.compile(r"\s*\S+\s*|\s+")


class Piece(NamedTuple):
    """A piece of a line of text; the spaces at its ends are distances.

    Attributes
    ----------
    text
        What is written; TeX between dollar signs.
    color, bold
        How.
    size
        The size of its font, px; 0 for that of the line.
    symbol
        Whether it is a symbol, which is in italics with serifs.
    """

    text: str
    color: str = LIGHT["ink"]
    bold: bool = False
    size: float = 0
    symbol: bool = False

    def font(self, size: float) -> FontProperties:
        """Return the font, which matplotlib ships, in a line of this size."""
        return FontProperties(
            family="DejaVu Serif" if self.symbol else "DejaVu Sans", size=self.size or size,
            weight="bold" if self.bold else "normal", style="italic" if self.symbol else "normal",
        )  # fmt: skip

    def width(self, size: float) -> float:
        """Return the width with its spaces, px; drawn on a coarse grid it may be 5 % more."""
        font = self.font(size)
        if "$" in self.text:
            return float(text_to_path.get_text_width_height_descent(self.text, font, True)[0])
        around, alone = (
            text_to_path.get_text_width_height_descent(text, font, False)[0]
            for text in (f"|{self.text}|", "||")
        )
        return float(around - alone)

    def parts(self) -> list[Piece]:
        """Return it in parts: each letter l is a symbol, as it looks like the digit 1."""
        texts = [self.text] if self.symbol or "$" in self.text else _LETTER_L.split(self.text)
        return [
            self._replace(text=text, symbol=self.symbol or text == "l") for text in texts if text
        ]


def wrapped(pieces: Sequence[Piece], size: float, room: float) -> list[list[Piece]]:
    """Return a line of text in as many lines as it needs.

    Parameters
    ----------
    pieces
        The line.
    size
        The size of its font, px.
    room
        The width that there is, px.
    """
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for piece in pieces:
        texts = [piece.text] if "$" in piece.text else _WORD.findall(piece.text)
        for word in [piece._replace(text=text) for text in texts]:
            if lines[-1] and used + word._replace(text=word.text.rstrip()).width(size) > room:
                word = word._replace(text=word.text.lstrip())
                lines.append([])
                used = 0.0
            lines[-1].append(word)
            used += word.width(size)
    return lines
