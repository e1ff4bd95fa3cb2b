"""The width of a figure, and the size of its texts."""

import numpy as np
import pytest

from explorer.drawing.sizes import LEAST, TEXT, USUAL, size_of


def test_by_default_a_point_is_a_px_of_the_page():
    assert size_of() == USUAL
    assert (size_of().width, size_of().scale) == (1120, 1)


@pytest.mark.parametrize(
    ("width", "font_size", "points"),
    [(6.5, None, 8), (10, 14, 14), (None, 16, 16), (np.array(3.3), np.float32(6), 6), (3, None, 8)],
)
def test_texts_have_the_points_and_the_layout_fills_the_width(width, font_size, points):
    size = size_of(width, font_size)
    assert size.scale * TEXT == pytest.approx(points)
    inches = 1120 / 72 if width is None else float(width)
    assert size.width * size.scale / 72 == pytest.approx(inches)
    assert size.width >= LEAST


@pytest.mark.parametrize(
    ("width", "font_size", "error", "message"),
    [
        ("wide", None, TypeError, "^width must be real"),
        ([6.5], None, ValueError, "^width must be a single number"),
        (float("nan"), None, ValueError, "^width must be a finite double"),
        (2.9, None, ValueError, "^width must be from 3 to 40 inches; got 2.9"),
        (41, None, ValueError, "^width must be from 3 to 40 inches; got 41"),
        (6.5, 3, ValueError, "^font_size must be from 4 to 60 points; got 3"),
        (None, "8", TypeError, "^font_size must be real"),
        (3.3, 12, ValueError, "^font_size must be at most 8.9 points for a figure 3.3 inches wide"),
    ],
)
def test_other_sizes_are_refused_by_name(width, font_size, error, message):
    with pytest.raises(error, match=message):
        size_of(width, font_size)


def test_the_size_that_a_refusal_names_is_allowed():
    assert size_of(3.3, 8.9).width >= LEAST
