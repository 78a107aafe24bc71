"""Households on a standard's thresholds and one step beside them: whoever a slip in the standard would move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.strategies.aims import Aim, aims_of, merged, with_facts_of
from chuan_ngheo.verification.strategies.drawing import drawn
from chuan_ngheo.verification.strategies.edges import Edge, edges_of
from chuan_ngheo.verification.strategies.means import deprivation_points

_LARGEST = 8


def boundary_households(standard: Standard, on: date | None = None) -> SearchStrategy[Household]:
    """A household on some of the standard's thresholds; most else of it is unknown.

    Income, or points of a form, on a line of its area or just beside it; and either facts on which indicators turn, or
    so many findings as the class rules count to. So in 200 examples somebody is moved by any number of the standard
    that is one more or less and by any “at most” in place of “less than”. Ages are counted at ``on``, the standard's
    first day unless said.
    """
    day = on or standard.start
    counted = edge_households(standard)
    return st.one_of(*[_on_facts(standard, day)] * 2, counted) if aims_of(standard, day) else counted


@drawn
def _on_facts(draw: DrawFn, standard: Standard, on: date) -> Household:
    """Facts on which several indicators turn at once, as far as one does not hide the other."""
    rules = aims_of(standard, on)
    is_simple = draw(st.sampled_from([True, *[False] * 5]))
    chosen = [draw(st.sampled_from(rules))] if is_simple else draw(st.permutations(rules))
    aims = [draw(st.sampled_from(each)) for each in chosen]
    household = _together(aims, on)
    means = draw(_means(standard, draw(st.sampled_from(edges_of(standard).over_lines))))
    return evolve(household, **(means if "size" not in means else {"area": means["area"]}))


def _together(aims: Sequence[Aim], on: date) -> Household:
    """One household of as many of the aims as can be met together, those on members before those on the home."""
    found: Household | None = None
    met: list[Aim] = []
    for aim in sorted(aims, key=lambda each: bool(each.of_size)):
        both = _both(found, aim)
        if both is not None and (both.size or 1) <= _LARGEST and all(each.holds_of(both, on) for each in (*met, aim)):
            found, met = both, [*met, aim]
    return found or aims[0].household


def _both(found: Household | None, aim: Aim) -> Household | None:
    """The household with what the aim asks for, too; None where that contradicts it."""
    if found is None:
        return aim.household
    alike = aim.of_size.get(found.size or 1)
    try:
        return merged(found, aim.household) if alike is None else with_facts_of(found, alike)
    except HouseholdError:
        return None


@drawn
def edge_households(draw: DrawFn, standard: Standard) -> Household:
    """On an edge of the decision table: findings or a total of points, and means, at which the class changes."""
    edges, table = edges_of(standard), standard.decision
    edge = draw(st.one_of(*(st.sampled_from(each) for each in (edges.over_lines, edges.over_depths) if each)))
    means = draw(_means(standard, edge))
    if table.point_cuts is not None:
        return Household(**means, deprivation_points=draw(deprivation_points(standard)))
    if table.points_each is not None and draw(st.booleans()):
        named = dict(zip(table.findings, edge.findings, strict=True))
        return Household(**means, deprivation_points=edge.depth * table.points_each, findings=named)
    return Household(**means, findings=edge.found(standard))


@drawn
def _means(draw: DrawFn, standard: Standard, edge: Edge) -> dict[str, Any]:
    """An income or points on the edge's line or just beside it: on the side that the edge is on, if it is on one.

    A line by the year is met to the đồng by as many persons as the year has months, with the line as monthly income.
    """
    limit, months = edge.limit, standard.means.income.months
    below, above = (0, 1) if limit.cut.inclusive else (-1, 0)
    step = draw(st.sampled_from({None: (below, above), False: (below,), True: (above,)}[edge.is_above]))
    is_scored = limit.points is not None and draw(st.booleans())
    if is_scored:
        return {"area": edge.area, "income_points": (limit.points or 0) + step}
    if months == 1:
        return {"area": edge.area, "income_per_head": limit.income + step}
    return {"area": edge.area, "monthly_income": limit.income + step, "size": months}
