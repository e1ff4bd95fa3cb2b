"""The page's scripts work both as separate ES modules and joined into one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support.alone import attributes, page_alone, show, visit
from support.served import URL

from explorer import page as scripts
from explorer.page import MAIN, NET_MAIN, NET_STYLES, STYLES, modules, script, style
from explorer.widget.page_state import TOOLS

FOLDER = Path(scripts.__file__).parent
#: All scripts, and those of each explorer.
MODULES = list(dict.fromkeys([*modules(MAIN), *modules(NET_MAIN)]))
EXPLORERS = pytest.mark.parametrize("entry", [MAIN, NET_MAIN], ids=["one weight", "any net"])
IMPORT = re.compile(r'^import \{([^}]+)\} from "([^"]+)";$', re.MULTILINE)
DECLARATION = re.compile(
    r"^(export )?(?:const|let|var|class|(?:async )?function\*?) +(\{[^}]*\}|\[[^]]*\]|\w+)",
    re.MULTILINE,
)
#: Names that a script imports and exports.
PASSED_ON = re.compile(r"^export \{ (\w+) \};$", re.MULTILINE)

_LOAD = """async (urls) => {
    const problems = [];
    for (const url of urls) {
        try {
            await import(url);
        } catch (error) {
            problems.push(`${url}: ${error}`);
        }
    }
    return problems;
}"""
_LOAD_TEXT = """async (text) => {
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const module = await import(url);
    const { render, standIn } = module.default;
    return [Object.keys(module), typeof render, typeof standIn];
}"""


def declared(path: Path) -> list[tuple[bool, str]]:
    """Return the names at the top level of a script, and whether it exports them."""
    found = DECLARATION.findall(path.read_text(encoding="utf-8"))
    return [
        (bool(exported), name) for exported, names in found for name in re.findall(r"\w+", names)
    ]


def exported(path: Path) -> set[str]:
    """Return the names that a script exports."""
    passed_on = PASSED_ON.findall(path.read_text(encoding="utf-8"))
    return {*passed_on, *(name for is_exported, name in declared(path) if is_exported)}


def imported(path: Path) -> dict[str, Path]:
    """Return the names that a script imports, and the script that each comes from."""
    return {
        name.strip(): (path.parent / source).resolve()
        for names, source in IMPORT.findall(path.read_text(encoding="utf-8"))
        for name in names.split(",")
        if name.strip()
    }


def test_every_script_and_style_is_used():
    assert set(MODULES) == set(FOLDER.rglob("*.js"))
    assert {FOLDER / name for name in NET_STYLES} == set(FOLDER.rglob("*.css"))


def test_every_class_of_the_styles_is_set_by_a_script_or_by_python():
    sources = [*MODULES, *FOLDER.parent.rglob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    panels = {f"ge-{name}" for name in TOOLS}
    for name in NET_STYLES:
        for used in set(re.findall(r"\.(ge-[\w-]+)", (FOLDER / name).read_text(encoding="utf-8"))):
            found = re.search(rf"(?<![\w-]){used}(?![\w-])", text)
            assert found or used in panels, f"{used} in {name}"


@pytest.mark.parametrize("name", NET_STYLES)
def test_no_rule_is_written_twice(name):
    text = re.sub(r"/\*.*?\*/", "", (FOLDER / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    rules = re.findall(r"^(\S[^{}@]*\{[^{}]*\})", text, re.MULTILINE)
    assert rules or "@container" in text  # one that has rules for narrow pages alone
    assert [rule for rule in set(rules) if rules.count(rule) > 1] == []


@EXPLORERS
def test_top_level_names_are_unique_since_joined_scripts_share_a_scope(entry):
    counts = Counter(name for path in modules(entry) for _, name in declared(path))
    assert counts["py"] == counts["Toolbar"] == counts["SILENCE"] == 1
    assert not [name for name, count in counts.items() if count > 1]


def test_the_explorer_of_one_weight_has_nothing_of_nets():
    assert not [path for path in modules(MAIN) if path.is_relative_to(NET_MAIN.parent)]
    assert {path for path in modules(NET_MAIN) if path.is_relative_to(NET_MAIN.parent)} == set(
        NET_MAIN.parent.rglob("*.js")
    )


def test_styles_of_nets_follow_all_others():
    assert style(NET_STYLES).startswith(style(STYLES))
    assert style(NET_STYLES).endswith((FOLDER / NET_STYLES[-1]).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_each_import_is_exported_by_its_source_and_used(path):
    text = path.read_text(encoding="utf-8")
    # joining would leave an import of any other form in place, where it could not be resolved
    assert len(re.findall(r"^\s*import\b", text, re.MULTILINE)) == len(IMPORT.findall(text))
    body = IMPORT.sub("", text)
    for name, source in imported(path).items():
        assert name in exported(source), f"{source.name} does not export {name}"
        assert re.search(rf"\b{name}\b", body), f"{name} is not used"


def test_every_export_is_imported_somewhere():
    wanted = {name for path in MODULES for name in imported(path)}
    assert set().union(*(exported(path) for path in MODULES)) == wanted


@EXPLORERS
def test_each_script_follows_its_imports(entry):
    place = {path: i for i, path in enumerate(modules(entry))}
    arrows = [(path, source) for path in place for source in imported(path).values()]
    assert len(arrows) > 30
    assert all(place[source] < place[path] for path, source in arrows)


@EXPLORERS
def test_joined_scripts_contain_no_imports_and_only_the_default_export(entry):
    left = re.findall(r"^(?:import|export)\b.*", script(entry), re.MULTILINE)
    assert len(left) == 1
    assert left[0].startswith("export default {")


@EXPLORERS
def test_joined_scripts_contain_each_line_of_code(entry):
    texts = [PASSED_ON.sub("", IMPORT.sub("", path.read_text("utf-8"))) for path in modules(entry)]
    lines = [line.strip().removeprefix("export ") for text in texts for line in text.split("\n")]
    found = [line.strip().removeprefix("export ") for line in script(entry).split("\n")]
    assert [line for line in found if line] == [
        line for line in lines if line and not line.startswith("//")
    ]


def test_joining_handles_multi_line_imports_across_folders(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "base.js").write_text("export const A = 1;\nexport const B = 2;\n")
    (tmp_path / "inner" / "sum.js").write_text(
        'import {\n  A,\n  B,\n} from "../base.js";\nexport function sum() {\n  return A + B;\n}\n'
    )
    entry = tmp_path / "entry.js"
    entry.write_text(
        'import { A } from "./base.js";\nimport { sum } from "./inner/sum.js";\n'
        "export default { total: A + sum() };\n"
    )
    assert (
        script(entry).split()
        == (
            "const A = 1; const B = 2; function sum() { return A + B; } "
            "export default { total: A + sum() };"
        ).split()
    )


def test_joining_omits_what_a_script_passes_on(tmp_path):
    (tmp_path / "base.js").write_text("export const a = { n: 1 };\n")
    (tmp_path / "more.js").write_text('import { a } from "./base.js";\na.m = 2;\nexport { a };\n')
    (tmp_path / "entry.js").write_text('import { a } from "./more.js";\nexport default a;\n')
    assert script(tmp_path / "entry.js").split("\n\n") == [
        "const a = { n: 1 };", "a.m = 2;", "export default a;\n"
    ]  # fmt: skip


def test_a_cycle_of_imports_is_an_error(tmp_path):
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = 1;\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = 1;\n')
    with pytest.raises(CycleError):
        script(tmp_path / "a.js")


def test_an_import_of_a_missing_file_is_an_error(tmp_path):
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\n')
    with pytest.raises(FileNotFoundError, match=r"b\.js"):
        script(tmp_path / "a.js")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, which can import each script by itself."""
    with page_alone(browser, problems := []) as page:
        page.goto(URL)
        yield page
        problems[:] = [problem for problem in problems if "404" not in problem]


@pytest.mark.browser
def test_each_script_loads_by_itself_as_a_module(page):
    names = [path.relative_to(FOLDER).as_posix() for path in MODULES]
    assert page.evaluate(_LOAD, [f"/page/{name}" for name in names]) == []
    assert len(page.evaluate(_LOAD, ["/page/missing.js"])) == 1


@pytest.mark.browser
@EXPLORERS
def test_joined_scripts_load_as_one_module(page, entry):
    assert page.evaluate(_LOAD_TEXT, script(entry)) == [["default"], "function", "function"]


@pytest.mark.browser
def test_explorer_and_its_tools_run_from_separate_scripts(page):
    """A missing import is noticed only when the line that uses the name runs."""
    visit(page, attributes(), "page/main.js")
    explorer = show(page)
    within = {"walk": "Next ›", "descent": "Step", "check": "How h matters"}
    for name in TOOLS:
        explorer.root.locator(f"[data-tool={name}]").click()
        assert explorer.root.locator(f".ge-{name} button, .ge-{name} table").count() > 0
        if label := within.get(name):  # another tool will take its place
            explorer.root.get_by_role("button", name=label, exact=True).click()
    explorer.undo()
    bar = ("Hide numbers", "Present", "Leave")
    for label in ("W, y", "3-D", *bar):
        explorer.root.get_by_role("button", name=label, exact=True).first.click()
    for kind in ("svg", "png", "html"):
        with page.expect_download():
            explorer.root.locator(f"[data-file={kind}]").click()
    assert explorer.settled().inputs == (1.5, 1.0, -0.8)
