"""The explorer in front ends that are not Jupyter's."""

from __future__ import annotations

import ipywidgets as widgets
import pytest
from support.nets import PART_4B, explorer_of
from support.wire import POINTS

from explorer import GradientExplorer

MAKERS = [lambda: GradientExplorer(surface_points=POINTS), lambda: explorer_of(PART_4B)]


@pytest.mark.parametrize("make", MAKERS, ids=["one weight", "a net"])
def test_all_parts_of_an_explorer_are_made_before_the_explorer(make):
    """Shiny opens widgets in the order in which they are made, and each needs its children."""
    made: list[widgets.Widget] = []
    widgets.Widget.on_widget_constructed(made.append)
    try:
        explorer = make()
    finally:
        widgets.Widget.on_widget_constructed(None)
    order = [id(widget) for widget in made]
    assert all(order.index(id(child)) < order.index(id(explorer)) for child in explorer.children)
    explorer.close()


@pytest.mark.parametrize("make", MAKERS, ids=["one weight", "a net"])
def test_marimo_displays_the_view(make):
    explorer = make()
    assert explorer._display_() is explorer.view
    explorer.close()
