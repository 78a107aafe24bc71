"""Class rules → `DecisionTable`: area × means band × number of deprivations (× named findings) → class.

Rules compare means with lines and count deprivations, so they are constant on a finite number of cells.
They are evaluated once on every cell; every path of the library reads this one table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from attrs import field, frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.household.facts import Fact
from chuan_ngheo.rules.evaluate import Interval, truth
from chuan_ngheo.rules.expression import Condition, Flag, MeansComparison, Operator, walk
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.rules.vocabulary import DEPRIVATION_POINTS, DEPRIVATIONS
from chuan_ngheo.standards.model import HouseholdClass, Means, Status


@frozen
class Cut:
    """A boundary between two bands of means: y ≤ line (``inclusive``) or y < line lies below it."""

    line: str
    inclusive: bool


@frozen
class Limit:
    """A cut in one area: its amount in VND (or points, ``None`` where the form has no line for it)."""

    cut: Cut
    income: int
    points: int | None


@frozen
class Outcome:
    """What a set of cells decides: the classes possible, in the standard's order.

    ``class_id`` is None unless there is just one; ``status`` is set when all possible classes share it.
    """

    possible: tuple[str, ...]
    class_id: str | None
    status: Status | None


@frozen
class Cell:
    """One cell and the class it decides. ``band`` counts from the lowest means."""

    area: Area
    band: int
    deprivations: int
    findings: tuple[bool, ...]
    class_id: str


@frozen
class DecisionTable:
    """Every cell of a standard.

    ``indicators`` counts them, and each scores ``points_each`` on the form (None where they differ or none does);
    ``limits[area]`` are the cuts of that area, ascending, so that an area has ``len(limits) + 1`` bands;
    ``findings`` are the indicators that class rules name; ``outcomes[area][band][deprivations]`` holds one
    `Outcome` for each combination of those findings (a single one when no rule names any; None where the
    combination cannot go with that number of deprivations).
    """

    classes: tuple[HouseholdClass, ...]
    limits: Mapping[Area, tuple[Limit, ...]]
    indicators: int
    points_each: int | None
    findings: tuple[str, ...]
    outcomes: Mapping[Area, tuple[tuple[tuple[Outcome | None, ...], ...], ...]] = field(repr=False)

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that the standard tells apart."""
        return tuple(self.limits)

    def area_of(self, area: Area) -> Area:
        """The area under which the standard treats a household: mountains are rural unless it names them."""
        return area if area in self.limits else Area.RURAL

    def cells(self) -> Iterator[Cell]:
        """All cells, area by area from the lowest means."""
        for area, bands in self.outcomes.items():
            for band, rows in enumerate(bands):
                for deprivations, row in enumerate(rows):
                    for findings, outcome in zip(_combinations(self.findings), row, strict=True):
                        if outcome is not None:
                            yield Cell(area, band, deprivations, findings, outcome.possible[0])

    def outcome(
        self,
        bands: Mapping[Area, Iterable[int]],
        deprivations: tuple[int, int],
        findings: Sequence[Truth] = (),
    ) -> Outcome:
        """What is decided when only so much is known: bands by area, fewest and most deprivations, named findings."""
        columns = [
            column
            for column, combination in enumerate(_combinations(self.findings))
            if all(known is None or known == found for known, found in zip(findings, combination, strict=False))
        ]
        possible = {
            cell.possible[0]
            for area, own in bands.items()
            for band in own
            for row in self.outcomes[area][band][deprivations[0] : deprivations[1] + 1]
            for cell in (row[column] for column in columns)
            if cell is not None
        }
        return combined([each for each in self.classes if each.id in possible])


def combined(possible: Sequence[HouseholdClass]) -> Outcome:
    """The outcome when any of these classes is possible."""
    statuses = {each.status for each in possible}
    return Outcome(
        possible=tuple(each.id for each in possible),
        class_id=possible[0].id if len(possible) == 1 else None,
        status=statuses.pop() if len(statuses) == 1 else None,
    )


def compile_decision(
    means: Means,
    indicators: Sequence[str],
    points_each: int | None,
    classes: Sequence[HouseholdClass],
    areas: Sequence[Area],
) -> DecisionTable:
    """Evaluate the class rules on every cell."""
    rules = [node for each in classes if each.when is not None for node in walk(each.when)]
    cuts = {_cut(node) for node in rules if isinstance(node, MeansComparison)}
    named = {node.fact.name for node in rules if isinstance(node, Flag)}
    findings = tuple(indicator for indicator in indicators if f"deprived_{indicator}" in named)
    limits = {area: _limits(means, cuts, area) for area in areas}
    single = {each.id: combined([each]) for each in classes}

    def decide(area: Area, band: int, deprivations: int, found: tuple[bool, ...]) -> Outcome | None:
        unnamed = len(indicators) - len(findings)
        if not sum(found) <= deprivations <= sum(found) + unnamed:
            return None
        order = [limit.cut for limit in limits[area]]
        facts = _CellFacts(order, band, deprivations, points_each, dict(zip(findings, found, strict=True)))
        return single[next(each.id for each in classes if each.when is None or truth(each.when, facts))]

    outcomes = {
        area: tuple(
            tuple(
                tuple(decide(area, band, deprivations, found) for found in _combinations(findings))
                for deprivations in range(len(indicators) + 1)
            )
            for band in range(len(limits[area]) + 1)
        )
        for area in areas
    }
    return DecisionTable(tuple(classes), limits, len(indicators), points_each, findings, outcomes)


def _combinations(findings: Sequence[str]) -> list[tuple[bool, ...]]:
    return list(product((False, True), repeat=len(findings)))


def _cut(node: MeansComparison) -> Cut:
    """`<=` and `>` cut above the line, `<` and `>=` below it."""
    return Cut(node.line, inclusive=node.operator in ("<=", ">"))


def _limits(means: Means, cuts: Iterable[Cut], area: Area) -> tuple[Limit, ...]:
    def limit(cut: Cut) -> Limit:
        points = means.points.lines.get(cut.line) if means.points else None
        return Limit(cut, means.income.lines[cut.line].amount(area), points.amount(area) if points else None)

    ascending = sorted((limit(cut) for cut in cuts), key=lambda each: (each.income, each.cut.inclusive, each.cut.line))
    return tuple(ascending)


@frozen
class _CellFacts:
    """The facts of one cell, as class rules see them."""

    order: Sequence[Cut]
    band: int
    deprivations: int
    points_each: int | None
    findings: Mapping[str, bool]

    def value(self, fact: Fact) -> object | None:
        return self.findings[fact.name.removeprefix("deprived_")]

    def interval(self, fact: Fact) -> Interval:
        if fact is DEPRIVATION_POINTS and self.points_each is not None:
            return (self.deprivations * self.points_each,) * 2
        assert fact is DEPRIVATIONS
        return (self.deprivations, self.deprivations)

    def against(self, operator: Operator, line: str) -> Truth:
        below = self.band <= self.order.index(Cut(line, inclusive=operator in ("<=", ">")))
        return below if operator in ("<", "<=") else not below

    def unknown_codes(self, fact: Fact) -> frozenset[str]:
        raise AssertionError("class rules name no sets of codes")

    def members(self, condition: Condition) -> tuple[list[Truth], int, int]:
        raise AssertionError("class rules ask no members")
