"""Households in, at and beside every cell of a standard, with what decides the cell known or not."""

from collections.abc import Iterator
from itertools import cycle, product

from chuan_ngheo import Area, Household, Standard

_SIZES = cycle([1, 3, 7])


def households_of_cells(standard: Standard) -> list[Household]:
    """One for each area, each income at a line or beside it, and each number of deprivations, certain or possible."""
    households = [*_by_income(standard), *_by_points(standard)]
    return [*households, *(Household(findings=each) for each in _findings(standard))]


def _by_income(standard: Standard) -> Iterator[Household]:
    for area in (*Area, None):
        for total, size in _incomes(standard, area or Area.RURAL):
            for found, points in _depths(standard):
                yield Household(area=area, monthly_income=total, size=size, findings=found, deprivation_points=points)


def _by_points(standard: Standard) -> Iterator[Household]:
    """B1 points at each line and beside it, alone and with an income above, below or between."""
    if standard.means.points is None:
        return
    for area in (*Area, None):
        own = standard.decision.limits[standard.decision.area_of(area or Area.RURAL)]
        lines = [limit.points for limit in own if limit.points is not None]
        incomes = [None, 0, *(limit.income + step for limit in own for step in (0, 1))]
        scored = [line + step for line in lines for step in (-1, 0, 1)]
        few = [each for place, each in enumerate(_findings(standard)) if place % 5 == 0]
        for points, income, found in product(scored, incomes, few):
            yield Household(area=area, income_per_head=income, income_points=points, findings=found)


def _incomes(standard: Standard, area: Area) -> Iterator[tuple[int | None, int | None]]:
    """Totals at each line times a number of persons, one đồng beside it; and without one of the two."""
    months = standard.means.income.months
    for limit in standard.decision.limits[standard.decision.area_of(area)]:
        size = next(_SIZES)
        at_the_line = limit.income * size // months
        yield from ((at_the_line + step, size) for step in (-1, 0, 1))
        yield at_the_line, None
    yield from ((None, None), (None, 4), (0, 2))


def _depths(standard: Standard) -> Iterator[tuple[dict[str, bool], int | None]]:
    cuts = standard.decision.point_cuts
    if cuts is not None:
        yield from (({}, points) for points in (None, 0, *(cut + step for cut in cuts for step in (-1, 0, 1))))
        return
    for place, found in enumerate(_findings(standard)):
        each = standard.decision.points_each
        is_complete = len(found) == len(standard.indicators)
        yield found, sum(found.values()) * each if each and is_complete and place % 2 else None


def _findings(standard: Standard) -> list[dict[str, bool]]:
    """Each number of deprivations, of other indicators each time, with none, one or all of the rest open."""
    indicators = [each.id for each in standard.indicators]
    if not indicators:
        return [{}]
    drawn = []
    for deprived, left_open in product(range(len(indicators) + 1), (0, 1, len(indicators))):
        start = (deprived * 3 + left_open) % len(indicators)
        order = indicators[start:] + indicators[:start]
        answered = order[: max(deprived, len(order) - left_open)]
        drawn.append({each: place < deprived for place, each in enumerate(answered)})
    return drawn
