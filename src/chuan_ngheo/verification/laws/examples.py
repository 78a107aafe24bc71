"""What each law is tried on: strategies for the standard of a judge."""

from __future__ import annotations

from functools import partial
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.laws.judge import Judge
from chuan_ngheo.verification.strategies.boundaries import boundary_households, edge_households
from chuan_ngheo.verification.strategies.drawing import drawn
from chuan_ngheo.verification.strategies.edges import Edge, edges_of
from chuan_ngheo.verification.strategies.means import deprivation_points, incomes
from chuan_ngheo.verification.strategies.surveyed import contradicted, fill_in, households
from chuan_ngheo.verification.strategies.thresholds import thresholds

_LARGEST = 9
_FACTS = [*sorted(HOUSEHOLD_FACTS.keys() - {"devices_unknown"}), "members"]


def whole_households(judge: Judge) -> SearchStrategy[Household]:
    """Households of which everything is known; what a diploma hides of its level, the survey has found."""
    return households(judge.standard, judge.on, complete=True).flatmap(partial(_settled, judge))


@drawn
def _settled(draw: DrawFn, judge: Judge, household: Household) -> Household:
    """The household with a finding on each indicator that its facts leave open."""
    truths = zip(judge.standard.indicators, judge.standard.profile(household, judge.on), strict=True)
    left = [each.id for each, truth in truths if truth is None and each.id not in household.findings]
    return evolve(household, findings={**household.findings, **{each: draw(st.booleans()) for each in left}})


def decided_households(judge: Judge) -> SearchStrategy[Household]:
    """Households of which everything is known, and some of which just that is known what class rules ask."""
    return whole_households(judge) | _sketches(judge.standard, st.booleans())


def filled_households(judge: Judge) -> SearchStrategy[tuple[Household, Household]]:
    """A household, and the same one with more known: everything, or a few facts that it turns on."""
    standard, on = judge.standard, judge.on
    partly = households(standard, on).flatmap(lambda each: st.tuples(st.just(each), fill_in(each, standard, on)))
    few = _sketches(standard, st.booleans()) | boundary_households(standard, on)
    return partly | few.flatmap(lambda each: st.tuples(_less_known(each), st.just(each)))


@drawn
def _less_known(draw: DrawFn, household: Household) -> Household:
    """The household without some of what it states. It states income or points: if both, one may say another class."""
    stated = [name for name in _FACTS if getattr(household, name) is not None]
    forgotten = {name for name in [*stated, *household.findings] if draw(st.booleans())}
    less: dict[str, Any] = {name: None for name in stated if name in forgotten}
    less["findings"] = {name: found for name, found in household.findings.items() if name not in forgotten}
    return evolve(household, **less)


def with_two_incomes(judge: Judge) -> SearchStrategy[tuple[Household, tuple[int, int]]]:
    """A household of which area and findings are known, and two incomes per head."""
    per_head = incomes(judge.standard, 1)
    return st.tuples(_sketches(judge.standard, st.none() | st.booleans()), st.tuples(per_head, per_head))


def with_an_indicator(judge: Judge) -> SearchStrategy[tuple[Household, str]]:
    """A household of which area and findings are known, and one of the indicators."""
    standard = judge.standard
    sketches = _sketches(standard, st.none() | st.booleans())
    edges = edges_of(standard).over_depths
    drawn = sketches | st.sampled_from(edges).map(partial(_on_edge, standard)) if edges else sketches
    with_one = st.tuples(drawn, st.sampled_from([each.id for each in standard.indicators]))
    return with_one.filter(lambda chosen: _is_open(chosen[0], chosen[1], judge))


def _is_open(household: Household, indicator: str, judge: Judge) -> bool:
    """Whether the facts leave an indicator to the survey."""
    either = (evolve(household, findings={indicator: found}) for found in (False, True))
    return not any(contradicted(each, judge.standard, judge.on) for each in either)


def _on_edge(standard: Standard, edge: Edge) -> Household:
    """A household at a number of deprivations where the class changes, and on the side where it does."""
    limit = edge.limit
    step = (0, 1)[bool(edge.is_above)] - (not limit.cut.inclusive)
    a_month = limit.income // standard.means.income.months
    return Household(area=edge.area, income_per_head=a_month + step, findings=edge.found(standard))


def on_lines(judge: Judge) -> SearchStrategy[Household]:
    """Incomes of whole households on a line and one đồng beside it, of every size; and edges of the decision table."""
    on_edges = edge_households(judge.standard).filter(_states_no_form)
    shared = _sketches(judge.standard, st.booleans()).flatmap(partial(_shared, judge))
    return shared if judge.standard.decision.point_cuts is not None else shared | on_edges


@drawn
def _shared(draw: DrawFn, judge: Judge, household: Household) -> Household:
    """The household with an income about a line of its area, shared by so many persons."""
    assert household.area is not None
    standard, size = judge.standard, draw(st.integers(1, _LARGEST))
    line = draw(st.sampled_from(thresholds(standard).incomes[household.area]))
    total = line * size // standard.means.income.months + draw(st.sampled_from((0, 1, -1)))
    shared = evolve(household, income_per_head=None, monthly_income=total, size=size)
    wrong = contradicted(shared, standard, judge.on)  # so few persons may not be counted to what the survey found
    return evolve(shared, findings={each: found != (each in wrong) for each, found in shared.findings.items()})


def _states_no_form(household: Household) -> bool:
    return household.income_points is None and household.deprivation_points is None


def _sketches(standard: Standard, found: SearchStrategy[bool | None]) -> SearchStrategy[Household]:
    """Area, income and findings, and nothing else: what class rules ask."""
    totals = st.none() if standard.decision.point_cuts is None else deprivation_points(standard)
    return st.builds(
        Household,
        area=st.sampled_from(Area),
        income_per_head=incomes(standard, 1),
        deprivation_points=totals,
        findings=st.fixed_dictionaries({each.id: found for each in standard.indicators}),
    )
