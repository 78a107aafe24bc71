"""What two standards tell apart together: areas, incomes, and deprivations counted by each of the same findings.

An indicator id that both have is the same finding for both. So of the numbers of deprivations that the two standards
may count, only those pairs go together that some set of findings gives. A standard that knows only totals of points
asks for no findings; a total is one fact for two such standards, and independent of the findings for any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby, product
from math import lcm

from attrs import field, frozen

from chuan_ngheo.household.age import UNBOUNDED
from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.decision import DecisionTable, combinations_of
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.incomes import IncomeCut, Incomes
from chuan_ngheo.verification.comparison.labels import labels_of

Runs = tuple[tuple[int, int], ...]
"""Neighbouring depths, first and last, that a standard treats alike everywhere."""


@frozen
class Band:
    """An interval of incomes, and the band that it lies in under each standard."""

    incomes: Incomes
    bands: tuple[int, int]


@frozen
class Situation:
    """Named findings and runs of depth under each standard, with the pairs of depths that go together in them."""

    runs: tuple[int, int]
    findings: tuple[bool, ...]
    depths: tuple[tuple[int, int], ...]


def goes_by_totals(standard: Standard) -> bool:
    """Whether a standard knows only totals of deprivation points."""
    return standard.decision.point_cuts is not None


def points_of(table: DecisionTable, depth: int) -> tuple[int, int]:
    """The least and the greatest total of points at a depth of a table that knows totals."""
    assert table.point_cuts is not None
    starts = (0, *table.point_cuts, UNBOUNDED)
    return starts[depth], starts[depth + 1] - 1


@frozen
class CommonGround:
    """The space of all cells of two standards."""

    before: Standard
    after: Standard
    parted_at: tuple[Fraction, ...] = ()
    """Incomes, in đồng per head and month, at which a question parts the means besides the lines."""
    asked: tuple[str, ...] = ()
    """Indicators that a question names besides the class rules."""
    areas: tuple[Area, ...] = field(init=False)
    """Those that either standard tells apart."""
    months: int = field(init=False)
    """The period to which the lines of both are brought."""
    named: tuple[str, ...] = field(init=False)
    """The indicators that class rules of either standard name."""
    runs: tuple[Runs, Runs] = field(init=False)

    @areas.default
    def _areas(self) -> tuple[Area, ...]:
        known = {*self.before.decision.areas, *self.after.decision.areas}
        return tuple(area for area in Area if area in known)

    @months.default
    def _months(self) -> int:
        return lcm(self.before.means.income.months, self.after.means.income.months)

    @named.default
    def _named(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.before.decision.findings, *self.after.decision.findings, *self.asked]))

    @runs.default
    def _runs(self) -> tuple[Runs, Runs]:
        return _runs_of(self.before.decision), _runs_of(self.after.decision)

    @property
    def both(self) -> tuple[Standard, Standard]:
        return self.before, self.after

    @property
    def labels(self) -> tuple[str, str]:
        """What the two standards are called."""
        return labels_of(self.before, self.after)

    @property
    def has_one_axis(self) -> bool:
        """Whether both standards count the same: the same indicators, or totals of points."""
        counts = [goes_by_totals(each) for each in self.both]
        return all(counts) or (not any(counts) and _ids(self.before) == _ids(self.after))

    def bands(self, area: Area) -> list[Band]:
        """The intervals of income that the two standards tell apart in an area, from the lowest."""
        cuts = [self._cuts(each, area) for each in self.both]
        merged = sorted({*cuts[0], *cuts[1], *self._asked_cuts()})
        ends = zip([None, *merged], [*merged, None], strict=True)
        return [
            Band(Incomes(low, high, self.months), (_below(cuts[0], low), _below(cuts[1], low))) for low, high in ends
        ]

    def _cuts(self, standard: Standard, area: Area) -> list[IncomeCut]:
        times = self.months // standard.means.income.months
        table = standard.decision
        return [IncomeCut(each.income * times, each.cut.inclusive) for each in table.limits[table.area_of(area)]]

    def _asked_cuts(self) -> Iterator[IncomeCut]:
        """On either side of each income in question; a line stands for a whole number of đồng in its period."""
        for income in self.parted_at:
            amount = income * self.months
            assert amount.denominator == 1
            yield from (IncomeCut(int(amount), inclusive) for inclusive in (False, True))

    def situations(self) -> Iterator[Situation]:
        """Every combination of named findings and runs of depth that goes together."""
        for findings in combinations_of(self.named):
            found = dict(zip(self.named, findings, strict=True))
            for one, other in product(range(len(self.runs[0])), range(len(self.runs[1]))):
                before, after = self.runs[0][one], self.runs[1][other]
                pairs = product(range(before[0], before[1] + 1), range(after[0], after[1] + 1))
                depths = tuple(pair for pair in pairs if self.deprived_in_both(pair, found) is not None)
                if depths:
                    yield Situation((one, other), findings, depths)

    def deprived_in_both(self, depths: tuple[int, int], found: Mapping[str, bool]) -> int | None:
        """In how many indicators, of both and not named, a household of these depths is at most deprived.

        None where these depths do not go together, or not with these findings.
        """
        shared = self.unnamed(self.before) & self.unnamed(self.after)
        fewest, most = [0], [len(shared)]
        for standard, depth in zip(self.both, depths, strict=True):
            if goes_by_totals(standard):
                continue
            own = self.unnamed(standard)
            counted = depth - sum(value for name, value in found.items() if name in _ids(standard))
            fewest.append(counted - len(own - shared))
            most.append(counted)
        if max(fewest) > min(most) or not self._totals_meet(depths):
            return None
        return min(most)

    def _totals_meet(self, depths: tuple[int, int]) -> bool:
        return not all(map(goes_by_totals, self.both)) or self.least_total(depths) is not None

    def least_total(self, depths: tuple[int, int]) -> int | None:
        """The least total of points at these depths; None where there is none, or nobody asks for totals."""
        spans = [
            points_of(standard.decision, depth)
            for standard, depth in zip(self.both, depths, strict=True)
            if goes_by_totals(standard)
        ]
        if not spans:
            return None
        least, greatest = max(low for low, _ in spans), min(high for _, high in spans)
        return least if least <= greatest else None

    def unnamed(self, standard: Standard) -> frozenset[str]:
        """The indicators of a standard that no class rule of either names."""
        return _ids(standard) - set(self.named)


def _ids(standard: Standard) -> frozenset[str]:
    return frozenset(each.id for each in standard.indicators)


def _below(cuts: list[IncomeCut], low: IncomeCut | None) -> int:
    """The band that begins at a cut."""
    return 0 if low is None else sum(cut <= low for cut in cuts)


def _runs_of(table: DecisionTable) -> Runs:
    def everywhere(depth: int) -> list[object]:
        return [bands[depth] for area in table.areas for bands in table.outcomes[area]]

    depths = range(table.span[0], table.span[1] + 1)
    runs: list[tuple[int, int]] = []
    for _, run in groupby(depths, key=everywhere):
        same = list(run)
        runs.append((same[0], same[-1]))
    return tuple(runs)
