"""The whole output: the helpers, each module, and one object that holds them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.translate.classes import Classes
from scripts.translate.code import indented
from scripts.translate.modules import Module, load
from scripts.translate.program import Program

REPOSITORY = Path(__file__).resolve().parents[2]
RUNTIME = Path(__file__).with_name("runtime.js")
HEAD = (
    "// Written by `python -m scripts.translate` from the Python modules named below. "
    "Do not edit it.\n"
)


def translate(entries: Iterable[str], root: Path = REPOSITORY) -> str:
    """Return modules, and all that they import, as one JavaScript module that exports ``py``.

    Parameters
    ----------
    entries
        Dotted names of modules below ``root``. ``py.a.b`` is the module ``package.a.b``.
    root
        The folder in which the package is.

    Raises
    ------
    Refused
        If a module has something that is not taken. The message names its file and line.
    """
    modules = load(entries, root)
    program = Program(modules)
    parts = [RUNTIME.read_text("utf-8").rstrip()]
    parts += [Classes(module, program).text(exports(module, program)) for module in modules]
    body = "\n\n".join([*parts, f"return {nested(modules)};"])
    return f"{HEAD}export const py = (() => {{\n{body}\n}})();\n"


def exports(module: Module, program: Program) -> list[str]:
    """Return the module's own names that others see: public, or imported by another module."""
    imported = program.imported[module.name]
    foreign = {
        alias.asname or alias.name for node in module.shared_imports() for alias in node.names
    }
    return [
        name
        for name, binding in program.names[module.name].items()
        if binding.kind not in ("type", "math")
        and (name in imported or (name not in foreign and not name.startswith("_")))
    ]


def nested(modules: list[Module]) -> str:
    """Return an object with the modules in their packages."""

    def lines(level: int, members: list[Module]) -> Iterator[str]:
        groups: dict[str, list[Module]] = {}
        for module in members:
            groups.setdefault(module.path[level], []).append(module)
        for name, group in groups.items():
            if len(group[0].path) == level + 1:
                yield f"{name}: {group[0].variable},"
            else:
                yield f"{name}: {{"
                yield from (indented(line) for line in lines(level + 1, group))
                yield "},"

    return "{\n" + "\n".join(indented(line) for line in lines(0, modules)) + "\n}"
