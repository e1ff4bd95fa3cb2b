"""Move sliders as a hand would: single changes, drags and random moves."""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from benchmarks.devtools import MOVES_PER_SECOND
from benchmarks.stage import Stage

STEP = 9.0  # px, of a single change: more than the increment of any slider
# ms without a change before the next one. After shorter pauses some answers are 40 ms late at
# random (probably because of TCP: see README.md, where a change of x spends its time).
QUIET = 300.0


@dataclass
class Seen:
    """The measurements on one slider of one contender, over all rounds.

    Attributes
    ----------
    latencies
        From a mouse move to the last frame that it caused, ms.
    lost
        Moves that no frame followed.
    rates
        Frames shown per second of each drag.
    tails
        From the last move of a drag to its last frame, ms.
    received, sent, cpu, script
        Bytes from the kernel and to it, CPU of the kernel in ms, and time that the page's scripts
        took in ms, for each frame shown.
    messages
        The largest message among those received for each single change, bytes.
    wrong
        Frames that were wrong: older than the one before, or with marks that disagree with the
        numbers.
    """

    latencies: list[float] = field(default_factory=list)
    lost: int = 0
    rates: list[float] = field(default_factory=list)
    tails: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    script: list[float] = field(default_factory=list)
    messages: list[int] = field(default_factory=list)
    wrong: int = 0

    def summary(self) -> dict[str, float]:
        """Return one number for each measurement."""
        return {
            "p50": median(self.latencies),
            "p95": quantiles(self.latencies, n=20)[-1],
            "lost": self.lost,
            "rate": median(self.rates),
            "tail": median(self.tails),
            "received": median(self.received),
            "sent": median(self.sent),
            "message": median(self.messages),
            "cpu": median(self.cpu),
            "script": median(self.script),
            "wrong": self.wrong,
        }


def single_changes(stage: Stage, slider: str, seen: Seen, count: int, quiet: float = QUIET) -> None:
    """Move the handle by one step at a time, there and back, waiting for each to be shown."""
    (x, y), left, right = stage.handle(slider)
    step = STEP if right - x > x - left else -STEP  # to where there is room
    stage.devtools.button((x, y), down=True)
    for number in range(count):
        x += step if number // 6 % 2 == 0 else -step
        stage.clear()
        stage.devtools.drag([(x, y)])
        record = stage.settle(quiet)
        if record["shown"]:
            seen.latencies.append(record["shown"][-1][0] - record["moves"][-1])
            received = [f.size for f in stage.devtools.frames if not f.sent]
            seen.messages.append(max(received))
        else:
            seen.lost += 1
    stage.devtools.button((x, y), down=False)
    stage.page.wait_for_timeout(200)


def drag(stage: Stage, slider: str, seen: Seen, seconds: float = 4.0) -> None:
    """Drag the handle across its slider, out and back, and count the frames shown meanwhile."""
    (x, y), left, right = stage.handle(slider)
    moves = round(seconds * MOVES_PER_SECOND)
    reach = 0.45 * (right - left) * (1 if right - x > x - left else -1)  # to where there is room
    path = [(x + reach * (1 - abs(1 - 2 * (count + 1) / moves)), y) for count in range(moves)]
    stage.devtools.button((x, y), down=True)
    stage.page.wait_for_timeout(300)
    stage.clear()
    before, script = _cpu(stage), _script(stage)
    stage.devtools.drag(path)
    record = stage.settle(600)
    used, script = 1000 * (_cpu(stage) - before), 1000 * (_script(stage) - script)
    stage.devtools.button(path[-1], down=False)
    stage.page.wait_for_timeout(200)
    shown = [at for at, _ in record["shown"]]
    start, end = record["moves"][0], record["moves"][-1]
    during = sum(at <= end for at in shown)
    seen.rates.append(1000 * during / (end - start))
    seen.tails.append(shown[-1] - end)
    frames = stage.devtools.frames
    seen.received.append(sum(f.size for f in frames if not f.sent) / len(shown))
    seen.sent.append(sum(f.size for f in frames if f.sent) / len(shown))
    seen.cpu.append(used / len(shown))
    seen.script.append(script / len(shown))
    seen.wrong += _wrong([values for _, values in record["shown"]], slider)


def _cpu(stage: Stage) -> float:
    times = stage.kernel.cpu_times()
    return times.user + times.system


def _script(stage: Stage) -> float:
    """Return the seconds that the page's scripts have run."""
    stage.devtools.send("Performance.enable")
    metrics = stage.devtools.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "ScriptDuration")


def _wrong(shown: list[Any], slider: str) -> int:
    """Count errors: each turn beyond the first, and each mark that disagrees with its number."""
    if shown[-1] is None:
        return 0
    if isinstance(shown[-1], dict):
        numbers, marks = zip(*(values[slider] for values in shown), strict=True)
    else:
        numbers, marks = shown, None
    steps = [b - a for a, b in itertools.pairwise(numbers) if b != a]
    turns = sum(a * b < 0 for a, b in itertools.pairwise(steps))
    return max(0, turns - 1) + (_misplaced(numbers, marks) if marks else 0)


def _misplaced(numbers: tuple[float, ...], marks: tuple[float, ...]) -> int:
    """Count the marks that are not linear in their numbers, as the axes are."""
    low, high = numbers.index(min(numbers)), numbers.index(max(numbers))
    slope = (marks[high] - marks[low]) / (numbers[high] - numbers[low])
    return sum(
        abs(marks[low] + slope * (number - numbers[low]) - mark) > 0.05
        for number, mark in zip(numbers, marks, strict=True)
    )


def random_moves(stage: Stage, moves: int, seed: int = 0, per_second: int = 120) -> int:
    """Make random moves on all three sliders, 50 at a time; return the number of frames shown."""
    chance = random.Random(seed)
    stage.clear()
    for start in range(0, moves, 50):
        point, left, right = stage.handle(chance.choice(("x", "y", "W")))
        path = [
            (chance.uniform(left - 9, right + 9), point[1]) for _ in range(min(50, moves - start))
        ]
        stage.devtools.button(point, down=True)
        stage.devtools.drag(path, per_second)
        stage.devtools.button(path[-1], down=False)
    return len(stage.settle(500)["shown"])


def disagreements(stage: Stage) -> list[str]:
    """Return the quantities on which page and kernel do not agree to the last digit."""
    page = stage.page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll(".gradient-explorer [data-quantity]")]
                .filter((node) => node.dataset.value)
                .map((node) => [node.dataset.quantity, node.dataset.value]))"""
    )
    kernel = json.loads(
        stage.python(
            f"""import json
t = gradient_explorer.trace
print(json.dumps({{n: repr(float(getattr(t, n))) for n in {sorted(page)} if hasattr(t, n)}}))"""
        )
    )
    handles = [
        name for name in ("x", "y", "W") if abs(stage.position(name) - float(kernel[name])) > 0.02
    ]
    return [name for name, value in kernel.items() if page[name] != value] + handles
