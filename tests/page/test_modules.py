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
from explorer.page import STYLES, modules, script
from explorer.widget.page_state import TOOLS

FOLDER = Path(scripts.__file__).parent
MODULES = modules()
IMPORT = re.compile(r'^import \{([^}]+)\} from "([^"]+)";$', re.MULTILINE)
DECLARATION = re.compile(
    r"^(export )?(?:const|let|var|class|(?:async )?function\*?) +(\{[^}]*\}|\[[^]]*\]|\w+)",
    re.MULTILINE,
)

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
    return [Object.keys(module), Object.keys(module.default), typeof module.default.render];
}"""


def declared(path: Path) -> list[tuple[bool, str]]:
    """Return the names at the top level of a script, and whether it exports them."""
    found = DECLARATION.findall(path.read_text(encoding="utf-8"))
    return [
        (bool(exported), name) for exported, names in found for name in re.findall(r"\w+", names)
    ]


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
    assert {FOLDER / name for name in STYLES} == set(FOLDER.rglob("*.css"))


def test_every_class_of_the_styles_is_set_by_a_script_or_by_python():
    sources = [*MODULES, *FOLDER.parent.rglob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    panels = {f"ge-{name}" for name in TOOLS}
    for name in STYLES:
        for used in set(re.findall(r"\.(ge-[\w-]+)", (FOLDER / name).read_text(encoding="utf-8"))):
            found = re.search(rf"(?<![\w-]){used}(?![\w-])", text)
            assert found or used in panels, f"{used} in {name}"


@pytest.mark.parametrize("name", STYLES)
def test_no_rule_is_written_twice(name):
    text = re.sub(r"/\*.*?\*/", "", (FOLDER / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    rules = re.findall(r"^(\S[^{}@]*\{[^{}]*\})", text, re.MULTILINE)
    assert rules
    assert [rule for rule in set(rules) if rules.count(rule) > 1] == []


def test_top_level_names_are_unique_since_joined_scripts_share_a_scope():
    counts = Counter(name for path in MODULES for _, name in declared(path))
    assert counts["render"] == counts["Toolbar"] == counts["SILENCE"] == 1
    assert not [name for name, count in counts.items() if count > 1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_each_import_is_exported_by_its_source_and_used(path):
    text = path.read_text(encoding="utf-8")
    # joining would leave an import of any other form in place, where it could not be resolved
    assert len(re.findall(r"^\s*import\b", text, re.MULTILINE)) == len(IMPORT.findall(text))
    body = IMPORT.sub("", text)
    for name, source in imported(path).items():
        assert (True, name) in declared(source), f"{source.name} does not export {name}"
        assert re.search(rf"\b{name}\b", body), f"{name} is not used"


def test_every_export_is_imported_somewhere():
    wanted = {name for path in MODULES for name in imported(path)}
    exported = {name for path in MODULES for is_exported, name in declared(path) if is_exported}
    assert exported == wanted


def test_each_script_follows_its_imports():
    place = {path: i for i, path in enumerate(MODULES)}
    arrows = [(path, source) for path in MODULES for source in imported(path).values()]
    assert len(arrows) > 40
    assert all(place[source] < place[path] for path, source in arrows)


def test_joined_scripts_contain_no_imports_and_only_the_default_export():
    text = script()
    assert re.findall(r"^(?:import|export)\b.*", text, re.MULTILINE) == [
        "export default { render, standIn };"
    ]
    kept = [
        line for path in MODULES for line in IMPORT.sub("", path.read_text("utf-8")).split("\n")
    ]
    assert Counter(line.removeprefix("export ") for line in kept if line.strip()) == Counter(
        line.removeprefix("export ") for line in text.split("\n") if line.strip()
    )


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
def test_joined_scripts_load_as_one_module(page):
    assert page.evaluate(_LOAD_TEXT, script()) == [["default"], ["render", "standIn"], "function"]


@pytest.mark.browser
def test_explorer_and_its_tools_run_from_separate_scripts(page):
    """A missing import is noticed only when the line that uses the name runs."""
    visit(page, attributes(), "page/main.js")
    explorer = show(page)
    for name in TOOLS:
        explorer.root.locator(f"[data-tool={name}]").click()
        assert explorer.root.locator(f".ge-{name} button, .ge-{name} table").count() > 0
    explorer.root.locator("[data-do=step]").click()
    explorer.undo()
    for label in ("W, y", "3-D", "How h matters", "Larger", "Next ›"):
        explorer.root.get_by_role("button", name=label, exact=True).first.click()
    for kind in ("svg", "png", "html"):
        with page.expect_download():
            explorer.root.locator(f"[data-file={kind}]").click()
    assert explorer.settled().inputs == (1.5, 1.0, -0.8)
