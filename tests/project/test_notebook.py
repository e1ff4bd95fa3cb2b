"""Part 1 runs, and every number in it, printed or written, agrees with the core."""

import base64
import io
import re
from dataclasses import fields

import nbclient
import nbformat
import numpy as np
import pytest
from PIL import Image, ImageColor
from support.written import NUMBER, shows

from explorer import GradientExplorer, backprop, backprop_net
from explorer.derivation.cases import CASES
from explorer.derivation.colors import LIGHT
from explorer.derivation.quantities import QUANTITIES
from scripts.lab import REPOSITORY
from scripts.picture import CAPTION_HEIGHT

NOTEBOOK = REPOSITORY / "notebooks" / "gradients-part-1.ipynb"
TOOLS = REPOSITORY / "explorer" / "page" / "tools"
PICTURE = REPOSITORY / "docs" / "explorer.png"
START = {"x": 1.5, "y": 1.0, "W": -0.8}
QUESTION = re.compile(r"<b>(\d+)\.</b> <em>(.+?)</em>")
AT_START = "print(*(getattr(explorer, name) for name in ('x', 'y', 'W')))"


@pytest.fixture(scope="module")
def stored():
    return nbformat.read(NOTEBOOK, as_version=nbformat.NO_CONVERT)


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """The notebook after Run All in an empty folder, with an added cell that prints the state."""
    folder = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(AT_START))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            # find only the kernel installed with this Python
            patch.setenv(
                name, str(folder / name)
            )  # find only the kernel installed with this Python
        client = nbclient.NotebookClient(
            notebook, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        )
        return client.execute()


def _code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _printed(cell):
    return "".join(out.text for out in cell.outputs if out.output_type == "stream")


def _text(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def _arguments(text):
    return {name: float(value) for name, value in re.findall(r"(\w+)=([-\d.]+)", text)}


def _cases(notebook):
    """Return the state that each question is about: that of the case it names."""
    states = {case.title: {name: getattr(case, name) for name in START} for case in CASES}
    return {number: states[title] for number, title in QUESTION.findall(_text(notebook))}


def test_the_explorer_comes_first(stored, executed):
    lite, first, *_ = (i for i, cell in enumerate(stored.cells) if cell.cell_type == "code")
    assert first < 5
    # the cell before it is collapsed, and does nothing outside JupyterLite
    assert stored.cells[lite].metadata.jupyter.source_hidden
    assert "emscripten" in stored.cells[lite].source
    assert executed.cells[lite].outputs == []
    assert stored.cells[first].source.endswith("explorer = GradientExplorer()\nexplorer")
    live, note, picture = (output.data for output in executed.cells[first].outputs)
    assert "application/vnd.jupyter.widget-view+json" in live
    assert base64.b64decode(picture["image/png"]).startswith(b"\x89PNG")
    assert "Run All Cells" in note["text/plain"]


def test_running_all_leaves_the_explorer_in_its_initial_state(executed):
    assert [float(value) for value in _printed(executed.cells[-1]).split()] == [*START.values()]
    explorer = GradientExplorer()
    assert {name: getattr(explorer, name) for name in START} == START


def test_printed_values_agree_with_the_core(executed):
    t = backprop(**START)
    names = {quantity.text: name for name, quantity in QUANTITIES.items()}
    seen = set()
    for cell in _code(executed):
        for line in _printed(cell).splitlines():
            name, *parts = line.split(" = ")
            if name in names:
                seen.add(names[name])
                assert shows(parts[-1], getattr(t, names[name])), line
                for product in parts[:-1]:
                    factors = [float(factor) for factor in product.split("×")]
                    assert np.prod(factors) == pytest.approx(float(parts[-1]), abs=2e-4), line
    assert seen == {
        "z", "y_hat", "loss", "dL_dyhat", "dyhat_dz", "dz_dW", "dyhat_dW", "delta_l1", "dL_dW"
    }  # fmt: skip


def test_finite_differences_confirm_the_right_sign_and_reject_the_wrong_one(executed):
    (cell,) = (cell for cell in _code(executed) if "check_gradient(" in cell.source)
    numeric, above, slip = _printed(cell).splitlines()
    h = 1e-5
    losses = [backprop(1.5, 1.0, -0.8 + step).loss for step in (h, -h)]
    gradient = (losses[0] - losses[1]) / (2 * h)
    for line, value in ((numeric, gradient), (above, gradient), (slip, -gradient)):
        assert shows(NUMBER.search(line)[0], value), line
    assert above.endswith("right: True")
    assert slip.endswith("right: False")


def test_descent_prints_a_falling_loss(executed):
    (cell,) = (cell for cell in _code(executed) if "descend(" in cell.source)
    rows = re.findall(r"after +(\d+) steps: W = *(\S+) +L = (\S+)", _printed(cell))
    expected, W = [], START["W"]
    for _ in range(51):
        expected.append((W, backprop(1.5, 1.0, W).loss))
        W -= 2.0 * backprop(1.5, 1.0, W).dL_dW
    for step, weight, loss in rows:
        assert shows(weight, expected[int(step)][0])
        assert shows(loss, expected[int(step)][1])
    losses = [float(loss) for *_, loss in rows]
    assert len(losses) > 4
    assert losses == sorted(set(losses), reverse=True)


def test_every_number_in_the_text_is_a_value_of_its_state(stored):
    cases = _cases(stored)
    checked = 0
    for block in _text(stored).split("\n\n"):
        state = START
        if call := re.search(r"backprop\((.*?)\)", block):
            state = _arguments(call[1])
        elif case := re.search(r"<b>(\d+)\.</b>", block):
            state = cases[case[1]]
        t = backprop(**state)
        values = [getattr(t, field.name) for field in fields(t)]
        if code := re.search(r"<code>(backprop_net\(.+?\))\.", block):
            net = eval(code[1], {"backprop_net": backprop_net})
            values += [net.deltas[0].item(), net.gradients[0].item()]
        for number in NUMBER.findall(block.replace(call[0], "") if call else block):
            assert any(shows(number, value) for value in values), f"{number} in: {block}"
            checked += 1
    assert checked > 15


def test_every_number_after_a_symbol_is_the_value_of_that_quantity(stored):
    text, t = _text(stored), backprop(**START)
    seen = set()
    for name in (field.name for field in fields(t) if field.name in QUANTITIES):
        quantity = QUANTITIES[name]
        coloured = rf"{{\color{{{quantity.color}}}{{{quantity.symbol}}}}}"
        for symbol in (quantity.symbol, coloured):
            for number in re.findall(rf"(?<!\w){re.escape(symbol)} = (-?[\d.]+)\$", text):
                assert shows(number, getattr(t, name)), f"{symbol} = {number}"
                seen.add(name)
    assert seen >= {"x", "y", "W", "y_hat", "loss", "dL_dyhat", "dyhat_dz", "dz_dW"}
    assert set(re.findall(r"#\w{6}\b", text)) == {
        QUANTITIES[name].color for name in ("dL_dyhat", "dyhat_dz", "dz_dW", "dL_dW")
    }


def test_each_question_names_a_case_of_the_menu_and_stands_below_the_explorer(stored):
    assert re.findall(r"<b>(\d+)\.</b>", _text(stored)) == list(_cases(stored)) == [*"12345"]
    made, tried = (
        next(i for i, cell in enumerate(stored.cells) if words in cell.source)
        for words in ("explorer = GradientExplorer()", "## Things to try")
    )
    between = stored.cells[made + 1 : tried]
    assert made < tried and all(cell.cell_type == "markdown" for cell in between)


def test_the_tools_are_named_beside_the_explorer_as_their_buttons_are(stored):
    bar = next(cell.source for cell in stored.cells if "The bar above" in cell.source)
    named = re.findall(r"\*\*(.+?)\*\*", bar)
    scripts = "".join(path.read_text("utf-8") for path in TOOLS.glob("*.js"))
    for name in named:
        assert re.search(rf'["↶] ?{name}[" …]', scripts), name
    assert {"Walk", "Descend", "Predict", "Check", "Take", "Undo"} <= set(named)


def test_the_answers_to_the_questions_are_correct(stored):
    wrong, dead, negative, half, right = (backprop(**s) for s in _cases(stored).values())
    start = backprop(**START)
    anywhere = np.linspace(-6, 6, 1201)  # every stop of the slider
    assert abs(wrong.dL_dW) < 1e-9 < 0.99 < abs(wrong.dL_dyhat)
    assert np.ptp(backprop(dead.x, dead.y, anywhere).loss) == 0
    assert (negative.y_hat, negative.loss) == (start.y_hat, start.loss)
    assert negative.dL_dW == -start.dL_dW
    assert half.dL_dW < 0 == backprop(half.x, half.y, 0).dL_dW < backprop(half.x, half.y, 1).dL_dW
    assert abs(right.dL_dyhat) < 0.01
    assert abs(right.dL_dW) < 0.01
    steepest = anywhere[np.abs(backprop(1.5, 1, anywhere).dL_dW).argmax()]
    assert steepest == pytest.approx(-0.46)
    assert backprop(1.5, 1, steepest).y_hat == pytest.approx(1 / 3, abs=1e-2)


def test_includes_its_picture_as_an_attachment(stored):
    first = next(cell for cell in stored.cells if "attachment:" in cell.source)
    (name,) = re.findall(r"!\[[^]]{20,}\]\(attachment:(\S+)\)", first.source)
    assert list(first.attachments) == [name]
    data = base64.b64decode(first.attachments[name]["image/png"])
    assert len(data) < 150_000
    assert PICTURE.stat().st_size < 150_000
    with Image.open(io.BytesIO(data)) as small, Image.open(PICTURE) as large:
        assert small.format == large.format == "PNG"
        bar = small.convert("RGB").getpixel((3, 3))  # it says that this is a picture
        assert bar == ImageColor.getrgb(LIGHT["muted"])
        inside = (small.width - 2) / (small.height - CAPTION_HEIGHT - 1)
        assert inside == pytest.approx(large.width / large.height, rel=0.01)
