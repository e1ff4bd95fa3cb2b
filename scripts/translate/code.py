"""Pieces of JavaScript: precedence, indentation, literals, and names that JavaScript reserves."""

from __future__ import annotations

import json

#: Precedence of operators in JavaScript; a plain `str` binds tightest.
ARROW, CONDITIONAL, OR, AND, EQUALITY, RELATION, SUM, PRODUCT, UNARY, CALL = range(10)
WIDTH = 100

#: Names that an identifier must not have: JavaScript's words, and globals that the output uses.
RESERVED = frozenset(
    """arguments await case catch const debugger default delete do enum eval export extends
    function implements instanceof interface let new null package private protected public static
    super switch this throw try typeof undefined var void while yield true false
    Array Infinity Math NaN Number Object String""".split()
)


class Code(str):
    """An expression with the precedence of its outermost operator."""

    level: int

    def __new__(cls, text: str, level: int) -> Code:
        code = super().__new__(cls, text)
        code.level = level
        return code


def enclosed(text: str, level: int) -> str:
    """Return an operand, in parentheses unless it binds at least as tightly as its operator."""
    return f"({text})" if getattr(text, "level", CALL) < level else str(text)


def indented(text: str) -> str:
    """Indent by two spaces. Only layout breaks lines: no literal contains a line break."""
    return "\n".join(f"  {line}" if line else "" for line in text.split("\n"))


def block(lines: list[str]) -> str:
    """Return statements in braces."""
    return "{\n" + indented("\n".join(lines)) + "\n}" if lines else "{}"


def listed(opening: str, parts: list[str], closing: str, space: str = "") -> str:
    """Return parts between brackets, on a line each if they are too long for one."""
    line = f"{opening}{space}{', '.join(parts)}{space}{closing}" if parts else opening + closing
    if len(parts) < 2 or (len(line) <= WIDTH and "\n" not in line):
        return line
    return f"{opening}\n" + "".join(indented(part) + ",\n" for part in parts) + closing


def arrow(parameters: str, body: str) -> Code:
    """Return a function; a dict as its body needs parentheses."""
    body = f"({body})" if body.startswith("{") else body
    return Code(f"({parameters}) => {body}", ARROW)


def quoted(text: str) -> str:
    """Return a string literal, which is also safe within an HTML script."""
    return json.dumps(text, ensure_ascii=False).replace("</", "<\\/")


def template(text: str) -> str:
    """Return the fixed part of a template literal."""
    inside = quoted(text)[1:-1].replace('\\"', '"')
    return inside.replace("`", "\\`").replace("${", "\\${")
