"""A scaled figure is the same picture, smaller."""

import io

import numpy as np
import pytest
from matplotlib.image import imread
from support.nets import PART_4B, RANGES, state_of
from support.states import DEFAULT, state

from explorer.drawing.figure import draw_figure
from explorer.drawing.net.figure import draw_net_figure
from explorer.drawing.sizes import Size
from explorer.drawing.style import style


def pixels(figure, dpi):
    out = io.BytesIO()
    with style():
        figure.savefig(out, format="png", dpi=dpi)
    return imread(io.BytesIO(out.getvalue()))


# Factors of two change no digit, so that each pixel is the same.
@pytest.mark.parametrize("width", [1120, 702, 356])
@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_at_the_same_number_of_pixels_it_looks_the_same(width, scale):
    s = state(1.5, 1.0, -0.8, path=(-1.0, -0.8))
    plain, scaled = (draw_figure(s, DEFAULT, size=Size(width, one)) for one in (1.0, scale))
    np.testing.assert_allclose(scaled.get_size_inches(), scale * plain.get_size_inches())
    np.testing.assert_array_equal(pixels(scaled, 144 / scale), pixels(plain, 144))


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_a_net_s_figure_is_scaled_with_all_its_parts(scale):
    net = state_of(PART_4B)
    plain, scaled = (draw_net_figure(net, RANGES, size=Size(356, one)) for one in (1.0, scale))
    np.testing.assert_array_equal(pixels(scaled, 144 / scale), pixels(plain, 144))
