"""Find faults of a layout: overlapping texts, and texts that are cut off."""

import itertools

STATES = {
    "start": (1.5, 1.0, -0.8),
    "wrong": (4.0, 1.0, -6.0),
    "x0": (0.0, 1.0, -0.8),
    "right": (2.5, 1.0, 3.0),
    "corner": (-4.0, 1.0, 6.0),
}
#: Returns the box of each text with its card: lines of HTML, whole formulas and SVG texts.
TEXTS = r"""(root) => {
    const boxes = [];
    const add = (text, node, rect) => {
        if (rect.width < 0.5 || rect.height < 0.5 || !text.trim()) return;
        const { left, right, top, bottom } = rect;
        const card = node.closest(".ge-card")?.dataset.step ?? "";
        boxes.push({ text: text.trim(), card, left, right, top, bottom });
    };
    const seen = (node) =>
        node.checkVisibility({ visibilityProperty: true }) && !node.closest(".ge-announcer");
    for (const node of root.querySelectorAll("math, svg text, input.ge-box, button, select")) {
        if (seen(node)) add(node.value || node.textContent, node, node.getBoundingClientRect());
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent.closest("math, svg, button, select") || !seen(parent)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) add(node.data, parent, rect);
    }
    return boxes;
}"""

#: Returns elements that are cut off or would scroll: their content is wider than they are.
CUT = r"""(root) => {
    const cut = [];
    for (const node of [root, ...root.querySelectorAll("*")]) {
        const { scrollWidth, clientWidth, className, localName } = node;
        // a × may overflow its narrow column, since there is room on both sides
        if (node.closest("svg, math, .slider-container, .ge-times, .ge-announcer")) continue;
        if (!clientWidth) continue;
        if (scrollWidth > clientWidth && node.textContent.trim()) {
            cut.push(`${className || localName}: ${scrollWidth} px in ${clientWidth}`);
        }
    }
    for (let node = root; node; node = node.parentElement) {
        const scrolls = /auto|scroll/.test(getComputedStyle(node).overflowX);
        if (scrolls && node.scrollWidth > node.clientWidth) cut.push(`scrolls: ${node.className}`);
    }
    return cut;
}"""


def overlaps(boxes: list[dict]) -> list[str]:
    """Return the pairs of texts that overlap by more than a pixel in both directions."""
    found = []
    for a, b in itertools.combinations(boxes, 2):
        across = min(a["right"], b["right"]) - max(a["left"], b["left"])
        up = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
        if across > 1 and up > 1:
            found.append(f"{a['text']!r} and {b['text']!r}: {across:.1f} × {up:.1f}")
    return found
