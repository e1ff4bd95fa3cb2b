"""Truth and comparisons, in which the two languages differ for all but numbers and texts."""

from __future__ import annotations

import ast

from scripts.translate.code import (
    AND,
    ARROW,
    CALL,
    EQUALITY,
    OR,
    RELATION,
    SUM,
    UNARY,
    Code,
    arrow,
    enclosed,
)
from scripts.translate.writer import Writer

_RELATIONS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


class Comparisons(Writer):
    """Writes comparisons, ``and``, ``or``, and the tests of conditions."""

    def BoolOp(self, node: ast.BoolOp) -> str:
        conjunction = isinstance(node.op, ast.And)
        if self.kind(node) == "test":
            return self.joined(node)
        *first, last = node.values
        text = self.expression(last)
        for value in reversed(first):
            name = "$and" if conjunction else "$or"
            text = f"{name}({self.part(value, ARROW)}, {arrow('', text)})"
        return text

    def joined(self, node: ast.BoolOp) -> Code:
        """Return tests joined by && or ||."""
        sign, level = ("&&", AND) if isinstance(node.op, ast.And) else ("||", OR)
        tests = [enclosed(self.test(value), level + 1) for value in node.values]
        return Code(f" {sign} ".join(tests), level)

    def test(self, node: ast.expr) -> str:
        """Return an expression that JavaScript takes for true where Python does."""
        if isinstance(node, ast.BoolOp):
            return self.joined(node)
        kind = self.kind(node)
        if kind in ("test", "text"):
            return self.expression(node)
        if kind == "number":
            return Code(f"{self.part(node, EQUALITY)} !== 0", EQUALITY)
        if kind == "list":
            return Code(f"{self.part(node, CALL)}.length > 0", RELATION)
        return f"$truth({self.expression(node)})"

    def Compare(self, node: ast.Compare) -> str:
        sides, name = [node.left, *node.comparators], "$value"
        middle = sides[1:-1]
        if all(self.is_repeatable(side) for side in middle):
            return self.comparisons(node, sides, [self.expression(side) for side in sides])
        if len(middle) > 1:
            raise self.refuse(node, "comparison of more than three, with calls")
        texts = [self.expression(sides[0]), name, self.expression(sides[2])]
        chain = self.comparisons(node, sides, texts)
        return f"(({name}) => {chain})({self.expression(middle[0])})"

    def is_repeatable(self, node: ast.expr) -> bool:
        """Whether an expression may be evaluated twice: it is cheap and changes nothing."""
        calls = [part for part in ast.walk(node) if isinstance(part, ast.Call)]
        names = [ast.unparse(call.func) for call in calls]
        return all(name in ("abs", "len") and self.scope.find(name) is None for name in names)

    def comparisons(self, node: ast.Compare, sides: list[ast.expr], texts: list[str]) -> str:
        pairs = [
            self.comparison(node, op, sides[i : i + 2], texts[i : i + 2])
            for i, op in enumerate(node.ops)
        ]
        if len(pairs) == 1:
            return pairs[0]
        return Code(" && ".join(enclosed(pair, EQUALITY) for pair in pairs), AND)

    def comparison(
        self, node: ast.Compare, op: ast.cmpop, sides: list[ast.expr], texts: list[str]
    ) -> str:
        kinds = [self.kind(side) for side in sides]
        left, right = texts
        negated = isinstance(op, ast.NotEq | ast.NotIn | ast.IsNot)
        if type(op) in _RELATIONS:
            if kinds[0] in ("list", "dict") or kinds[1] in ("list", "dict"):
                raise self.refuse(node, "order of sequences")
            sign, level = _RELATIONS[type(op)], RELATION
            return Code(f"{enclosed(left, SUM)} {sign} {enclosed(right, SUM)}", level)
        if isinstance(op, ast.In | ast.NotIn):
            found = self.membership(sides[1], kinds, left, right)
            return Code(f"!{found}", UNARY) if negated else found
        is_none = [isinstance(side, ast.Constant) and side.value is None for side in sides]
        if isinstance(op, ast.Is | ast.IsNot) and not is_none[1]:
            raise self.refuse(node, "is, other than is None")
        if any(is_none) or {"number", "text", "test"} & set(kinds):
            sign = "!=" if negated else "=="
            sign += "" if any(is_none) else "="  # None is null, or the undefined of no return
            return Code(f"{enclosed(left, RELATION)} {sign} {enclosed(right, RELATION)}", EQUALITY)
        equal = f"$equal({left}, {right})"
        return Code(f"!{equal}", UNARY) if negated else equal

    def membership(self, box: ast.expr, kinds: list[str | None], item: str, text: str) -> str:
        simple = isinstance(box, ast.Tuple | ast.List) and all(
            self.kind(part) in ("number", "text") for part in box.elts
        )
        if kinds[1] == "text" or simple or (kinds[0] == "text" and kinds[1] == "list"):
            return f"{enclosed(text, CALL)}.includes({item})"
        if kinds[1] == "dict":
            return f"Object.hasOwn({text}, {item})"
        return f"$contains({text}, {item})"
