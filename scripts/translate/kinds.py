"""The kinds of values, as far as literals and annotations tell them; mypy has checked those.

A kind is ``"number"``, ``"text"``, ``"test"`` (True or False), ``"list"`` (any sequence but a
text), ``"list of number"``, ``"dict of list of text"`` …; None is unknown.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

_SIMPLE = {
    "float": "number", "int": "number", "bool": "test", "str": "text", "dict": "dict",
    "list": "list", "tuple": "list", "Sequence": "list", "Iterable": "list",
}  # fmt: skip


def of(outer: str, item: str | None) -> str:
    """Return the kind of a list or dict with such items."""
    return f"{outer} of {item}" if item else outer


def item_of(kind: str | None) -> str | None:
    """Return the kind of the items of a list, the values of a dict, the letters of a text."""
    if kind is None or kind == "text":
        return kind
    return kind.partition(" of ")[2] or None


def outermost(kind: str | None) -> str | None:
    """Return a kind without that of its items."""
    return kind.partition(" of ")[0] if kind else None


def common(kinds: Iterable[str | None]) -> str | None:
    """Return the kind of a value that has one of these kinds."""
    found = set(kinds)
    if len(found) > 1:
        found = {outermost(kind) for kind in found}
    return found.pop() if len(found) == 1 else None


def declared(annotation: ast.expr | None, types: Mapping[str, str | None]) -> str | None:
    """Return the kind that an annotation declares; ``types`` are the module's own types."""
    if isinstance(annotation, ast.Name):
        return types.get(annotation.id, _SIMPLE.get(annotation.id))
    if not isinstance(annotation, ast.Subscript):
        return None
    name = ast.unparse(annotation.value)
    inner = annotation.slice
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    if name == "Final":
        return declared(inner, types)
    if name == "Literal":
        texts = [isinstance(part, ast.Constant) and isinstance(part.value, str) for part in parts]
        return "text" if all(texts) else None
    if _SIMPLE.get(name) == "dict":
        return of("dict", declared(parts[-1], types))
    if _SIMPLE.get(name) == "list":
        items = [part for part in parts if ast.unparse(part) != "..."]
        return of("list", common(declared(item, types) for item in items))
    return None
