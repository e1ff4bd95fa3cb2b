"""The saved page that Python makes; tests/page opens one."""

import json
import re
from html.parser import HTMLParser

import pytest
from support.wire import from_page, tell

from explorer import GradientExplorer
from explorer.derivation.texts import ADDRESS
from explorer.session.saved_page import TRAITS

#: Elements of HTML without an end.
VOID = {"meta", "br", "hr", "img", "input", "link"}


class Elements(HTMLParser):
    """The elements of a page in their order, each with its attributes and its own text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found, self.open, self.unexpected = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append([tag, dict(attributes), ""])
        if tag not in VOID:
            self.open.append(self.found[-1])

    def handle_startendtag(self, tag, attributes):
        self.found.append([tag, dict(attributes), ""])

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        else:
            self.unexpected.append(tag)

    def handle_data(self, text):
        if self.open:
            self.open[-1][2] += text

    def by_id(self, name):
        (element,) = [one for one in self.found if one[1].get("id") == name]
        return element


def inside(tag: str, text: str) -> str:
    """Return the text between the only two tags of a kind."""
    (found,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    return found


@pytest.fixture(scope="module")
def explorer():
    made = GradientExplorer(x=2.0, W=1.25)
    made.y = 0.25
    tell(made, W=1.0, path=[1.25, 1.0], tools=["check"])
    yield made
    made.close()


@pytest.fixture(scope="module")
def text(explorer):
    return explorer.saved("html").decode()


@pytest.fixture(scope="module")
def page(text):
    return Elements(text)


def test_it_is_valid_html(text, page):
    assert text.startswith("<!doctype html>\n<html lang=")
    assert page.open == [] and page.unexpected == []
    tags = [tag for tag, _, _ in page.found]
    assert tags[:2] == ["html", "head"] and tags.count("body") == tags.count("title") == 1
    assert page.found[2][:2] == ["meta", {"charset": "utf-8"}]


def test_a_reference_in_the_picture_is_to_one_shape(text):
    picture = inside("noscript", text)
    referred = set(re.findall(r"(?:url\(|href=.)#([\w.-]+)", picture))
    assert referred
    for name in referred:  # plots that share a shape repeat it
        assert len(set(re.findall(rf'<[^>]* id="{name}"[^>]*>', picture))) == 1, name


def test_it_is_at_most_450_kB(text):
    assert len(text.encode()) <= 450_000


def test_the_explorer_s_own_size_hardly_depends_on_the_surface():
    fine = GradientExplorer(surface_points=(600, 400))
    assert len(fine.saved("html")) <= 450_000 + 4 * 600 * 400
    fine.close()


def test_it_holds_the_state_and_the_page_s_own_script_and_styles(explorer, page):
    state = json.loads(page.by_id("state")[2])
    view = explorer.view
    assert state == {name: getattr(view, name) for name in TRAITS}
    assert [state[name] for name in ("x", "y", "W", "path")] == [2.0, 0.25, 1.0, [1.25, 1.0]]
    assert state["past"] and state["tools"] == ["check"]
    assert page.by_id("source")[1]["type"] == "module"
    assert page.by_id("source")[2].strip().startswith(view._esm.strip()[:1000])
    assert view._esm in page.by_id("source")[2]
    assert page.by_id("style")[2] == view._css


def test_without_scripts_it_shows_the_picture(explorer, text):
    picture = inside("noscript", text)
    assert picture == explorer._scene.still(explorer.state)
    assert picture.startswith("<svg") and picture.count("<svg") == 6  # the whole, and five plots
    assert "0.8808" in picture  # σ(2)


def test_it_asks_the_network_for_nothing(text, page):
    for tag, attributes, _ in page.found:
        for name in ("src", "href", "xlink:href", "action", "data", "poster"):
            if name in attributes:
                link = tag == "a" and attributes[name] == ADDRESS
                assert link or attributes[name].startswith(("#", "data:")), (tag, attributes)
    without_names = re.sub(r'xmlns(:\w+)?=\\?"[^"]*"', "", text)
    without_names = without_names.replace("http://www.w3.org/2000/svg", "").replace(ADDRESS, "")
    assert not re.findall(r".{20}(?:https?|wss?)://.{20}", without_names)
    assert not re.findall(r"@import|url\((?!#|data:|\"data:)|\bimport\(|\bfetch\(", text)


NASTY = "</script><!--<script>alert(1)//</ScRiPt ><!--"


@pytest.mark.parametrize("name", ["scene", "tools", "ranges"])
def test_data_cannot_end_its_script(explorer, name):
    before = getattr(explorer.view, name)
    nasty = [NASTY] if name == "tools" else {**before, NASTY: [NASTY]}
    try:
        setattr(explorer.view, name, nasty)
        found = Elements(explorer.saved("html").decode())
    finally:
        setattr(explorer.view, name, before)
    assert json.loads(found.by_id("state")[2])[name] == nasty
    assert found.open == [] and found.unexpected == []
    assert [tag for tag, _, _ in found.found].count("script") == 2
    assert "<!--" not in found.by_id("state")[2]


def test_an_error_is_not_saved(explorer, text):
    assert from_page(explorer, file=NASTY) != ""
    assert explorer.saved("html").decode() == text
    explorer.view.error = ""
