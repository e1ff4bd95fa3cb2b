"""Expressions: each method writes the syntax node that it is named after."""

from __future__ import annotations

import ast
from collections.abc import Callable

from scripts.translate.code import (
    ARROW,
    CALL,
    CONDITIONAL,
    OR,
    PRODUCT,
    SUM,
    UNARY,
    Code,
    arrow,
    enclosed,
    listed,
    quoted,
)
from scripts.translate.comparisons import Comparisons
from scripts.translate.program import loop_bindings, parameter_bindings
from scripts.translate.variables import parameter_names
from scripts.translate.writer import is_from_end

_ARITHMETIC = {
    ast.Add: ("+", SUM),
    ast.Sub: ("-", SUM),
    ast.Mult: ("*", PRODUCT),
    ast.Div: ("/", PRODUCT),
}
_MATH = {
    "inf": "Infinity", "nan": "NaN", "pi": "Math.PI", "isfinite": "Number.isFinite",
    "isnan": "Number.isNaN", "floor": "$floor", "ceil": "$ceil", "copysign": "$copysign",
    "fabs": "Math.abs", "exp": "Math.exp", "log": "Math.log", "log1p": "Math.log1p",
    "log10": "Math.log10", "expm1": "Math.expm1", "sqrt": "Math.sqrt",
    "hypot": "Math.hypot", "sin": "Math.sin", "cos": "Math.cos",
}  # fmt: skip
_LARGEST = 2**53


class Expressions(Comparisons):
    """Writes all expressions but calls and f-strings."""

    # Literals.

    def Constant(self, node: ast.Constant) -> str:
        value = node.value
        if isinstance(value, str):
            return quoted(value)
        if value is None or isinstance(value, bool):
            return {None: "null", True: "true", False: "false"}[value]
        if isinstance(value, float):
            return "Infinity" if value == float("inf") else repr(value)
        if isinstance(value, int) and value <= _LARGEST:
            return repr(value)
        raise self.refuse(node, "literal")

    def Tuple(self, node: ast.Tuple | ast.List) -> str:
        return listed("[", [self.part(part, ARROW) for part in node.elts], "]")

    List = Tuple

    def Starred(self, node: ast.Starred) -> str:
        return f"...{self.part(node.value, ARROW)}"

    def Dict(self, node: ast.Dict) -> str:
        parts = []
        for key, value in zip(node.keys, node.values, strict=True):
            text = self.part(value, ARROW)
            if key is None:
                parts.append(f"...{text}")
            elif isinstance(key, ast.Constant):
                name = self.key(key)
                parts.append(name if name == text else f"{name}: {text}")
            else:
                parts.append(f"[{self.expression(key)}]: {text}")
        return listed("{", parts, "}", " ")

    def key(self, node: ast.Constant) -> str:
        """Return a literal key of a dict; JavaScript would put whole numbers first."""
        name = node.value
        if not isinstance(name, str) or name.isdigit() or name == "__proto__":
            raise self.refuse(node, "key that is not a text, or looks like a whole number")
        return name if name.isidentifier() else quoted(name)

    # Names and parts.

    def Attribute(self, node: ast.Attribute) -> str:
        if isinstance(node.value, ast.Name) and self.is_math(node.value):
            if node.attr not in _MATH:
                raise self.refuse(node, "unknown function of math")
            return _MATH[node.attr]
        if node.attr not in self.program.attributes:
            method = node.attr in self.program.methods
            raise self.refuse(node, "method as a value" if method else "unknown attribute")
        return f"{self.part(node.value, CALL)}.{node.attr}"

    def is_math(self, node: ast.Name) -> bool:
        binding = self.scope.find(node.id)
        return binding is not None and binding.kind == "math"

    def Subscript(self, node: ast.Subscript) -> str:
        value, index = self.part(node.value, CALL), node.slice
        if isinstance(index, ast.Slice):
            if index.step:
                raise self.refuse(node, "slice with a step")
            ends = [self.expression(index.lower) if index.lower else "0"]
            ends += [self.expression(index.upper)] if index.upper else []
            return f"{value}.slice({', '.join(ends)})"
        if isinstance(index, ast.Tuple):
            raise self.refuse(node, "index of several dimensions")
        if is_from_end(index):
            return f"{value}.at({self.expression(index)})"
        return f"{value}[{self.expression(index)}]"

    # Operators.

    def BinOp(self, node: ast.BinOp) -> str:
        self.check_operands(node, node.op, node.left, node.right)
        if isinstance(node.op, ast.Mod | ast.FloorDiv):
            name = "$mod" if isinstance(node.op, ast.Mod) else "$floor_div"
            return f"{name}({self.expression(node.left)}, {self.expression(node.right)})"
        sign, level = _ARITHMETIC[type(node.op)]
        return Code(
            f"{self.part(node.left, level)} {sign} {self.part(node.right, level + 1)}", level
        )

    def check_operands(self, node: ast.AST, op: ast.operator, *sides: ast.expr) -> None:
        """Refuse an operator that JavaScript lacks, or means otherwise, for these operands."""
        if type(op) not in (*_ARITHMETIC, ast.Mod, ast.FloorDiv):
            raise self.refuse(node, f"operator {type(op).__name__}")
        kinds = {self.kind(side) for side in sides}
        if kinds & {"list", "dict"} or ("text" in kinds and not isinstance(op, ast.Add)):
            raise self.refuse(node, "arithmetic on a sequence")

    def UnaryOp(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return Code(f"!{enclosed(self.test(node.operand), UNARY)}", UNARY)
        if not isinstance(node.op, ast.USub | ast.UAdd):
            raise self.refuse(node, "operator ~")
        sign = "-" if isinstance(node.op, ast.USub) else "+"
        return Code(f"{sign}{self.part(node.operand, CALL)}", UNARY)

    def IfExp(self, node: ast.IfExp) -> str:
        test, yes = enclosed(self.test(node.test), OR), self.part(node.body, CONDITIONAL)
        return Code(f"{test} ? {yes} : {self.part(node.orelse, CONDITIONAL)}", CONDITIONAL)

    # Functions and comprehensions.

    def Lambda(self, node: ast.Lambda) -> str:
        self.check_capture(node)
        parameters = self.parameters(node)
        with self.inside(parameter_bindings(node.args, self.types)), self.outside_loops():
            return arrow(parameters, self.expression(node.body))

    def parameters(self, node: ast.Lambda | ast.FunctionDef, skip: int = 0) -> str:
        """Return the parameters of a function; ``skip`` is 1 for a method's ``self``."""
        arguments = node.args
        if arguments.kwarg or arguments.kwonlyargs or arguments.posonlyargs:
            raise self.refuse(node, "parameters by keyword or position only")
        own = set(parameter_names(arguments))
        texts = [self.identifier(a, a.arg) for a in arguments.args[skip:]]
        for place, default in enumerate(reversed(arguments.defaults), 1):
            texts[-place] += f" = {self.default(default, own)}"
        if arguments.vararg:
            texts.append(f"...{self.identifier(arguments.vararg, arguments.vararg.arg)}")
        return ", ".join(texts)

    def default(self, node: ast.expr, parameters: set[str]) -> str:
        """Return a parameter's default, which JavaScript evaluates at each call."""
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id in parameters:
                raise self.refuse(node, "default that has the name of a parameter")
            if isinstance(part, ast.List | ast.Dict | ast.ListComp | ast.DictComp):
                raise self.refuse(node, "default that can change")
        return self.part(node, ARROW)

    def ListComp(self, node: ast.ListComp | ast.GeneratorExp) -> str:
        return self.comprehension(node.generators, node.elt, lambda: self.part(node.elt, ARROW))

    GeneratorExp = ListComp

    def DictComp(self, node: ast.DictComp) -> str:
        def pair() -> str:
            return f"[{self.part(node.key, ARROW)}, {self.part(node.value, ARROW)}]"

        return f"$dict({self.comprehension(node.generators, None, pair)})"

    def comprehension(
        self, loops: list[ast.comprehension], element: ast.expr | None, write: Callable[[], str]
    ) -> str:
        loop, *others = loops
        names = loop_bindings(loop)
        text = self.iterable(loop.iter)
        with self.inside(names), self.looping(set(names)):
            target = self.target(loop.target)
            for test in loop.ifs:
                text += f".filter({arrow(target, self.test(test))})"
            if others:
                return (
                    f"{text}.flatMap({arrow(target, self.comprehension(others, element, write))})"
                )
            if isinstance(element, ast.Name) and element.id == target:
                return text if loop.ifs else f"[...{text}]"
            return f"{text}.map({arrow(target, write())})"

    def iterable(self, node: ast.expr) -> str:
        """Return what a comprehension goes through: an array."""
        text = self.items(node, CALL)
        return f"[...{text}]" if self.kind(node) == "text" else text
