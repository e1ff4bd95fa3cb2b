"""All lessons: their form, their links, and that every number and answer in them is right."""

import io
import re
import tempfile
from contextlib import redirect_stdout
from dataclasses import fields, is_dataclass
from pathlib import Path

import nbformat
import numpy as np
import pytest
from support.written import NUMBER, shows

from explorer.derivation.colors import LIGHT
from explorer.derivation.net.cases import CASES
from explorer.derivation.net.equation_numbers import EQUATION_NUMBERS
from explorer.derivation.net.nets import net_named
from scripts.lab import REPOSITORY

FOLDER = REPOSITORY / "notebooks"
PARTS = ("0", "1", "2", "3", "4a", "4b", "6", "7")
NETS = PARTS[2:]  # the parts with a NetExplorer; test_notebook.py tests what part 1 says
NAMES = {part: f"gradients-part-{part}.ipynb" for part in PARTS}

EQUATION = re.compile(r"\\tag\{([\d.]+)\}|\(\d+\.\d\)")
CASE = re.compile(r"^# (.+)  # (\d+)$", re.MULTILINE)
CODE = re.compile(r"<code>(.+?)</code>")


def _read(name):
    return nbformat.read(FOLDER / name, as_version=nbformat.NO_CONVERT)


def _sources(notebook, kind):
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def _text(notebook):
    return "\n\n".join(_sources(notebook, "markdown"))


class Lesson:
    """A lesson after all its cells have run: what they printed, and the names they defined."""

    def __init__(self, part):
        self.notebook = _read(NAMES[part])
        self.text = _text(self.notebook)
        self.names = {}
        self.printed = ""
        for source in _sources(self.notebook, "code"):
            if "emscripten" in source:
                continue  # for JupyterLite alone
            if CASE.search(source):
                self.to_try, self.before = source, self.state()
            self.printed += self.run(source)

    def run(self, source):
        """Run a cell, and return what it prints."""
        with redirect_stdout(io.StringIO()) as out:
            exec(source, self.names)
        return out.getvalue()

    def state(self):
        """Return a text for the state of the explorer, which part 0 does not have."""
        if (explorer := self.names.get("explorer")) is None:
            return ""
        traits = ("X", "y", "weights", "activation", "loss", "selected")
        return repr([getattr(explorer, name) for name in traits])

    def case(self, number):
        """Run the cell to try with this line instead of a comment; return what it prints."""
        (line,) = (m[0] for m in CASE.finditer(self.to_try) if m[2] == number)
        return self.run(self.to_try.replace(line, line.removeprefix("# ")))

    @property
    def trace(self):
        return self.names["explorer"].trace


@pytest.fixture(scope="module")
def lessons():
    """The lessons that have run so far; those that a test asks for run once."""
    run = {}

    def lesson(part):
        if part not in run:
            run[part] = Lesson(part)
        return run[part]

    return lesson


def _values(found):
    """Return all numbers in a record, an array, a list of them, or a number."""
    if is_dataclass(found):
        found = [getattr(found, field.name) for field in fields(found)]
    if isinstance(found, (list, tuple)):
        return [value for item in found for value in _values(item)]
    if isinstance(found, (str, bool)):
        return []
    return np.ravel(found).astype(float).tolist()


def _numbers(text):
    """Return the decimal numbers that a cell printed."""
    return [float(number) for number in re.findall(r"-?\d+\.\d*(?:e-?\d+)?", text)]


# Form and links ---------------------------------------------------------------------------------


def test_the_folder_holds_the_parts_and_their_index():
    assert {path.name for path in FOLDER.glob("*.ipynb")} == {*NAMES.values(), "index.ipynb"}


@pytest.mark.parametrize("name", [*NAMES.values(), "index.ipynb"])
def test_is_stored_without_outputs_and_for_any_python_3(name):
    notebook = _read(name)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    text = (FOLDER / name).read_text("utf-8")
    for folder in (Path.home(), REPOSITORY, Path(tempfile.gettempdir())):
        assert folder == Path(folder.anchor) or f"{folder}/" not in text


@pytest.mark.parametrize("part", NETS)
def test_the_explorer_comes_first(part):
    notebook = _read(NAMES[part])
    lite, first, *_ = (cell for cell in notebook.cells if cell.cell_type == "code")
    assert lite.source == _sources(_read(NAMES["1"]), "code")[0]
    assert lite.metadata.jupyter.source_hidden
    assert notebook.cells.index(first) < 5
    *_, made, shown = first.source.splitlines()
    assert made.startswith("explorer = NetExplorer(X, y, ")
    assert shown == "explorer"


@pytest.mark.parametrize("part", PARTS)
def test_every_heading_and_slide_has_the_form_of_part_1(part):
    notebook = _read(NAMES[part])
    headings = re.findall(r"^#+ (.+)$", _text(notebook), re.MULTILINE)
    assert headings[-2:] == ["Three exercises", "Next"] if part != "7" else ["And then?"]
    for cell in notebook.cells:
        assert cell.metadata.slideshow.slide_type in ("slide", "-", "skip")
        only = "notebook-only" in cell.metadata.get("tags", [])
        assert only == (cell.metadata.slideshow.slide_type == "skip")


def _anchors(name):
    headings = re.findall(r"^#+ (.+)$", _text(_read(name)), re.MULTILINE)
    return {heading.replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", [*NAMES.values(), "index.ipynb"])
def test_links_have_targets_and_others_use_https(name):
    text = _text(_read(name))
    links = re.findall(r"(?<!!)\[[^]]+\]\((\S+?)\)|href=\"(\S+?)\"", text)
    for link in (markdown or html for markdown, html in links):
        if not link.startswith("https://"):
            file, _, anchor = link.partition("#")
            assert not file or (FOLDER / file).is_file(), link
            assert not anchor or anchor in _anchors(file or name), link


@pytest.mark.parametrize("part", PARTS)
def test_each_part_ends_with_a_link_to_the_next_and_to_all(part):
    *_, last = _sources(_read(NAMES[part]), "markdown")
    assert last.rstrip().endswith("[All parts](index.ipynb)")
    for following in PARTS[PARTS.index(part) + 1 :][:1]:
        assert last.startswith("## Next\n")
        assert f"[Part {following}]({NAMES[following]})" in last


def test_the_index_lists_all_parts_in_their_order():
    text = _text(_read("index.ipynb"))
    assert re.findall(r"^\| \[Part (\w+)\]\((\S+)\) \|", text, re.MULTILINE) == [*NAMES.items()]


def test_each_part_cites_its_source():
    posts = {
        "1": "2016/08/26/gradients-1/", "2": "2016/08/28/gradients-2/",
        "3": "2016/08/30/gradients-3/", "4a": "2016/09/04/gradients-4-1/",
        "4b": "2016/09/11/gradients-4-2/",
    }  # fmt: skip
    for part in PARTS:
        text = _text(_read(NAMES[part]))
        assert "Anuj Gupta" in text
        post = posts.get(part, "2016/08/24/gradients-0/")
        assert f"](https://anujgupta82.github.io/{post})" in text, part


def test_the_shape_rule_is_stated_once():
    stated = [part for part in PARTS if "has the shape of what it is" in _text(_read(NAMES[part]))]
    assert stated == ["2"]


@pytest.mark.parametrize("part", EQUATION_NUMBERS)
def test_the_equations_that_the_explorer_numbers_are_in_the_lesson(part):
    tags = re.findall(r"\\tag\{(.+?)\}", _text(_read(NAMES[part.removeprefix("part ")])))
    assert {number.strip("()") for number in EQUATION_NUMBERS[part].values()} <= set(tags)


@pytest.mark.parametrize("part", NETS)
def test_formulas_have_the_colours_of_the_slopes(part):
    slopes = {LIGHT[name] for name in ("dz_dW", "dyhat_dz", "dL_dyhat", "dL_dW")}
    used = set(re.findall(r"#[0-9a-f]{6}\b", _text(_read(NAMES[part]))))
    assert LIGHT["dL_dW"] in used <= slopes


# The lessons' contents ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "name"),
    [("2", "part-2"), ("3", "part-3"), ("4a", "part-4a"), ("4b", "part-4b"), ("6", "part-6"),
     ("7", "part-7")],
)  # fmt: skip
def test_the_net_is_one_that_the_explorer_offers(lessons, part, name):
    names, net = lessons(part).names, net_named(name).now
    explorer = names["explorer"]
    assert np.array_equal(explorer.X, net.X) and np.array_equal(explorer.y, net.y)
    assert all(map(np.array_equal, explorer.weights, net.weights))
    assert explorer.selected[0] == net.example


@pytest.mark.parametrize("part", NETS)
def test_running_all_leaves_the_explorer_as_it_was(lessons, part):
    lesson = lessons(part)
    lesson.run(lesson.to_try)
    assert lesson.state() == lesson.before != ""


@pytest.mark.parametrize("part", ("0", *NETS))
def test_each_question_has_a_line_of_python(lessons, part):
    lesson = lessons(part)
    asked = re.findall(r"<b>(\d+)\.</b>", lesson.text)
    assert len(asked) >= 3
    assert [number for _, number in CASE.findall(lesson.to_try)] == asked
    assert re.findall(r"<b>([A-Z])\.</b>", lesson.text) == ["A", "B", "C"]


@pytest.mark.parametrize("part", ("0", *NETS))
def test_every_number_in_the_text_is_printed_or_a_value_of_its_state(lessons, part):
    lesson = lessons(part)
    lesson.run(lesson.to_try)
    known = _numbers(lesson.printed + "".join(_sources(lesson.notebook, "code")))
    if part != "0":
        known += _values(lesson.trace)
    checked = 0
    for block in EQUATION.sub("", lesson.text).split("\n\n"):
        values = list(known)
        if (case := re.search(r"<b>(\d)\.</b>", block)) and part != "0":
            values += _numbers(lesson.case(case[1])) + _values(lesson.trace)
        for source in CODE.findall(block):
            values += _values(eval(source, lesson.names))
            if whole := re.fullmatch(r"(backprop_net\([^.]+\))\.\S+", source):
                values += _values(eval(whole[1], lesson.names))
        for number in NUMBER.findall(CODE.sub("", block)):
            assert any(shows(number, value) for value in values), f"{number} in: {block}"
            checked += 1
    assert checked >= (0 if part == "0" else 4)


def test_every_calculation_in_an_answer_runs(lessons):
    fragments = [(part, code) for part in NETS for code in CODE.findall(lessons(part).text)]
    assert len(fragments) >= 6
    for part, code in fragments:
        eval(code, lessons(part).names)


def test_part_0_predicts_the_shapes(lessons):
    lesson = lessons("0")
    assert lesson.case("1").splitlines()[-1] == "(1, 2)"
    with pytest.raises(ValueError, match="mismatch"):
        lesson.case("2")
    assert lesson.case("3").splitlines()[-1] == "(2, 3)"


#: For each question the fact that its answer states, of the record n and that of the start, s.
ANSWERS = {
    ("2", "1"): lambda n, s: (n.X[0, 2], n.gradients[0][2, 0] > 0) == (-0.5, True),
    ("2", "2"): lambda n, s: n.gradients[0][1, 0] == 0 != n.gradients[0][0, 0],
    ("2", "3"): lambda n, s: abs(n.gradients[0]).max() < 1e-4 and n.y_hat < 1e-4 < n.y,
    ("2", "4"): lambda n, s: (np.sign(n.gradients[0]) == -np.sign(s.gradients[0])).all(),
    ("3", "1"): lambda n, s: n.losses.argmin() == 3 and n.deltas[0][3, 0] * n.X[3, 1] > 0,
    ("3", "2"): lambda n, s: n.gradients[0][1, 0] == 0 != n.gradients[0][0, 0],
    ("3", "3"): lambda n, s: not n.gradients[0].any() and n.loss == 0.25,
    ("3", "4"): lambda n, s: abs(n.gradients[0][1, 0]) < 1e-5,
    ("4a", "1"): lambda n, s: not n.gradients[0].any() and n.gradients[1][0, 0] != 0,
    ("4a", "2"): lambda n, s: (np.sign(n.gradients[0]) == -np.sign(s.gradients[0])).all(),
    ("4a", "3"): lambda n, s: abs(n.gradients[0]).max() < 1e-7 < 1e-3 < abs(n.gradients[1][0, 0]),
    ("4a", "4"): lambda n, s: n.y_hat < 0.01 and max(abs(g).max() for g in n.gradients) < 0.01,
    ("4b", "1"): lambda n, s: n.dL_dactivations[2] == pytest.approx(n.y_hat - n.y),
    ("4b", "2"): lambda n, s: not n.gradients[0][:, 0].any() and n.gradients[0][:, 1].all(),
    ("4b", "3"): lambda n, s: (
        n.loss == pytest.approx(s.loss, rel=1e-14)
        and n.gradients[0] == pytest.approx(s.gradients[0][:, ::-1], rel=1e-14)
    ),
    ("4b", "4"): lambda n, s: (n.gradients[0][:, 0] == n.gradients[0][:, 1]).all(),
    ("6", "1"): lambda n, s: (np.sign(n.X[:, 1] * n.deltas[0][:, 0]) == [-1, -1, -1, 1]).all(),
    ("6", "2"): lambda n, s: abs(n.gradients[0][1, 0]) < 1e-5 < 1e-3 < abs(n.gradients[0][0, 0]),
    ("6", "3"): lambda n, s: not n.gradients[0][1].any() and n.gradients[1].all(),
    ("6", "4"): lambda n, s: (n.gradients[0][:, 0] == n.gradients[0][:, 1]).all(),
    ("7", "1"): lambda n, s: abs(n.dL_dactivations[1][2, 2]) < abs(n.dL_dactivations[4][2, 0]) / 99,
    ("7", "2"): lambda n, s: [g.any() for g in n.gradients] == [False, False, True, True],
    ("7", "3"): lambda n, s: (n.slopes[0] <= 0.25).all() and 5 < _size(n, 0) / _size(s, 0) < 6,
    ("7", "4"): lambda n, s: sum((layer[2] == 0).sum() for layer in n.slopes[:3]) == 3,
}


#: The cases of the explorer that questions name, by their titles.
NAMED = {
    ("3", "3"): "Same x, both answers",
    ("4b", "4"): "Twins",
    ("6", "3"): "A zero column",
    ("6", "4"): "Twins",
}


@pytest.mark.parametrize(("part", "number"), NAMED)
def test_a_case_that_a_question_names_is_what_its_line_of_python_sets_up(lessons, part, number):
    lesson = lessons(part)
    assert f"<b>{number}.</b> <em>{NAMED[part, number]}</em>:" in lesson.text
    (case,) = (case for case in CASES if case.title == NAMED[part, number])
    lesson.case(number)
    explorer = lesson.names["explorer"]
    assert np.array_equal(explorer.X, case.now.X) and np.array_equal(explorer.y, case.now.y)
    assert all(map(np.array_equal, explorer.weights, case.now.weights))


@pytest.mark.parametrize("part", NETS)
def test_each_name_of_a_case_is_in_the_list(lessons, part):
    titles = {case.title for case in CASES}
    named = re.findall(r"(?:</b> <em>|the case (?:\*|<em>))(.+?)(?:\*|</em>)", lessons(part).text)
    assert set(named) <= titles


def _size(n, layer):
    return abs(n.gradients[layer]).mean()


@pytest.mark.parametrize("part", NETS)
def test_the_answers_to_the_questions_are_correct(lessons, part):
    lesson = lessons(part)
    lesson.run(lesson.to_try)
    start = lesson.trace
    for _, number in CASE.findall(lesson.to_try):
        lesson.case(number)
        assert ANSWERS[part, number](lesson.trace, start), f"part {part}, question {number}"


def test_gradients_as_posted_with_a_slip_are_told_from_right_ones(lessons):
    *_, right, slip = re.findall(r".+right: \w+", lessons("3").printed)
    assert right.startswith("Xᵀ.Δl₁") and right.endswith("True")
    assert slip.startswith("the one line") and slip.endswith("False")
    assert "W₁ is 3×2, but l₁ᵀ.Δl₂ is 2×1" in lessons("4b").printed
    assert "agree: True" in lessons("6").printed


def test_the_program_of_part_6_learns_all_four_examples(lessons):
    lesson = lessons("6")
    losses = [float(loss) for loss in re.findall(r"steps: L = (\S+)", lesson.printed)]
    assert len(losses) > 5
    assert losses == sorted(losses, reverse=True)
    learned = lesson.names["learned"]
    assert abs(learned.y_hat - learned.y).max() < 0.05


def test_part_7_shows_vanishing_gradients_and_what_a_hidden_layer_can_do(lessons):
    lesson = lessons("7")
    assert "the same as backprop_net: True" in lesson.printed
    ratios = re.findall(r"first layer / last layer: (\S+)", lesson.printed)
    sigmoid, tanh, relu = map(float, ratios)
    assert sigmoid < 0.03 < 0.3 < tanh < relu < 1
    solved = re.findall(r"solves XOR in +(\d+) of 20", lesson.printed)
    alone, two, three = map(int, solved)
    assert alone == 0 < two <= 12 < 15 <= three
