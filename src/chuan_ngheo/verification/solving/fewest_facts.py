"""A household that shows something, with no fact more than it takes: what a person can read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from attrs import evolve, fields

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.model import Household, Member

Smaller = Callable[[Household], Household]


def with_fewest_facts(household: Household, shows: Callable[[Household], bool]) -> Household:
    """The household without every fact and member that can be left out one after another while it still shows it.

    >>> household = Household(area=Area.RURAL_MOUNTAIN, size=4, monthly_income=2_800_000, members=[Member(age=30)])
    >>> smaller = with_fewest_facts(household, lambda each: each.monthly_income is not None)
    >>> smaller == Household(monthly_income=2_800_000)
    True
    """
    for step in _steps(household):
        try:
            smaller = step(household)
        except HouseholdError:
            continue  # a fact that another one rests on
        if smaller != household and shows(smaller):
            household = smaller
    return household


def _steps(household: Household) -> Iterator[Smaller]:
    """What may be left out, the largest parts first."""
    places = range(len(household.members or ()))
    yield partial(_with, changed={"members": None, "size": None})
    yield partial(_with, changed={"members": None})
    yield from (partial(_without_member, place=place) for place in reversed(places))
    for fact in fields(Household):
        if fact.default is None and fact.name != "members":
            yield partial(_with, changed={fact.name: None})
    yield partial(_with, changed={"findings": {}})
    if household.area is Area.RURAL_MOUNTAIN:
        yield _plainly_rural
    for place in places:
        yield from (partial(_without_fact, place=place, name=fact.name) for fact in fields(Member))


def _with(household: Household, changed: Mapping[str, Any]) -> Household:
    return evolve(household, **changed)


def _plainly_rural(household: Household) -> Household:
    return household if household.area is None else evolve(household, area=Area.RURAL)


def _without_member(household: Household, place: int) -> Household:
    members = household.members or ()
    left = (*members[:place], *members[place + 1 :])
    return evolve(household, members=left or None, size=len(left) or None)


def _without_fact(household: Household, place: int, name: str) -> Household:
    members: list[Any] = list(household.members or ())
    if place < len(members):
        members[place] = evolve(members[place], **{name: None})
    return evolve(household, members=members or None)
