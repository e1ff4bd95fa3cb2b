"""Binder's own versions, installed as Binder does: the launch link's page works there.

It installs half a gigabyte, so it runs only with ``--binder``.
"""

import shutil

import pytest
from support.reading import INPUTS, Explorer, assert_shows
from support.states import DEFAULT, state

from scripts.lab import REPOSITORY, kernel, open_notebook, run_all, screenshot, scroll_to_top

LESSON = "notebooks/gradients-part-1.ipynb"


@pytest.mark.browser
def test_the_launch_link_leads_to_an_explorer_that_works(page, console_errors, binder_lab):
    (binder_lab.root / LESSON).parent.mkdir()
    shutil.copy(REPOSITORY / LESSON, binder_lab.root / LESSON)
    assert "/user/x" in binder_lab.url
    open_notebook(page, binder_lab, LESSON, at="lab/tree")
    run_all(page)
    scroll_to_top(page)
    explorer = Explorer(page)
    installed = kernel(page, "__import__('explorer').__file__")
    assert installed.startswith(str(binder_lab.root.parents[1]))
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
