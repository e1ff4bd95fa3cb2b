"""Calls of what the modules define, with keyword arguments resolved to positions."""

from __future__ import annotations

import ast

from scripts.translate.builtins import Builtins, is_builtin_method
from scripts.translate.code import ARROW, CALL, listed, quoted
from scripts.translate.program import Binding


class Calls(Builtins):
    """Writes calls."""

    def Call(self, node: ast.Call) -> str:
        function = node.func
        if isinstance(function, ast.Name):
            binding = self.scope.find(function.id)
            if binding is None:
                return self.builtin(node, function.id)
            if binding.kind == "class":
                return self.construction(node, function.id, binding)
            known = [binding] if binding.kind == "function" else []
            return listed(f"{self.expression(function)}(", self.arguments(node, known), ")")
        if not isinstance(function, ast.Attribute):
            return listed(f"{self.part(function, CALL)}(", self.arguments(node, []), ")")
        if isinstance(function.value, ast.Name) and self.is_math(function.value):
            return listed(f"{self.expression(function)}(", self.arguments(node, []), ")")
        name, known = function.attr, self.program.methods.get(function.attr, [])
        unknown = not known and name not in self.program.attributes
        if unknown or (is_builtin_method(name, len(node.args)) and not node.keywords):
            return self.builtin_method(node, function)
        receiver = self.part(function.value, CALL)
        return listed(f"{receiver}.{name}(", self.arguments(node, known), ")")

    def arguments(self, node: ast.Call, known: list[Binding]) -> list[str]:
        """Return all arguments in the order of the parameters of the functions it may call."""
        texts = [self.part(argument, ARROW) for argument in node.args]
        if not node.keywords:
            return texts
        if len({tuple(binding.parameters) for binding in known}) != 1:
            raise self.refuse(node, "keyword argument for an unknown or ambiguous function")
        given = self.keywords(node, known[0].parameters)
        last = max(known[0].parameters.index(name) for name in given)
        for name in known[0].parameters[len(texts) : last + 1]:
            texts.append(given.get(name, "undefined"))  # which JavaScript replaces by the default
        return texts

    def keywords(self, node: ast.Call, parameters: list[str]) -> dict[str, str]:
        """Return the keyword arguments of a call, each of which must be a free parameter."""
        if any(isinstance(argument, ast.Starred) for argument in node.args):
            raise self.refuse(node, "keyword argument beside *arguments")
        given = {}
        for keyword in node.keywords:
            if keyword.arg not in parameters[len(node.args) :]:
                raise self.refuse(node, f"keyword argument {keyword.arg or '**'}")
            given[keyword.arg] = self.part(keyword.value, ARROW)
        return given

    def construction(self, node: ast.Call, name: str, binding: Binding) -> str:
        name = self.identifier(node, name)
        if all(keyword.arg for keyword in node.keywords):
            return listed(f"new {name}(", self.arguments(node, [binding]), ")")
        fields = binding.parameters
        if binding.record.kind == "object" or any(isinstance(a, ast.Starred) for a in node.args):
            raise self.refuse(node, "**arguments")
        parts = [
            f"{field}: {self.part(value, ARROW)}"
            for field, value in zip(fields, node.args, strict=False)
        ]
        for keyword in node.keywords:
            text = self.part(keyword.value, ARROW)
            parts.append(f"{keyword.arg}: {text}" if keyword.arg else f"...{text}")
        names = ", ".join(map(quoted, fields))
        return f"new {name}(...$fields([{names}], {listed('{', parts, '}', ' ')}))"
