"""The persons of a household at a date: each listed member with the births left open, and those not listed."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.age import UNBOUNDED, Birth, births
from chuan_ngheo.household.model import Household, Member

Person = tuple[Member, int, int, int, int, tuple[Birth, ...] | None]
"""Member, lowest and highest age, earliest and latest year of birth, and the separate births where two are open.

A plain tuple: it is made for every member of every household classified.
"""


def people(household: Household, on: date) -> list[Person]:
    """The listed members at the date ``on``.

    Raises `HouseholdError`, by member, for births after ``on`` and ages that contradict a birth.
    """
    listed: list[Person] = []
    today = (on.month, on.day)
    for member in household.members or ():
        born = member.birth_date
        if born is not None and member.age is None and born <= on:
            year = born.year
            age = on.year - year - (today < (born.month, born.day))
            listed.append((member, age, age, year, year, None))
        else:
            listed.append(_general(member, on, len(listed)))
    return listed


def _general(member: Member, on: date, index: int) -> Person:
    try:
        open_births = births(member, on)
    except HouseholdError as error:
        raise HouseholdError(
            evolve(problem, where=f"members[{index}].{problem.where}") for problem in error.problems
        ) from None
    return (
        member,
        min(birth.age_low for birth in open_births),
        max(birth.age_high for birth in open_births),
        min(birth.year_low for birth in open_births),
        max(birth.year_high for birth in open_births),
        open_births if len(open_births) > 1 else None,
    )


def unlisted(household: Household) -> tuple[int, int]:
    """Fewest and most persons of whom nothing is known, because they are not on the list of members."""
    listed = len(household.members or ())
    if household.size is None:
        return (1 - min(listed, 1), UNBOUNDED)
    missing = household.size - listed
    return (missing, missing)
