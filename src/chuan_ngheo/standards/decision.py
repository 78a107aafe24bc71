"""`DecisionTable`: area × means band × depth of deprivation (× named findings) → class.

Every path of the library reads this one table; `chuan_ngheo.standards.cells` makes it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from attrs import field, frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.rules.logic import Truth
from chuan_ngheo.standards.model import HouseholdClass
from chuan_ngheo.standards.status import Status


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
    statuses: tuple[Status, ...]
    """The statuses still possible, worst off first."""
    status: Status | None


@frozen
class Cell:
    """One cell and what it decides. ``band`` counts from the lowest means, ``depth`` from no deprivation."""

    area: Area
    band: int
    depth: int
    findings: tuple[bool, ...]
    possible: tuple[str, ...]

    @property
    def deprivations(self) -> int:
        """The depth of a standard that counts its indicators."""
        return self.depth

    @property
    def class_id(self) -> str | None:
        """The class of the cell; None where the law's words for it are not known."""
        return self.possible[0] if len(self.possible) == 1 else None


@frozen
class DecisionTable:
    """Every cell of a standard.

    ``limits[area]`` are the cuts of that area, ascending, so that an area has ``len(limits) + 1`` bands.
    Depth is the number of deprived ``indicators``, each of which scores ``points_each`` on the form (None where
    they differ or none does); where a standard only knows totals of points, depth is the number of
    ``point_cuts`` that the total has reached. ``findings`` are the indicators that class rules name;
    ``outcomes[area][band][depth]`` holds one `Outcome` for each combination of those findings (a single one
    when no rule names any; None where the combination cannot go with that number of deprivations).
    """

    classes: tuple[HouseholdClass, ...]
    limits: Mapping[Area, tuple[Limit, ...]]
    indicators: int
    points_each: int | None
    point_cuts: tuple[int, ...] | None
    findings: tuple[str, ...]
    outcomes: Mapping[Area, tuple[tuple[tuple[Outcome | None, ...], ...], ...]] = field(repr=False)

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that the standard tells apart."""
        return tuple(self.limits)

    @property
    def span(self) -> tuple[int, int]:
        """The least and greatest depth there is."""
        return (0, self.indicators if self.point_cuts is None else len(self.point_cuts))

    def area_of(self, area: Area) -> Area:
        """The area under which the standard treats a household: mountains are rural unless it names them."""
        return area if area in self.limits else Area.RURAL

    def depth_of_points(self, points: int) -> int | None:
        """The depth that a total of points stands for; None where no combination of findings gives it."""
        if self.point_cuts is not None:
            return bisect_right(self.point_cuts, points)
        if self.points_each is None:
            return None
        count, rest = divmod(points, self.points_each)
        return None if rest or count > self.indicators else count

    def cells(self) -> Iterator[Cell]:
        """All cells, area by area from the lowest means."""
        for area, bands in self.outcomes.items():
            for band, rows in enumerate(bands):
                for depth, row in enumerate(rows):
                    for findings, outcome in zip(combinations_of(self.findings), row, strict=True):
                        if outcome is not None:
                            yield Cell(area, band, depth, findings, outcome.possible)

    def at(self, area: Area, band: int, depth: int, findings: Mapping[str, bool]) -> Outcome | None:
        """What one cell decides; None where these findings cannot go with that depth."""
        column = combinations_of(self.findings).index(tuple(findings[each] for each in self.findings))
        return self.outcomes[self.area_of(area)][band][depth][column]

    def possible_in(
        self, areas: Mapping[Area, Iterable[int]], depths: Iterable[int], findings: Sequence[Truth] = ()
    ) -> frozenset[str]:
        """The classes of all these cells: bands by area, depths, and the named findings where they are known."""
        columns = [
            column
            for column, combination in enumerate(combinations_of(self.findings))
            if all(known is None or known == found for known, found in zip(findings, combination, strict=False))
        ]
        return frozenset(
            class_id
            for area, bands in areas.items()
            for band, depth in product(bands, list(depths))
            for column in columns
            if (outcome := self.outcomes[area][band][depth][column]) is not None
            for class_id in outcome.possible
        )

    def outcome(
        self, areas: Mapping[Area, Iterable[int]], depths: tuple[int, int], findings: Sequence[Truth] = ()
    ) -> Outcome:
        """What is decided when only so much is known: bands by area, least and greatest depth, named findings."""
        possible = self.possible_in(areas, range(depths[0], depths[1] + 1), findings)
        return combined([each for each in self.classes if each.id in possible])


def combinations_of(findings: Sequence[str]) -> list[tuple[bool, ...]]:
    """Every way these findings may turn out, none of them deprived first."""
    return list(product((False, True), repeat=len(findings)))


def combined(possible: Sequence[HouseholdClass]) -> Outcome:
    """The outcome when any of these classes is possible."""
    statuses = sorted({status for each in possible for status in each.statuses})
    return Outcome(
        possible=tuple(each.id for each in possible),
        class_id=possible[0].id if len(possible) == 1 else None,
        statuses=tuple(statuses),
        status=statuses[0] if len(statuses) == 1 else None,
    )
