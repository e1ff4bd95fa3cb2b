"""Measure whether memory grows: in the kernel, in the page, or between them."""

from __future__ import annotations

import json
import time
from typing import Any, Final

from benchmarks.drive import random_moves
from benchmarks.stage import Stage
from explorer.widget.lifetime import REST

WARM_UP: Final = 20  # explorers, after which the kernel's allocator has enough memory
RELEASE: Final = 1000 * (
    REST + 2
)  # ms, after which an explorer that no page shows has released its state
BATCH: Final = 1000  # the server drops messages beyond 3,000 in 3 s of one execution

_COUNT: Final = """
import gc, json
import comm
from matplotlib.figure import Figure
for _ in range(3):
    gc.collect()
print(json.dumps({
    "figures": sum(isinstance(thing, Figure) for thing in gc.get_objects()),
    "comms": len(comm.get_comm_manager().comms),
}))
"""
_CHANGE: Final = """
for count in range({start}, {stop}):
    gradient_explorer.W = -5 + (count % 1000) / 100
    if count % 10 == 0:
        gradient_explorer.x = -3 + (count % 600) / 100
    if count % 100 == 0:
        gradient_explorer.y = (count % 101) / 101
"""


def count_resources(stage: Stage) -> dict[str, float]:
    """Count the resources of kernel and page, after both have collected garbage."""
    resources = json.loads(stage.python(_COUNT))
    resources["rss"] = stage.kernel.memory_info().rss
    stage.devtools.send("Performance.enable")
    for _ in range(2):
        stage.devtools.send("HeapProfiler.collectGarbage")
    metrics = stage.devtools.send("Performance.getMetrics")["metrics"]
    page = {metric["name"]: metric["value"] for metric in metrics}
    return resources | {"nodes": page["Nodes"], "heap": page["JSHeapUsedSize"]}


def from_python(stage: Stage, changes: int) -> dict[str, Any]:
    """Change the state `changes` times from Python, the page following each batch."""
    _change(stage, 0, 100)
    traced = _traced(stage, min(changes // 5, 3 * BATCH))
    before = count_resources(stage)
    start = time.perf_counter()
    for done in range(100, changes, BATCH):
        _change(stage, done, min(done + BATCH, changes))
    seconds = time.perf_counter() - start
    after = count_resources(stage)
    return {"before": before, "after": after, "seconds": seconds, "traced": traced, "times": 0}


def _traced(stage: Stage, changes: int) -> int:
    """Return the bytes that Python allocated and did not free. Slow, so only for some changes."""
    stage.python("import tracemalloc; tracemalloc.start()")
    _change(stage, 0, changes)
    left = "import gc; gc.collect(); print(tracemalloc.get_traced_memory()[0]); tracemalloc.stop()"
    return int(stage.python(left))


def from_page(stage: Stage, moves: int) -> dict[str, Any]:
    """Change the state with `moves` moves of the mouse."""
    random_moves(stage, 100)
    before = count_resources(stage)
    start = time.perf_counter()
    frames = random_moves(stage, moves, seed=1)
    seconds = time.perf_counter() - start
    stage.clear()
    after = count_resources(stage)
    return {"before": before, "after": after, "seconds": seconds, "frames": frames, "times": 0}


def from_cells(stage: Stage, source: str, times: int) -> dict[str, Any]:
    """Run a cell of the notebook `times` times, from its second cell on.

    Parameters
    ----------
    stage : Stage
    source : str
        The cell's code.
    times : int
    """
    stage.page.evaluate(
        """(source) => {
            const { content } = jupyterapp.shell.currentWidget;
            content.model.sharedModel.addCell({ cell_type: "code", source });
            content.activeCellIndex = content.widgets.length - 1;
        }""",
        source,
    )

    def run(count: int) -> None:
        for _ in range(count):
            stage.page.evaluate("jupyterapp.commands.execute('notebook:run-cell')")

    run(WARM_UP)
    stage.page.wait_for_timeout(RELEASE)
    before = count_resources(stage)
    start = time.perf_counter()
    run(times)
    seconds = time.perf_counter() - start
    stage.page.wait_for_timeout(RELEASE)
    after = count_resources(stage)
    return {"before": before, "after": after, "seconds": seconds, "times": times}


def _change(stage: Stage, start: int, stop: int) -> None:
    stage.python(_CHANGE.format(start=start, stop=stop))
    last = stage.python("print(repr(float(gradient_explorer.W)))").strip()
    stage.page.wait_for_function(
        """(last) => document.querySelector('.gradient-explorer [data-quantity="W"]')
            .dataset.value === last""",
        arg=last,
    )
