"""The command: ``python -m benchmarks`` measures, prints tables and goals, and writes JSON."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser

from benchmarks import ROOT
from benchmarks.contenders import CONTENDERS, NETS
from benchmarks.core import STEPS, measure_core
from benchmarks.drive import QUIET, Seen, disagreements, drag, random_moves, single_changes
from benchmarks.goals import goals
from benchmarks.memory import from_cells, from_page, from_python
from benchmarks.stage import Stage, running_browser
from benchmarks.startup import measure_imports
from scripts.bad_link import bad_link
from scripts.lab import Lab, running_lab

PARTS: Final = ("core", "compare", "slow", "wild", "nets", "imports", "big", "memory")
SLIDERS: Final = ("x", "y", "W")
LIBRARIES: Final = (
    "jupyterlab", "ipykernel", "ipywidgets", "anywidget", "matplotlib", "ipympl",
    "mpl-interactions", "plotly",
)  # fmt: skip
#: The floor, in a kernel that imports the libraries that the explorer uses.
LIBRARIES_ALONE: Final = """
import matplotlib.figure, matplotlib.backends.backend_svg, ipywidgets, anywidget
import benchmarks.cells.floor
"""
BIG: Final = """
from IPython.display import display
from explorer import GradientExplorer
gradient_explorer = GradientExplorer(surface_points=(1000, 1000))
display(gradient_explorer)
"""
# Cells that are run repeatedly. JupyterLab keeps the message that opened a widget even after the
# widget is closed, so plain widgets opened with a message of the same size serve for comparison.
PLAIN: Final = """
import ipywidgets
try:
    for widget in (*plain.children, plain):
        widget.close()
except NameError:
    pass
live = gradient_explorer.children[1]
size = sum(len(repr(value)) for value in live.get_state().values())
plain = ipywidgets.VBox([ipywidgets.FloatSlider() for _ in range(3)]
                        + [ipywidgets.Text(placeholder="−" * size)])
display(plain)
"""
CLOSED: Final = """
try:
    another.close()
except NameError:
    pass
another = GradientExplorer()
display(another)
"""
AGAIN: Final = """
gradient_explorer = GradientExplorer()
display(gradient_explorer)
"""
COLUMNS: Final = (
    ("p50", "p50 ms", "{:.0f}"),
    ("p95", "p95 ms", "{:.0f}"),
    ("× floor", "× floor", "{:.2f}"),
    ("rate", "frames/s", "{:.1f}"),
    ("share", "of floor's", "{:.0%}"),
    ("tail", "last frame ms", "{:.0f}"),
    ("message", "largest B", "{:.0f}"),
    ("received", "in B/frame", "{:.0f}"),
    ("sent", "out B/frame", "{:.0f}"),
    ("cpu", "CPU ms/frame", "{:.1f}"),
    ("script", "script ms/frame", "{:.1f}"),
)


class Run:
    """One run of the benchmark: its browser, its JupyterLab and its results.

    Parameters
    ----------
    browser, port
        As `running_browser` gives them.
    lab : Lab
    quick : bool
        Whether to measure less of everything.
    only : sequence of str
        The names of the contenders to compare.
    """

    def __init__(
        self, browser: Browser, port: int, lab: Lab, quick: bool, only: Sequence[str]
    ) -> None:
        self.browser, self.port, self.lab, self.quick = browser, port, lab, quick
        self.contenders = [contender for contender in CONTENDERS if contender.name in only]
        self.results: dict[str, Any] = {}
        self._open: dict[str, Stage] = {}

    def stage(self, name: str) -> Stage:
        """Return a contender on this machine, opened once and used by all parts."""
        if name not in self._open:
            self._open[name] = self._new(name, self.lab)
        return self._open[name]

    def _new(self, name: str, lab: Lab, source: str = "") -> Stage:
        (contender,) = (one for one in (*CONTENDERS, *NETS) if one.name == name)
        return Stage(self.browser, self.port, lab, contender, source)

    def core(self) -> None:
        """Measure the core beside the obvious code."""
        self.results["core"] = measure_core(5 if self.quick else 15)

    def compare(self) -> None:
        """Measure all contenders on this machine."""
        stages = {contender.name: self.stage(contender.name) for contender in self.contenders}
        self.results["first picture"] = {
            name: stage.first_picture for name, stage in stages.items()
        }
        self.results["compare"] = self._measure(stages, rounds=1 if self.quick else 2)

    def slow(self) -> None:
        """Measure floor and explorer behind a link with a delay of 75 ms each way."""
        port = urlsplit(self.lab.url).port or 0
        with bad_link(port) as link:
            url = self.lab.url.replace(f":{port}", f":{link.port}")
            lab = dataclasses.replace(self.lab, url=url)
            stages = {name: self._new(name, lab) for name in ("floor", "explorer")}
            link.delay = 0.075
            rounds = 1 if self.quick else 2
            self.results["slow"] = self._measure(stages, rounds, sliders=("y", "W"), quiet=500)
            link.delay = 0.0
            for stage in stages.values():
                stage.close()

    def wild(self) -> None:
        """Compare page and kernel after random moves."""
        moves = 400 if self.quick else 2000
        stage = self.stage("explorer")
        stage.page.bring_to_front()
        frames = random_moves(stage, moves)
        self.results["wild"] = {
            "moves": moves,
            "frames": frames,
            "disagreements": disagreements(stage),
        }

    def nets(self) -> None:
        """Measure the explorers of nets beside that of one weight."""
        stages = {name: self.stage(name) for name in ("explorer", *(net.name for net in NETS))}
        rounds = 1 if self.quick else 2
        self.results["nets"] = self._measure(stages, rounds)

    def imports(self) -> None:
        """Measure the cost of imports, and the time to the first picture."""
        self.results["imports"] = measure_imports(3 if self.quick else 9)
        seconds: dict[str, list[float]] = {"libraries": [], "explorer": []}
        for _ in range(3 if self.quick else 5):
            for name, contender, cell in (
                ("libraries", "floor", LIBRARIES_ALONE),
                ("explorer", "explorer", ""),
            ):
                stage = self._new(contender, self.lab, cell)
                seconds[name].append(stage.first_picture)
                stage.close()
        self.results["first pictures"] = {n: median(s) for n, s in seconds.items()}

    def big(self) -> None:
        """Measure a surface of a million points beside the usual one."""
        usual, big = self.stage("explorer"), self._new("explorer", self.lab, BIG)
        rounds = 1 if self.quick else 2
        self.results["big"] = self._measure({"120 × 80": usual, "1000 × 1000": big}, rounds)
        big.close()

    def memory(self) -> None:
        """Measure whether memory grows."""
        share = 20 if self.quick else 1
        found = self.results["memory"] = {}
        stage = self.stage("explorer")
        stage.page.bring_to_front()
        changes, moves = 100_000 // share, 5000 // share
        found[f"{changes:,} from Python"] = from_python(stage, changes)
        found[f"{moves:,} from the page"] = from_page(stage, moves)
        times = 5 if self.quick else 50
        found["plain widgets again"] = from_cells(stage, PLAIN, times)
        found["opened and closed"] = from_cells(stage, CLOSED, times)
        found["cell run again"] = from_cells(stage, AGAIN, times)

    def close(self) -> None:
        """Close all open contenders."""
        for stage in self._open.values():
            stage.close()

    def _measure(
        self,
        stages: dict[str, Stage],
        rounds: int,
        sliders: Sequence[str] = SLIDERS,
        quiet: float = QUIET,
    ) -> dict[str, dict[str, Any]]:
        """Let contenders take turns, slider by slider, so that a busy minute affects them all."""
        seen: dict[str, dict[str, Seen]] = {name: {} for name in stages}
        for stage in stages.values():
            stage.page.bring_to_front()
            single_changes(stage, "W", Seen(), 3, quiet)  # the first ones load and compile
        for turn in range(rounds):
            for slider in sliders:
                for name, stage in stages.items():
                    near = stage.contender.name in (
                        "floor",
                        "explorer",
                        *(net.name for net in NETS),
                    )
                    if not near and (slider == "x" or turn):
                        continue  # x is like W, and chance does not matter at their distance
                    stage.page.bring_to_front()
                    own = seen[name].setdefault(slider, Seen())
                    changes = (20 if near else 8) // (2 if self.quick else 1)
                    single_changes(stage, slider, own, changes, quiet)
                    drag(stage, slider, own, seconds=2 if self.quick else 4)
        return {
            name: {slider: own.summary() for slider, own in sorted(found.items())}
            for name, found in seen.items()
        }


def table(part: dict[str, dict[str, Any]], titles: dict[str, str]) -> str:
    """Return the results of `Run._measure` as a Markdown table."""
    lines = [
        "| | | " + " | ".join(title for _, title, _ in COLUMNS) + " |",
        "|---|---|" + "--:|" * len(COLUMNS),
    ]
    base = next(iter(part.values()))
    for name, sliders in part.items():
        for slider, own in sliders.items():
            floor = base[slider]
            row = own | {"× floor": own["p50"] / floor["p50"], "share": own["rate"] / floor["rate"]}
            cells = [form.format(row[key]) for key, _, form in COLUMNS]
            lines.append(f"| {titles.get(name, name)} | {slider} | {' | '.join(cells)} |")
    return "\n".join(lines)


def report(results: dict[str, Any]) -> str:
    """Return all results as readable text."""
    titles = {contender.name: contender.title for contender in (*CONTENDERS, *NETS)}
    machine = results["machine"]
    lines = [", ".join(f"{key} {value}" for key, value in machine.items()), ""]
    for part, heading in (
        ("compare", "On this machine"),
        ("slow", "150 ms away (75 ms each way)"),
        ("nets", "Nets (× and share: of the explorer of one weight)"),
        ("big", "A big surface (× and share: of the usual one)"),
    ):
        if part in results:
            lines += [heading, "", table(results[part], titles), ""]
    if "first picture" in results:
        shown = [f"{titles[n]} {s:.2f}" for n, s in results["first picture"].items()]
        lines += ["From Run All to the first picture, s: " + ", ".join(shown), ""]
    if "core" in results:
        grid, descent = (
            f"{part['ours'] * scale:.3g} (obvious {part['obvious'] * scale:.3g})"
            for part, scale in (
                (results["core"]["grid"], 1e3),
                (results["core"]["descent"], 1e6 / STEPS),
            )
        )
        lines += [
            f"The core, CPU: a grid of a million points, ms: {grid}; a step, µs: {descent}",
            "",
        ]
    if "imports" in results:
        made = {n: f"{v['wall']:.2f} (CPU {v['cpu']:.2f})" for n, v in results["imports"].items()}
        lines += [
            f"Fresh processes, s: import matplotlib, ipywidgets and anywidget {made['libraries']}; "
            f"import explorer {made['import']}; and make one {made['explorer']}; "
            f"with an empty cache {made['empty cache']}",
            "From Run All to the first picture, again, s: "
            + ", ".join(f"{name} {s:.2f}" for name, s in results["first pictures"].items()),
            "",
        ]
    for name, part in results.get("memory", {}).items():
        grown = {key: part["after"][key] - value for key, value in part["before"].items()}
        shown = ", ".join(f"{key} {value:+,.0f}" for key, value in grown.items())
        lines.append(f"{name}: {shown}; {part['seconds']:.0f} s")
    lines += ["", *map(str, goals(results))]
    return "\n".join(lines)


def describe_machine() -> dict[str, str]:
    """Return the properties of the machine and the versions of the libraries."""
    return {
        "cores": str(os.cpu_count()),
        "processor": platform.machine(),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "load": f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?",
        "Python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def main() -> None:
    """Run the requested parts and print the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = [contender.name for contender in CONTENDERS]
    parser.add_argument("--only", help="contenders, with commas between: " + ", ".join(names))
    parser.add_argument("--parts", default=",".join(PARTS), help="parts, with commas between")
    parser.add_argument("--quick", action="store_true", help="less, and no peers unless named")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write all figures")
    given = parser.parse_args()
    only = given.only or ("floor,explorer" if given.quick else ",".join(names))
    os.environ["PYTHONPATH"] = os.pathsep.join(  # the kernels import the cells
        filter(None, (os.environ.get("PYTHONPATH"), str(ROOT)))
    )
    start = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_lab(Path(folder) / "lab") as lab,
        running_browser() as (browser, port),
    ):
        run = Run(browser, port, lab, given.quick, only.split(","))
        run.results["machine"] = describe_machine() | {"browser": f"Chromium {browser.version}"}
        for part in given.parts.split(","):
            print(f"{time.monotonic() - start:5.0f} s  {part}", file=sys.stderr, flush=True)
            getattr(run, part)()
            if given.json:  # after each part, so that a failure does not lose the others
                given.json.write_text(json.dumps(run.results, indent=1, ensure_ascii=False) + "\n")
        run.close()
    print(report(run.results))


if __name__ == "__main__":
    main()
