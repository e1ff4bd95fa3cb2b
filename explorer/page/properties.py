"""The style sheet's custom properties, written from the tables of colours and of sizes."""

from __future__ import annotations

from explorer.derivation.colors import COLORS, TINT
from explorer.plots.layout import GAP, MARGINS, ROWS, SIZES, WIDTH

_LIGHT = ".gradient-explorer"
_DARK = ".gradient-explorer.ge-dark"
_FORCED = ":is(.gradient-explorer, .gradient-explorer.ge-dark)"


def custom_properties() -> str:
    """Return CSS that sets the colours on light and on dark paper, and the plots' sizes.

    Printed paper is light. If a person's system forces its own colours, all text and all lines get
    its text colour.
    """
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    forced: dict[str, str] = {}
    for name, color in COLORS.items():
        light[name], dark[name] = color
        forced[name] = "Canvas" if name in ("paper", "shade", "band") else "CanvasText"
    light["tint"], dark["tint"] = (f"{share:.0%}" for share in TINT)
    light |= _sizes()
    return (
        f"{_rule(_LIGHT, light)}\n@media screen {{\n{_rule(_DARK, dark)}\n}}\n"
        f"@media (forced-colors: active) {{\n{_rule(_FORCED, forced)}\n}}\n"
    )


def _sizes() -> dict[str, str]:
    sizes = {"width": WIDTH, "gap": GAP, "axes-left": MARGINS.left}
    columns = {f"{name}-column": f"minmax(0, {SIZES[name][0]}fr)" for name in ROWS[0]}
    return {name: f"{size}px" for name, size in sizes.items()} | columns


def _rule(selector: str, properties: dict[str, str]) -> str:
    lines = "".join(f"  --ge-{name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}"
