"""Classes, and whole modules."""

from __future__ import annotations

import ast

from scripts.translate.builtins import is_builtin_method
from scripts.translate.code import block, indented
from scripts.translate.program import Record, is_type_alias
from scripts.translate.statements import Statements, comment

_OPTIONS = {"frozen", "slots", "repr"}
_TAKEN = {"constructor", "prototype"}
_OF_TUPLES = {"length", "at", "slice", "map", "filter", "flatMap"}


class Classes(Statements):
    """Writes classes and modules."""

    def ClassDef(self, node: ast.ClassDef) -> str:
        name = self.identifier(node, node.name)
        binding = self.scope.find(name)
        record = binding.record
        if node.keywords or self.scope.outer is not None:
            raise self.refuse(node, "class with keywords, or within a function")
        self.check_decorators(node)
        base = f" extends {ast.unparse(node.bases[0])}" if record.base else ""
        if not base and record.kind != "dataclass":
            base = " extends $NamedTuple" if record.kind == "NamedTuple" else " extends $Object"
        members = []
        if record.fields:
            members.append(self.constructor(node, bool(base)))
        for part in node.body:
            if isinstance(part, ast.FunctionDef):
                members += [self.method(part, record)] if part.name != "__repr__" else []
            elif not isinstance(part, ast.AnnAssign | ast.Pass) and not is_docstring(part):
                raise self.refuse(part, "this in a class")
            elif isinstance(part, ast.AnnAssign) and part.value and record.kind == "object":
                raise self.refuse(part, "attribute of a class")
        return f"{comment(node)}class {name}{base} {block(members)}"

    def check_decorators(self, node: ast.ClassDef) -> None:
        for decorator in node.decorator_list:
            options = decorator.keywords if isinstance(decorator, ast.Call) else []
            frozen = any(o.arg == "frozen" and ast.unparse(o.value) == "True" for o in options)
            name = ast.unparse(decorator.func) if isinstance(decorator, ast.Call) else ""
            if name != "dataclass" or not frozen or {o.arg for o in options} - _OPTIONS:
                raise self.refuse(node, "decorator other than dataclass(frozen=True)")

    def constructor(self, node: ast.ClassDef, derived: bool) -> str:
        """Return the constructor that a record's fields define."""
        record = self.scope.find(node.name).record
        inherited = record.base.all_fields if record.base else []
        parts = [n for n in node.body if isinstance(n, ast.AnnAssign)]
        texts = [*inherited]
        for part in parts:
            name = self.identifier(part, part.target.id)
            self.check_member(part, name, record)
            own = {p.target.id for p in parts} | set(inherited)
            texts.append(f"{name} = {self.default(part.value, own)}" if part.value else name)
        lines = [f"super({', '.join(inherited)});"] if derived else []
        lines += [f"this.{part.target.id} = {part.target.id};" for part in parts]
        return f"constructor({', '.join(texts)}) {block(lines)}"

    def method(self, node: ast.FunctionDef, record: Record) -> str:
        decorators = [ast.unparse(d) for d in node.decorator_list]
        dunder = node.name.startswith("__") and node.name != "__init__"
        if decorators not in ([], ["property"]) or dunder or not node.args.args:
            raise self.refuse(node, "method of this kind")
        self.check_method(node)
        self.check_member(node, node.name, record)
        getter = "get " if decorators else ""
        body = self.function_body(node, receiver=node.args.args[0].arg)
        return f"{comment(node)}{getter}{node.name}({self.parameters(node, skip=1)}) {body}"

    def check_method(self, node: ast.FunctionDef) -> None:
        """Refuse a method that a call could not tell from one of Python's own."""
        most = len(node.args.args) - 1
        counts = range(most - len(node.args.defaults), most + 1)
        if any(is_builtin_method(node.name, count) for count in counts):
            raise self.refuse(node, f"method with the name of Python's own {node.name}")

    def check_member(self, node: ast.AST, name: str, record: Record) -> None:
        if name in _TAKEN or (record.kind == "NamedTuple" and name in _OF_TUPLES):
            raise self.refuse(node, f"member {name}, which JavaScript needs itself")

    def function(self, node: ast.FunctionDef) -> str:
        """Return a function of the module."""
        if node.decorator_list:
            raise self.refuse(node, "decorator")
        head = f"function {self.identifier(node, node.name)}({self.parameters(node)})"
        return f"{comment(node)}{head} {self.function_body(node)}"

    def text(self, exports: list[str]) -> str:
        """Return the whole module."""
        body = self.module.body
        definitions = [n for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
        names = [n.name for n in definitions]
        if len(names) != len(set(names)):
            raise self.refuse(definitions[-1], "function or class defined twice")
        with self.declaring(body, names, exports):
            hoisted = self.declarations.hoisted
            parts = [self.imports(), f"let {', '.join(hoisted)};" if hoisted else ""]
            for node in body:
                if isinstance(node, ast.FunctionDef):
                    parts.append("\n" + self.function(node))
                elif isinstance(node, ast.ClassDef):
                    parts.append("\n" + self.ClassDef(node))
                elif not isinstance(node, ast.Import | ast.ImportFrom) and not is_type_alias(
                    node, self.program.names[self.module.name]
                ):
                    parts.append(self.statement(node))
        parts.append(f"\nreturn {{ {', '.join(exports)} }};")
        inside = indented("\n".join(part for part in parts if part).strip("\n"))
        return f"// {self.module.file}\nconst {self.module.variable} = (() => {{\n{inside}\n}})();"

    def imports(self) -> str:
        lines = []
        for node in self.module.shared_imports():
            names = []
            for alias in node.names:
                if self.program.names[node.module][alias.name].kind not in ("type", "math"):
                    rename = f": {alias.asname}" if alias.asname else ""
                    names.append(f"{alias.name}{rename}")
            if names:
                source = "_".join(node.module.split(".")[1:]) or node.module
                lines.append(f"const {{ {', '.join(names)} }} = {source};")
        return "\n".join(lines)


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
