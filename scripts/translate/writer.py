"""The state of a translation: the module and scope at hand, and how a name is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager

from scripts.translate.code import ARROW, RESERVED, enclosed
from scripts.translate.errors import Refused, refused
from scripts.translate.kinds import outermost
from scripts.translate.modules import Module
from scripts.translate.program import Binding, Program, types_of
from scripts.translate.scope import Scope
from scripts.translate.variables import Declarations, loaded


class Writer:
    """The common part of the writers of expressions, calls, statements and classes."""

    def __init__(self, module: Module, program: Program) -> None:
        self.module = module
        self.program = program
        self.types = types_of(program.names[module.name])
        self.scope = Scope(program.names[module.name], program)
        self.declarations = Declarations([])
        #: Variables of the loops around, which a function made there must not use.
        self.loop_names: set[str] = set()

    def refuse(self, node: ast.AST, why: str) -> Refused:
        return refused(self.module.file, node, why)

    @contextmanager
    def inside(self, names: dict[str, Binding]) -> Iterator[None]:
        """Write in an inner scope with these names."""
        before = self.scope
        self.scope = before.inner(names)
        yield
        self.scope = before

    @contextmanager
    def looping(self, names: set[str]) -> Iterator[None]:
        """Write what a loop with these variables repeats."""
        before = self.loop_names
        self.loop_names = before | names
        yield
        self.loop_names = before

    @contextmanager
    def outside_loops(self) -> Iterator[None]:
        """Write a function, which has loops of its own."""
        before = self.loop_names
        self.loop_names = set()
        yield
        self.loop_names = before

    def check_capture(self, node: ast.Lambda | ast.FunctionDef) -> None:
        """Refuse a function that would see the last value in Python, but its own in JavaScript."""
        captured = sorted(self.loop_names & set(loaded(node)))
        if captured:
            raise self.refuse(node, f"function that uses the loop's {captured[0]}")

    def identifier(self, node: ast.AST, name: str) -> str:
        if name in RESERVED:
            raise self.refuse(node, f"{name} is reserved in JavaScript")
        return name

    # The syntax nodes.

    def expression(self, node: ast.expr) -> str:
        write = getattr(self, type(node).__name__, None)
        if write is None:
            raise self.refuse(node, f"{type(node).__name__} is not taken")
        return write(node)

    def part(self, node: ast.expr, level: int) -> str:
        """Return an operand of an operator with this precedence."""
        return enclosed(self.expression(node), level)

    def kind(self, node: ast.expr) -> str | None:
        """Return the kind of an expression's value, without that of its items."""
        return outermost(self.scope.kind(node))

    def items(self, node: ast.expr, level: int = ARROW) -> str:
        """Return something to go through, which must not be a dict."""
        if self.kind(node) == "dict":
            raise self.refuse(node, "iteration over a dict without keys(), values() or items()")
        return self.part(node, level)

    def Name(self, node: ast.Name) -> str:
        binding = self.scope.find(node.id)
        if binding is None:
            raise self.refuse(node, f"unknown name {node.id}")
        if binding.kind == "self":
            return "this"
        if node.id == "_":
            raise self.refuse(node, "_ as a value")
        if binding.kind not in ("variable", "function"):
            raise self.refuse(node, f"{binding.kind} {node.id} as a value")
        return self.identifier(node, node.id)

    def target(self, node: ast.expr, nested: bool = False) -> str:
        """Return what an assignment or a loop assigns to; ``_`` in a pattern is left out."""
        if isinstance(node, ast.Tuple | ast.List):
            stored = [n for n in ast.walk(node) if isinstance(n, ast.Name) and is_stored(n)]
            names = [n.id for n in stored if n.id != "_"]
            if len(names) != len(set(names)):
                raise self.refuse(node, "name twice in a target")
            return f"[{', '.join(self.target(part, nested=True) for part in node.elts)}]"
        if isinstance(node, ast.Starred):
            return f"...{self.target(node.value)}"
        if isinstance(node, ast.Name):
            if nested and node.id == "_":
                return ""
            binding = self.scope.find(node.id)
            if binding is None or binding.kind != "variable":
                raise self.refuse(node, f"assignment to {node.id}")
            return self.identifier(node, node.id)
        if isinstance(node, ast.Subscript) and is_from_end(node.slice):
            raise self.refuse(node, "assignment to an index from the end")
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            raise self.refuse(node, "assignment to a slice")
        return self.expression(node)


def is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def is_from_end(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
