"""Python's own functions and methods mean the same in both languages."""

import pytest

pytestmark = pytest.mark.browser

#: Modules that define ``result``, each for one construct.
SNIPPETS = {
    "minimum_and_maximum": """
def result():
    nan = float("nan")
    pairs = [("b", 2), ("a", 2), ("c", 1)]
    return [
        min(3, 1, 2), max(1.0, 2), min([4, 2, 8]), max((4, 2, 8)), min(0.0, -0.0), min(-0.0, 0.0),
        max(0.0, -0.0), max(-0.0, 0.0), min(nan, 1), min(1, nan), max(nan, 1), max(1, nan),
        min(pairs, key=lambda p: p[1]), max(pairs, key=lambda p: p[1]), max(pairs), min(pairs),
        max("a", "b", key=lambda t: -len(t)), min(v for v in [3, 2]), max(*[1, 5], 2),
        min("hello"),
    ]
""",
    "minimum_of_nothing_named": """
def result():
    try:
        return min([])
    except ValueError:
        return "nothing"
""",
    "sorting": """
def result():
    pairs = [(2, "b"), (1, "z"), (2, "a"), (10, "c")]
    return [
        sorted([10, 9, 1, -2.5]), sorted(["b", "a", "C"]), sorted(pairs),
        sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True),
        sorted([1, 3, 2], reverse=True), sorted("hello"), sorted([(1, 2), (1,)]),
        sorted(pairs, key=lambda p: (p[1] > "a", -p[0])), sorted({"b": 1, "a": 2}.keys()),
    ]
""",
    "iteration_helpers": """
def result():
    a, b = [1, 2, 3], "xy"
    return [
        list(zip(a, b)), list(zip(a, a, strict=True)), list(enumerate(b)), list(enumerate(b, 5)),
        list(enumerate(b, start=1)), list(map(str, a)), list(map(lambda v, w: v + w, a, a)),
        list(reversed(a)), tuple(b), list(zip(*[(1, 2), (3, 4)])), [*map(float, ["1", "2.5"])],
        [i + v for i, v in enumerate(a)], list(map(len, ["a", "bc"])), list(map(bool, [0, 1])),
    ]
""",
    "sums_and_quantifiers": """
def result():
    return [
        sum([1, 2, 3]), sum([0.5, 0.25], 1), sum([]), any([0, "", []]), any([0, [0]]), all([]),
        all([1, "a"]), all([1, ""]), all(v > 0 for v in (1, 2)), sum([1], start=2), any("a"),
    ]
""",
    "conversions": """
def result():
    return [
        int(2.9), int(-2.9), int("12"), int(" -7 "), int("1_000"), int(True), float(3),
        float(True),
        str(12), str("a"), str(None), str(True), str(False), str(0.1), str(1e-7), str(-2.5),
        str(1e22), list("ab"), tuple([1]), dict([("a", 1)]), dict({"b": 2}), bool("a"), bool([]),
        list(), abs(-2), abs(-0.0), len("abc"), len({"a": 1}), len([1, 2]),
        f"{12}{None}{True}{0.1}{'t'}",
    ]
""",
    "values_are_copied": """
def result():
    a, d = [1], {"a": 1}
    b, c, e, f = list(a), a[:], dict(d), [v for v in a]
    b.append(2)
    c.append(3)
    e["b"] = 2
    f.append(4)
    return a, b, c, d, e, f
""",
    "invalid_conversions": """
def attempt(convert, text):
    try:
        return convert(text)
    except ValueError as error:
        return str(error)
    except TypeError:
        return "type"
def result():
    wrong = ["", " ", "x", "1_", "_1", "1__0", "0x1", "1e", "e5", ".", "+-1", "in f", "1 2", "1,5"]
    return [attempt(float, t) for t in [*wrong, None]], [attempt(int, t) for t in [*wrong, "1.5"]]
""",
    "float_takes_what_python_takes": """
def result():
    return [float(t) for t in [
        "1", " 2.5 ", "-.5", "5.", "+1e3", "1E-5", "1_000.2_5", "inf", "-Infinity", "+INF", "nan",
        "NaN", "\\t7\\n", "\\u20037\\u00a0", "1e400", "-0", "0.1", "1e-400", "1_0e1_0",
        "123456789012345678901234567890", "4.9e-324", "2.2250738585072011e-308",
    ]]
""",
    "lists": """
def result():
    a = [3, 1]
    a.append(4)
    a.extend([1, 5])
    a.extend(v for v in (7,))
    a.insert(1, "new")
    last, second, first = a.pop(), a.pop(1), a.pop(0)
    before_last = a.pop(-2)
    places = a.index(4), [(1, 2), (3,)].index((3,)), (4, 5).index(5)
    return a, last, second, first, before_last, places
""",
    "missing_items": """
def attempt(f):
    try:
        return f()
    except ValueError:
        return "missing"
def result():
    return attempt(lambda: [1].index(2)), attempt(lambda: "ab".index("c")), "abc".index("c")
""",
    "texts": """
def result():
    t = " a-b-c "
    dollar = "$&"
    return [
        t.strip(), "xxaxx".strip("x"), "-+a+".strip("+-"), t.split("-"), t.split("-", 1),
        "a".split("-", 1), "a,b,c".split(",", 2), "ab".upper(), "AB".lower(), "aXbX".replace("X",
        "$&"), "ŷ".upper(),
        "aXb".replace("X", dollar), "abc".startswith("ab"), "abc".endswith("b"),
        ", ".join(["a", "b"]), "".join([]), "-".join("abc"[:2] + "d" for _ in range(2)),
        "a" + "b" + t,
        "σ" in "σ(z)", "a" < "b",
    ]
""",
    "dicts": """
def result():
    d = {"b": 1, "a": [2]}
    d["c"] = None
    seen = []
    for name, value in d.items():
        seen.append((name, value))
    for name in d.keys():
        seen.append(name)
    return [
        seen, list(d.values()), d.get("a"), d.get("x"), d.get("x", 5), d.get("c", 5),
        list(d.keys()), "a" in d.keys(), {k: v for k, v in d.items() if v}, d["b"], len(d),
        d.get("toString"),
    ]
""",
    "types_of_values": """
def result():
    values = [1.5, "a", None, [1], {"a": 1}]
    return [
        [isinstance(v, float) for v in values], [isinstance(v, str) for v in values],
        [isinstance(v, (float, str)) for v in values], [isinstance(v,
        float | str) for v in values],
        [isinstance(v, int) for v in [1, True, 1.5, "1"]], not isinstance(1.5, str),
    ]
""",
    "mathematics": """
import math
def result():
    return [
        math.inf, -math.inf, math.nan, math.pi, math.isfinite(1.0), math.isfinite(math.inf),
        math.isnan(math.nan), math.sqrt(2.0), math.floor(-2.5), math.ceil(2.1), math.ceil(-0.5),
        math.copysign(3.0, -0.0), math.copysign(-3, 1), math.fabs(-2.0), math.exp(0), math.log(1),
        math.hypot(3.0, 4.0), math.cos(0), math.sin(0.0), math.log10(1000), math.log1p(0),
        math.floor(-0.0), math.expm1(0), math.expm1(-0.0), math.expm1(-math.inf),
    ]
""",
    "repr": """
def result():
    return [repr(v) for v in [
        1.0, 0.1, -0.0, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1.5e-7, 1e22, 1e100,
        5e-324,
        float("inf"), float("nan"), None, True, "plain", "it's", 'say "x"', "both ' and \\"",
        "\\n\\t\\\\", "\\x00\\x1f\\x7f\\xa0", "ŷ",
    ]], f"{0.5!r} {'a'!r}"
""",
    "formats": """
def result():
    n, v = 2, 1234.5678
    return [
        f"{v:.2f}", f"{v:.0f}", f"{v:.{n}f}", f"{v:.{n + 1}e}", f"{v:.1e}", f"{v:g}",
        f"{1e-5:g}", f"{1e6:g}", f"{100000:g}", f"{0.5:.0%}", f"{0.125:.1%}", f"{3:.2f}",
        f"{0:.1e}", f"{-0.0:.2f}",
        f"{-0.001:.2f}", f"{float('inf'):.2f}", f"{float('nan'):.1e}", f"{-float('inf'):g}",
        f"{1e22:.1f}",
        f"{True:.1f}", f"{0.0:g}", f"{-0.0:g}", f"a{v:.1f}b{n}c", f"{1e-310:.3e}", f"{9.5:.0e}",
        f"{8.5:.0e}", f"{2.5:.0f}",
    ]
""",
    "rounding": """
def result():
    ties = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 2.4999999999999996, 7, -0.2, 1e17]
    numbers = [2.675, 0.125, 0.375, -0.125, 1e300, 5, float("inf")]
    return [round(v) for v in ties], [round(v, n) for v in numbers for n in [0, 1, 2, 12]]
""",
    "whole_numbers": """
def result():
    numbers = [0, -3, 10 * 10, 2 + 2, 7 // 2, len("abc"), round(2.5), int("7"), 4 * 3 - 12]
    return [f"{n}" for n in numbers]
""",
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_python_s_own_functions_and_methods_mean_the_same(results, name):
    python, page = results[name]
    assert page == python
