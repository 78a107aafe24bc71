"""Households on a standard's thresholds and one step beside them: whoever a slip in the standard would move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
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
from chuan_ngheo.verification.strategies.surveyed import contradicted
from chuan_ngheo.verification.strategies.thresholds import beside

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
    return st.one_of(counted, *[_on_facts(standard, day)] * 3) if aims_of(standard, day) else counted


@drawn
def _on_facts(draw: DrawFn, standard: Standard, on: date) -> Household:
    """Facts on which one indicator turns, and others with it as far as one does not hide the other."""
    rules = aims_of(standard, on)
    means = draw(st.sampled_from(_means_about_lines(standard)))
    first = draw(st.sampled_from((None, *(aim for each in rules for aim in each))))
    others = [draw(st.sampled_from((None, *each))) for each in rules]
    return evolve(_together([aim for aim in (first, *others) if aim is not None], on), **means)


def _together(aims: Sequence[Aim], on: date) -> Household:
    """One household of as many of the aims as can be met together, those on members before those on the home."""
    found = Household()
    met: list[Aim] = []
    for aim in sorted(aims, key=lambda each: bool(each.of_size)):
        both = _both(found, aim)
        if both is not None and (both.size or 1) <= _LARGEST and all(each.holds_of(both, on) for each in (*met, aim)):
            found, met = both, [*met, aim]
    return found


def _both(found: Household, aim: Aim) -> Household | None:
    """The household with what the aim asks for, too; None where that contradicts it."""
    alike = aim.of_size.get(found.size) if found.size else None
    try:
        return merged(found, aim.household) if alike is None else with_facts_of(found, alike)
    except HouseholdError:
        return None


def edge_households(standard: Standard) -> SearchStrategy[Household]:
    """On an edge of the decision table: findings or a total of points, and means, at which the class changes."""
    return st.one_of(*(st.sampled_from(each) for each in _on_edges(standard) if each))


@cache
def _on_edges(standard: Standard) -> tuple[Sequence[Household], Sequence[Household]]:
    """Every household over a line, and over a number of deprivations: one choice among many is an even one."""
    edges = edges_of(standard)
    over_lines, over_depths = ([found for each in some for found in _on_edge(standard, each)] for some in edges.both)
    return over_lines, over_depths


def _on_edge(standard: Standard, edge: Edge) -> Iterator[Household]:
    for means in _means(standard, edge):
        placed = (Household(**means, **found) for found in _found(standard, edge))
        yield from (each for each in placed if not contradicted(each, standard, standard.start))


def _found(standard: Standard, edge: Edge) -> Iterator[dict[str, Any]]:
    """Findings of the edge's depth, and the total of points that they make."""
    table = standard.decision
    if table.point_cuts is not None:
        yield from ({"deprivation_points": total} for total in beside(table.point_cuts))
        return
    yield {"findings": edge.found(standard)}
    if table.points_each is not None:
        named = dict(zip(table.findings, edge.findings, strict=True))
        yield {"deprivation_points": edge.depth * table.points_each, "findings": named}


def _means(standard: Standard, edge: Edge) -> Iterator[dict[str, Any]]:
    """Incomes and points on the edge's line and just beside it: on the side that the edge is on, if it is on one.

    A line by the year is met to the đồng by as many persons as the year has months, with the line as monthly income.
    """
    limit, months = edge.limit, standard.means.income.months
    below, above = (0, 1) if limit.cut.inclusive else (-1, 0)
    for step in {None: (below, above), False: (below,), True: (above,)}[edge.is_above]:
        if months == 1:
            yield {"area": edge.area, "income_per_head": limit.income + step}
        else:
            yield {"area": edge.area, "monthly_income": limit.income + step, "size": months}
        if limit.points is not None:
            yield {"area": edge.area, "income_points": limit.points + step}


@cache
def _means_about_lines(standard: Standard) -> Sequence[dict[str, Any]]:
    """Every area with means about each of its lines; where only so many persons meet a line, the area alone."""
    found: list[dict[str, Any]] = []
    for edge in edges_of(standard).over_lines:
        for means in _means(standard, edge):
            stated = {"area": edge.area} if "size" in means else means
            found += [] if stated in found else [stated]
    return found
