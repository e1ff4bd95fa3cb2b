"""The page's scripts work both as separate ES modules and joined into one."""

from __future__ import annotations

import functools
import re
import threading
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support.bare import RENDER, page_state

from explorer import page as scripts
from explorer.page import STYLES, modules, script
from explorer.widget.toolbar import TOOLS

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
    panels = {f"ge-{tool.name}" for tool in TOOLS}
    for name in STYLES:
        for used in set(re.findall(r"\.(ge-[\w-]+)", (FOLDER / name).read_text(encoding="utf-8"))):
            found = re.search(rf"(?<![\w-]){used}(?![\w-])", text)
            assert found or used in panels, f"{used} in {name}"


def test_top_level_names_are_unique_since_joined_scripts_share_a_scope():
    counts = Counter(name for path in MODULES for _, name in declared(path))
    assert counts["render"] == counts["Toolbar"] == counts["SILENCE"] == 1
    assert not [name for name, count in counts.items() if count > 1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_each_import_is_exported_by_its_source_and_used(path):
    text = path.read_text(encoding="utf-8")
    # joining would leave an import of any other form in place, where it could not be resolved
    assert len(re.findall(r"\bimport\b", text)) == len(IMPORT.findall(text))
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
        "export default { render };"
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


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def log_message(self, *args: object) -> None:
        """Keep requests out of the test's output."""


@pytest.fixture
def served() -> Iterator[str]:
    """The address of a server of the page's folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(FOLDER)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def bare_page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.browser
def test_each_script_loads_by_itself_as_a_module(bare_page, served):
    # the file list: a page can import modules only from its own server
    bare_page.goto(
        f"{served}/"
    )  # the file list: a page can import modules only from its own server
    names = [path.relative_to(FOLDER).as_posix() for path in MODULES]
    assert bare_page.evaluate(_LOAD, [f"{served}/{name}" for name in names]) == []
    assert len(bare_page.evaluate(_LOAD, [f"{served}/missing.js"])) == 1


@pytest.mark.browser
def test_joined_scripts_load_as_one_module(bare_page):
    assert bare_page.evaluate(_LOAD_TEXT, script()) == [["default"], ["render"], "function"]


@pytest.mark.browser
def test_explorer_and_its_tools_run_from_separate_scripts(bare_page, served):
    """A missing import is noticed only when the line that uses the name runs."""
    problems: list[str] = []
    bare_page.on("pageerror", lambda error: problems.append(str(error)))
    bare_page.goto(f"{served}/")
    bare_page.evaluate(RENDER, [f"{served}/main.js", page_state()])
    for name in ("walk", "descent", "predict", "check", "erratum", "export"):
        bare_page.locator(f"[data-tool={name}]").click()
        assert bare_page.locator(f".ge-{name} button, .ge-{name} table").count() > 0
    assert bare_page.locator("[data-quantity=dL_dW]").get_attribute("data-value")
    assert problems == []


@pytest.mark.browser
def test_the_sentence_of_a_case_survives_an_answer_to_an_earlier_move(bare_page, served):
    bare_page.goto(f"{served}/")
    bare_page.evaluate(RENDER, [f"{served}/main.js", page_state()])
    before, after = page_state(x=2.0)["current"], page_state(x=3.0)["current"]
    bare_page.locator(".ge-select").select_option(index=1)
    answer = """async ([current, back]) => {
        const { ack } = bare.sent.at(-1);
        bare.set({ current, ack: { ...ack, number: ack.number - back } });
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
    }"""
    sentence = bare_page.locator(".ge-case-sentence")
    for current, back in ((before, 1), (after, 0)):
        bare_page.evaluate(answer, [current, back])
        expect(sentence).not_to_be_empty()
    bare_page.evaluate(answer, [before, 0])  # an answer to a later move
    expect(sentence).to_be_empty()
