"""Cheap households, of which no more is known than what a class depends on; and every way of knowing the rest."""

from collections.abc import Iterator
from itertools import product

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo import Area, Household, Standard
from chuan_ngheo.verification.strategies.drawing import Maybe, drawn, known, rarely_known
from chuan_ngheo.verification.strategies.means import income_points, incomes
from classification.applied import Applied


def sketches(standard: Standard, complete: bool = False) -> SearchStrategy[Household]:
    """A household of which no more is known than area, means and findings, each of them or not."""
    return _sketches(standard, known if complete else rarely_known)


@drawn
def _sketches(draw: DrawFn, standard: Standard, maybe: Maybe) -> Household:
    findings = {each.id: draw(maybe(st.booleans())) for each in standard.indicators}
    totals = st.none() if standard.decision.point_cuts is None else maybe(st.integers(0, 120))
    return Household(
        area=draw(maybe(st.sampled_from(Area))),
        income_per_head=draw(maybe(incomes(standard, 1))),
        income_points=None if maybe is known else draw(st.none() | income_points(standard)),
        deprivation_points=draw(totals),
        findings=findings,
    )


def fillings(sketch: Household, applied: Applied) -> Iterator[Household]:
    """The sketch with area, income, findings (or their points) known: each line, each number of deprivations."""
    table, standard = applied.standard.decision, applied.standard
    named = [each for each in table.findings if each not in sketch.findings]
    unnamed = [each.id for each in standard.indicators if each.id not in (*sketch.findings, *table.findings)]
    areas = table.areas if sketch.area is None else [sketch.area]
    totals = [None] if table.point_cuts is None or sketch.deprivation_points is not None else [0, *table.point_cuts]
    for area, total, count, *found in product(areas, totals, range(len(unnamed) + 1), *([[False, True]] * len(named))):
        findings = dict(zip(named, found, strict=True)) | {each: place < count for place, each in enumerate(unnamed)}
        for income in incomes_of(sketch, applied, area):
            yield evolve(
                sketch,
                area=area,
                income_per_head=income,
                deprivation_points=sketch.deprivation_points if total is None else total,
                findings={**sketch.findings, **findings},
            )


def incomes_of(sketch: Household, applied: Applied, area: Area) -> list[int]:
    """One income in each band, the household's own where it is known."""
    if sketch.income_per_head is not None:
        return [sketch.income_per_head]
    table, months = applied.standard.decision, applied.standard.means.income.months
    lines = [limit.income // months for limit in table.limits[table.area_of(area)]]
    return [0, *(line + step for line in lines for step in (0, 1))]
