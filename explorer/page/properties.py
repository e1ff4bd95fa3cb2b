"""The style sheet's custom properties, written from the tables of colours and of sizes."""

from __future__ import annotations

from explorer.derivation.colors import COLORS, ON_SURFACE, TINT
from explorer.plots.layout import GAP, MARGINS, ROWS, SIZES, WIDTH

_LIGHT = ".gradient-explorer"
_DARK = '[data-jp-theme-light="false"] .gradient-explorer'
_FORCED = ":is(.gradient-explorer, [data-jp-theme-light] .gradient-explorer)"


def custom_properties() -> str:
    """Return CSS that sets the colours of each theme, and the plots' sizes.

    If a person's system forces its own colours, all text and all lines get its text colour.
    """
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    forced: dict[str, str] = {}
    for name, color in COLORS.items():
        for colors, value in ((light, color.light), (dark, color.dark)):
            colors[name] = f"var({color.theme}, {value})" if color.theme else value
        forced[name] = "Canvas" if name in ("paper", "shade", "band") else "CanvasText"
    light |= {f"surface-{name}": color for name, color in ON_SURFACE.items()}
    light["tint"], dark["tint"] = (f"{share:.0%}" for share in TINT)
    light |= _sizes()
    return (
        f"{_rule(_LIGHT, light)}\n{_rule(_DARK, dark)}\n"
        f"@media (forced-colors: active) {{\n{_rule(_FORCED, forced)}\n}}\n"
    )


def _sizes() -> dict[str, str]:
    first, second = ([SIZES[name][0] for name in row] for row in ROWS)
    sizes = {"width": WIDTH, "gap": GAP, "axes-left": MARGINS.left}
    sizes |= {"widest-of-chain": max(first), "half-width": max(second)}
    columns = {
        f"{name}-column": f"minmax(0, {width}fr)"
        for name, width in zip(ROWS[0], first, strict=True)
    }
    return {name: f"{size}px" for name, size in sizes.items()} | columns


def _rule(selector: str, properties: dict[str, str]) -> str:
    lines = "".join(f"  --ge-{name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}"
