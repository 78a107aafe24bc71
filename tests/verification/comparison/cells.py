"""All that two standards can tell apart, enumerated plainly: without runs, cuts or boxes."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import product
from math import lcm

from attrs import frozen

from chuan_ngheo import Area, Household, Standard
from chuan_ngheo.verification import Comparison, Transition
from chuan_ngheo.verification.comparison.common_ground import points_of


@frozen
class Facts:
    """Deprivations counted by each standard (or depths of totals), and the findings behind them."""

    depths: tuple[int, int]
    named: Mapping[str, bool]
    findings: Mapping[str, bool]
    points: int | None


def totals(law: Standard) -> bool:
    return law.decision.point_cuts is not None


@cache
def facts_of(before: Standard, after: Standard) -> tuple[Facts, ...]:
    """Every pair of depths and named findings, with one set of findings that gives it."""
    named = dict.fromkeys([*before.decision.findings, *after.decision.findings])
    ids = [{each.id for each in law.indicators} for law in (before, after)]
    parts = [sorted(part - set(named)) for part in (ids[0] & ids[1], ids[0] - ids[1], ids[1] - ids[0])]
    found = {}
    for values in product((False, True), repeat=len(named)):
        known = dict(zip(named, values, strict=True))
        for counts in product(*(range(len(part) + 1) for part in parts)):
            findings = dict(known)
            for part, count in zip(parts, counts, strict=True):
                findings |= {each: place < count for place, each in enumerate(part)}
            for points in _points(before, after):
                depths = tuple(
                    _depth(law, own, findings, points) for law, own in zip((before, after), ids, strict=True)
                )
                found[depths, values] = Facts(depths, known, findings, points)
    return tuple(found.values())


def _points(before: Standard, after: Standard) -> list[int | None]:
    cuts = {cut for law in (before, after) if totals(law) for cut in law.decision.point_cuts}
    return sorted({0, *(cut + step for cut in cuts for step in (-1, 0, 1))}) if cuts else [None]


def _depth(law: Standard, ids: set[str], findings: Mapping[str, bool], points: int | None) -> int:
    if totals(law):
        (depth,) = [
            each
            for each in range(law.decision.span[1] + 1)
            if points_of(law.decision, each)[0] <= points <= points_of(law.decision, each)[1]
        ]
        return depth
    return sum(value for name, value in findings.items() if name in ids)


def incomes(before: Standard, after: Standard) -> tuple[int, list[Fraction]]:
    """Months of the common period; nothing, each line of either standard, and what lies around it."""
    months = lcm(before.means.income.months, after.means.income.months)
    lines = {
        line.amount(area) * (months // law.means.income.months)
        for law in (before, after)
        for line in law.means.income.lines.values()
        for area in Area
    }
    around = (Fraction(-1), Fraction(-1, 2), Fraction(0), Fraction(1, 2), Fraction(1))
    return months, sorted({Fraction(0), *(line + step for line in lines for step in around)})


def decided(law: Standard, area: Area, a_month: Fraction, depth: int, named: Mapping[str, bool]) -> tuple[str, ...]:
    """What the decision table says."""
    table = law.decision
    limits = table.limits[table.area_of(area)]
    income = a_month * law.means.income.months
    band = sum(income > each.income or (income == each.income and not each.cut.inclusive) for each in limits)
    column = list(product((False, True), repeat=len(table.findings))).index(
        tuple(named[each] for each in table.findings)
    )
    return table.outcomes[table.area_of(area)][band][depth][column].possible


def holding(comparison: Comparison, area: Area, income: Fraction) -> list[Transition]:
    """The transitions of an area and an income."""
    areas = comparison.ground.areas
    own = area if area in areas else Area.RURAL
    return [each for each in comparison.transitions if own in each.areas and income in each.incomes]


def holds(transition: Transition, facts: Facts, laws: tuple[Standard, Standard]) -> bool:
    for law, depth, span in zip(laws, facts.depths, transition.deprivations, strict=True):
        if span is not None and (facts.points if totals(law) else depth) not in span:
            return False
    return all(facts.named[each] == value for each, value in transition.findings.items())


def household(area: Area, a_month: Fraction, facts: Facts, law: Standard) -> Household:
    """The household with what this standard asks."""
    ids = {each.id for each in law.indicators}
    persons = a_month.denominator
    return Household(
        area=area,
        monthly_income=int(a_month * persons),
        size=persons,
        findings={each: value for each, value in facts.findings.items() if each in ids},
        deprivation_points=facts.points if totals(law) else None,
    )


def pairs() -> Iterator[tuple[str, str]]:
    from chuan_ngheo.standards.registry import standards

    yield from product([each.id for each in standards()], repeat=2)
