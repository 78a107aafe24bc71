"""Households drawn for whole tables, and what the scalar path says of them."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chuan_ngheo import Classification, Household, HouseholdError, Standard, classify
from chuan_ngheo.verification.strategies.surveyed import households, with_findings, with_points


def accepted(drawn: Sequence[Household], law: Standard, on: date) -> tuple[list[Household], list[Classification]]:
    """The households that are no contradiction, and what the scalar path says of them."""
    kept: list[Household] = []
    results: list[Classification] = []
    for household in drawn:
        try:
            results.append(classify(household, law, on=on))
        except HouseholdError:
            continue
        kept.append(household)
    return kept, results


def surveyed(law: Standard, on: date) -> SearchStrategy[Household]:
    """A household of which much is known or little, and what a survey may have decided of it."""
    drawn = households(law, on)
    kinds = [drawn, households(law, on, complete=True)]
    if law.indicators:
        kinds.append(drawn.flatmap(lambda each: with_findings(each, law, on)))
    if law.decision.points_each is not None or law.decision.point_cuts is not None:
        kinds.append(drawn.flatmap(lambda each: with_points(each, law, on)))
    return st.one_of(kinds)


def days_of(law: Standard) -> SearchStrategy[date]:
    """Days at which ages are counted: in November, at the end of a year, at its beginning, on 29 February."""
    year = law.start.year + 1
    return st.sampled_from([date(year, 11, 20), date(year, 12, 31), date(year, 1, 1), date(2020, 2, 29)])
