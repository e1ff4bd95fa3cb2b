"""The translator refuses what would mean something else in JavaScript, with file and line."""

import pytest
from support.translated import write_modules

from scripts.translate import Refused, translate

#: Each refused piece is on the line that ends in ``# here``; then what the message says of it.
REFUSED = {
    "power": ("def f(a):\n    return a ** 2  # here", "operator Pow"),
    "bits": ("def f(a):\n    return a | 2  # here", "operator BitOr"),
    "joined lists": ("def f(a):\n    return a + [1]  # here", "arithmetic on a sequence"),
    "joined names": ("def f():\n    a = [1]\n    b = a\n    return a + b  # here", "sequence"),
    "joined annotated": ("def f(a: list[int], b):\n    return b + a  # here", "sequence"),
    "repeated list": ("def f(n):\n    return [0] * n  # here", "sequence"),
    "repeated text": ("def f(n):\n    return '-' * n  # here", "sequence"),
    "percent format": ("def f(n):\n    return '%d' % n  # here", "sequence"),
    "longer list": ("def f(a):\n    a = [1]\n    a += [2]  # here", "sequence"),
    "ordered tuples": ("def f(a):\n    return (a, 1) < (2, 3)  # here", "order of sequences"),
    "set": ("def f():\n    return {1, 2}  # here", "Set"),
    "set comprehension": ("def f(a):\n    return {v for v in a}  # here", "SetComp"),
    "numbers as keys": ("D = {1: 'a'}  # here", "key"),
    "digits as keys": ("D = {'1': 'a'}  # here", "key"),
    "iterated dict": ("D = {'a': 1}\nfor k in D:  # here\n    pass", "iteration over a dict"),
    "iterated dict in a comprehension": ("L = [k for k in {'a': 1}]  # here", "iteration"),
    "list of a dict": ("def f(d: dict[str, int]):\n    return list(d)  # here", "iteration"),
    "closure in a loop": (
        "def f():\n    for i in range(3):\n        g = lambda: i  # here\n    return g",
        "uses the loop's i",
    ),
    "closure over a loop's value": (
        "def f(a):\n    while a:\n        b = a.pop()\n        def g():  # here\n"
        "            return b\n    return g",
        "uses the loop's b",
    ),
    "closure in a comprehension": ("L = [lambda: v for v in [1]]  # here", "uses the loop's v"),
    "default that is captured": ("L = [lambda v=v: v for v in [1]]  # here", "the loop's v"),
    "default like a parameter": ("a = 1\ndef f(a, b=a):  # here\n    return b", "a parameter"),
    "default that changes": ("def f(a=[]):  # here\n    return a", "default that can change"),
    "keyword only": ("def f(*, a):  # here\n    return a", "by keyword or position only"),
    "keywords of any name": ("def f(**a):  # here\n    return a", "by keyword or position"),
    "keyword for a value": ("def f(g):\n    return g(a=1)  # here", "unknown or ambiguous"),
    "unknown keyword": ("def f(a):\n    return f(b=1)  # here", "keyword argument b"),
    "ambiguous keyword": (
        "class A:\n    def m(self, a, b):\n        pass\nclass B:\n    def m(self, b, a):\n"
        "        pass\ndef f(o):\n    return o.m(a=1, b=2)  # here",
        "unknown or ambiguous",
    ),
    "unknown name": ("def f():\n    return other  # here", "unknown name other"),
    "unknown function": ("def f(a):\n    return print(a)  # here", "unknown function print"),
    "unknown method": ("def f(a):\n    return a.title()  # here", "unknown method title"),
    "unknown attribute": ("def f(a):\n    return a.real  # here", "unknown attribute"),
    "unknown of math": ("import math\nX = math.pow(2, 3)  # here", "unknown function of math"),
    "bound method": (
        "class A:\n    def m(self):\n        pass\ndef f(a):\n    return a.m  # here",
        "method as a value",
    ),
    "class as a value": ("class A:\n    pass\nB = [A]  # here", "class A as a value"),
    "super": (
        "class A:\n    def m(self):\n        return super().m()  # here",
        "unknown function super",
    ),
    "method like Python's": (
        "class A:\n    def items(self):  # here\n        return []",
        "name of Python's own items",
    ),
    "special method": (
        "class A:\n    def __len__(self):  # here\n        return 1",
        "method of this kind",
    ),
    "class method": (
        "class A:\n    @classmethod\n    def make(cls):  # here\n        return 1",
        "method of this kind",
    ),
    "attribute of a class": ("class A:\n    size = 1  # here", "this in a class"),
    "two bases": (
        "class A:\n    pass\nclass B:\n    pass\nclass C(A, B):  # here\n    pass",
        "base class",
    ),
    "unknown base": ("class A(dict):  # here\n    pass", "base class"),
    "thawed record": (
        "from dataclasses import dataclass\n@dataclass\nclass A:  # here\n    x: int",
        "decorator other than dataclass",
    ),
    "decorator": ("def g(f):\n    return f\n@g\ndef f():  # here\n    pass", "decorator"),
    "reserved name": ("def f(new):  # here\n    return new", "new is reserved"),
    "reserved variable": ("def f():\n    delete = 1  # here\n    return delete", "reserved"),
    "several targets": ("a = b = 1  # here", "several targets"),
    "index from the end": ("def f(a):\n    a[-1] = 2  # here", "index from the end"),
    "slice": ("def f(a):\n    a[1:] = []  # here", "assignment to a slice"),
    "step": ("def f(a):\n    return a[::2]  # here", "slice with a step"),
    "other augmented": ("def f(a):\n    a //= 2  # here", "augmented assignment"),
    "identity": ("def f(a, b):\n    return a is b  # here", "is, other than is None"),
    "walrus": ("def f(a):\n    return (b := a)  # here", "NamedExpr"),
    "global": ("X = 1\ndef f():\n    global X  # here", "Global"),
    "with": ("def f(a):\n    with a:  # here\n        pass", "With"),
    "assert": ("def f(a):\n    assert a  # here", "Assert"),
    "delete": ("def f(a):\n    del a[0]  # here", "Delete"),
    "generator": ("def f():\n    return (yield 1)  # here", "Yield"),
    "match": ("def f(a):\n    match a:  # here\n        case 1:\n            pass", "Match"),
    "no effect": ("def f(a):\n    a + 1  # here", "expression without effect"),
    "else of a loop": ("for v in []:  # here\n    pass\nelse:\n    pass", "else of a loop"),
    "finally": ("try:  # here\n    pass\nfinally:\n    pass", "finally"),
    "bare except": ("try:  # here\n    pass\nexcept:\n    pass", "without an exception"),
    "other exception": ("try:\n    pass\nexcept OSError:  # here\n    pass", "exception"),
    "raise again": ("def f():\n    raise  # here", "raise without a call"),
    "width": ("def f(a):\n    return f'{a:8.2f}'  # here", "format"),
    "thousands": ("def f(a):\n    return f'{a:,}'  # here", "format"),
    "conversion": ("def f(a):\n    return f'{a!a}'  # here", "conversion"),
    "default of getattr": ("def f(a):\n    return getattr(a, 'b', 1)  # here", "default"),
    "type test": ("def f(a):\n    return isinstance(a, list)  # here", "isinstance of list"),
    "large literal": ("X = 9007199254740993  # here", "literal"),
    "complex": ("X = 1j  # here", "literal"),
    "module": ("import os  # here", "other than math"),
    "foreign import": ("from os import path  # here", "not translated"),
    "relative import": ("from . import other  # here", "relative import"),
    "missing module": ("from refused.other import a  # here", "no module refused.other"),
    "import in a function": ("def f():\n    import math  # here", "Import"),
    "name twice": ("a, a = 1, 2  # here", "name twice"),
    "value of _": ("def f():\n    _ = 1\n    return _  # here", "_ as a value"),
    "defined twice": ("def f():\n    pass\ndef f():  # here\n    pass", "defined twice"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_refuses_with_file_and_line(tmp_path, name):
    source, why = REFUSED[name]
    line = 1 + source[: source.index("# here")].count("\n")
    names = write_modules(tmp_path, "refused", {"module": source + "\n"})
    with pytest.raises(Refused) as error:
        translate(names, tmp_path)
    assert str(error.value).startswith(f"refused/module.py, line {line}: ")
    assert why in str(error.value)


def test_it_refuses_circular_imports(tmp_path):
    sources = {"a": "from refused.b import x\n", "b": "y = 1\nfrom refused.a import y as x\n"}
    names = write_modules(tmp_path, "refused", sources)
    with pytest.raises(Refused, match=r"b\.py, line 2: circular import refused\.a → refused\.b"):
        translate(names, tmp_path)


def test_it_refuses_an_unknown_name_of_another_module(tmp_path):
    sources = {"a": "from refused.b import x\n", "b": "y = 1\n"}
    names = write_modules(tmp_path, "refused", sources)
    with pytest.raises(Refused, match=r"a\.py, line 1: refused\.b has no x"):
        translate(names, tmp_path)


def test_it_refuses_an_entry_that_does_not_exist(tmp_path):
    with pytest.raises(Refused, match=r"refused\.missing: no such module"):
        translate(["refused.missing"], tmp_path)
