"""Finds the modules to translate: the entries, and all that they import, in order."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.translate.errors import Refused, refused

#: Python's own modules whose names say types only, or how a class is made.
FOR_TYPES = {"__future__", "typing", "collections.abc", "dataclasses"}


class Module(NamedTuple):
    """A module's syntax tree, with its dotted name and its file below the root."""

    name: str
    file: str
    tree: ast.Module

    @property
    def path(self) -> list[str]:
        """Its place in the output: its name without the package that holds everything."""
        return self.name.split(".")[1:] or [self.name]

    @property
    def variable(self) -> str:
        return "_".join(self.path)

    @property
    def body(self) -> list[ast.stmt]:
        """Its statements without those for type checkers."""
        return [node for node in self.tree.body if not _is_for_type_checkers(node)]

    def shared_imports(self) -> Iterator[ast.ImportFrom]:
        """Yield its imports from other translated modules; refuse any unknown import."""
        for node in self.body:
            if isinstance(node, ast.ImportFrom):
                if node.level or node.module is None:
                    raise refused(self.file, node, "relative import")
                if node.module.split(".")[0] == self.name.split(".")[0]:
                    yield node
                elif node.module not in FOR_TYPES:
                    raise refused(self.file, node, "import from a module that is not translated")
            elif isinstance(node, ast.Import):
                if [(alias.name, alias.asname) for alias in node.names] != [("math", None)]:
                    raise refused(self.file, node, "import of a module other than math")


def load(entries: Iterable[str], root: Path) -> list[Module]:
    """Read the entries and what they import; each module comes after those it needs."""
    loaded: dict[str, Module] = {}
    open_names: list[str] = []

    def visit(name: str, importer: tuple[str, ast.AST] | None) -> None:
        if name in open_names:
            circle = " → ".join([*open_names[open_names.index(name) :], name])
            raise refused(*importer, f"circular import {circle}")
        if name in loaded:
            return
        path = root / f"{name.replace('.', '/')}.py"
        if not path.is_file():
            if importer is None:
                raise Refused(f"{name}: no such module")
            raise refused(*importer, f"no module {name}")
        file = path.relative_to(root).as_posix()
        module = Module(name, file, ast.parse(path.read_text("utf-8"), file))
        open_names.append(name)
        for node in module.shared_imports():
            visit(node.module, (file, node))
        open_names.pop()
        loaded[name] = module

    for entry in entries:
        visit(entry, None)
    return list(loaded.values())


def _is_for_type_checkers(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in (
        "TYPE_CHECKING",
        "typing.TYPE_CHECKING",
    )
