"""Run Python snippets in both languages: as they are, and translated in a page."""

from __future__ import annotations

import dataclasses
import importlib
import json
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from scripts.translate import translate

# Numbers travel as their bits, which tells 0.0 from −0.0, and all of it as one text, which is fast.
CALL = """async ([source, calls]) => {
  const { py } = await import("data:text/javascript;charset=utf-8," + encodeURIComponent(source));
  const view = new DataView(new ArrayBuffer(8));
  const bits = (v) => {
    view.setFloat64(0, v);
    return Number.isNaN(v) ? "nan" : view.getBigUint64(0).toString(16).padStart(16, "0");
  };
  const packed = (v) => {
    if (v === undefined) return null;
    if (typeof v === "number") return { number: bits(v) };
    if (v === null || typeof v !== "object") return v;
    if (typeof v[Symbol.iterator] === "function") return [...v].map(packed);
    return { fields: Object.entries(v).map(([name, value]) => [name, packed(value)]) };
  };
  const unpacked = (v) => {
    if (v.number === undefined) return v;
    if (v.number === "nan") return NaN;
    view.setBigUint64(0, BigInt(`0x${v.number}`));
    return view.getFloat64(0);
  };
  const results = JSON.parse(calls).map(([name, given]) => {
    try {
      return packed(py[name].result(...given.map(unpacked)));
    } catch (error) {
      return { raised: `${error.name}: ${error.message}` };
    }
  });
  return JSON.stringify(results);
}"""


def write_modules(folder: Path, package: str, sources: dict[str, str]) -> list[str]:
    """Write a package of modules; return their dotted names."""
    (folder / package).mkdir()
    for name, source in sources.items():
        (folder / package / f"{name}.py").write_text(source, "utf-8")
    return [f"{package}.{name}" for name in sources]


class Snippets:
    """Modules that each define ``result``, in Python and in a page."""

    def __init__(self, page: Page, folder: Path, package: str, sources: dict[str, str]) -> None:
        self.page = page
        self.names = write_modules(folder, package, sources)
        self.source = translate(self.names, folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.syspath_prepend(folder)
            self.modules = {name: importlib.import_module(name) for name in self.names}
        for name in [package, *self.names]:
            sys.modules.pop(name, None)

    def compared(self, calls: Iterable[tuple[str, list[Any]]]) -> list[tuple[Any, Any]]:
        """Return for each module's name and arguments the results in Python and in the page."""
        calls = list(calls)
        package = self.names[0].split(".")[0]
        python = [result(self.modules[f"{package}.{name}"], given) for name, given in calls]
        sent = json.dumps([[name, [packed(value) for value in given]] for name, given in calls])
        page = json.loads(self.page.evaluate(CALL, [self.source, sent]))
        return list(zip(python, page, strict=True))


def result(module: Any, given: list[Any]) -> Any:
    """Call a module's ``result`` and write what it returns or raises as the page does."""
    try:
        return packed(module.result(*given))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        return {"raised": f"{type(error).__name__}: {error.args[0]}"}


def packed(value: Any) -> Any:
    """Write a value as the page does."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        number = float(value)
        return {"number": "nan" if number != number else struct.pack(">d", number).hex()}
    if isinstance(value, dict):
        return {"fields": [[name, packed(v)] for name, v in value.items()]}
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value)]
        return {"fields": [[name, packed(getattr(value, name))] for name in names]}
    return [packed(item) for item in value]
