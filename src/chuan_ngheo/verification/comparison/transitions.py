"""The cells of two standards → transitions: boxes of one passage, each with its witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from chuan_ngheo.household.age import UNBOUNDED
from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.boxes import Box, Place, boxes_of
from chuan_ngheo.verification.comparison.common_ground import Band, CommonGround, Situation, points_of
from chuan_ngheo.verification.comparison.standing import Standing
from chuan_ngheo.verification.comparison.transition import Depths, Transition
from chuan_ngheo.verification.comparison.witness import Spot, witness_of

Passage = tuple[Standing, Standing]


@frozen
class Compared:
    """All transitions, and how many cells pass from each standing to each other."""

    transitions: tuple[Transition, ...]
    cells: Mapping[Passage, int]


def compared(ground: CommonGround) -> Compared:
    """The transitions by area, income and depth: disjoint, and together every cell that can be."""
    cells = _Cells(ground)
    found = [each for area in ground.areas for each in cells.transitions(area)]
    return Compared(tuple(_joined_over_areas(found)), cells.counts)


@define
class _Cells:
    """A cell's place is its interval of income, its run of depth under each standard, and each named finding."""

    ground: CommonGround
    counts: Counter[Passage] = field(factory=Counter)
    passages: list[Passage] = field(factory=list)
    situations: dict[Place, Situation] = field(init=False)
    standings: dict[tuple[str, ...], Standing] = field(factory=dict)

    @situations.default
    def _by_place(self) -> dict[Place, Situation]:
        return {(*each.runs, *map(int, each.findings)): each for each in self.ground.situations()}

    def transitions(self, area: Area) -> Iterator[Transition]:
        bands = self.ground.bands(area)
        cells: dict[Place, int] = {}
        for number, band in enumerate(bands):
            if band.incomes.is_empty:
                continue
            for place, situation in self.situations.items():
                passage = self._passage(area, band, situation)
                self.counts[passage] += len(situation.depths)
                cells[number, *place] = self._label(passage)
        sizes = (len(bands), *map(len, self.ground.runs), *(2 for _ in self.ground.named))
        for box in boxes_of(cells, sizes):
            yield self._transition(area, bands, box)

    def _label(self, passage: Passage) -> int:
        if passage not in self.passages:
            self.passages.append(passage)
        return self.passages.index(passage)

    def _passage(self, area: Area, band: Band, situation: Situation) -> Passage:
        found = dict(zip(self.ground.named, situation.findings, strict=True))
        before, after = (
            self._standing(each, area, band.bands[side], situation.depths[0][side], found)
            for side, each in enumerate(self.ground.both)
        )
        return before, after

    def _standing(self, standard: Standard, area: Area, band: int, depth: int, found: Mapping[str, bool]) -> Standing:
        outcome = standard.decision.at(area, band, depth, found)
        assert outcome is not None
        key = (standard.digest, *outcome.possible)
        if key not in self.standings:
            self.standings[key] = Standing.of(outcome.possible, standard)
        return self.standings[key]

    def _transition(self, area: Area, bands: list[Band], box: Box) -> Transition:
        (lowest, highest), *sides = box.sides
        incomes = evolve(bands[highest].incomes, above=bands[lowest].incomes.above)
        inside = [self.situations[place] for place in dict.fromkeys(each[1:] for each in box.places)]
        passage = self.passages[box.label]
        depths, findings = min(
            ((pair, each.findings) for each in inside for pair in each.depths), key=lambda spot: (sum(spot[0]), spot)
        )
        spot = Spot(area, incomes.roundest(), depths, dict(zip(self.ground.named, findings, strict=True)))
        return Transition(
            *passage,
            areas=(area,),
            incomes=incomes,
            deprivations=self._deprivations(inside, sides),
            findings={
                each: bool(low) for each, (low, high) in zip(self.ground.named, sides[2:], strict=True) if low == high
            },
            cells=sum(len(self.situations[each[1:]].depths) for each in box.places),
            witness=witness_of(spot, self.ground, passage),
        )

    def _deprivations(
        self, inside: list[Situation], sides: Sequence[tuple[int, int]]
    ) -> tuple[Depths | None, Depths | None]:
        """What is said of the depths: nothing where any number will do."""
        pairs = [pair for each in inside for pair in each.depths]
        before, after = (
            self._span(side, sides[side], sorted({pair[side] for pair in pairs}))
            for side in range(len(self.ground.both))
        )
        if not self.ground.has_one_axis or before is None or after is None:
            either = before or after
            return (either, either) if self.ground.has_one_axis else (before, after)
        ends = [each.high for each in (before, after) if each.high is not None]
        both = evolve(before, low=max(before.low, after.low), high=min(ends, default=None))
        return both, both

    def _span(self, side: int, runs: tuple[int, int], depths: Sequence[int]) -> Depths | None:
        """The depths that one standard counts: just those that can be, or up to an end that excludes nothing."""
        table = self.ground.both[side].decision
        is_open = [runs[0] == 0, runs[1] == len(self.ground.runs[side]) - 1]
        if all(is_open):
            return None
        low, high = depths[0], depths[-1]
        if low != high:
            low, high = (end if free else own for end, free, own in zip(table.span, is_open, (low, high), strict=True))
        if table.point_cuts is None:
            return Depths(low, high, table.indicators)
        least, greatest = points_of(table, low)[0], points_of(table, high)[1]
        return Depths(least, None if greatest >= UNBOUNDED - 1 else greatest, None, is_points=True)


def _joined_over_areas(found: list[Transition]) -> Iterator[Transition]:
    """Boxes that are the same in several areas as one, in the place of the first."""
    joined: dict[object, Transition] = {}
    for each in found:
        key = (each.before, each.after, each.incomes, each.deprivations, tuple(each.findings.items()))
        first = joined.get(key)
        joined[key] = (
            each if first is None else evolve(first, areas=first.areas + each.areas, cells=first.cells + each.cells)
        )
    yield from joined.values()
