"""The factors of ∂L/∂W are written in the order of equation (4): −(y−ŷ) × ŷ(1−ŷ) × x."""

import html
import re

import pytest
from support.states import state

from explorer.derivation.equations import as_text
from explorer.derivation.questions import QUESTIONS
from explorer.derivation.steps import STEPS, step
from explorer.derivation.texts import as_latex, as_numpy
from explorer.drawing.figure import draw_figure
from explorer.drawing.scene import Scene
from explorer.drawing.step_markup import in_full, shown
from explorer.model.ranges import Ranges
from scripts.lab import REPOSITORY

NOW = state(1.5, 1.0, -0.8)
LESSONS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))
PROSE = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")), *LESSONS]

#: The factors as they are written: in the colours of a lesson, as names, as numbers, in symbols.
WRITTEN = {
    "colours": ("color{#b54a00}", "color{#0072b2}", "color{#007a59}"),
    "names": ("dL_dyhat", "dyhat_dz", "dz_dW"),
    "numbers": ("0.7685", "0.1779", "1.5"),
    "symbols": (r"(y-\hat{y})", r"\hat{y}\,(1-\hat{y})", r"\times x"),
}


def orders(text: str, factors: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the factors of each product of all three, in the order in which they are written."""
    found = []
    one = "|".join(map(re.escape, factors))
    for product in re.split(r"[=\n]", text):
        if len(re.findall(r"×|\\times|\*", product)) >= 2:
            named = tuple(dict.fromkeys(re.findall(one, product)))
            if set(named) == set(factors):
                found.append(named)
    return found


def about_the_gradient(name: str) -> str:
    """Return a place that shows the product of NOW as text."""
    if name == "figure":
        drawn = draw_figure(NOW, Ranges()).texts
        return "\n".join(text.get_text() for text in drawn)
    places = {
        "LaTeX": lambda: as_latex(NOW),
        "NumPy": lambda: as_numpy(NOW),
        "plain text": lambda: as_text(step("dL_dW"), NOW, numbers=True),
        "still picture": lambda: Scene(Ranges()).still(NOW),
        "product row": lambda: shown(step("dL_dW")),
        "Walk and Predict": lambda: in_full(step("dL_dW")),
    }
    return as_read(places[name]())


def as_read(markup: str) -> str:
    """Return the text of some markup, with the name of a quantity where its number will be."""
    named = re.sub(r'<\w+ [^>]*data-number="(\w+)"[^>]*>', r" \1 ", markup)
    return html.unescape(re.sub(r"<[^>]+>", " ", named))


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("figure", "numbers"),
        ("figure", "symbols"),
        ("LaTeX", "numbers"),
        ("LaTeX", "symbols"),
        ("NumPy", "names"),
        ("plain text", "numbers"),
        ("still picture", "numbers"),
        ("product row", "names"),
        ("Walk and Predict", "names"),
    ],
)
def test_the_explorer_writes_the_factors_in_the_order_of_equation_4(place, written):
    factors = WRITTEN[written]
    found = orders(about_the_gradient(place), factors)
    assert found
    assert set(found) == {factors}


def test_readme_docs_and_lessons_write_the_factors_in_the_order_of_equation_4():
    found = {path.name: [] for path in PROSE}
    for path in PROSE:
        text = path.read_text(encoding="utf-8").replace("\\\\", "\\")
        for factors in WRITTEN.values():
            for order in orders(text, factors):
                found[path.name].append(order == factors)
    assert all(map(all, found.values())), found
    for name in ("README.md", "learn.md", *(f"gradients-part-{part}.ipynb" for part in (1, 2, 3))):
        assert found[name], name


def test_the_reason_in_predict_names_the_signs_in_the_order_of_equation_4():
    (question,) = (q for q in QUESTIONS if q.step == "dL_dW" and "sign" in q.about)
    # the guess is too low, the slope of σ is positive, and x is negative
    assert "Negative times positive times negative" in question.why(state(-1.5, 1.0, -0.8))


def test_the_numbers_of_the_product_are_the_factors_of_its_formula():
    (product,) = (one for one in STEPS if one.name == "dL_dW")
    by_name = {"dL_dyhat": step("dL_dyhat"), "dyhat_dz": step("dyhat_dz"), "dz_dW": step("dz_dW")}
    assert product.formula == r" \times ".join(factor.formula for factor in by_name.values())
    assert product.numbers == r" \times ".join(rf"\text{{{name}}}" for name in by_name)
