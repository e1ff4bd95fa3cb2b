"""Run a module of answers in Python, and in a page with its modules ``generated.js``.

`support.answers` and `support.net_answers` are such modules: functions of plain lists, numbers and
texts that return such, written in the Python that the page's modules are written in.
"""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeAlias

from playwright.sync_api import Page

from explorer.page import script
from scripts.translate.__main__ import ENTRIES, NET_ENTRIES, NET_GENERATED
from scripts.translate.modules import Module, load
from scripts.translate.output import REPOSITORY, extension

#: The name of a function, and its arguments.
Call: TypeAlias = list[Any]

#: The functions whose last digits are up to each language's library.
FUNCTIONS = ("exp", "expm1", "log", "log1p", "log10", "hypot", "sin", "cos")
#: The source of these functions in the page. "astray" makes the page's own `exp` wrong by an ulp at
#: most, up or down, because the libraries of one machine may agree, but not those of all machines.
Exp: TypeAlias = Literal["Python's", "its own", "astray"]

OPEN = """async ([source, functions]) => {
  const known = {};
  let asked = [];
  let mode = "its own";

  const key = (given) => (given.length === 1 ? given[0] : given.join(" "));
  const view = new DataView(new ArrayBuffer(8));
  const astray = (value) => {
    if (value === 0 || value === 1) return value;
    view.setFloat64(0, value);
    const bits = view.getBigInt64(0);
    view.setBigInt64(0, bits + (bits % 3n) - 1n);
    return view.getFloat64(0);
  };
  for (const name of functions) {
    const own = Math[name];
    known[name] = new Map();
    Math[name] = (...given) => {
      if (mode === "its own" || !given.every(Number.isFinite)) return own(...given);
      if (mode === "astray") return name === "exp" ? astray(own(...given)) : own(...given);
      let value = known[name].get(key(given));
      if (value === undefined) {
        value = own(...given);
        known[name].set(key(given), value);
        asked.push([name, given, value]);
      }
      return value;
    };
  }
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { py } = await import(url);

  let count = 0;
  const plain = (_, value) => {
    if (value instanceof Object) return Symbol.iterator in value ? [...value] : value;
    count += 1;
    if (Object.is(value, -0)) return "-0.0";
    return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  };
  const answer = ([name, ...given]) => {
    try {
      return py.answers[name](...given);
    } catch (error) {
      return error.stack;
    }
  };
  window.learn = (corrections) => {
    for (const [name, given, value] of corrections) known[name].set(key(given), value);
  };
  let results = [];
  window.ask = (calls, wanted) => {
    [asked, mode] = [[], wanted];
    results = calls.map(answer);
    mode = "its own";
    return JSON.stringify(asked);
  };
  window.answers = () => {
    count = 0;
    return [JSON.stringify(results, plain), count];
  };
}"""


class Difference(NamedTuple):
    """A place in a result, and the different values there in each language."""

    place: str
    python: Any
    page: Any


class BothLanguages:
    """The functions of a module in both languages.

    Parameters
    ----------
    page
        An empty page.
    answers
        The module.

    Attributes
    ----------
    apart
        By the name of one of `FUNCTIONS`: the largest distance seen between the libraries, ulp.
    compared
        The number of texts, numbers and truth values compared so far.
    """

    def __init__(self, page: Page, answers: ModuleType) -> None:
        self.page = page
        self.answers = answers
        self.apart = dict.fromkeys(FUNCTIONS, 0.0)
        self.compared = 0
        page.evaluate(OPEN, [source(answers), FUNCTIONS])

    def in_python(self, calls: list[Call]) -> Any:
        """Return the results of functions, as JSON has them."""
        results = [getattr(self.answers, name)(*given) for name, *given in calls]
        return from_json(json.dumps(results, default=vars))

    def in_the_page(self, calls: list[Call], exp: Exp) -> Any:
        """Return the same of the page; see `FUNCTIONS`."""
        ask = "([calls, exp]) => ask(JSON.parse(calls), exp)"
        while True:  # until the page knows all of Python's values that it needs
            asked = json.loads(self.page.evaluate(ask, [json.dumps(calls), exp]))
            corrections = list(self._corrections(asked))
            if not corrections:
                break
            self.page.evaluate("(text) => learn(JSON.parse(text))", json.dumps(corrections))
        results, count = self.page.evaluate("answers()")
        self.compared += count
        return from_json(results)

    def _corrections(self, asked: list[Any]) -> Iterator[tuple[str, list[float], float]]:
        """Yield each function, its arguments and Python's value, where the page's is another."""
        for name, given, value in asked:
            true = getattr(math, name)(*given)
            if true != value:
                self.apart[name] = max(self.apart[name], abs(true - value) / math.ulp(true))
                yield name, given, true

    def differences(self, calls: list[Call], exp: Exp = "Python's") -> list[Difference]:
        """Return the values in which the languages differ."""
        mine, theirs = self.in_python(calls), self.in_the_page(calls, exp)
        if mine == theirs:  # at C's speed
            return []
        return [
            difference
            for i, (name, *_) in enumerate(calls)
            for difference in differences(f"{i}: {name}", mine[i], theirs[i])
        ]


def source(answers: ModuleType) -> str:
    """Return the page's modules as one, with a module of answers."""
    file = Path(str(answers.__file__))
    module = Module(
        "explorer.answers", f"tests/support/{file.name}", ast.parse(file.read_text("utf-8"))
    )
    there = load([*ENTRIES, *NET_ENTRIES], REPOSITORY)
    return "\n".join([script(NET_GENERATED), extension([module], there), "export { py };"])


def from_json(text: str) -> Any:
    """Parse JSON: whole numbers become floats, as in the page, and infinities, NaN and −0 texts."""

    def parsed(number: str) -> float | str:
        return number if number == "-0.0" else float(number)

    return json.loads(text, parse_int=float, parse_float=parsed, parse_constant=str)


def differences(place: str, mine: Any, theirs: Any) -> Iterator[Difference]:
    """Yield the differences between two results."""
    if isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        for i, (one, other) in enumerate(zip(mine, theirs, strict=True)):
            yield from differences(f"{place}[{i}]", one, other)
    elif isinstance(mine, dict) and isinstance(theirs, dict) and mine.keys() == theirs.keys():
        for name, one in mine.items():
            yield from differences(f"{place}.{name}", one, theirs[name])
    elif mine != theirs:
        yield Difference(place, mine, theirs)
