"""The scopes of a module, and the kinds of the expressions in them."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from scripts.translate.kinds import common, item_of, of
from scripts.translate.program import Binding, Program, loop_bindings

_FUNCTIONS = {
    "number": ("abs", "len", "sum", "round", "float", "int"),
    "text": ("str", "repr"),
    "test": ("any", "all", "bool", "isinstance"),
    "list": ("zip", "enumerate", "map"),
    "list of number": ("range",),
    "dict": ("dict",),
}
_METHODS = {
    "number": ("index",),
    "text": ("join", "replace", "strip", "upper", "lower"),
    "test": ("startswith", "endswith"),
    "list": ("items",),
    "list of text": ("split", "keys"),
    "dict": ("_asdict",),
}
_OF_FUNCTION = {name: kind for kind, names in _FUNCTIONS.items() for name in names}
_OF_METHOD = {name: kind for kind, names in _METHODS.items() for name in names}


class Scope:
    """The names of a function, a lambda, a comprehension or a module, and those around it."""

    def __init__(self, names: dict[str, Binding], program: Program, outer: Scope | None = None):
        self.names = names
        self.program = program
        self.outer = outer

    def inner(self, names: dict[str, Binding]) -> Scope:
        return Scope(names, self.program, self)

    def find(self, name: str) -> Binding | None:
        """Return the meaning of a name, or None if it is one of Python's own."""
        scope = self.around(name)
        return scope.names[name] if scope else None

    def around(self, name: str) -> Scope | None:
        """Return the scope that binds a name."""
        if name in self.names:
            return self
        return self.outer.around(name) if self.outer else None

    def kind(self, node: ast.expr | None) -> str | None:
        """Return the kind of an expression's value."""
        find = getattr(self, f"_{type(node).__name__}", None)
        return find(node) if find else None

    def _common(self, nodes: Iterable[ast.expr | None]) -> str | None:
        return common(self.kind(node) for node in nodes)

    def _Constant(self, node: ast.Constant) -> str | None:
        kinds = {bool: "test", int: "number", float: "number", str: "text"}
        return kinds.get(type(node.value))

    def _JoinedStr(self, node: ast.JoinedStr) -> str:
        return "text"

    def _List(self, node: ast.List | ast.Tuple) -> str:
        return of("list", self._common(node.elts))

    _Tuple = _List

    def _Dict(self, node: ast.Dict) -> str:
        return of("dict", self._common(node.values))

    def _ListComp(self, node: ast.ListComp | ast.GeneratorExp) -> str:
        return of("list", self._within(node.generators).kind(node.elt))

    _GeneratorExp = _ListComp

    def _DictComp(self, node: ast.DictComp) -> str:
        return of("dict", self._within(node.generators).kind(node.value))

    def _within(self, loops: list[ast.comprehension]) -> Scope:
        scope = self
        for loop in loops:
            scope = scope.inner(loop_bindings(loop))
        return scope

    def _Compare(self, node: ast.Compare) -> str:
        return "test"

    def _UnaryOp(self, node: ast.UnaryOp) -> str:
        return "test" if isinstance(node.op, ast.Not) else "number"

    def _BoolOp(self, node: ast.BoolOp) -> str | None:
        return self._common(node.values)

    def _IfExp(self, node: ast.IfExp) -> str | None:
        return self._common([node.body, node.orelse])

    def _BinOp(self, node: ast.BinOp) -> str | None:
        if not isinstance(node.op, ast.Add):
            return "number"
        return common({self.kind(node.left), self.kind(node.right)} - {None})

    def _Subscript(self, node: ast.Subscript) -> str | None:
        kind = self.kind(node.value)
        return kind if isinstance(node.slice, ast.Slice) else item_of(kind)

    def _Name(self, node: ast.Name) -> str | None:
        scope = self.around(node.id)
        if scope is None or scope.names[node.id].kind != "variable":
            return None
        binding = scope.names[node.id]
        if binding.declared:
            return binding.declared
        values, binding.values = binding.values, [None]  # a name may be assigned from itself
        kind = scope._common(values)
        binding.values = values
        return kind

    def _Attribute(self, node: ast.Attribute) -> str | None:
        if isinstance(node.value, ast.Name) and self._is_math(node.value):
            return "number" if node.attr in ("inf", "nan", "pi") else None
        if node.attr in self.program.methods:
            return None
        return common(self.program.attributes.get(node.attr, ()))

    def _Call(self, node: ast.Call) -> str | None:
        function = node.func
        if isinstance(function, ast.Name):
            binding = self.find(function.id)
            if binding is not None:
                return binding.declared if binding.kind == "function" else None
            return self._of_builtin(node, function.id)
        if not isinstance(function, ast.Attribute):
            return None
        if isinstance(function.value, ast.Name) and self._is_math(function.value):
            return "test" if function.attr in ("isfinite", "isnan") else "number"
        if function.attr in self.program.attributes:
            return None
        kinds = {method.declared for method in self.program.methods.get(function.attr, ())}
        if function.attr == "values":
            kinds.add(of("list", item_of(self.kind(function.value))))
        elif function.attr in _OF_METHOD:
            kinds.add(_OF_METHOD[function.attr])
        return common(kinds)

    def _of_builtin(self, node: ast.Call, name: str) -> str | None:
        if name in _OF_FUNCTION:
            return _OF_FUNCTION[name]
        kind = self.kind(node.args[0]) if node.args else None
        if name in ("list", "tuple", "sorted", "reversed"):
            return of("list", item_of(kind))
        if name in ("min", "max"):
            return self._common(node.args) if len(node.args) > 1 else item_of(kind)
        return None

    def _is_math(self, node: ast.Name) -> bool:
        binding = self.find(node.id)
        return binding is not None and binding.kind == "math"
