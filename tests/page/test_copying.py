"""A number that is copied out of the explorer pastes into Python."""

import pytest

pytestmark = pytest.mark.browser

SELECT = "node => getSelection().selectAllChildren(node)"
PASTE_HERE = "document.body.append(Object.assign(document.createElement('textarea'), {id: 'cell'}))"


@pytest.fixture
def pasted(explorer):
    """A function that copies what is selected, and pastes it outside of the explorer."""
    page = explorer.page
    page.evaluate(PASTE_HERE)
    cell = page.locator("#cell")

    def paste():
        page.keyboard.press("Control+c")
        cell.focus()
        page.keyboard.press("Control+v")
        text = cell.input_value()
        cell.fill("")
        return text

    yield paste
    cell.evaluate("node => node.remove()")


@pytest.mark.parametrize(("quantity", "number"), [("dL_dyhat", -1.0), ("dL_dW", -1.51e-10)])
def test_a_selected_number(explorer, pasted, quantity, number):
    explorer.put(4.0, 1.0, -6.0)
    shown = explorer.root.locator(f".ge-value[data-quantity={quantity}]").first
    assert "−" in shown.inner_text()
    shown.evaluate(SELECT)
    assert eval(pasted()) == number


def test_a_number_in_a_box(explorer, pasted):
    box = explorer.box("W")
    box.focus()
    assert box.input_value().startswith("−")
    assert eval(pasted()) == -0.8


def test_a_copied_number_pastes_into_a_box(explorer, pasted):
    explorer.root.locator("[data-quantity=z]").first.evaluate(SELECT)
    text = pasted()
    explorer.type("W", text)
    assert explorer.settled().inputs[2] == float(text) == -1.2
