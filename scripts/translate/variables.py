"""The variables of a function: its names, and the statements at which JavaScript declares them.

A variable of Python belongs to its whole function, one of JavaScript to its block. A variable is
declared at its first assignment if that comes before all other uses in the innermost block around
them; two loops, say, may each have their own. Otherwise the head of the function declares it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

COMPREHENSIONS = (ast.ListComp, ast.GeneratorExp, ast.DictComp)


class Use(NamedTuple):
    """A mention of a name: the blocks around it, its statement, and whether it is assigned.

    A mention is late if it is in the body of a nested function, which runs later.
    """

    blocks: tuple[tuple[int, int], ...]
    statement: ast.AST
    store: bool
    late: bool = False


class Declarations:
    """Where the variables of one body are declared."""

    def __init__(
        self, body: list[ast.stmt], declared: Iterable[str] = (), exported: Iterable[str] = ()
    ) -> None:
        uses: dict[str, list[Use]] = {}
        for name, use in _uses(body, ()):
            uses.setdefault(name, []).append(use)
        for name in exported:
            uses.setdefault(name, []).append(Use((), ast.Pass(), False, late=True))
        own = {name for name, of in uses.items() if any(use.store for use in of)}
        names = [name for name in uses if name in own - {*declared, "_"}]
        #: For each name the statements that declare it, and whether as a constant.
        self._places = {name: _places(uses[name]) for name in names}
        statements = [use.statement for name in names for use in uses[name] if use.store]
        while any(self._withdraw(statement) for statement in statements):
            pass
        #: The names that the head of the function declares.
        self.hoisted = [name for name in names if not self._places[name]]

    def _withdraw(self, statement: ast.AST) -> bool:
        """Hoist the names of a statement that cannot declare all of its targets."""
        names = set(target_names(statement)) - {"_"}
        declared = {name for name in names if id(statement) in self._places.get(name, {})}
        if not declared or (names == declared and plain(statement)):
            return False
        for name in declared:
            self._places[name] = {}
        return True

    def keyword(self, statement: ast.AST) -> str:
        """Return ``"const "`` or ``"let "`` where a statement declares its targets, else ``""``."""
        if set(target_names(statement)) == {"_"}:
            return "const "
        names = [name for name in target_names(statement) if name != "_"]
        places = [self._places.get(name, {}) for name in names]
        if not places or not all(id(statement) in place for place in places):
            return ""
        return "const " if all(place[id(statement)] for place in places) else "let "


def targets_of(statement: ast.AST) -> list[ast.expr]:
    """Return the targets that a statement assigns."""
    if isinstance(statement, ast.Assign):
        return statement.targets
    if isinstance(statement, ast.AnnAssign):
        return [statement.target] if statement.value else []
    if isinstance(statement, ast.AugAssign | ast.For | ast.comprehension):
        return [statement.target]
    return []


def target_names(statement: ast.AST) -> list[str]:
    """Return the names that a statement binds."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name]
    if isinstance(statement, ast.ExceptHandler):
        return [statement.name] if statement.name else []
    return [
        node.id
        for target in targets_of(statement)
        for node in ast.walk(target)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]


def plain(statement: ast.AST) -> bool:
    """Whether a statement assigns to nothing but names."""
    return not any(
        isinstance(node, ast.Attribute | ast.Subscript)
        for target in targets_of(statement)
        for node in ast.walk(target)
    )


def statements_within(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Yield all statements and handlers of a body, without those of functions inside."""
    for node in body:
        yield node
        if isinstance(node, ast.If | ast.For | ast.While):
            yield from statements_within([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from statements_within(node.body)
            for handler in node.handlers:
                yield handler
                yield from statements_within(handler.body)


def assigned(body: list[ast.stmt]) -> set[str]:
    """Return the names that a body binds, without those of functions inside."""
    return {name for node in statements_within(body) for name in target_names(node)}


def parameter_names(arguments: ast.arguments) -> list[str]:
    """Return a function's parameters; ``*args`` is last."""
    rest = [arguments.vararg] if arguments.vararg else []
    return [argument.arg for argument in [*arguments.args, *rest]]


def loaded(node: ast.AST) -> Iterator[str]:
    """Yield the names that an expression or a function reads from the scope around it."""
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Load):
            yield node.id
    elif isinstance(node, ast.Lambda | ast.FunctionDef):
        for default in node.args.defaults:
            yield from loaded(default)
        body = node.body if isinstance(node.body, list) else [node.body]
        own = set(parameter_names(node.args)) | assigned(body)
        yield from (name for part in body for name in loaded(part) if name not in own)
    elif isinstance(node, COMPREHENSIONS):
        yield from loaded(node.generators[0].iter)
        own = {name for loop in node.generators for name in target_names(loop)}
        parts = [loop.iter for loop in node.generators[1:]]
        parts += [test for loop in node.generators for test in loop.ifs]
        parts += [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        yield from (name for part in parts for name in loaded(part) if name not in own)
    elif isinstance(node, ast.AnnAssign):
        yield from (name for part in (node.value, node.target) if part for name in loaded(part))
    else:
        for child in ast.iter_child_nodes(node):
            yield from loaded(child)


def _uses(body: list[ast.stmt], blocks: tuple) -> Iterator[tuple[str, Use]]:
    """Yield each mention of a name in a body, in the order of execution."""
    for node in body:
        inner = [(*blocks, (id(node), place)) for place in range(3)]

        def reads(part: ast.AST, node: ast.AST = node) -> Iterator[tuple[str, Use]]:
            late = isinstance(node, ast.FunctionDef | ast.ClassDef)
            return ((name, Use(blocks, node, False, late)) for name in loaded(part))

        if isinstance(node, ast.If | ast.While):
            yield from reads(node.test)
            yield from _uses(node.body, inner[0])
            yield from _uses(node.orelse, inner[1])
        elif isinstance(node, ast.For):
            yield from reads(node.iter)
            for name in target_names(node):
                yield name, Use(inner[0], node, True)
            yield from _uses(node.body, inner[0])
        elif isinstance(node, ast.Try):
            yield from _uses(node.body, inner[0])
            for place, handler in enumerate(node.handlers):
                block = (*blocks, (id(node), place + 1))
                for name in target_names(handler):
                    yield name, Use(block, handler, True)
                yield from _uses(handler.body, block)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, Use(blocks, node, True)
            yield from reads(node)
        else:
            yield from reads(node)
            if isinstance(node, ast.AugAssign):
                for name in target_names(node):
                    yield name, Use(blocks, node, False)
            for name in target_names(node):
                yield name, Use(blocks, node, True)


def _places(uses: list[Use]) -> dict[int, bool]:
    """Return the statements that declare a name, and whether as a constant; {} if none can."""
    blocks = [use.blocks for use in uses]
    depth = 0
    while all(len(of) > depth and of[depth] == blocks[0][depth] for of in blocks):
        depth += 1
    first = next((use for use in uses if not use.late), uses[0])
    if first.store and len(first.blocks) == depth:
        return {id(first.statement): sum(use.store for use in uses) == 1}
    if any(len(of) == depth for of in blocks):
        return {}
    groups: dict[tuple[int, int], list[Use]] = {}
    for use in uses:
        groups.setdefault(use.blocks[depth], []).append(use)
    found = [_places(group) for group in groups.values()]
    return {key: value for places in found for key, value in places.items()} if all(found) else {}
