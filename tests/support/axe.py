"""The problems that axe-core finds."""

from __future__ import annotations

from importlib.resources import files

from support.explorer_page import Explorer

AXE = files("axe_playwright_python").joinpath("axe.min.js")


def violations(explorer: Explorer, theme: str) -> list[str]:
    """Return the serious and critical problems axe finds; in the dark theme, only of contrast.

    The other rules take long, and a theme changes only colours.
    """
    page = explorer.page
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {} if theme == "light" else {"runOnly": ["color-contrast"]}
    result = page.evaluate("options => axe.run('.gradient-explorer', options)", options)
    assert len(result["passes"]) > 15 or options  # axe did check something
    (contrast,) = (rule for rule in result["passes"] if rule["id"] == "color-contrast")
    assert len(contrast["nodes"]) > 30
    return [
        f"{rule['impact']}: {rule['id']}: {node['html'][:200]}"
        for rule in result["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
