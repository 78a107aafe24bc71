"""The numbers at which a standard's rules turn: what the strategies place households at and beside."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.rules.expression import Amount, Comparison, Condition, Number, walk
from chuan_ngheo.standards.model import Line, Standard


@frozen
class Thresholds:
    """Ages, years of birth and m² a person of the indicators; lines by area in đồng a period and in points."""

    ages: tuple[int, ...]
    years: tuple[int, ...]
    floor_areas: tuple[int, ...]
    incomes: Mapping[Area, tuple[int, ...]]
    points: Mapping[Area, tuple[int, ...]]


@cache
def thresholds(standard: Standard) -> Thresholds:
    """The numbers of a standard's lines, indicators, designations and coverage."""
    lines = standard.means.income.lines
    scored = standard.means.points.lines if standard.means.points else {}
    conditions = [each.deprived_when for each in standard.indicators if each.deprived_when is not None]
    conditions += [each.when for each in (*standard.designations, standard.covers) if each is not None]
    return Thresholds(
        ages=_compared_with("age", conditions),
        years=_compared_with("birth_year", conditions),
        floor_areas=_compared_with("floor_area", conditions),
        incomes=_amounts(lines),
        points=_amounts(scored),
    )


def _compared_with(fact: str, conditions: list[Condition]) -> tuple[int, ...]:
    found = set()
    for comparison in (node for each in conditions for node in walk(each) if isinstance(node, Comparison)):
        parts = list(walk(comparison))
        if any(isinstance(part, Amount) and part.fact.name == fact for part in parts):
            found |= {part.value for part in parts if isinstance(part, Number)}
    return tuple(sorted(found))


def _amounts(lines: Mapping[str, Line]) -> dict[Area, tuple[int, ...]]:
    return {area: tuple(sorted({line.amount(area) for line in lines.values()})) for area in Area}


def beside(values: tuple[int, ...]) -> list[int]:
    """Each value and its two neighbours, none below zero."""
    return sorted({value + step for value in values for step in (-1, 0, 1) if value + step >= 0})


def birthday(age: int, on: date) -> date:
    """The last day of birth that gives this age on the day ``on``."""
    year = on.year - age
    try:
        return on.replace(year=year)
    except ValueError:  # 29 February in a common year
        return date(year, 2, 28)


def days_of_age(age: int, on: date) -> tuple[date, date]:
    """First and last day of birth that give this age on the day ``on``."""
    return birthday(age + 1, on) + timedelta(days=1), birthday(age, on)


def edge_days(standard: Standard, on: date) -> list[date]:
    """Days of birth on which some age or year of the standard turns, and the days beside them."""

    def days() -> Iterator[date]:
        for age in thresholds(standard).ages:
            for step in (-1, 0, 1):
                yield birthday(age, on) + timedelta(days=step)
        for year in thresholds(standard).years:
            yield from (date(year - 1, 12, 31), date(year, 1, 1))

    return sorted({day for day in (*days(), on) if day <= on}, reverse=True)
