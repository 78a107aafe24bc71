"""What is possible for a household, as a number: the set of its classes; and what such a set is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic

from attrs import frozen

from chuan_ngheo.standards.decision import DecisionTable
from chuan_ngheo.tables.algebra import Algebra, E
from chuan_ngheo.tables.cells import Box, names_of_sets, possible_classes, sets_by_depth
from chuan_ngheo.tables.depth import Counted
from chuan_ngheo.tables.placing import Placed
from chuan_ngheo.tables.step import SET, Step
from chuan_ngheo.tables.truths import Found, Truths


@frozen
class Sets(Generic[E]):
    """Makes the last steps: sets of classes, and their names."""

    algebra: Algebra[E]
    table: DecisionTable

    @property
    def truths(self) -> Truths[E]:
        return Truths(self.algebra)

    def opened(self, placed: Placed[E], counted: Counted[E]) -> Step[E]:
        """The set of possible classes, as a number, and the number of deprivations where the facts leave but one.

        The set is empty where the facts contradict each other.
        """
        algebra, refused = self.algebra, counted.refused
        numbers = self._any(placed, counted)
        if algebra.chooses_lazily and self._may_be_one_cell(placed, counted):
            *branches, (_, rest) = self._cells(placed, counted)
            numbers = algebra.cases([(self._is_open(placed, counted), numbers), *branches], rest)
        if refused is not False:
            numbers = algebra.cases([(self.truths.column(refused), algebra.literal(0))], numbers)
        return Step("open", {SET: numbers, "deprivations": self._deprivations(counted)})

    def named(self) -> Step[E]:
        """What the set is called."""
        names, number = names_of_sets(self.table), self.algebra.column(SET)
        by_result = {"status": names.status, "class_id": names.class_id, "possible": names.possible}
        values = {result: self.algebra.names(number, named) for result, named in by_result.items()}
        return Step("named", values, names=by_result)

    def _any(self, placed: Placed[E], counted: Counted[E]) -> E:
        """The set for any household, however much of it is unknown."""
        algebra, truths = self.algebra, self.truths
        fewest, most = (None, None) if counted.ends is None else map(algebra.column, counted.ends)
        findings = [algebra.truth(f"deprived_{each}") for each in self.table.findings]
        possible = possible_classes(self.table, Box(placed.areas, placed.above, fewest, most, findings), truths)
        bits = [
            algebra.cases([(truths.column(may_be), algebra.literal(1 << place))], algebra.literal(0))
            for place, may_be in enumerate(possible.values())
        ]
        return algebra.total(bits)

    def _may_be_one_cell(self, placed: Placed[E], counted: Counted[E]) -> bool:
        """Whether enough columns are there to settle on a cell."""
        has_depth = counted.ends is not None or self.table.span == (0, 0)
        return bool(placed.settled) and has_depth and not self.table.findings

    def _is_open(self, placed: Placed[E], counted: Counted[E]) -> E:
        """Whether more than one cell may be a household's: never unknown."""
        algebra, truths = self.algebra, self.truths
        unplaced = truths.opposite(algebra.is_known(placed.settled[0]))
        if counted.ends is None:
            return truths.column(unplaced)
        fewest, most = map(algebra.column, counted.ends)
        return truths.column(truths.either([unplaced, algebra.comparison("!=", fewest, most)]))

    def _cells(self, placed: Placed[E], counted: Counted[E]) -> Iterator[tuple[E, E]]:
        """The set of the one cell in which a household lies, as branches of a choice; the last holds for the rest."""
        algebra, truths = self.algebra, self.truths
        (area,) = placed.areas
        for band in reversed(range(len(self.table.outcomes[area]))):
            for shallowest, number in sets_by_depth(self.table, area, band):
                tests: list[Found[E]] = [placed.settled[band - 1]] if band else []
                if shallowest and counted.ends is not None:
                    fewest = algebra.column(counted.ends[0])
                    tests.append(algebra.comparison(">=", fewest, algebra.literal(shallowest)))
                yield truths.column(truths.both(tests)), algebra.literal(number)

    def _deprivations(self, counted: Counted[E]) -> E:
        algebra = self.algebra
        count: E = algebra.literal(self.table.indicators)
        is_settled = self.truths.opposite(counted.refused)
        if self.table.point_cuts is None and counted.ends is not None:
            count, most = map(algebra.column, counted.ends)
            is_settled = self.truths.both([is_settled, algebra.comparison("==", count, most)])
        return count if is_settled is True else algebra.cases([(self.truths.column(is_settled), count)], None)
