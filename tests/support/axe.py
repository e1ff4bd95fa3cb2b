"""The problems that axe-core finds, and the contrasts that it does not check."""

from __future__ import annotations

from importlib.resources import files

from support.explorer_page import Explorer

AXE = files("axe_playwright_python").joinpath("axe.min.js")
#: Returns (text, contrast ratio) for each text in a picture; axe does not check these. The
#: background of a text on the surface is the stroke around it.
CONTRASTS = r"""(root) => {
    const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
        .getContext("2d", { willReadFrequently: true });
    const luminance = (...layers) => {
        for (const layer of ["white", ...layers]) {
            context.fillStyle = layer;
            context.fillRect(0, 0, 1, 1);
        }
        const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
            const c = byte / 255;
            return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const named = (name) => getComputedStyle(root).getPropertyValue(`--ge-${name}`);
    return [...root.querySelectorAll(".ge-picture > svg text")].map((text) => {
        const { fill, stroke } = getComputedStyle(text);
        const around = text.closest("[stroke]") ? stroke : null;
        const shaded = text.textContent.includes("saturated");
        const under = around ?? named(shaded ? "shade" : "paper");
        const [low, high] = [luminance(under), luminance(under, fill)].sort((a, b) => a - b);
        return [text.textContent.trim(), (high + 0.05) / (low + 0.05)];
    });
}"""


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
