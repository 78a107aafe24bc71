"""Households at a standard's own thresholds and one step beside them, with facts unknown or not.

`households` draws any possible household (``complete``: one whose every fact is known), `fill_in` the households
that agree with a given one and know more, `with_findings` and `with_points` what the survey may add to one.
None of them ever draws what `chuan_ngheo` refuses; each shrinks to few members and, where it may, to few known facts.
A standard that only knows totals of points is given totals; an indicator without a rule is given the survey's finding.
"""

from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.household.codes import Area, Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.strategies.drawing import Maybe, drawn, mostly_known, rarely_known, values_of
from chuan_ngheo.verification.strategies.means import (
    agreeing_incomes,
    agreeing_points,
    deprivation_points,
    floor_areas,
    income_points,
    incomes,
    same_means,
)
from chuan_ngheo.verification.strategies.people import filled_member, member, members

MOST_MEMBERS = 5
MOST_ATTEMPTS = 4
COUNTED = ("size", "monthly_income", "income_per_head", "income_points", "deprivation_points", "floor_area", "devices")
"""The household's facts that hang together …"""
ANSWERS = {name: values_of(fact) for name, fact in HOUSEHOLD_FACTS.items() if name not in (*COUNTED, "area")}
"""… and those that stand each by itself, with all their values."""
DEVICES = values_of(HOUSEHOLD_FACTS["devices"])


def households(standard: Standard, on: date | None = None, complete: bool = False) -> SearchStrategy[Household]:
    """One household in which nothing contradicts anything; it has no findings and no deprivation points.

    ``complete``: every member listed with a date of birth, every fact known, income and points in the same band
    (points may be left out), and findings or a total of points where the standard has nothing else. Otherwise any
    fact may be unknown, and the two units of means may disagree. Births are possible on the day ``on``, and lie about
    the standard's ages on that day; it is the standard's first day unless said.
    """
    day = on or standard.start
    if complete:
        return _complete(standard, day)
    return _partial(standard, day, mostly_known) | _partial(standard, day, rarely_known)


@drawn
def with_findings(draw: DrawFn, household: Household, standard: Standard, on: date) -> Household:
    """The household, with the survey's finding on up to three of the indicators that its facts leave open."""
    truths = zip(standard.indicators, standard.profile(household, on), strict=True)
    undecided = [indicator.id for indicator, truth in truths if truth is None]
    assume(undecided)
    return evolve(household, findings=draw(st.dictionaries(st.sampled_from(undecided), st.booleans(), max_size=3)))


@drawn
def with_points(draw: DrawFn, household: Household, standard: Standard, on: date) -> Household:
    """The household, with a total of deprivation points that its facts admit."""
    if standard.decision.point_cuts is not None:
        return evolve(household, deprivation_points=draw(deprivation_points(standard)))
    truths = standard.profile(household, on)
    each = standard.decision.points_each
    assume(each is not None)
    assert each is not None
    count = draw(st.integers(truths.count(True), truths.count(True) + truths.count(None)))
    return evolve(household, deprivation_points=count * each)


@drawn
def fill_in(draw: DrawFn, household: Household, standard: Standard, on: date) -> Household:
    """A household that says the same wherever this one says anything, and everything else as well.

    Members not listed are listed, births become dates, each device is there or not. A level of education that is
    given stays, even one that says little. Income and points that are added measure the same means; findings and
    deprivation points are added only where nothing else gives them, and none that are given are contradicted.
    """
    attempts = (draw(_filled(household, standard, on)) for _ in range(MOST_ATTEMPTS))
    filled = next((each for each in attempts if _agrees(each, standard, on)), None)
    assume(filled is not None)
    assert filled is not None
    return filled


def contradicted(household: Household, standard: Standard, on: date) -> set[str]:
    """The indicators of which the survey found what the facts rule out."""
    truths = zip(standard.indicators, standard.profile(household, on), strict=True)
    return {each.id for each, truth in truths if household.findings.get(each.id, truth) is not truth is not None}


@drawn
def _complete(draw: DrawFn, standard: Standard, on: date) -> Household:
    listed = draw(st.lists(members(standard, on, complete=True), min_size=1, max_size=MOST_MEMBERS))
    size = len(listed)
    area = draw(st.sampled_from(Area))
    total = draw(incomes(standard, size))
    return Household(
        members=listed,
        area=area,
        monthly_income=total,
        income_points=draw(st.none() | agreeing_points(standard, area, total, size)),
        floor_area=draw(floor_areas(standard, size)),
        devices=draw(DEVICES),
        **_survey(draw, Household(), standard),
        **{name: draw(values) for name, values in ANSWERS.items()},
    )


@drawn
def _partial(draw: DrawFn, standard: Standard, on: date, maybe: Maybe) -> Household:
    listed = draw(st.none() | st.lists(member(standard, on, maybe), min_size=1, max_size=MOST_MEMBERS))
    size = draw(st.none() | st.integers(0, 2).map(lambda more: more + (len(listed) if listed else 1)))
    persons = size or (len(listed) if listed else draw(st.integers(1, MOST_MEMBERS)))
    total = draw(maybe(incomes(standard, persons)))
    owned = draw(maybe(DEVICES))
    not_asked = draw(st.frozensets(st.sampled_from(Device), max_size=3)) - owned if owned is not None else frozenset()
    return Household(
        members=listed,
        size=size,
        area=draw(maybe(st.sampled_from(Area))),
        monthly_income=total,
        income_per_head=draw(st.none() | (incomes(standard, 1) if total is None else st.just(total // persons))),
        income_points=draw(st.none() | income_points(standard)),
        floor_area=draw(maybe(floor_areas(standard, persons))),
        devices=owned,
        devices_unknown=not_asked,
        **{name: draw(maybe(values)) for name, values in ANSWERS.items()},
    )


@drawn
def _filled(draw: DrawFn, household: Household, standard: Standard, on: date) -> Household:
    size = household.size or draw(_sizes(household))
    listed = [draw(filled_member(each, standard, on)) for each in household.members or ()]
    listed += [draw(members(standard, on, complete=True)) for _ in range(size - len(listed))]
    area = household.area or draw(st.sampled_from(Area))
    return evolve(
        household,
        size=size,
        members=listed,
        area=area,
        floor_area=draw(floor_areas(standard, size)) if household.floor_area is None else household.floor_area,
        devices=_filled_devices(draw, household),
        devices_unknown=frozenset(),
        **_filled_means(draw, household, standard, size, area),
        **_survey(draw, household, standard),
        **{name: draw(values) for name, values in ANSWERS.items() if getattr(household, name) is None},
    )


def _sizes(household: Household) -> SearchStrategy[int]:
    """How many persons there may be; where both incomes are known, as many as these allow."""
    total, per_head = household.monthly_income, household.income_per_head
    if total is None or per_head is None:
        return st.integers(1, MOST_MEMBERS)
    possible = [size for size in range(1, MOST_MEMBERS + 1) if abs(per_head * size - total) < size]
    return st.sampled_from(possible)


def _filled_devices(draw: DrawFn, household: Household) -> frozenset[Device]:
    if household.devices is None:
        return frozenset(draw(DEVICES))
    return household.devices | {device for device in sorted(household.devices_unknown) if draw(st.booleans())}


def _survey(draw: DrawFn, household: Household, standard: Standard) -> dict[str, Any]:
    """What only the survey can say: findings without a rule, and the total where nothing else is known."""
    unruled = [each.id for each in standard.indicators if each.deprived_when is None]
    found = {indicator: draw(st.booleans()) for indicator in unruled} | dict(household.findings)
    points = household.deprivation_points
    if points is None and standard.decision.point_cuts is not None:
        points = draw(deprivation_points(standard))
    return {"findings": found, "deprivation_points": points}


def _filled_means(draw: DrawFn, household: Household, standard: Standard, size: int, area: Area) -> dict[str, Any]:
    total, points = household.monthly_income, household.income_points
    if total is None and household.income_per_head is not None:
        total = household.income_per_head * size
    elif total is None:
        total = draw(incomes(standard, size) if points is None else agreeing_incomes(standard, area, size, points))
    elif household.size is None and points is not None:
        assume(same_means(standard, area, total, size, points))
    if points is None and standard.means.points is not None:
        points = draw(agreeing_points(standard, area, total, size))
    per_head = total // size if household.income_per_head is None else household.income_per_head
    return {"monthly_income": total, "income_per_head": per_head, "income_points": points}


def _agrees(household: Household, standard: Standard, on: date) -> bool:
    """Whether the facts leave room for the findings and the deprivation points that the survey gave."""
    if not household.findings and household.deprivation_points is None:
        return True
    if contradicted(household, standard, on):
        return False
    truths = {each.id: truth for each, truth in zip(standard.indicators, standard.profile(household, on), strict=True)}
    if household.deprivation_points is None or standard.decision.points_each is None:
        return True
    decided = [household.findings.get(indicator, truth) for indicator, truth in truths.items()]
    count = household.deprivation_points // standard.decision.points_each
    return decided.count(True) <= count <= decided.count(True) + decided.count(None)
