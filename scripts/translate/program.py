"""The functions and classes of all modules: their parameters, fields, methods and types."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scripts.translate.errors import refused
from scripts.translate.kinds import declared, of
from scripts.translate.modules import FOR_TYPES, Module
from scripts.translate.variables import parameter_names, statements_within, target_names


@dataclass
class Binding:
    """The meaning of a name.

    Attributes
    ----------
    kind
        ``"variable"``, ``"self"``, ``"function"``, ``"class"``, ``"type"`` (no value in
        JavaScript) or ``"math"``.
    parameters
        The parameters of a function or class; the last may be ``*args``.
    declared
        The declared kind of a variable's values, of a function's results, or of a type.
    values
        The expressions that are assigned to a variable; None stands for an unknown one.
    record
        A class's description.
    """

    kind: str
    parameters: list[str] = field(default_factory=list)
    declared: str | None = None
    values: list[ast.expr | None] = field(default_factory=list)
    record: Record | None = None


@dataclass
class Record:
    """A class: ``kind`` is ``"NamedTuple"``, ``"dataclass"`` or ``"object"``."""

    kind: str
    base: Record | None = None
    fields: list[str] = field(default_factory=list)
    methods: dict[str, Binding] = field(default_factory=dict)

    @property
    def all_fields(self) -> list[str]:
        return [*(self.base.all_fields if self.base else ()), *self.fields]

    def initializer(self) -> list[str]:
        """Return the parameters of the constructor."""
        if self.kind != "object":
            return self.all_fields
        if "__init__" in self.methods:
            return self.methods["__init__"].parameters
        return self.base.initializer() if self.base else []


class Program:
    """All definitions: `names` by module, and methods and attributes by name.

    `attributes` has the kinds that the classes with an attribute of this name declare.
    """

    def __init__(self, modules: Iterable[Module]) -> None:
        self.names: dict[str, dict[str, Binding]] = {}
        self.methods: dict[str, list[Binding]] = {}
        self.attributes: dict[str, set[str | None]] = {}
        self.imported: dict[str, set[str]] = {}
        for module in modules:
            self._module(module)

    def _module(self, module: Module) -> None:
        names = self.names[module.name] = {}
        self.imported[module.name] = set()
        shared = list(module.shared_imports())
        for node in module.body:
            if isinstance(node, ast.Import):
                names["math"] = Binding("math")
            elif isinstance(node, ast.ImportFrom) and node.module in FOR_TYPES:
                names |= {a.asname or a.name: Binding("type") for a in node.names}
            elif node in shared:
                for alias in node.names:
                    binding = self.names[node.module].get(alias.name)
                    if binding is None:
                        raise refused(module.file, node, f"{node.module} has no {alias.name}")
                    names[alias.asname or alias.name] = binding
                    if binding.kind not in ("type", "math"):
                        self.imported[node.module].add(alias.name)
            elif isinstance(node, ast.FunctionDef):
                names[node.name] = function_binding(node, types_of(names))
            elif isinstance(node, ast.ClassDef):
                names[node.name] = self._class(node, names, module)
            elif is_type_alias(node, names):
                kind = declared(node.value, types_of(names))
                names[target_names(node)[0]] = Binding("type", declared=kind)
        types = types_of(names)
        names |= {n: b for n, b in variables(module.body, types).items() if n not in names}

    def _class(self, node: ast.ClassDef, names: dict[str, Binding], module: Module) -> Binding:
        record = Record("object")
        for base in node.bases:
            known = names.get(base.id) if isinstance(base, ast.Name) else None
            if known is not None and known.record and len(node.bases) == 1:
                record.base, record.kind = known.record, known.record.kind
            elif known is not None and known.kind == "type" and base.id == "NamedTuple":
                record.kind = "NamedTuple"
            else:
                raise refused(module.file, base, "base class")
        if node.decorator_list:
            record.kind = "dataclass"
        types = types_of(names)
        for part in node.body:
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                kind = declared(part.annotation, types)
                self.attributes.setdefault(part.target.id, set()).add(kind)
                if record.kind != "object":
                    record.fields.append(part.target.id)
            elif isinstance(part, ast.FunctionDef) and part.name != "__repr__":
                method = record.methods[part.name] = function_binding(part, types, method=True)
                if part.decorator_list:
                    self.attributes.setdefault(part.name, set()).add(method.declared)
                else:
                    self.methods.setdefault(part.name, []).append(method)
                for name in _set_on_self(part):
                    self.attributes.setdefault(name, set()).add(None)
        return Binding("class", record.initializer(), record=record)


def types_of(names: dict[str, Binding]) -> dict[str, str | None]:
    """Return the kinds of a module's types."""
    return {n: b.declared for n, b in names.items() if b.kind == "type" and b.declared}


def function_binding(
    node: ast.FunctionDef, types: dict[str, str | None], method: bool = False
) -> Binding:
    """Return the meaning of a function's name; a method's parameters are without ``self``."""
    names = parameter_names(node.args)
    return Binding("function", names[1:] if method else names, declared(node.returns, types))


def parameter_bindings(
    arguments: ast.arguments, types: dict[str, str | None]
) -> dict[str, Binding]:
    """Return the meanings of a function's parameters."""
    bindings = {
        a.arg: Binding("variable", declared=declared(a.annotation, types), values=[None])
        for a in arguments.args
    }
    if rest := arguments.vararg:
        kind = of("list", declared(rest.annotation, types))
        bindings[rest.arg] = Binding("variable", declared=kind)
    return bindings


def variables(body: list[ast.stmt], types: dict[str, str | None]) -> dict[str, Binding]:
    """Return the meanings of all names that a body binds."""
    found: dict[str, Binding] = {}
    for node in statements_within(body):
        if isinstance(node, ast.FunctionDef) and node.name not in found:
            found[node.name] = function_binding(node, types)
            continue
        for name, value in assigned_values(node):
            binding = found.setdefault(name, Binding("variable"))
            if binding.kind == "function":  # bound twice: its parameters are unknown
                binding = found[name] = Binding("variable", values=[None])
            binding.values.append(value)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            binding = found.setdefault(node.target.id, Binding("variable"))
            binding.declared = declared(node.annotation, types)
    return found


def assigned_values(node: ast.AST) -> list[tuple[str, ast.expr | None]]:
    """Return the names that a statement or a comprehension's loop binds, with their values."""
    if isinstance(node, ast.For | ast.comprehension):
        return list(_unpacked(node.target, _part(node.iter)))
    if isinstance(node, ast.Assign):
        return list(_unpacked(node.targets[0], node.value))
    value = node.value if isinstance(node, ast.AnnAssign | ast.AugAssign) else None
    return [(name, value) for name in target_names(node)]


def loop_bindings(loop: ast.comprehension) -> dict[str, Binding]:
    """Return the meanings of the names that a comprehension's loop binds."""
    return {name: Binding("variable", values=[value]) for name, value in assigned_values(loop)}


def _unpacked(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[str, ast.expr | None]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Starred):
        yield from _unpacked(target.value, None)
    elif isinstance(target, ast.Tuple | ast.List):
        for place, part in enumerate(target.elts):
            whole = isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts)
            yield from _unpacked(part, value.elts[place] if whole else _part(value))


def _part(value: ast.expr | None) -> ast.expr | None:
    """Return an expression for any item of a value."""
    return ast.Subscript(value, ast.Constant(0), ast.Load()) if value else None


def is_type_alias(node: ast.stmt, names: dict[str, Binding]) -> bool:
    """Whether a module's statement names a type, which JavaScript does without."""
    if isinstance(node, ast.AnnAssign):
        return ast.unparse(node.annotation) == "TypeAlias"
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return False
    value = node.value.func if isinstance(node.value, ast.Call) else node.value
    if not isinstance(node.value, ast.Subscript | ast.Name | ast.Call):
        return False
    first = value.value if isinstance(value, ast.Subscript) else value
    if not isinstance(first, ast.Name):
        return False
    if first.id in names:
        return names[first.id].kind == "type"
    return isinstance(value, ast.Subscript) and first.id in ("tuple", "list", "dict")


def _set_on_self(method: ast.FunctionDef) -> set[str]:
    return {
        node.attr
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    }
