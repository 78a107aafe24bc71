"""A household's means → the bands they may lie in. Quotients are compared by cross-multiplying.

Two units measure the same thing: income and the points of a form. The unit that decides in the standard
gives the bands; an income within the bands of the points narrows them, and where the two point to different
bands, that is noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chuan_ngheo.household.age import UNBOUNDED
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.decision import Limit
from chuan_ngheo.standards.model import Standard, Unit

Bands = tuple[int, int]
"""Lowest and highest band possible; bands are counted from the lowest means."""


class Placement(NamedTuple):
    """Where a household's means place it in one area."""

    area: Area
    bands: Bands
    decided_by: Unit | None
    """The unit that gave the bands; None while the means are unknown."""
    disagree: bool
    """Whether the other unit, also known, points to other bands."""


def placements(household: Household, standard: Standard) -> list[Placement]:
    """The bands of a household in its area, or in each area while that is unknown."""
    table = standard.decision
    areas = table.areas if household.area is None else (table.area_of(household.area),)
    return [place(household, standard, area) for area in areas]


def place(household: Household, standard: Standard, area: Area) -> Placement:
    """The bands of a household's means, were it in this area."""
    income, points = bands_by_unit(household, standard, area)
    return reconciled(income, points, standard, area)


def bands_by_unit(household: Household, standard: Standard, area: Area) -> tuple[Bands | None, Bands | None]:
    """The bands by measured income and those by the form's points; None where that is not known."""
    limits, means = standard.decision.limits[area], standard.means
    income = income_bands(household, limits, means.income.months)
    if household.income_points is None or means.points is None:
        return (income, None)
    return (income, points_bands(household.income_points, limits))


def reconciled(income: Bands | None, points: Bands | None, standard: Standard, area: Area) -> Placement:
    """The bands of the unit that decides; the points' are narrowed by an income that lies within them."""
    if points is None:
        open_bands = (0, len(standard.decision.limits[area])) if income is None else income
        return Placement(area, open_bands, None if income is None else Unit.INCOME, False)
    if income is None:
        return Placement(area, points, Unit.POINTS, False)
    decides = standard.means.decides
    disagree = income[1] < points[0] or points[1] < income[0]
    if decides is Unit.INCOME or (points[0] <= income[0] and income[1] <= points[1]):
        return Placement(area, income, decides, disagree)
    return Placement(area, points, decides, disagree)  # wherever the income may yet turn out to lie, the points stand


def income_bands(household: Household, limits: Sequence[Limit], months: int) -> Bands | None:
    """Bands by measured income; None when no income is known."""
    total, size = household.monthly_income, household.size
    if total is None:
        if household.income_per_head is None:
            return None
        band = _band(household.income_per_head * months, 1, limits)
        return (band, band)
    if size is None:
        fewest, most = _sizes(total, household.income_per_head)
        return (_band(total * months, most, limits), _band(total * months, fewest, limits))
    band = _band(total * months, size, limits)
    return (band, band)


def _sizes(total: int, per_head: int | None) -> tuple[int, int]:
    """Fewest and most persons who may share the income; one per head is known to within a đồng, as rounded."""
    if per_head is None:
        return (1, UNBOUNDED)
    fewest = total // (per_head + 1) + 1
    return (fewest, max(fewest, (total - 1) // (per_head - 1)) if per_head > 1 else UNBOUNDED)


def _band(amount: int, persons: int, limits: Sequence[Limit]) -> int:
    """The band of ``amount / persons``."""
    for band, limit in enumerate(limits):
        line = limit.income * persons
        if amount < line or (amount == line and limit.cut.inclusive):
            return band
    return len(limits)


def points_bands(points: int, limits: Sequence[Limit]) -> Bands:
    """Bands by the form's points; a limit without a line of points does not part them."""
    lowest = 0
    for band, limit in enumerate(limits):
        if limit.points is None:
            continue
        if points < limit.points or (points == limit.points and limit.cut.inclusive):
            return (lowest, band)
        lowest = band + 1
    return (lowest, len(limits))
