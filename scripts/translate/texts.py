"""f-strings and the formats in them."""

from __future__ import annotations

import ast
import re

from scripts.translate.code import template
from scripts.translate.expressions import Expressions

_FORMATS = {"f": "$fixed", "e": "$exponent", "%": "$percent", "g": "$general"}


class Texts(Expressions):
    """Writes f-strings as template literals."""

    def JoinedStr(self, node: ast.JoinedStr) -> str:
        if len(node.values) == 1 and isinstance(node.values[0], ast.FormattedValue):
            return self.shown(node.values[0])
        parts = [
            "${" + self.shown(part) + "}"
            if isinstance(part, ast.FormattedValue)
            else template(part.value)
            for part in node.values
        ]
        return f"`{''.join(parts)}`"

    def shown(self, node: ast.FormattedValue) -> str:
        """Return a value as Python writes it into a text."""
        value = self.expression(node.value)
        if node.format_spec is not None:
            if node.conversion != -1:
                raise self.refuse(node, "conversion together with a format")
            decimals, name = self.format(node)
            return f"{_FORMATS[name]}({value}, {decimals})"
        if node.conversion == ord("r"):
            return f"$repr({value})"
        if node.conversion != -1:
            raise self.refuse(node, "conversion other than !r")
        return value if self.kind(node.value) == "text" else f"$str({value})"

    def format(self, node: ast.FormattedValue) -> tuple[str, str]:
        """Return the number of digits, in JavaScript, and the letter of a format."""
        parts = node.format_spec.values
        start, end = parts[0], parts[-1]
        if isinstance(start, ast.Constant) and isinstance(end, ast.Constant):
            if len(parts) == 1:
                found = re.fullmatch(
                    r"\.(\d+)([fe%g])", "." + "6g" if start.value == "g" else start.value
                )
                if found:
                    return found[1], found[2]
            if len(parts) == 3 and start.value == "." and end.value in ("f", "e"):
                middle = parts[1]
                if middle.format_spec is None and middle.conversion == -1:
                    return self.expression(middle.value), end.value
        raise self.refuse(node, "format")
