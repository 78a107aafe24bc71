"""The totals of a scored form, where no more than that is known of a household."""

from __future__ import annotations

from typing import NamedTuple

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.household.model import Household
from chuan_ngheo.household.validity import fact_problems, unknown_code

_AREAS = {str(area): area for area in Area}


class ScoredForm(NamedTuple):
    """Area, income points (B1) and deprivation points (B2) of a household; None where not scored."""

    area: Area
    income_points: int | None
    deprivation_points: int | None

    def household(self) -> Household:
        """The household of which only this is known."""
        return Household(area=self.area, income_points=self.income_points, deprivation_points=self.deprivation_points)


def scored_form(area: Area | str, income_points: int | None, deprivation_points: int | None) -> ScoredForm:
    """The form with these totals.

    Raises `HouseholdError`, with every problem, for an unknown area and for what is no number of points.
    """
    known = _AREAS.get(area) if isinstance(area, str) else None
    if known is None or not (
        (income_points is None or (type(income_points) is int and 0 <= income_points <= _MOST_POINTS))
        and (
            deprivation_points is None or (type(deprivation_points) is int and 0 <= deprivation_points <= _MOST_POINTS)
        )
    ):
        problems = [] if known else [unknown_code(area, Area, "area")]
        for name, value in (("income_points", income_points), ("deprivation_points", deprivation_points)):
            if value is not None:
                problems += fact_problems(HOUSEHOLD_FACTS[name], value, name)
        if problems or known is None:
            raise HouseholdError(problems)
    return ScoredForm(known, income_points, deprivation_points)


_MOST_POINTS = HOUSEHOLD_FACTS["income_points"].maximum or 0
