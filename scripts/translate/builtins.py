"""Python's own functions, methods and exceptions."""

from __future__ import annotations

import ast

from scripts.translate.code import ARROW, CALL, EQUALITY, OR, Code, listed
from scripts.translate.texts import Texts

#: Functions that are called as they stand, with the least and the largest number of arguments.
_FUNCTIONS = {
    "abs": ("Math.abs", 1, 1), "sum": ("$sum", 1, 2), "any": ("$any", 1, 1),
    "all": ("$all", 1, 1), "round": ("$round", 1, 2), "range": ("$range", 1, 3),
    "enumerate": ("$enumerate", 1, 2), "str": ("$str", 1, 1), "int": ("$int", 1, 1),
    "map": ("$map", 2, 9), "repr": ("$repr", 1, 1), "zip": ("$zip", 1, 9), "dict": ("$dict", 1, 1),
}  # fmt: skip
#: Functions that may be passed on as values.
_VALUES = {
    "abs": "Math.abs", "len": "$len", "str": "$str", "float": "$float", "int": "$int",
    "round": "$round", "repr": "$repr", "bool": "$truth", "sum": "$sum", "any": "$any",
    "all": "$all", "list": "$list", "tuple": "$list", "sorted": "$sorted",
}  # fmt: skip
#: Methods of lists, texts, dicts and named tuples, by the number of their arguments.
_METHODS = {
    ("append", 1): "{0}.push({1})",
    ("extend", 1): "$extend({0}, {1})",
    ("pop", 0): "{0}.pop()",
    ("pop", 1): "$pop({0}, {1})",
    ("index", 1): "$index({0}, {1})",
    ("insert", 2): "{0}.splice({1}, 0, {2})",
    ("join", 1): "{1}.join({0})",
    ("replace", 2): "{0}.replaceAll({1}, () => {2})",
    ("startswith", 1): "{0}.startsWith({1})",
    ("endswith", 1): "{0}.endsWith({1})",
    ("strip", 0): "$strip({0})",
    ("strip", 1): "$strip({0}, {1})",
    ("split", 1): "{0}.split({1})",
    ("split", 2): "$split({0}, {1}, {2})",
    ("upper", 0): "{0}.toUpperCase()",
    ("lower", 0): "{0}.toLowerCase()",
    ("items", 0): "Object.entries({0})",
    ("keys", 0): "Object.keys({0})",
    ("values", 0): "Object.values({0})",
    ("get", 1): "$get({0}, {1})",
    ("get", 2): "$get({0}, {1}, {2})",
    ("_asdict", 0): "$asdict({0})",
}
_TYPES = {
    "float": 'typeof {0} === "number"',
    "str": 'typeof {0} === "string"',
    "int": "$is_int({0})",
}
EXCEPTIONS = ("ValueError", "TypeError", "KeyError", "IndexError")


class Builtins(Texts):
    """Writes calls of what Python brings."""

    def Name(self, node: ast.Name) -> str:
        if self.scope.find(node.id) is None and node.id in _VALUES:
            return _VALUES[node.id]
        return super().Name(node)

    def builtin(self, node: ast.Call, name: str) -> str:
        """Return the call of one of Python's own functions."""
        special = getattr(self, f"call_{name}", None)
        if special is not None:
            return special(node)
        if name not in _FUNCTIONS:
            raise self.refuse(node, f"unknown function {name}")
        function, least, most = _FUNCTIONS[name]
        starred = any(isinstance(argument, ast.Starred) for argument in node.args)
        options = {keyword.arg: keyword.value for keyword in node.keywords}
        if name == "zip":
            options.pop("strict", None)
        values = self.given(node)
        if name in ("enumerate", "sum") and "start" in options:
            values.append(self.part(options.pop("start"), ARROW))
        if options or (starred and name != "zip") or not least <= len(values) <= most:
            raise self.refuse(node, "arguments")
        return listed(f"{function}(", values, ")")

    def given(self, node: ast.Call) -> list[str]:
        return [self.part(argument, ARROW) for argument in node.args]

    def only(self, node: ast.Call) -> ast.expr:
        """Return the one argument of a call."""
        if len(node.args) != 1 or node.keywords or isinstance(node.args[0], ast.Starred):
            raise self.refuse(node, "arguments other than one")
        return node.args[0]

    def call_len(self, node: ast.Call) -> str:
        value = self.only(node)
        if self.kind(value) in ("list", "text"):
            return f"{self.part(value, CALL)}.length"
        return f"$len({self.part(value, ARROW)})"

    def call_bool(self, node: ast.Call) -> str:
        value = self.only(node)
        known = self.kind(value) in ("test", "number", "list")
        return self.test(value) if known else f"$truth({self.expression(value)})"

    def call_float(self, node: ast.Call) -> str:
        value = self.only(node)
        text = self.expression(value)
        return text if self.kind(value) == "number" else f"$float({text})"

    def call_list(self, node: ast.Call) -> str:
        return f"[...{self.items(self.only(node))}]" if node.args else "[]"

    call_tuple = call_list

    def call_reversed(self, node: ast.Call) -> str:
        return f"[...{self.items(self.only(node))}].reverse()"

    def call_getattr(self, node: ast.Call) -> str:
        if len(node.args) != 2 or node.keywords:
            raise self.refuse(node, "getattr with a default")
        return f"{self.part(node.args[0], CALL)}[{self.expression(node.args[1])}]"

    def call_isinstance(self, node: ast.Call) -> str:
        value, types = node.args
        if isinstance(types, ast.BinOp) and isinstance(types.op, ast.BitOr):
            types = ast.Tuple([types.left, types.right])
        names = [ast.unparse(t) for t in (types.elts if isinstance(types, ast.Tuple) else [types])]
        tests = []
        for name in names:
            binding = self.scope.find(name)
            if binding is None and name in _TYPES:
                tests.append(_TYPES[name].format(self.part(value, CALL)))
            elif binding is not None and binding.kind == "class":
                tests.append(f"{self.part(value, CALL)} instanceof {name}")
            else:
                raise self.refuse(node, f"isinstance of {name}")
        return Code(" || ".join(tests), EQUALITY if len(tests) == 1 else OR)

    def call_min(self, node: ast.Call) -> str:
        name = f"${node.func.id}"
        values, options = self.given(node), self.options(node, "key")
        if len(values) > 1 and not options and not any(v.startswith("...") for v in values):
            text = values[0]
            for value in values[1:]:
                text = f"{name}({text}, {value})"
            return text
        alone = len(values) == 1 and not values[0].startswith("...")
        together = values[0] if alone else f"[{', '.join(values)}]"
        return f"{name}_of({', '.join([together, *options.values()])})"

    call_max = call_min

    def call_sorted(self, node: ast.Call) -> str:
        values, options = self.given(node), self.options(node, "key", "reverse")
        if len(values) != 1:
            raise self.refuse(node, "arguments")
        values += [options.get("key", "null")] if options else []
        values += [options["reverse"]] if "reverse" in options else []
        return f"$sorted({', '.join(values)})"

    def options(self, node: ast.Call, *names: str) -> dict[str, str]:
        """Return keyword arguments; a ``key`` is called at once, so it may use a loop's names."""
        if not node.args or any(keyword.arg not in names for keyword in node.keywords):
            raise self.refuse(node, "arguments")
        with self.outside_loops():
            return {k.arg: self.part(k.value, ARROW) for k in node.keywords}

    def builtin_method(self, node: ast.Call, function: ast.Attribute) -> str:
        name = function.attr
        receiver = self.part(function.value, CALL)
        if name == "_replace" and not node.args:
            parts = [
                (f"{k.arg}: " if k.arg else "...") + self.part(k.value, ARROW)
                for k in node.keywords
            ]
            return f"$replace({receiver}, {listed('{', parts, '}', ' ')})"
        form = _METHODS.get((name, len(node.args)))
        if form is None or node.keywords or any(isinstance(a, ast.Starred) for a in node.args):
            raise self.refuse(node, f"unknown method {name}, or its arguments")
        if name == "join":
            return f"{self.part(node.args[0], CALL)}.join({receiver})"
        if name == "replace" and isinstance(node.args[1], ast.Constant):
            if "$" not in str(node.args[1].value):  # which has a meaning there
                return f"{receiver}.replaceAll({', '.join(self.given(node))})"
        if name == "startswith" and self.kind(node.args[0]) == "list":
            raise self.refuse(node, "several texts to start with")
        return form.format(receiver, *self.given(node))

    def exception(self, node: ast.expr) -> str:
        """Return the class of an exception."""
        if isinstance(node, ast.Name) and node.id in EXCEPTIONS:
            return f"${node.id}"
        raise self.refuse(node, "unknown exception")


def is_builtin_method(name: str, count: int) -> bool:
    """Whether a call with so many arguments is one of Python's own methods."""
    return (name, count) in _METHODS or name == "_replace"
