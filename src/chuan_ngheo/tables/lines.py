"""The lines that a household is compared with: those of one area, or one at each limit, chosen by its area.

Where areas differ in nothing but the amounts of their lines, a household need not be compared with the lines of
each: where its area is known, so is its line; where it is not, the household lies certainly above the highest of the
lines and possibly above the lowest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Generic

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.decision import Cut, DecisionTable, Limit
from chuan_ngheo.standards.model import Unit
from chuan_ngheo.tables.algebra import Algebra, E


@frozen
class Line(Generic[E]):
    """A line in one unit, as a number or as a column: the household's, and between which it lies."""

    own: E | None
    """Null where the area is not known; None where there is nothing to choose."""
    lowest: int | E
    highest: int | E


@frozen
class Lines(Generic[E]):
    """All limits, from the lowest, and their lines in each unit; None where a form has no line."""

    cuts: tuple[Cut, ...]
    income: tuple[Line[E], ...]
    points: tuple[Line[E] | None, ...]


def lines_of(limits: Sequence[Limit]) -> Lines[E]:
    """The lines of one area."""
    return Lines(
        cuts=tuple(limit.cut for limit in limits),
        income=tuple(Line(None, limit.income, limit.income) for limit in limits),
        points=tuple(None if (line := limit.points) is None else Line(None, line, line) for limit in limits),
    )


def are_alike(table: DecisionTable, unit: Unit) -> bool:
    """Whether areas differ in nothing but the amounts of their lines, and that by less than a band.

    Then the bands in which a household of unknown area may be, taken together, leave none out between the lowest and
    the highest: at no means does one area stand two limits above another.
    """
    first, *rest = table.areas
    if any(table.outcomes[area] != table.outcomes[first] for area in rest):
        return False
    limits = _by_place(table)
    if any(each.cut != one.cut for one, *others in limits for each in others):
        return False
    amounts = _amounts(table, unit)
    if any(None in each and len(each) > 1 for each in amounts):
        return False
    told = [[amount for amount in each if amount is not None] for each in amounts if None not in each]
    return all(max(lower) < min(higher) for lower, higher in pairwise(told))


def vary(table: DecisionTable, unit: Unit) -> bool:
    """Whether any line is another in another area."""
    return any(len(each) > 1 for each in _amounts(table, unit))


def chosen(algebra: Algebra[E], table: DecisionTable, is_in: Mapping[Area, E]) -> Lines[E]:
    """Lines by area; ``is_in`` says whether a household is in each of them, and is empty where that is not known."""

    def line(amounts: Sequence[int]) -> Line[E]:
        lowest, highest = min(amounts), max(amounts)
        if lowest == highest or not is_in:
            return Line(None, lowest, highest)
        branches = [(is_in[area], amount) for area, amount in zip(table.areas, amounts, strict=True)]
        return Line(*(_column(algebra, branches, otherwise) for otherwise in (None, lowest, highest)))

    limits = _by_place(table)
    points = [[limit.points for limit in each if limit.points is not None] for each in limits]
    return Lines(
        cuts=tuple(each[0].cut for each in limits),
        income=tuple(line([limit.income for limit in each]) for each in limits),
        points=tuple(line(each) if each else None for each in points),
    )


def _column(algebra: Algebra[E], branches: Sequence[tuple[E, int]], otherwise: int | None) -> E:
    """The amount of the area that a household is in."""
    told = [(condition, algebra.literal(amount)) for condition, amount in branches if amount != otherwise]
    return algebra.cases(told, None if otherwise is None else algebra.literal(otherwise))


def _by_place(table: DecisionTable) -> list[tuple[Limit, ...]]:
    """From the lowest, what stands at each limit in each area."""
    return list(zip(*table.limits.values(), strict=True))


def _amounts(table: DecisionTable, unit: Unit) -> list[set[int | None]]:
    """From the lowest limit, which lines the areas have there."""
    return [{limit.income if unit is Unit.INCOME else limit.points for limit in each} for each in _by_place(table)]
