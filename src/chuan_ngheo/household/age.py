"""Ages at a date: one where the birth date is known, one of two where only the year (or the age) is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.household.model import Member
from chuan_ngheo.language import Text

UNBOUNDED = 10**30
"""Stands for “no upper limit” in intervals of whole numbers: larger than any fact can be."""


class Birth(NamedTuple):
    """One way a member's birth may lie: lowest and highest age, earliest and latest year of birth."""

    age_low: int
    age_high: int
    year_low: int
    year_high: int


def births(member: Member, on: date) -> tuple[Birth, ...]:
    """The births that the facts leave open at the date ``on``: one, or two for a birth year or an age alone.

    Age is in completed years; a person born on 29 February completes a year on 1 March of a common year.
    Raises `HouseholdError` for a birth after ``on`` and for an age that contradicts the birth.

    >>> [birth.age_low for birth in births(Member(birth_year=2005), date(2020, 11, 20))]
    [15, 14]
    """
    if member.birth_date is not None:
        candidates = [_exact(age_at(member.birth_date, on), member.birth_date.year)]
        if candidates[0].age_low < 0:
            raise HouseholdError([_born_later("birth_date", None, on)])
    elif member.birth_year is not None:
        if member.birth_year > on.year:
            raise HouseholdError([_born_later("birth_year", str(member.birth_year), on)])
        candidates = [_exact(age, member.birth_year) for age in _ages_of_year(member.birth_year, on)]
    elif member.age is not None:
        years = (on.year - member.age, on.year - member.age - 1)
        return tuple(_exact(member.age, year) for year in years if member.age in _ages_of_year(year, on))
    else:
        return (Birth(0, UNBOUNDED, 0, on.year),)
    if member.age is None:
        return tuple(candidates)
    agreeing = tuple(birth for birth in candidates if birth.age_low == member.age)
    if not agreeing:
        raise HouseholdError([_other_age(member.age, candidates, on)])
    return agreeing


def age_at(born: date, on: date) -> int:
    """Completed years from ``born`` to ``on``; negative when born later."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _ages_of_year(year: int, on: date) -> tuple[int, ...]:
    oldest = on.year - year
    if (on.month, on.day) == (12, 31) or oldest == 0:
        return (oldest,)
    return (oldest, oldest - 1)


def _exact(age: int, year: int) -> Birth:
    return Birth(age, age, year, year)


def _born_later(where: str, found: str | None, on: date) -> Problem:
    return Problem(
        where,
        Text("sinh sau ngày xét ({on})", "born after the date of classification ({on})").format(on=on),
        found=found,
    )


def _other_age(age: int, candidates: list[Birth], on: date) -> Problem:
    ages = " / ".join(str(birth.age_low) for birth in candidates)
    return Problem(
        "age",
        Text("tuổi trái với ngày hoặc năm sinh (tại {on})", "the age contradicts the birth (at {on})").format(on=on),
        found=str(age),
        expected=Text(ages, ages),
    )
