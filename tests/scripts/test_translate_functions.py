"""Functions, classes and errors mean the same in both languages."""

import pytest

pytestmark = pytest.mark.browser

#: Modules that define ``result``, each for one construct.
SNIPPETS = {
    "defaults_and_keywords": """
BASE = 10
def f(a, b=2, c=BASE, d="d"):
    return [a, b, c, d]
def result():
    return f(1), f(1, d="x"), f(1, c=0), f(b=5, a=4), f(1, 2, 3, d="y")
""",
    "functions_as_parameters": """
import math
def root(v, f=math.sqrt, g=abs):
    return f(g(v))
def result():
    return root(-16.0), root(-9.0, g=lambda v: -v), root(2, math.floor)
""",
    "star_parameters_and_arguments": """
def total(first, *others):
    return first, len(others), [*others, first]
def result():
    numbers = [1, 2, 3]
    return total(*numbers), total(9), total(0, *numbers[1:])
""",
    "nested_functions": """
def result():
    count = [0]
    def add(n, times=2):
        count[0] += n * times
        return count[0]
    add(1)
    add(2, times=5)
    scale = 3
    twice = lambda v, k=2: v * k * scale
    return count, twice(4), twice(4, 1), (lambda: scale)()
""",
    "mutual_recursion_and_order": """
def result():
    return even(7), LATER
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
LATER = 4
""",
    "closures_see_the_latest_value": """
def result():
    n = 1
    show = lambda: n
    n = 2
    return show()
""",
    "named_tuples": """
from typing import NamedTuple
class Point(NamedTuple):
    x: float
    y: float = 2.5
    @property
    def sum(self):
        return self.x + self.y
    def moved(self, dx, dy=0.0):
        return Point(self.x + dx, self.y + dy)
    def __repr__(self):
        import reprlib
        return reprlib.repr(self)
def result():
    p = Point(1.0)
    x, y = p
    q = p.moved(dy=4.0, dx=1.0)
    return [
        p, x, y, q.sum, p[1], p[-1], p[:1], len(p), [v * 2 for v in p], list(p),
        p == Point(1.0, 2.5), p == (1.0, 2.5), (1.0, 2.5) == p, p != q, 2.5 in p, bool(p),
        q._replace(y=0.0), q._replace(**{"x": 7.0}), p._asdict(), max(p), sorted([q, p]),
        Point(y=1.0, x=2.0), Point(*[3.0, 4.0]), Point(**{"x": 5.0}), Point(1.0, **{"y": 6.0}),
        isinstance(p, Point), [v for v in p if v > 2], [(v, w) for v in p for w in q],
        getattr(p, "x"),
    ]
""",
    "dataclasses": """
from __future__ import annotations
from collections.abc import Callable
from dataclasses import dataclass
@dataclass(frozen=True, slots=True, repr=False)
class Mark:
    name: str
    place: Callable[[float], float]
    size: tuple[float, float] = (1.0, 2.0)
@dataclass(frozen=True)
class Pair:
    a: object
    b: object = None
@dataclass(frozen=True)
class Triple(Pair):
    c: int = 3
    def total(self):
        return self.a + self.c
def result():
    mark = Mark("m", lambda v: v + 1)
    return [
        mark.place(1), mark.size, mark.name, Pair(1, [2]) == Pair(1, [2]), Pair(1) == Pair(2),
        Pair(Pair(1), {"k": (1, 2)}) == Pair(Pair(1), {"k": (1, 2)}), Pair(1) == Triple(1),
        Triple(1), Triple(1, c=5).total(), Triple(1, 2, 4), Pair(1, Pair(2, 3)), bool(Pair(0)),
    ]
""",
    "plain_classes": """
class Counter:
    def __init__(self, start, step=1):
        self.count = start
        self.step = step
        self._log = []
    def tick(self, times=1):
        for _ in range(times):
            self.count += self.step
            self._log.append(self.count)
        return self
    @property
    def last(self):
        return self._log[-1]
class Double(Counter):
    def tick(self, times=1):
        many = lambda: times * 2
        def go():
            self.count += self.step * many()
        go()
        self._log.append(self.count)
        return self
class Named(Double):
    def __init__(self, name):
        self.name = name
        self.count, self.step, self._log = 0, 5, []
def result():
    a, b, c = Counter(1), Double(start=1, step=10), Named("n")
    return [
        a.tick(3).last, b.tick().tick(times=2).last, c.tick().count, c.name, a == a,
        Counter(1) == Counter(1), isinstance(c, Counter), isinstance(a, Double),
        [b.count + v for v in [1, 2]],
    ]
""",
    "records_of_functions": """
from typing import NamedTuple
class Row(NamedTuple):
    name: str
    value: object
def half(v):
    return v / 2
ROWS = (Row("half", half), Row("more", lambda v: half(v) + 1))
def result():
    return {row.name: row.value(3) for row in ROWS}
""",
    "errors": """
def check(value):
    if value < 0:
        raise ValueError("negative")
    if value == 0:
        raise KeyError(f"zero: {value}")
    if value > 9:
        raise IndexError("large") from None
    if value == 5:
        raise TypeError("five")
    return value
def told(value):
    try:
        found = check(value)
    except (ValueError, IndexError) as error:
        found = f"{error}!"
    except KeyError as error:
        return [str(error)]
    return found
def result():
    seen = [told(-1), told(0), told(1), told(10)]
    try:
        told(5)
    except TypeError:
        seen.append("passed on")
    return seen
""",
    "error_that_reaches_the_caller": """
def result():
    raise ValueError(f"“{1.5:.1f}” is not allowed")
""",
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_functions_classes_and_errors_mean_the_same(results, name):
    python, page = results[name]
    assert page == python
