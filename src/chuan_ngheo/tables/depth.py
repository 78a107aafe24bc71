"""How deeply a household is deprived, as columns: findings counted, or the form's total of points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

from attrs import frozen

from chuan_ngheo.standards.decision import DecisionTable
from chuan_ngheo.tables.algebra import E
from chuan_ngheo.tables.facts import FactColumns
from chuan_ngheo.tables.step import OWN, Step
from chuan_ngheo.tables.truths import Found

_FEWEST, _MOST, _SCORED, _REFUSED = (f"{OWN}{each}" for each in ("fewest", "most", "scored", "refused"))


@frozen
class Counted(Generic[E]):
    """Steps that find out how deeply a household is deprived, and the columns in which that then stands."""

    steps: tuple[Step[E], ...]
    ends: tuple[str, str] | None
    """The least depth and the greatest; None where it is open in every row."""
    refused: Found[E]
    """Whether the household's facts contradict each other: never unknown."""
    mismatched: Found[E]
    """Whether no combination of the findings gives the total of points."""


@frozen
class DepthColumns(Generic[E]):
    """The depth of a row of the households' table, as rows of the decision table."""

    facts: FactColumns[E]
    table: DecisionTable

    def counted(self, deprived: Mapping[str, Found[E]], refused: Found[E]) -> Counted[E]:
        """The steps for these findings; ``refused`` is what is known so far to contradict itself."""
        algebra, truths = self.facts.algebra, self.facts.truths
        ends = self._ends(deprived)
        values = {} if ends is None else {_FEWEST: ends[0]}
        stored, read = truths.stored({_REFUSED: truths.certainly(refused)})
        first: Step[E] = Step("counted", values, stored)
        greatest_too = {} if ends is None else {_MOST: ends[1]}
        if not self.has_points:
            return Counted(
                (first, Step("completed", greatest_too)),
                None if ends is None else (_FEWEST, _MOST),
                read[_REFUSED],
                False,
            )
        fewest, most = (None, None) if ends is None else map(algebra.column, (_FEWEST, _MOST))
        scored = algebra.column(_SCORED)
        mismatched = self._mismatched(scored, fewest, most)
        least, greatest = map(algebra.literal, self.table.span)
        ends_scored = f"{_FEWEST}_scored", f"{_MOST}_scored"
        first_known = (
            algebra.first_value([scored, least if fewest is None else fewest]),
            algebra.first_value([scored, greatest if most is None else most]),
        )
        scored_too = f"{_REFUSED}_scored"
        stored, read = truths.stored({scored_too: truths.certainly(truths.either([read[_REFUSED], mismatched]))})
        deep = Step("deep", dict(zip(ends_scored, first_known, strict=True)), stored)
        steps = (first, Step("scored", {**greatest_too, _SCORED: self._scored()}), deep)
        return Counted(steps, ends_scored, read[scored_too], mismatched)

    def _ends(self, deprived: Mapping[str, Found[E]]) -> tuple[E, E] | None:
        """Fewest deprivations, and most, which names them; None where the standard counts none."""
        if self.table.point_cuts is not None or not deprived:
            return None
        algebra = self.facts.algebra
        columns = [found for found in deprived.values() if found is not None and not isinstance(found, bool)]
        certain, unknown = [algebra.count(columns)], [algebra.count_unknown(columns)] if columns else []
        for ends, plain in ((certain, True), (unknown, None)):
            if number := sum(found is plain for found in deprived.values()):
                ends.append(algebra.literal(number))
        return (algebra.total(certain), algebra.total([algebra.column(_FEWEST), *unknown]))

    @property
    def has_points(self) -> bool:
        """Whether a total of points is known in some row, and says something of the depth."""
        says_something = self.table.points_each is not None or self.table.point_cuts is not None
        return says_something and "deprivation_points" in self.facts.names

    def _scored(self) -> E:
        """The depth by the total of points: null where that is unknown."""
        algebra, points = self.facts.algebra, self._points()
        if self.table.point_cuts is None:
            return algebra.quotient(points, algebra.literal(self.table.points_each or 1))
        reached = [
            algebra.cases(
                [(algebra.comparison(">=", points, algebra.literal(cut)), algebra.literal(1))], algebra.literal(0)
            )
            for cut in self.table.point_cuts
        ]
        return algebra.cases([(algebra.is_known(points), algebra.total(reached))], None)

    def _mismatched(self, depth: E, fewest: E | None, most: E | None) -> Found[E]:
        """Whether no combination of the findings gives the total of points; unknown where there is none."""
        if self.table.point_cuts is not None:
            return False
        algebra, truths = self.facts.algebra, self.facts.truths
        least, greatest = self.table.span
        tests: list[Found[E]] = [
            algebra.comparison("!=", algebra.product(self.table.points_each or 1, depth), self._points()),
            algebra.comparison("<", depth, algebra.literal(least) if fewest is None else fewest),
            algebra.comparison(">", depth, algebra.literal(greatest) if most is None else most),
        ]
        return truths.either(tests)

    def _points(self) -> E:
        points = self.facts.value("deprivation_points")
        assert points is not None
        return points
