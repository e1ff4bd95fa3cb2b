"""Operators, literals and comprehensions mean the same in both languages."""

import pytest

pytestmark = pytest.mark.browser

#: Modules that define ``result``, each for one construct.
SNIPPETS = {
    "arithmetic": """
def result():
    a, b, c = 7.5, 2.0, -3.0
    return [
        a - (b - c), a - b - c, a / (b * c), a / b * c, -(a + b), -a * b, - -a, +a, 2 - -1,
        (a + b) * c, a % b, -a % b, a % -b, -a % -b, 7 // 2, -7 // 2, 7.5 // 2, 1.0 // 0.1,
        -7.5 // 2.0, 0.1 + 0.2, 5 % 3 * 2, 1e308 * 10, 1 / 3, 6 % 3, -6.0 % 3.0, True + True,
    ]
""",
    "truth": """
def result():
    values = [0, 1, 0.0, -0.0, float("nan"), "", "0", [], [0], {}, {"a": 0}, None, True, False]
    kept = [v for v in values if v]
    return [
        [bool(v) for v in values], [not v for v in values], len(kept),
        ["yes" if v else "no" for v in values], [v or "other" for v in values if v != v or v],
        [] or [1], {} or "empty", 0 or 0.5, "" or "x" or "y", [] and 1, [0] and 2, "a" and "",
        0 or [] or None,
    ]
""",
    "lazy_and_or": """
def result():
    seen = []
    def note(v):
        seen.append(v)
        return v
    a = note(0) or note(2) or note(3)
    b = note(5) and note(0) and note(6)
    if note(0) or note(7):
        seen.append("or")
    if note(0) and note(8):
        seen.append("and")
    return a, b, seen
""",
    "truth_by_annotation": """
def empty(items: list[float], text: str, number: float, flag: bool, table: dict[str,
float]) -> str:
    return "".join([("y" if v else "n") for v in [
        not items, not text, not number, not flag, not table]])
def result():
    nan = float("nan")
    return empty([], "", 0, False, {}), empty([0.0], "a", nan, True, {"a": 1.0})
""",
    "equality": """
def result():
    nan, inf = float("nan"), float("inf")
    values = [1, 1.0, "1", [1], [1, [2]], {"a": [1]}, {"a": [1], "b": 2}, None, "", [], nan, inf]
    others = [1, 1.0, "1", [1], [1, [2]], {"a": [1]}, {"b": 2, "a": [1]}, None, "", [], nan, inf]
    return [a == b for a in values for b in others], [a != b for a in values for b in others]
""",
    "equality_of_tuples": """
def result():
    a, b = (1, (2, "x")), (1, (2, "x"))
    return a == b, a != b, a == (1, (2, "y")), (1, 2) == (1, 2, 3), a[0] == 1, "x" == a[1][1]
""",
    "comparison_chains": """
def result():
    seen = []
    def middle(v):
        seen.append(v)
        return v
    found = [1 < v <= 3 for v in [0, 1, 2, 3, 4]]
    once = [0 < middle(v) < 5 for v in [-1, 2, 9]]
    a, b, c = 1, 1, 2
    return found, once, seen, [
        a == b < c, a < b == c, not a < b, a <= b != c, "a" < "b", 0 <= len("ab") < 3,
    ]
""",
    "membership": """
def result():
    pairs, table = [(1, 2), (3, 4)], {"a": 1}
    box = ["x", None, 2.0]
    return [
        (1, 2) in pairs, (2, 1) in pairs, (2, 1) not in pairs, "a" in table, "b" not in table,
        "ell" in "hello", "z" in "hello", 2 in box, None in box, "y" in box, "a" in ("a", "b"),
        3 not in [1, 2], "toString" in table, "1" in [1], 0 in (0, 4),
    ]
""",
    "is_none": """
def result():
    values = [None, 0, "", []]
    return [v is None for v in values], [v is not None for v in values]
""",
    "conditional": """
def result():
    return [1 if v > 0 else 2 if v < 0 else (3 if v == 0 else 4) for v in [1, -1, 0]]
""",
    "strings": r"""
def result():
    return [
        "plain", 'quote " and \'', "line\nbreak\ttab", "\\ back", "${x} `tick`", "ŷ σ ∂ −",
        "\u2028 \x00 \x7f", "</script>", f"{1}${{}}`\\\n", r"\frac{1}{2}", "a" "b",
        f"{{{2}}}", f"{'in'}'\"", "", f"",
    ]
""",
    "slices_and_indices": """
def result():
    items, text, n = [0, 1, 2, 3, 4], "abcde", 2
    return [
        items[1:3], items[:2], items[-2:], items[n:], items[:-1], items[:], items[-n:], items[9:],
        items[3:1], items[-9:2], text[1:3], text[-1], text[0], text[:1].upper() + text[1:],
        items[-1], items[-n], items[n - 1], items[0 if n > 1 else 1],
        [[1, 2], [3]][1][0], (1, 2)[1],
    ]
""",
    "displays": """
def result():
    a, b = [1, 2], {"x": 1, "y z": 2}
    return [*a, 3, *a], (*a,), {**b, "x": 5}, {"w": 0, **b}, [], (), {}, (1,), {"in": 1, "a-b": 2}
""",
    "computed_keys": """
def result():
    name = "k"
    return {name: 1, name + "2": [2]}[name + "2"], {name: 1}
""",
    "comprehensions": """
def result():
    rows = [[1, 2], [], [3]]
    return [
        [v * v for v in range(4)], [v for row in rows for v in row], [v for v in rows if v],
        [(a, b) for a in range(3) if a != 1 for b in range(a) if b >= 0 if a > b],
        {name: len(name) for name in ["a", "bb"] if name}, [c for c in "abc"],
        {a + b: [a] for a in "xy" for b in "zw"}, sum(v for v in [1, 2]), [row for row in rows],
        [[i * j for j in range(3)] for i in range(3)], [{"v": v} for v in [1]], [[v] for v in [1]],
        any(v > 2 for v in [1, 3]), ", ".join(f"{v}" for v in [1, 2]), [x for x, _ in [(1, 2)]],
        max([len(word) for word in ["a", "bcd"]]), list(v for v in (1, 2)),
    ]
""",
    "comprehension_variables_are_its_own": """
def result():
    v = "outer"
    inner = [v for v in [1, 2]]
    return v, inner
""",
    "functions_made_in_comprehensions": """
def result():
    makers = [lambda k=1: k + 1 for _ in range(2)]
    return [make() for make in makers], sorted([3, 1, 2], key=lambda v: -v)
""",
    "key_functions_in_loops": """
def result():
    return [min([1, 5, 9], key=lambda v: abs(v - at)) for at in [0, 6, 8]]
""",
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_operators_literals_and_comprehensions_mean_the_same(results, name):
    python, page = results[name]
    assert page == python
