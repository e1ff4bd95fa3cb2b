"""The explorer in a bare page: its scripts and a state, without a notebook or a kernel."""

from __future__ import annotations

import json
import re
from typing import Any

from explorer import GradientExplorer

#: Renders the explorer from the script at an address. ``bare.set({name: value, …})`` changes the
#: model as a kernel's message would; ``bare.sent`` lists the messages sent to the kernel.
RENDER = """async ([url, state]) => {
    for (const surface of Object.values(state.surfaces)) {
        surface.pixels = Uint8Array.from(atob(surface.pixels), (c) => c.charCodeAt(0));
    }
    const listeners = [];
    const model = {
        get: (name) => state[name],
        on: (events, callback) => listeners.push([events.split(" "), callback]),
        off() {},
        send: (message) => bare.sent.push(message),
    };
    window.bare = {
        sent: [],
        set(values) {
            Object.assign(state, values);
            const changes = Object.keys(values).map((name) => `change:${name}`);
            for (const [events, callback] of listeners) {
                if (events.some((event) => changes.includes(event))) callback();
            }
        },
    };
    const el = document.createElement("div");
    el.className = "gradient-explorer";
    document.body.replaceChildren(el);
    (await import(url)).default.render({ model, el });
}"""


def page_state(**options: Any) -> dict[str, Any]:
    """Return the state that a page with a kernel has of an explorer with these options."""
    explorer = GradientExplorer(surface_points=(8, 6), **options)
    found = re.search(r'id="state">(.+?)</script>', explorer.saved("html").decode(), re.DOTALL)
    explorer.close()
    assert found is not None
    state = json.loads(found.group(1))
    del state["alone"]
    return state
