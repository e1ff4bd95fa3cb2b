"""Drawings and files look the same whatever the reader has set, and their settings stay."""

import io
import locale
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from support.nets import PART_4B, explorer_of

from explorer import GradientExplorer
from explorer.drawing.style import style

RUDE = {
    "text.color": "red",
    "axes.titlecolor": "red",
    "figure.facecolor": "yellow",
    "savefig.facecolor": "black",
    "savefig.transparent": True,
    "savefig.bbox": "tight",
    "savefig.dpi": 30,
    "font.size": 25.0,
    "font.family": "monospace",
    "lines.linewidth": 9.0,
    "axes.grid": True,
    "axes.formatter.use_locale": True,
    "axes.unicode_minus": False,
    "axes.formatter.limits": (-1, 1),
    "mathtext.fontset": "stix",
    "image.cmap": "jet",
    "svg.fonttype": "path",
    "path.simplify": True,
    "path.sketch": (2.0, 100.0, 2.0),
}


@contextmanager
def rude_settings():
    """Draw large, red, hand-drawn and so on, and numbers with a comma, as in most of Europe."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locale, "_override_localeconv", {"decimal_point": ","})
        with mpl.rc_context(RUDE):
            yield


@contextmanager
def strict_numpy():
    with np.errstate(all="raise"):
        yield


SETTINGS: dict[str, Callable] = {
    "a dark background": lambda: plt.style.context("dark_background"),
    "rude settings": rude_settings,
    "NumPy raises": strict_numpy,
}
MAKES = {
    "one weight": lambda: GradientExplorer(x=400.0, y=0.0, x_range=(-400, 400)),
    "a net": lambda: explorer_of(PART_4B),
}


def saved(figure) -> list[bytes]:
    """Return a figure as an SVG and as a PNG, saved as a reader does."""
    files = []
    for kind, metadata in (("svg", {"Date": None}), ("png", None)):
        out = io.BytesIO()
        figure.savefig(out, format=kind, metadata=metadata)
        files.append(out.getvalue())
    return files


def scene(explorer):
    return [explorer.view.scene, explorer._markup()]


@pytest.fixture(scope="module", params=MAKES)
def usual(request):
    """How to make an explorer, its figure's files, its scene and its markup with usual settings."""
    make = MAKES[request.param]
    explorer = make()
    yield make, saved(explorer.figure()), scene(explorer)
    explorer.close()


@pytest.fixture
def no_cache(monkeypatch):
    monkeypatch.setattr("explorer.drawing.cache._texts", {})
    monkeypatch.setattr("explorer.drawing.cache._read", True)
    monkeypatch.setattr("explorer.drawing.cache.save", lambda: None)
    monkeypatch.setattr("explorer.drawing.scene.save", lambda: None)
    monkeypatch.setattr("explorer.drawing.net.scene.save", lambda: None)


def settings():
    return dict(mpl.rcParams), np.geterr(), locale.localeconv()


@pytest.mark.parametrize("name", SETTINGS)
def test_set_before_it_changes_nothing_that_is_drawn(usual, no_cache, name):
    make, files, drawn = usual
    with SETTINGS[name](), warnings.catch_warnings():
        warnings.simplefilter("error")
        before = settings()
        explorer = make()
        assert scene(explorer) == drawn
        assert saved(explorer.figure()) == files
        assert settings() == before
        explorer.close()


@pytest.mark.parametrize("name", SETTINGS)
def test_set_after_the_figure_is_made_it_changes_nothing_in_the_file(usual, name):
    make, files, _ = usual
    explorer = make()
    figure = explorer.figure()
    with SETTINGS[name]():
        before = settings()
        assert saved(figure) == files
        assert settings() == before
    explorer.close()


def test_while_drawing_numpy_neither_raises_nor_warns():
    tiny = np.array([1e-300])
    with np.errstate(all="raise"):
        with style():
            assert (tiny * tiny).tolist() == [0.0]
        with pytest.raises(FloatingPointError):
            tiny * tiny


STRICT = """
import io, sys, warnings
warnings.filterwarnings("error", category=EncodingWarning, module="explorer")
import explorer
for made in (
    explorer.GradientExplorer(),
    explorer.NetExplorer([[1.5, -0.5]], [[1.0]], [[[0.4], [-0.8]]]),
):
    assert "\\u2202" in made.saved("html").decode("utf-8")
    assert made.saved("svg").decode("utf-8").count("\\u2212") > 5
print(sys.flags.utf8_mode, "fine")
"""


def test_an_ascii_locale_and_a_strict_encoding_change_nothing():
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-c", STRICT],
        env=os.environ | ascii_only, cwd=Path(__file__).parents[2],
        capture_output=True, text=True,
    )  # fmt: skip
    assert ran.stdout == "0 fine\n", ran.stderr
