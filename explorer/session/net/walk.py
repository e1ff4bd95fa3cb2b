"""The panel of the walk: one step of the derivation, and one entry of its matrix."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.equations import as_text
from explorer.derivation.net.entries import entry_at, first_place, places
from explorer.derivation.net.equation_numbers import part_of
from explorer.derivation.net.names import weights_name
from explorer.derivation.net.part_1 import part_1_state
from explorer.derivation.net.steps import NetStep, net_steps
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS
from explorer.model.net.snapshot import Weight
from explorer.model.net.state import NetState


class WalkPanel(NamedTuple):
    """The contents of the panel of the walk.

    Attributes
    ----------
    heading
        "Step 10 of 12 · layer 1, backward · equation (79)".
    formula
        The matrix's equation in symbols; empty if the net has one weight.
    entry
        The entry's equation with numbers, up to its value.
    value
        The entry's value.
    meaning
        What the matrix means.
    sentence
        What the entry says now.
    color
        The name of its colour, or empty.
    matrices
        The hooks of the matrices that the step reads and computes.
    quantity, entry_index
        The hooks of the entry.
    entry_count
        The number of entries of the step.
    entry_at
        The index of this one.
    step_count
        The number of steps.
    reveals
        The quantity that the entry gives away; empty in the forward pass.
    highlights
        The quantities that the step highlights; only if the net has one weight.
    """

    heading: str
    formula: str
    entry: str
    value: str
    meaning: str
    sentence: str
    color: str
    matrices: list[str]
    quantity: str
    entry_index: str
    entry_count: int
    entry_at: int
    step_count: int
    reveals: str
    highlights: list[str]


_COLORS: Final = {"dL_dW": "dL_dW", "update": "dL_dW", "dL_dl": "dL_dyhat", "dL_dyhat": "dL_dyhat"}


def step_count(state: NetState) -> int:
    """Return the number of steps: 5K + 2, or part 1's eleven."""
    return len(STEPS) if part_of(state.now) == "part 1" else 5 * state.layers + 2


def walk_panel(state: NetState, number: int, at: int | None) -> WalkPanel:
    """Return what the walk shows at a step.

    Parameters
    ----------
    state
        The current state.
    number
        The index of the step; one beyond the last counts as the last.
    at
        The index of the entry, or None for the entry on the way of the selected weight.
    """
    number = min(number, step_count(state) - 1)
    if part_of(state.now) == "part 1":
        return _of_part_1(state, number)
    steps = net_steps(state.now)
    step = steps[number]
    found = places(state, step)
    place = first_place(state, step) if at is None else found[min(at, len(found) - 1)]
    entry = entry_at(state, step, place)
    relation = "←" if step.kind == "update" else "="
    matrix = "W" if step.kind == "update" else step.matrix.text
    sides = [entry.name, entry.numbers] if entry.numbers != "" else [entry.name]
    quantity = step.matrix.quantity
    if step.kind == "update":
        quantity = weights_name(place.layer, state.layers).quantity
    return WalkPanel(
        heading=_heading(number, len(steps), step.where, step.equation),
        formula=f"{matrix} {relation} {step.formula}",
        entry=f"{f' {relation} '.join(sides)} {'=' if len(sides) == 2 else relation}",
        value=readable(entry.value),
        meaning=step.meaning,
        sentence=entry.sentence,
        color=_COLORS.get(step.kind, ""),
        matrices=_matrices(step),
        quantity=quantity,
        entry_index=_index(step, place),
        entry_count=len(found),
        entry_at=_position(found, place),
        step_count=len(steps),
        reveals=_reveals(step),
        highlights=[],
    )


def _heading(number: int, count: int, where: str, equation: str) -> str:
    parts = [f"Step {number + 1} of {count}"]
    if where != "":
        parts.append(where)
    if equation != "":
        parts.append(f"equation {equation}")
    return " · ".join(parts)


def _reveals(step: NetStep) -> str:
    if step.kind == "update":
        return "W_next"
    return "" if step.kind in ("z", "l", "loss") else step.matrix.quantity


def _matrices(step: NetStep) -> list[str]:
    return [*[name.quantity for name in step.sources], step.matrix.quantity]


def _index(step: NetStep, place: Weight) -> str:
    """Return the hook of an entry: "3,1", and of an example's loss "3"."""
    row = f"{place.row + 1}"
    return row if step.kind == "loss" else f"{row},{place.column + 1}"


def _position(found: list[Weight], place: Weight) -> int:
    for i, one in enumerate(found):
        if one == place:
            return i
    return 0


def _of_part_1(state: NetState, number: int) -> WalkPanel:
    step, single = STEPS[number], part_1_state(state)
    words = as_text(step, single, True).split(" ")
    highlights = list(step.highlights) if len(step.highlights) > 0 else [step.quantity]
    return WalkPanel(
        heading=_heading(number, len(STEPS), "", step.equation),
        formula="",
        entry=" ".join(words[:-1]),
        value=words[-1],
        meaning=step.meaning,
        sentence=step.sentence(single),
        color=step.quantity,
        matrices=[],
        quantity="",
        entry_index="",
        entry_count=1,
        entry_at=0,
        step_count=len(STEPS),
        reveals=step.quantity,
        highlights=highlights,
    )
