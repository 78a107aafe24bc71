"""One step of a plan, and the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Generic

from attrs import field, frozen

from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.algebra import E

OWN = "cn_"
"""With this begin the columns that are needed on the way and dropped at the end."""

SET = f"{OWN}set"
"""The set of possible classes, as a number."""


@frozen
class Step(Generic[E]):
    """Columns to add: numbers, dates and names, and truths, which an engine may have to store in its own way."""

    name: str
    """What the rows are after it."""
    values: Mapping[str, E] = field(factory=dict)
    truths: Mapping[str, E] = field(factory=dict)
    names: Mapping[str, Mapping[int, str]] = field(factory=dict)
    """Which of the values are names of the set of possible classes, for an engine with a way of its own to look up."""


def side_by_side(one: Sequence[Step[E]], other: Sequence[Step[E]]) -> Iterator[Step[E]]:
    """Steps that know nothing of each other, two in one: each step costs an engine something by itself.

    They have the names of the second list, as far as that goes.
    """
    nothing: Step[E] = Step("")
    for step, also in zip_longest(one, other, fillvalue=nothing):
        yield Step(also.name or step.name, {**step.values, **also.values}, {**step.truths, **also.truths})


def result_columns(standard: Standard, has_two_units: bool = False) -> tuple[str, ...]:
    """The columns that a classification adds to those of the households."""
    more = (["covered"] if standard.covers is not None else []) + (["disagreement"] if has_two_units else [])
    found = [f"deprived_{each.id}" for each in standard.indicators]
    return ("status", "class_id", "possible", "deprivations", *found, *more)
