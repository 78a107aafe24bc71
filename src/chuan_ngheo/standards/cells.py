"""Class rules → the cells of a `DecisionTable`.

Rules compare means with lines and count deprivations (or their points), so they are constant on a finite
number of cells and are evaluated once on each. Where a rule leaves something unknown, its class and the
ones after it stay possible in that cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from chuan_ngheo.errors import Problem, StandardError
from chuan_ngheo.household.age import UNBOUNDED
from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.language import Text
from chuan_ngheo.rules.evaluate import Interval, truth
from chuan_ngheo.rules.expression import (
    MIRRORED,
    Amount,
    Comparison,
    Condition,
    Expression,
    Flag,
    MeansComparison,
    Number,
    Operator,
    walk,
)
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS, DEPRIVATIONS
from chuan_ngheo.standards.decision import Cut, DecisionTable, Limit, Outcome, combinations_of, combined
from chuan_ngheo.standards.model import HouseholdClass, Means

MOST_EVALUATIONS = 5_000_000
"""Cells, times the parts of the class rules: the costliest standard in force asks for some thousands."""


def compile_decision(
    means: Means,
    indicators: Sequence[str],
    points_each: int | None,
    classes: Sequence[HouseholdClass],
    areas: Sequence[Area],
    designations: Sequence[Condition] = (),
) -> DecisionTable:
    """Evaluate the class rules on every cell; where designations cut the means, bands are parted too.

    Raises `StandardError` where that would be more than `MOST_EVALUATIONS`.
    """
    nodes = [node for each in classes if each.when is not None for node in walk(each.when)]
    beside = [node for each in designations for node in walk(each)]
    cuts = {_cut(node) for node in (*nodes, *beside) if isinstance(node, MeansComparison)}
    named = {node.fact.name for node in nodes if isinstance(node, Flag)}
    findings = tuple(indicator for indicator in indicators if f"deprived_{indicator}" in named)
    depths = _depths(nodes, len(indicators), points_each)
    cells = len(areas) * (len(cuts) + 1) * len(depths) * 2 ** len(findings)
    if cells * (len(nodes) + len(cuts) + len(classes)) > MOST_EVALUATIONS:
        raise StandardError([Problem("classes", _TOO_MANY_CELLS)])
    limits = {area: _limits(means, cuts, area) for area in areas}
    outcomes = {
        area: tuple(
            tuple(
                tuple(
                    _outcome(classes, _CellFacts([limit.cut for limit in limits[area]], band, depth, found))
                    if depth.admits(found, len(indicators))
                    else None
                    for found in _named_combinations(findings)
                )
                for depth in depths
            )
            for band in range(len(limits[area]) + 1)
        )
        for area in areas
    }
    return DecisionTable(
        classes=tuple(classes),
        limits=limits,
        indicators=len(indicators),
        points_each=points_each,
        point_cuts=tuple(depth.points[0] for depth in depths[1:]) if depths[0].count is None else None,
        findings=findings,
        outcomes=outcomes,
    )


def _outcome(classes: Sequence[HouseholdClass], facts: _CellFacts) -> Outcome:
    return combined(list(_possible(classes, facts)))


def _possible(classes: Sequence[HouseholdClass], facts: _CellFacts) -> Iterator[HouseholdClass]:
    """The first class whose rule certainly holds, and those before it whose rule may; all that may if none does."""
    for each in classes:
        holds = each.when is None or truth(each.when, facts)
        if holds is not False:
            yield each
        if holds:
            return


def _cut(node: MeansComparison) -> Cut:
    """`<=` and `>` cut above the line, `<` and `>=` below it."""
    return Cut(node.line, inclusive=node.operator in ("<=", ">"))


def _limits(means: Means, cuts: Iterable[Cut], area: Area) -> tuple[Limit, ...]:
    def limit(cut: Cut) -> Limit:
        points = means.points.lines.get(cut.line) if means.points else None
        return Limit(cut, means.income.lines[cut.line].amount(area), points.amount(area) if points else None)

    return tuple(sorted((limit(cut) for cut in cuts), key=_ascending))


def _ascending(limit: Limit) -> tuple[int, bool, int, str]:
    """By income; lines of the same income by their points, which part forms between them."""
    return limit.income, limit.cut.inclusive, limit.points or 0, limit.cut.line


@frozen
class _Depth:
    """One row of the table: a number of deprived indicators, or a span of points where only totals are known."""

    count: int | None
    points: tuple[int, int]

    def admits(self, found: Mapping[str, bool], indicators: int) -> bool:
        """Whether so many deprivations can go with these findings."""
        deprived = sum(found.values())
        return self.count is None or deprived <= self.count <= deprived + indicators - len(found)


def _depths(nodes: Iterable[Expression], indicators: int, points_each: int | None) -> list[_Depth]:
    if indicators or not (cuts := _point_cuts(nodes)):
        scored = points_each or 0
        return [_Depth(count, (count * scored, count * scored)) for count in range(indicators + 1)]
    starts = [0, *cuts]
    return [_Depth(None, (start, end - 1)) for start, end in zip(starts, [*cuts, UNBOUNDED], strict=True)]


def _point_cuts(nodes: Iterable[Expression]) -> list[int]:
    """The totals of points at which some rule's comparison changes."""
    cuts: set[int] = set()
    for node in nodes:
        match node:
            case Comparison(operator, Amount(fact), Number(value)) if fact is DEPRIVATION_POINTS:
                cuts |= _where_it_turns(operator, value)
            case Comparison(operator, Number(value), Amount(fact)) if fact is DEPRIVATION_POINTS:
                cuts |= _where_it_turns(MIRRORED[operator], value)
    return sorted(cut for cut in cuts if cut > 0)


def _where_it_turns(operator: Operator, value: int) -> set[int]:
    """The totals from which a comparison with a number says something else."""
    if operator in ("==", "!="):
        return {value, value + 1}
    return {value + 1} if operator in ("<=", ">") else {value}


def _named_combinations(findings: Sequence[str]) -> list[dict[str, bool]]:
    return [dict(zip(findings, found, strict=True)) for found in combinations_of(findings)]


@frozen
class _CellFacts:
    """The facts of one cell, as class rules see them."""

    order: Sequence[Cut]
    band: int
    depth: _Depth
    findings: Mapping[str, bool]

    def value(self, fact: Fact) -> object | None:
        return self.findings[fact.name.removeprefix("deprived_")]

    def interval(self, fact: Fact) -> Interval:
        if fact is DEPRIVATION_POINTS:
            return self.depth.points
        assert fact is DEPRIVATIONS
        assert self.depth.count is not None
        return (self.depth.count, self.depth.count)

    def against(self, operator: Operator, line: str) -> Truth:
        below = self.band <= self.order.index(Cut(line, inclusive=operator in ("<=", ">")))
        return below if operator in ("<", "<=") else not below

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        raise AssertionError("class rules name no sets of codes")

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        raise AssertionError("class rules ask no members")


_TOO_MANY_CELLS = Text(
    "các quy tắc chia hộ thành quá nhiều trường hợp; hãy nêu ít chỉ số hơn theo tên (deprived_…), hoặc bớt mức chuẩn",
    "the rules part households into too many cases; name fewer indicators (deprived_…), or fewer lines",
)
