"""The saved page; tests/page/test_tools.py opens one."""

from __future__ import annotations

import base64
import json
import re

import pytest

from explorer import GradientExplorer


@pytest.fixture
def page():
    explorer = GradientExplorer(x=2.0, W=1.25)
    yield explorer, explorer.saved("html", "delta_l1").decode()
    explorer.close()


def data(page: str) -> dict:
    return json.loads(re.search(r'id="state">(.*?)</script>', page, re.DOTALL)[1])


def test_it_holds_the_current_state(page):
    explorer, text = page
    state = data(text)
    assert state["current"] == explorer.view.current
    for name, surface in explorer.view.surfaces.items():
        held = state["surfaces"][name]
        assert held["marks"] == surface["marks"]
        assert base64.b64decode(held["pixels"]) == surface["pixels"]
    assert state["alone"] == {"step": "delta_l1"}


def test_it_asks_the_network_for_nothing(page):
    _, text = page
    without_names = re.sub(r'xmlns(:\w+)?=\\?"[^"]*"', "", text)
    assert not re.findall(r"https?://", without_names)
    assert not re.findall(r'(?:src|href)="(?!#|\\)', without_names)


def test_data_cannot_end_its_script(page):
    explorer, _ = page
    explorer.view.error = "</script><img src=x onerror=alert(1)>"
    text = explorer.saved("html").decode()
    assert data(text)["error"] == explorer.view.error
    assert text.count("</script>") == 2
