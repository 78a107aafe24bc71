"""Incomes, points and floor areas at a standard's lines and one step beside them."""

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.strategies.thresholds import beside, thresholds

_FEW_POINTS = 100
"""So many points there may be where a standard has no line of points."""


def floor_areas(standard: Standard, size: int) -> SearchStrategy[Decimal]:
    """m² for so many persons: the standard's own figure a head, a hundredth beside it, and any other."""
    steps = (Decimal(0), Decimal("-0.01"), Decimal("0.01"))
    edges = [size * each + step for each in thresholds(standard).floor_areas for step in steps]
    others = st.decimals(0, 1000, places=2, allow_nan=False)
    return st.sampled_from(edges) | others if edges else others


def incomes(standard: Standard, size: int) -> SearchStrategy[int]:
    """Đồng a month for so many persons: each line of each area, one đồng beside it, and any other."""
    lines = {line for own in thresholds(standard).incomes.values() for line in own}
    edges = beside(tuple(sorted(_a_month(standard, line, size) for line in lines)))
    return st.sampled_from(edges) | st.integers(0, 2 * edges[-1])


def income_points(standard: Standard) -> SearchStrategy[int]:
    """B1 points: each line of each area, one point beside it, and any other."""
    edges = beside(tuple(sorted({line for own in thresholds(standard).points.values() for line in own})))
    return st.sampled_from(edges) | st.integers(0, 2 * edges[-1]) if edges else st.integers(0, 300)


def deprivation_points(standard: Standard) -> SearchStrategy[int]:
    """Totals of points where a standard only knows totals: each at which a class changes, one point beside it."""
    edges = beside(standard.decision.point_cuts or ())
    return st.sampled_from(edges) | st.integers(0, 2 * edges[-1])


def agreeing_incomes(standard: Standard, area: Area, size: int, points: int) -> SearchStrategy[int]:
    """Incomes on the same side as the points of every line that has both; the edges of the standard among them."""
    low, high = 0, 3 * _a_month(standard, max(thresholds(standard).incomes[area]), size)
    months = standard.means.income.months
    for income, line, inclusive in _scored_limits(standard, area, size):
        most_below = (income if inclusive else income - 1) // months
        if _is_below(points, line, inclusive):
            high = min(high, most_below)
        else:
            low = max(low, most_below + 1)
    edges = beside(tuple(_a_month(standard, line, size) for line in thresholds(standard).incomes[area]))
    return st.sampled_from([low, high, *(each for each in edges if low <= each <= high)]) | st.integers(low, high)


def agreeing_points(standard: Standard, area: Area, total: int, size: int) -> SearchStrategy[int]:
    """Points on the same side as the income of every line that has both."""
    low, high = 0, 2 * max([_FEW_POINTS, *thresholds(standard).points[area]])
    for income, line, inclusive in _scored_limits(standard, area, size):
        if _is_below(total * standard.means.income.months, income, inclusive):
            high = min(high, line if inclusive else line - 1)
        else:
            low = max(low, line + 1 if inclusive else line)
    return st.sampled_from([low, high]) | st.integers(low, high)


def same_means(standard: Standard, area: Area, total: int, size: int, points: int) -> bool:
    """Whether income and points lie on the same side of every line that has both."""
    return all(
        _is_below(total * standard.means.income.months, income, inclusive) == _is_below(points, line, inclusive)
        for income, line, inclusive in _scored_limits(standard, area, size)
    )


def _scored_limits(standard: Standard, area: Area, size: int) -> Iterator[tuple[int, int, bool]]:
    """The limits with a line of points: đồng a period for so many persons, points, and whether the line is below."""
    for limit in standard.decision.limits[standard.decision.area_of(area)]:
        if limit.points is not None:
            yield limit.income * size, limit.points, limit.cut.inclusive


def _a_month(standard: Standard, line: int, size: int) -> int:
    """A line of income for so many persons, in whole đồng a month."""
    return line * size // standard.means.income.months


def _is_below(amount: int, line: int, inclusive: bool) -> bool:
    return amount <= line if inclusive else amount < line
