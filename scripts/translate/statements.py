"""Statements: each method writes the syntax node that it is named after, or nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from scripts.translate.calls import Calls
from scripts.translate.code import ARROW, SUM, block, indented
from scripts.translate.program import Binding, parameter_bindings, variables
from scripts.translate.variables import Declarations, assigned, plain

_AUGMENTED = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


class Statements(Calls):
    """Writes statements."""

    def statements(self, body: list[ast.stmt]) -> list[str]:
        return [text for node in body for text in [self.statement(node)] if text]

    def statement(self, node: ast.stmt) -> str:
        write = getattr(self, type(node).__name__, None)
        if write is None:
            raise self.refuse(node, f"{type(node).__name__} is not taken")
        return write(node)

    def block(self, body: list[ast.stmt], first: tuple[str, ...] = ()) -> str:
        return block([*first, *self.statements(body)])

    def Pass(self, node: ast.Pass) -> str:
        return ""

    def Expr(self, node: ast.Expr) -> str:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            return ""  # a docstring
        if not isinstance(node.value, ast.Call):
            raise self.refuse(node, "expression without effect")
        return f"{self.expression(node.value)};"

    def Return(self, node: ast.Return) -> str:
        return f"return {self.part(node.value, ARROW) if node.value else 'null'};"

    def Break(self, node: ast.Break) -> str:
        return "break;"

    def Continue(self, node: ast.Continue) -> str:
        return "continue;"

    # Assignments.

    def Assign(self, node: ast.Assign) -> str:
        if len(node.targets) != 1:
            raise self.refuse(node, "several targets")
        keyword, target, value = self.declarations.keyword(node), node.targets[0], node.value
        if isinstance(target, ast.Name) and target.id == "_":
            return f"{self.expression(value)};"
        pattern = self.target(target)
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and keyword:
            pairs = list(zip(target.elts, value.elts, strict=False))
            names = [isinstance(name, ast.Name) and name.id != "_" for name, _ in pairs]
            if len(target.elts) == len(value.elts) and all(names):
                texts = [f"{self.target(t)} = {self.part(v, ARROW)}" for t, v in pairs]
                return f"{keyword}{', '.join(texts)};"
        return f"{keyword}{pattern} = {self.part(value, ARROW)};"

    def AnnAssign(self, node: ast.AnnAssign) -> str:
        if node.value is None:
            return ""
        keyword = self.declarations.keyword(node)
        return f"{keyword}{self.target(node.target)} = {self.part(node.value, ARROW)};"

    def AugAssign(self, node: ast.AugAssign) -> str:
        target = ast.parse(ast.unparse(node.target), mode="eval").body
        if type(node.op) not in _AUGMENTED:
            raise self.refuse(node, "augmented assignment other than += -= *= /=")
        self.check_operands(node, node.op, target, node.value)
        sign = _AUGMENTED[type(node.op)]
        return f"{self.target(node.target)} {sign}= {self.part(node.value, ARROW)};"

    # Branches and loops.

    def If(self, node: ast.If) -> str:
        text = f"if ({self.test(node.test)}) {self.block(node.body)}"
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            return f"{text} else {self.If(node.orelse[0])}"
        return f"{text} else {self.block(node.orelse)}" if node.orelse else text

    def While(self, node: ast.While) -> str:
        if node.orelse:
            raise self.refuse(node, "else of a loop")
        with self.looping(assigned(node.body)):
            return f"while ({self.test(node.test)}) {self.block(node.body)}"

    def For(self, node: ast.For) -> str:
        if node.orelse:
            raise self.refuse(node, "else of a loop")
        if not plain(node):
            raise self.refuse(node, "loop over anything but names")
        keyword = self.declarations.keyword(node)
        first: tuple[str, ...] = ()
        target = self.target(node.target)
        if not keyword:  # the variable is used outside the loop, too
            first, target, keyword = (f"{target} = $item;",), "$item", "const "
        head = self.counted(node, target, changed=keyword == "let ")
        if head is None:
            head = f"{keyword}{target} of {self.items(node.iter)}"
        with self.looping(assigned([node])):
            return f"for ({head}) {self.block(node.body, first)}"

    def counted(self, node: ast.For, name: str, changed: bool) -> str | None:
        """Return the head of a loop over a range, unless its body changes the variable."""
        call = node.iter
        is_range = isinstance(call, ast.Call) and ast.unparse(call.func) == "range"
        if not is_range or self.scope.find("range") or changed or call.keywords:
            return None
        if any(isinstance(argument, ast.Starred) for argument in call.args):
            return None
        step = ast.literal_eval(call.args[2]) if is_whole(call.args[2:]) else 1
        if (len(call.args) == 3 and not is_whole(call.args[2:])) or step == 0:
            return None
        start = self.part(call.args[0], ARROW) if len(call.args) > 1 else "0"
        stop = call.args[1] if len(call.args) > 1 else call.args[0]
        end, more = self.part(stop, SUM), ""
        if not is_whole([stop]):
            end, more = "$end", f", $end = {self.part(stop, ARROW)}"
        change = {1: f"{name}++", -1: f"{name}--"}.get(step, f"{name} += {step}")
        return f"let {name} = {start}{more}; {name} {'<' if step > 0 else '>'} {end}; {change}"

    # Errors.

    def Raise(self, node: ast.Raise) -> str:
        if node.cause is not None and ast.unparse(node.cause) != "None":
            raise self.refuse(node, "cause other than None")
        if not isinstance(node.exc, ast.Call) or node.exc.keywords:
            raise self.refuse(node, "raise without a call")
        texts = [self.part(argument, ARROW) for argument in node.exc.args]
        return f"throw new {self.exception(node.exc.func)}({', '.join(texts)});"

    def Try(self, node: ast.Try) -> str:
        if node.orelse or node.finalbody:
            raise self.refuse(node, "else or finally of try")
        text = ""
        for handler in node.handlers:
            if handler.type is None:
                raise self.refuse(node, "except without an exception")
            types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
            test = " || ".join(f"$error instanceof {self.exception(t)}" for t in types)
            first: tuple[str, ...] = ()
            if handler.name:
                name = self.identifier(handler, handler.name)
                first = (f"{self.declarations.keyword(handler)}{name} = $error;",)
            text += f"if ({test}) {self.block(handler.body, first)} else "
        caught = "{\n" + indented(text + block(["throw $error;"])) + "\n}"
        return f"try {self.block(node.body)} catch ($error) {caught}"

    # Functions.

    def FunctionDef(self, node: ast.FunctionDef) -> str:
        """Return a function within a function."""
        self.check_capture(node)
        if node.decorator_list:
            raise self.refuse(node, "decorator")
        keyword = self.declarations.keyword(node)
        name = self.identifier(node, node.name)
        return f"{keyword}{name} = ({self.parameters(node)}) => {self.function_body(node)};"

    def function_body(self, node: ast.FunctionDef, receiver: str = "") -> str:
        """Return the body of a function; ``receiver`` is a method's ``self``."""
        names = parameter_bindings(node.args, self.types)
        if receiver:
            names[receiver] = Binding("self")
        with self.inside(variables(node.body, self.types) | names), self.outside_loops():
            with self.declaring(node.body, set(names)):
                hoisted = [self.identifier(node, name) for name in self.declarations.hoisted]
                first = (f"let {', '.join(hoisted)};",) if hoisted else ()
                return self.block(node.body, first)

    @contextmanager
    def declaring(
        self, body: list[ast.stmt], declared: Iterable[str], exported: Iterable[str] = ()
    ) -> Iterator[None]:
        """Write a body whose names are declared elsewhere, or used elsewhere, too."""
        before = self.declarations
        self.declarations = Declarations(body, declared, exported)
        yield
        self.declarations = before


def comment(node: ast.FunctionDef | ast.ClassDef) -> str:
    """Return the first line of a docstring as a comment line, if there is one."""
    text = ast.get_docstring(node)
    return f"// {text.splitlines()[0]}\n" if text else ""


def is_whole(nodes: list[ast.expr]) -> bool:
    """Whether there is a literal whole number."""
    if not nodes:
        return False
    try:
        return type(ast.literal_eval(nodes[0])) is int
    except ValueError:
        return False
