"""The whole output: the helpers, each module, and one object that holds them all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from scripts.translate.classes import Classes
from scripts.translate.code import indented
from scripts.translate.errors import refused
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
    runtime = RUNTIME.read_text("utf-8").rstrip()
    members = [f"$: {{ {', '.join(runtime_names())} }},", *nested(modules)]
    parts = [runtime, *written(modules, Program(modules)), f"return {braced(members)};"]
    return f"{HEAD}export const py = (() => {{\n{joined(parts)}\n}})();\n"


def translate_more(
    entries: Iterable[str], first: Iterable[str], source: str, root: Path = REPOSITORY
) -> str:
    """Return a JavaScript module that adds modules to the ``py`` of another one.

    It exports that same ``py``, so that a script gets the modules of both by one import.

    Parameters
    ----------
    entries
        Dotted names of modules, as in `translate`.
    first
        The entries of the other JavaScript module. Of what `entries` import, the modules that it
        has are taken from it.
    source
        The other module, as an import names it.
    root
        The folder in which the package is.

    Raises
    ------
    Refused
        As in `translate`, or if a name is imported from a module of the other one that is not
        public there.
    """
    there = load(first, root)
    modules = load([*(module.name for module in there), *entries], root)
    return (
        f'{HEAD}import {{ py }} from "{source}";\n\n'
        f"{extension(modules[len(there) :], there)}\n\nexport {{ py }};\n"
    )


def extension(modules: list[Module], there: list[Module]) -> str:
    """Return a block that adds modules to a ``py`` that has others already."""
    check_imports(modules, there)
    parts = written(modules, Program([*there, *modules]))
    used = set(re.findall(r"\$\w+", joined(parts)))
    runtime = [name for name in runtime_names() if name in used]
    needed = {node.module for module in modules for node in module.shared_imports()}
    shared = [f"const {{ {', '.join(runtime)} }} = py.$;"] if runtime else []
    shared += [f"const {m.variable} = py.{'.'.join(m.path)};" for m in there if m.name in needed]
    text = joined(["\n".join(shared), *parts, "\n".join(additions(modules, there))])
    return f"{{\n{indented(text)}\n}}"


def check_imports(modules: list[Module], there: list[Module]) -> None:
    """Refuse an import of a name that the other JavaScript module has not among its exports."""
    program = Program(there)
    found = {module.name: exports(module, program) for module in there}
    for module in modules:
        for node in module.shared_imports():
            for alias in node.names if node.module in found else ():
                known = program.names[node.module].get(alias.name)
                has_value = known is not None and known.kind not in ("type", "math")
                if has_value and alias.name not in found[node.module]:
                    raise refused(module.file, node, f"import of {alias.name}, which is not public")


def runtime_names() -> list[str]:
    """Return the names that the runtime defines."""
    text = RUNTIME.read_text("utf-8")
    return re.findall(r"^(?:const|function|class) (\$\w+)", text, re.MULTILINE)


def written(modules: list[Module], program: Program) -> list[str]:
    """Return the text of each module."""
    return [Classes(module, program).text(exports(module, program)) for module in modules]


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


def nested(modules: list[Module], level: int = 0) -> list[str]:
    """Return the members of an object with the modules in their packages."""
    lines = []
    for name, group in grouped(modules, level).items():
        if len(group[0].path) == level + 1:
            lines.append(f"{name}: {group[0].variable},")
        else:
            lines += f"{name}: {braced(nested(group, level + 1))},".split("\n")
    return lines


def additions(modules: list[Module], there: list[Module], level: int = 0) -> list[str]:
    """Return the assignments that put modules at their places in ``py``."""
    lines = []
    for group in grouped(modules, level).values():
        place = group[0].path[: level + 1]
        if any(module.path[: level + 1] == place for module in there):
            lines += additions(group, there, level + 1)
        elif len(group[0].path) == level + 1:
            lines.append(f"py.{'.'.join(place)} = {group[0].variable};")
        else:
            lines.append(f"py.{'.'.join(place)} = {braced(nested(group, level + 1))};")
    return lines


def grouped(modules: list[Module], level: int) -> dict[str, list[Module]]:
    """Return the modules by the part of their names at a level."""
    groups: dict[str, list[Module]] = {}
    for module in modules:
        groups.setdefault(module.path[level], []).append(module)
    return groups


def braced(members: list[str]) -> str:
    return "\n".join(["{", *(indented(line) for line in members), "}"])


def joined(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part)
