"""A figure that shows itself in a notebook."""

import io
import subprocess
import sys

from IPython.core.formatters import DisplayFormatter
from matplotlib.image import imread

from explorer.derivation.colors import LIGHT
from explorer.drawing.notebook_figure import NotebookFigure


def test_a_notebook_shows_it_as_a_sharp_picture_of_its_own_size():
    figure = NotebookFigure(300, 200)
    figure.text(0.5, 0.5, "∂L/∂W")
    data, metadata = DisplayFormatter().format(figure)
    picture = imread(io.BytesIO(data["image/png"]))
    assert picture.shape[:2] == (400, 600)
    assert metadata["image/png"] == {"width": 300, "height": 200}
    paper = [int(LIGHT["paper"][at : at + 2], 16) for at in (1, 3, 5)]
    assert (255 * picture[0, 0, :3]).round().tolist() == paper
    assert (picture[..., :3].min(axis=2) < 0.5).any()  # the text


def test_pyplot_is_not_needed():
    code = (
        "import sys\n"
        "from explorer import GradientExplorer\n"
        "png, _ = GradientExplorer().figure(width=6.5)._repr_png_()\n"
        "assert png.startswith(b'\\x89PNG') and 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
