"""Runs a test module's snippets in both languages."""

import pytest
from support.translated import Snippets


@pytest.fixture(scope="module")
def results(browser, tmp_path_factory, request):
    """The result of each of the module's ``SNIPPETS`` by its name, in Python and in a page."""
    sources = request.module.SNIPPETS
    page = browser.new_page()
    snippets = Snippets(page, tmp_path_factory.mktemp("translated"), "snippets", sources)
    yield dict(zip(sources, snippets.compared([(name, []) for name in sources]), strict=True))
    page.close()
