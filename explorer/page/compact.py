"""The scripts without what only their readers need: whole-line comments, blank lines, indentation.

Lines stay lines and names stay names, so that an error's stack in the browser can be read.
"""

from __future__ import annotations

import re
from typing import Final

_COMMENT: Final = r"//[^\n]*|/\*(?:(?!\*/).)*\*/"
#: In code: the end of a line with all that is left out after it, or what may contain a sign.
_CODE: Final = re.compile(
    rf"""\n(?:[ \t]*(?:(?:{_COMMENT})[ \t]*)?\n)*[ \t]*
    |{_COMMENT}
    |"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'
    |(?:(?<=[(,=:\[!&|?{{;>])[ ]?|(?<=return[ ]))/(?:\\.|\[(?:\\.|[^]\\\n])*\]|[^/\\[\n])+/
    |(?P<sign>[{{}}`"'])""",
    re.DOTALL | re.VERBOSE,
)
#: In a template literal, which keeps its lines and spaces.
_TEMPLATE: Final = re.compile(r"\\.|(?P<sign>`|\$\{)", re.DOTALL)


def compact(text: str) -> str:
    r"""Return a script without whole-line comments, blank lines and indentation.

    Strings, regular expressions and template literals stay as they are, and so do comments after
    code. A regular expression is known by what is before it in its line, ``return`` or one of
    ``( , = : [ ! & | ? { ; >``.

    Parameters
    ----------
    text
        An ES module.

    Raises
    ------
    ValueError
        If a quote, a brace or a template literal is not closed.
    """
    text = f"\n{text}"
    parts, place = [], 0
    unclosed: list[str] = []
    while True:
        in_template = unclosed[-1:] == ["`"]
        found = (_TEMPLATE if in_template else _CODE).search(text, place)
        if not found:
            break
        parts += [text[place : found.start()], "\n" if found[0].startswith("\n") else found[0]]
        place = found.end()
        sign = found["sign"]
        if sign in ('"', "'") or (sign == "}" and not unclosed):
            raise ValueError(f"{sign} without its other half: {text[found.start() :][:40]!r}")
        if sign == "}" or (sign == "`" and in_template):
            unclosed.pop()
        elif sign:
            unclosed.append(sign)
    if unclosed:
        raise ValueError(f"{unclosed[-1]} without its other half")
    return "".join([*parts, text[place:]]).lstrip("\n")
