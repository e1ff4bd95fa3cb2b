"""The translator's only error."""

from __future__ import annotations

import ast


class Refused(Exception):
    """Python that the translator does not take; the message names file and line."""


def refused(file: str, node: ast.AST, why: str) -> Refused:
    """Return the error for a piece of a file, with its first line of source."""
    source = ast.unparse(node).splitlines()
    quoted = f": {source[0]}" if source else ""
    return Refused(f"{file}, line {getattr(node, 'lineno', 1)}: {why}{quoted}")
