"""Variables, branches and loops mean the same in both languages."""

import pytest

pytestmark = pytest.mark.browser

#: Modules that define ``result``, each for one construct.
SNIPPETS = {
    "function_level_scope": """
def result():
    for i in range(3):
        last = i * 10
        if i == 1:
            seen = "one"
    return i, last, seen
""",
    "loop_variable_after_a_loop": """
def result():
    for word in ["a", "b"]:
        pass
    for k, (a, b) in enumerate([(1, 2), (3, 4)]):
        pass
    return word, k, a, b
""",
    "empty_loop_keeps_the_old_value": """
def result():
    i = 7
    for i in range(0):
        pass
    return i
""",
    "loop_that_changes_its_variable": """
def result():
    seen = []
    for i in range(4):
        i = i * 2
        seen.append(i)
    for word in ["a", "b"]:
        word = word + "!"
        seen.append(word)
    return seen
""",
    "range_ends_are_evaluated_once": """
def result():
    items = [1, 2, 3]
    for i in range(len(items)):
        items.append(i)
    return items
""",
    "ranges": """
def result():
    down = [i for i in range(5, 0, -2)]
    for i in range(10, 0, -3):
        down.append(i)
    for i in range(2, 11, 4):
        down.append(i)
    for i in range(3, -2, -1):
        down.append(i)
    step = 2
    for i in range(0, 7, step):
        down.append(i)
    return down, list(range(2, 2)), list(range(4, 1))
""",
    "branches": """
def result():
    found = []
    for n in [-1, 0, 0.0, 1, 5, 12]:
        if n < 0:
            kind = "negative"
        elif n == 0:
            kind = "zero"
        elif n < 10:
            kind = "small"
        else:
            kind = "large"
        found.append(kind)
    return found
""",
    "while_break_continue": """
def result():
    n, seen = 0, []
    while True:
        n += 1
        if n % 2 == 0:
            continue
        if n > 9:
            break
        seen.append(n)
    while n > 0:
        n -= 4
    return n, seen
""",
    "swap_and_nested_targets": """
def result():
    a, b = 1, 2
    a, b = b, a
    (c, d), e = (a + b, a - b), 5
    _, _, last = [1, 2, 3]
    first, *rest = "x", "y", "z"
    return a, b, c, d, e, last, first, rest
""",
    "augmented_assignment": """
class Box:
    def __init__(self):
        self.total = 1.5

def result():
    box, items, text = Box(), [1.0, 2.0], "a"
    box.total += 2
    items[1] *= 3
    items[0] -= 0.5
    items[1] /= 4
    text += "b"
    return box.total, items, text
""",
    "assignment_to_parts": """
def result():
    grid, table = [[0, 0], [0, 0]], {}
    grid[1][0] = 5
    table["a"] = grid
    table["b c"] = 1
    grid[0][1], table["d"] = 7, 8
    return grid, table
""",
    "annotated_assignment": """
LIMIT: float = 3.0
def result():
    small: float = 0.5
    later: list[float]
    later = [small, LIMIT]
    return later
""",
    "shadowed_builtins": """
def result(round=3, str="s"):
    len = [round]
    range = len[0] + 1
    return f"{range}{str}", range
""",
    "no_return_value": """
def nothing():
    pass
def early(n):
    if n > 0:
        return
    n = 1
def result():
    return nothing(), nothing() is None, early(1) is None, early(-1)
""",
    "unused_values": """
def result():
    total = 0
    for _ in range(2):
        total += 1
    for _ in "abc":
        total += 1
    _ = total
    _, _ = 1, 2
    for _, v in [(1, 2)]:
        total += v
    return total
""",
    "statements_of_a_module": """
TABLE = {}
for name in ["a", "b"]:
    size = len(name)
    TABLE[name] = size * 2
if len(TABLE) > 1:
    MANY = True
else:
    MANY = False
def result():
    return TABLE, MANY, name, size, Reader().read()
for _hidden in [1]:
    _last = _hidden
class Reader:
    def read(self):
        return _last
""",
    "blocks_declare_for_themselves": """
def result():
    seen = []
    for i in range(3):
        double = i * 2
        if double > 1:
            text = f"{double}"
            seen.append(text)
        total = 0
        for j in range(i):
            total += j
        seen.append(total)
    for i in [7]:
        seen.append(i)
    if len(seen) > 2:
        a = 1
    else:
        a = 2
    seen.append(a)
    return seen
""",
    "parameters_that_change": """
def result(a=1, b=(2, 3)):
    a, c = b
    b = a + c
    a += 1
    return a, b, c
""",
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_variables_branches_and_loops_mean_the_same(results, name):
    python, page = results[name]
    assert page == python
