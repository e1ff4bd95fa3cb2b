"""The explorer's performance goals: each compares a figure of one run with a bound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

Results = dict[str, Any]


class Goal(NamedTuple):
    """A figure and its bound."""

    name: str
    figure: float
    at_most: bool
    bound: float

    @property
    def met(self) -> bool:
        """Whether the figure is within its bound."""
        return self.figure <= self.bound if self.at_most else self.figure >= self.bound

    def __str__(self) -> str:
        sign = "≤" if self.at_most else "≥"
        verdict = "pass" if self.met else "MISS"
        return f"{verdict}  {self.name:<62} {self.figure:8.2f}  {sign} {self.bound:g}"


def goals(results: Results) -> Iterator[Goal]:
    """Yield every goal for which `results` has the figures."""
    for part, bound in (("grid", 3), ("descent", 8)):
        if "core" in results:
            figures = results["core"][part]
            name = f"the core's {part}: CPU ÷ the obvious code's"
            yield Goal(name, figures["ours"] / figures["obvious"], True, bound)
    if "explorer" in results.get("compare", {}):
        yield from _speed(results["compare"])
    if "slow" in results:
        yield from _slow(results["slow"], results["compare"])
    if "wild" in results:
        name = "after random moves: quantities that differ from the kernel's"
        yield Goal(name, len(results["wild"]["disagreements"]), True, 0)
    if "nets" in results:
        yield from _nets(results["nets"])
    if "first pictures" in results:
        ours, alone = results["imports"]["explorer"], results["imports"]["libraries"]
        yield Goal("import and first explorer: CPU ÷ its libraries' CPU",
                   ours["cpu"] / alone["cpu"], True, 1.2)  # fmt: skip
        first = results["first pictures"]
        yield Goal("Run All to the first picture ÷ the same with plain sliders",
                   first["explorer"] / first["libraries"], True, 1.1)  # fmt: skip
        yield Goal("matplotlib.pyplot imported", ours["pyplot"], True, 0)
    if "memory" in results:
        yield from _flat(results["memory"])
    if "big" in results:
        for slider in "xW":
            big, usual = (results["big"][kind][slider] for kind in ("1000 × 1000", "120 × 80"))
            name = f"{slider}: latency with a surface of 1000 × 1000 ÷ the usual"
            yield Goal(name, big["p50"] / usual["p50"], True, 1.1)


def _speed(compare: Results) -> Iterator[Goal]:
    explorer, floor = compare["explorer"], compare.get("floor")
    for slider, own in explorer.items():
        if floor:
            bound = 0.9 if slider == "y" else 0.7
            ratio = own["p50"] / floor[slider]["p50"]
            yield Goal(f"{slider}: latency ÷ the floor's", ratio, True, bound)
            ratio = own["cpu"] / floor[slider]["cpu"]
            yield Goal(f"{slider}: kernel's CPU a frame ÷ the floor's", ratio, True, 1)
        bound = 30 if slider == "y" else 45
        yield Goal(f"{slider}: frames a second of 60 moves", own["rate"], False, bound)
        yield Goal(f"{slider}: the largest message, kB", own["message"] / 1000, True, 4)
        yield Goal(f"{slider}: frames out of order, misplaced marks", own["wrong"], True, 0)
    for rival, bound in (("inline", 10), ("ipympl_idle", 9), ("ipympl_blit", 4.5)):
        for slider, theirs in compare.get(rival, {}).items():
            ratio = theirs["p50"] / explorer[slider]["p50"]
            yield Goal(f"{slider}: latency of {rival} ÷ the explorer's", ratio, False, bound)


def _slow(slow: Results, local: Results) -> Iterator[Goal]:
    for slider, own in slow["explorer"].items():
        bound = 30 if slider == "y" else 45
        yield Goal(f"150 ms away, {slider}: frames a second of 60 moves", own["rate"], False, bound)
        ratio = own["p50"] / local["explorer"][slider]["p50"]
        yield Goal(f"150 ms away, {slider}: latency ÷ the latency near", ratio, True, 1.2)
        name = f"150 ms away, {slider}: frames out of order, misplaced marks"
        yield Goal(name, own["wrong"], True, 0)


def _nets(nets: Results) -> Iterator[Goal]:
    for name, bound in (("net_4b", 45), ("net_large", 30)):
        for slider, own in nets[name].items():
            yield Goal(f"{name}, {slider}: frames a second of 60 moves", own["rate"], False, bound)


def _flat(memory: Results) -> Iterator[Goal]:
    for name, part in memory.items():
        grown = {key: part["after"][key] - value for key, value in part["before"].items()}
        if name == "plain widgets again":
            continue
        yield Goal(f"{name}: figures more than before", grown["figures"], True, 0)
        yield Goal(f"{name}: comms more than before", grown["comms"], True, 0)
        yield Goal(f"{name}: kernel's memory more than before, MB", grown["rss"] / 1e6, True, 10)
        if part["times"]:  # a notebook keeps a little of each cell's earlier output
            plain = memory["plain widgets again"]
            for key in ("nodes", "heap"):
                kept = (plain["after"][key] - plain["before"][key]) / plain["times"]
                ratio = grown[key] / part["times"] / kept
                yield Goal(f"{name}: page's {key} left ÷ plain widgets'", ratio, True, 2)
        else:
            yield Goal(f"{name}: DOM nodes more than before", grown["nodes"], True, 50)
            yield Goal(f"{name}: page's heap more than before, MB", grown["heap"] / 1e6, True, 5)
        if "traced" in part:
            yield Goal(f"{name}: left by 3,000 changes, kB", part["traced"] / 1e3, True, 300)
