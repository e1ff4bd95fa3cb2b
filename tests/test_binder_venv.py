"""Binder's own versions, installed as Binder does: the launch link's page works there.

This is JupyterLab 4.4, too. It installs half a gigabyte, so it runs only with ``--binder``.
"""

import os
import shutil
import subprocess
import sys

import pytest
from browser import REPOSITORY, kernel, open_notebook, run_all, running_lab, screenshot
from reading import INPUTS, Explorer, assert_shows
from states import DEFAULT, state

LESSON = "notebooks/gradients-part-1.ipynb"


@pytest.fixture(scope="module")
def launched(request, tmp_path_factory):
    """A server as Binder starts one: in a copy of the repository, below an address of its own."""
    if not request.config.getoption("--binder"):
        pytest.skip("takes minutes and the package index: run pytest with --binder")
    folder = tmp_path_factory.mktemp("binder")
    venv = folder / "venv"
    tried = subprocess.run(
        [REPOSITORY / "binder" / "try", venv],
        env=os.environ | {"PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )
    assert tried.returncode == 0, tried.stdout + tried.stderr
    with running_lab(folder / "lab", venv / "bin" / "python", base_url="/user/x/") as lab:
        (lab.root / LESSON).parent.mkdir()
        shutil.copy(REPOSITORY / LESSON, lab.root / LESSON)
        yield lab


@pytest.mark.browser
def test_the_launch_link_leads_to_an_explorer_that_works(page, console_errors, launched):
    assert "/user/x" in launched.url
    open_notebook(page, launched, LESSON, at="lab/tree")
    assert page.evaluate("jupyterapp.version").startswith("4.4.")
    run_all(page)
    # "then scroll back up": cells out of sight are not on the page
    page.locator(".jp-WindowedPanel-outer").evaluate("panel => panel.scrollTo(0, 0)")
    explorer = Explorer(page)
    assert kernel(page, "__import__('explorer').__file__").startswith(str(launched.root.parents[1]))
    for name, share in zip(INPUTS, (0.2, 0.6, 0.85), strict=True):
        low, high = getattr(DEFAULT, name)
        explorer.drag(name, 0.5, share)
        reading = explorer.settled()
        assert reading.inputs == explorer.kernel_state()
        assert float(reading.value(name)) == pytest.approx(
            low + share * (high - low), abs=0.02 * (high - low)
        )
        assert_shows(reading, state(*reading.inputs))
    screenshot(page, "binder")
    # JupyterLab lets the browser ask for an attachment before it puts the picture itself there
    asked_too_early = "Failed to load resource: net::ERR_UNKNOWN_URL_SCHEME"
    console_errors[:] = [error for error in console_errors if error != asked_too_early]
