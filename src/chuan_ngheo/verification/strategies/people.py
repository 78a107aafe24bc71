"""Members whose births lie where a standard's ages and years turn, and what may still be learnt of them."""

from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.household.age import age_at
from chuan_ngheo.household.facts import MEMBER_FACTS
from chuan_ngheo.household.model import Member
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.strategies.drawing import Maybe, drawn, known, mostly_known, values_of
from chuan_ngheo.verification.strategies.thresholds import beside, days_of_age, edge_days, thresholds

ANSWERS = {
    name: values_of(fact) for name, fact in MEMBER_FACTS.items() if name not in ("birth_date", "birth_year", "age")
}
"""The facts of a member that stand each by itself, with all their values."""


def members(standard: Standard, on: date | None = None, complete: bool = False) -> SearchStrategy[Member]:
    """One person; where not ``complete``, any fact may be unknown and the birth known by its year or the age.

    Births lie about the standard's ages on the day ``on``: its first day unless said.
    """
    return member(standard, on or standard.start, known if complete else mostly_known)


@drawn
def member(draw: DrawFn, standard: Standard, on: date, maybe: Maybe) -> Member:
    """One person, facts being unknown as often as ``maybe`` has it."""
    birth = {"birth_date": draw(_dates(standard, on))} if maybe is known else draw(births(standard, on))
    return Member(**birth, **{name: draw(maybe(values)) for name, values in ANSWERS.items()})


@drawn
def filled_member(draw: DrawFn, member: Member, standard: Standard, on: date) -> Member:
    """The same person with a date of birth and every answer."""
    learnt: dict[str, Any] = {name: draw(values) for name, values in ANSWERS.items() if getattr(member, name) is None}
    if member.birth_date is None:
        learnt["birth_date"] = draw(_agreeing_dates(member, standard, on))
    return evolve(member, **learnt)


def births(standard: Standard, on: date) -> SearchStrategy[dict[str, Any]]:
    """A birth by nothing, an age, a year or a date, and by two or three of them that agree."""
    years = {on.year - age for age in thresholds(standard).ages} | set(thresholds(standard).years)
    near = [year for year in beside(tuple(sorted(years))) if year <= on.year] or [on.year]
    ages = st.sampled_from(beside((0, *thresholds(standard).ages))) | st.integers(0, 99)
    by_date = st.tuples(_dates(standard, on), st.booleans(), st.booleans()).map(
        lambda chosen: {
            "birth_date": chosen[0],
            "birth_year": chosen[0].year if chosen[1] else None,
            "age": age_at(chosen[0], on) if chosen[2] else None,
        }
    )
    return st.one_of(
        st.just({}),
        ages.map(lambda age: {"age": age}),
        st.sampled_from(near).map(lambda year: {"birth_year": year}),
        st.integers(on.year - 99, on.year).map(lambda year: {"birth_year": year}),
        by_date,
        by_date,
        _dates(standard, on).map(lambda born: {"birth_year": born.year, "age": age_at(born, on)}),
    )


def _dates(standard: Standard, on: date) -> SearchStrategy[date]:
    return st.sampled_from(edge_days(standard, on)) | st.dates(date(on.year - 99, 1, 1), on)


def _agreeing_dates(member: Member, standard: Standard, on: date) -> SearchStrategy[date]:
    first, last = date(on.year - 110, 1, 1), on
    if member.age is not None:
        first, last = days_of_age(member.age, on)
    if member.birth_year is not None:
        first = max(first if member.age is not None else date.min, date(member.birth_year, 1, 1))
        last = min(last, date(member.birth_year, 12, 31))
    edges = [day for day in edge_days(standard, on) if first <= day <= last]
    return st.sampled_from([first, last, *edges]) | st.dates(first, last)
