"""A household's means as columns: above which limits they certainly lie, and above which they may.

The same reading as `chuan_ngheo.classification.means`: quotients are compared by cross-multiplying, and where both
units are known the one that decides gives the bands, narrowed by an income that lies within them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic

from attrs import frozen

from chuan_ngheo.standards.decision import Cut
from chuan_ngheo.standards.model import Standard, Unit
from chuan_ngheo.tables.algebra import E
from chuan_ngheo.tables.facts import FactColumns
from chuan_ngheo.tables.lines import Lines
from chuan_ngheo.tables.truths import Found, Truths


@frozen
class Above(Generic[E]):
    """For each limit, from the lowest, whether the means lie above it: never unknown.

    A household is in band ``k`` or a higher one where its means are above limit ``k - 1``.
    """

    certain: tuple[Found[E], ...]
    possible: tuple[Found[E], ...]

    def stored(self, truths: Truths[E], stem: str, cuts: Sequence[Cut]) -> tuple[dict[str, E], Above[E]]:
        """The columns to store under names that begin with a stem, and the same read back from them."""
        named = {f"{stem}{beyond(cut)}": found for cut, found in zip(cuts, self.certain, strict=True)}
        named |= {f"{stem}maybe_{beyond(cut)}": found for cut, found in zip(cuts, self.possible, strict=True)}
        columns, read = truths.stored(named)
        found = tuple(read.values())
        return columns, Above(found[: len(self.certain)], found[len(self.certain) :])


def beyond(cut: Cut) -> str:
    """What lies above a cut, in the name of a column."""
    return f"{'over' if cut.inclusive else 'from'}_{cut.line}"


@frozen
class MeansColumns(Generic[E]):
    """The columns that say what a household lives on; ``size`` counts its members where nobody else did."""

    facts: FactColumns[E]
    standard: Standard
    fewest: E
    """The fewest persons who may share the household's income."""
    most: E | None
    """The most; null, or None, where nothing is known of them."""

    @property
    def truths(self) -> Truths[E]:
        return self.facts.truths

    @property
    def only_unit(self) -> Unit | None:
        """The unit in which alone any means are known; None where there are both."""
        has_income = any(self.facts.value(each) is not None for each in ("monthly_income", "income_per_head"))
        if self._points() is None:
            return Unit.INCOME
        return None if has_income else Unit.POINTS

    def settled(self, lines: Lines[E]) -> tuple[Found[E], ...]:
        """Above each limit, by the only unit and the household's own lines; unknown where one of these is."""
        if self.only_unit is Unit.POINTS:
            own = [None if line is None else line.own for line in lines.points]
            return tuple(self._beyond(cut, self._points(), line) for cut, line in zip(lines.cuts, own, strict=True))
        size = self.facts.value("size")
        return tuple(
            self.truths.first([self._by_persons(cut, line.own, size), self._by_head(cut, line.own)])
            for cut, line in zip(lines.cuts, lines.income, strict=True)
        )

    def by_only_unit(self, lines: Lines[E], settled: Sequence[Found[E]]) -> Above[E]:
        """Where the means lie by the only unit; ``settled`` is what was settled, as it is read back."""
        by_unit = self._by_points if self.only_unit is Unit.POINTS else self._by_income
        return by_unit(lines, settled)

    def units(self, lines: Lines[E]) -> dict[Unit, Above[E]]:
        """Where the means lie by each unit, whether it decides or not."""
        nothing: Sequence[Found[E]] = (None,) * len(lines.cuts)
        return {Unit.INCOME: self._by_income(lines, nothing), Unit.POINTS: self._by_points(lines, nothing)}

    def known(self) -> dict[Unit, Found[E]]:
        """Whether each unit is known: never unknown itself."""
        known = [self.facts.value(each) for each in ("monthly_income", "income_per_head")]
        income = self.truths.either(self.facts.algebra.is_known(each) for each in known if each is not None)
        points = self._points()
        return {Unit.INCOME: income, Unit.POINTS: False if points is None else self.facts.algebra.is_known(points)}

    def income_decides(self, units: Mapping[Unit, Above[E]], known: Mapping[Unit, Found[E]]) -> Found[E]:
        """Whether the income gives the bands: never unknown."""
        truths, by_income = self.truths, known[Unit.INCOME]
        if self.standard.means.decides is not Unit.POINTS:
            return by_income
        is_within = self._within(units[Unit.INCOME], units[Unit.POINTS])
        return truths.both([by_income, truths.either([truths.opposite(known[Unit.POINTS]), is_within])])

    def above(self, units: Mapping[Unit, Above[E]], known: Mapping[Unit, Found[E]], by_income: Found[E]) -> Above[E]:
        """Where the means lie by the unit that decides."""
        income, points = units[Unit.INCOME], units[Unit.POINTS]
        if known[Unit.POINTS] is False:  # where the income is unknown, it says so itself
            return income
        return Above(
            self._reconciled(by_income, income.certain, known[Unit.POINTS], points.certain, False),
            self._reconciled(by_income, income.possible, known[Unit.POINTS], points.possible, True),
        )

    def disagree(self, units: Mapping[Unit, Above[E]], known: Mapping[Unit, Found[E]]) -> Found[E]:
        """Whether income and points, both known, point to different bands."""
        truths, income, points = self.truths, units[Unit.INCOME], units[Unit.POINTS]
        apart = [
            truths.both([lower, truths.opposite(higher)])
            for one, other in ((income, points), (points, income))
            for lower, higher in zip(one.certain, other.possible, strict=True)
        ]
        return truths.both([*known.values(), truths.either(apart)])

    def _reconciled(
        self,
        by_income: Found[E],
        income: Sequence[Found[E]],
        points_known: Found[E],
        points: Sequence[Found[E]],
        unset: bool,
    ) -> tuple[Found[E], ...]:
        truths = self.truths
        return tuple(
            truths.choice(by_income, one, truths.choice(points_known, other, unset))
            for one, other in zip(income, points, strict=True)
        )

    def _within(self, income: Above[E], points: Above[E]) -> Found[E]:
        """Whether the income's bands lie within those of the points."""
        truths = self.truths
        inside = [
            truths.either([truths.opposite(narrow), wide])
            for narrow, wide in (
                *zip(points.certain, income.certain, strict=True),
                *zip(income.possible, points.possible, strict=True),
            )
        ]
        return truths.both(inside)

    def _points(self) -> E | None:
        return None if self.standard.means.points is None else self.facts.value("income_points")

    # income --------------------------------------------------------------------------------------

    def _by_income(self, lines: Lines[E], settled: Sequence[Found[E]]) -> Above[E]:
        """By what is settled; where nothing is, by the worst and by the best of lines and persons."""
        truths, most, fewest = self.truths, self.most, self.fewest
        certain: list[Found[E]] = []
        possible: list[Found[E]] = []
        for cut, line, found in zip(lines.cuts, lines.income, settled, strict=True):
            worst = [self._by_persons(cut, line.highest, most), self._by_head(cut, line.highest)]
            best = [self._by_persons(cut, line.lowest, fewest), self._by_head(cut, line.lowest)]
            certain.append(truths.first([found, *worst, False]))
            possible.append(truths.first([found, *best, True]))
        return Above(tuple(certain), tuple(possible))

    def _by_persons(self, cut: Cut, line: int | E | None, persons: E | None) -> Found[E]:
        """Above a line by the household's income, shared by so many; unknown where one of these is."""
        total, algebra = self.facts.value("monthly_income"), self.facts.algebra
        if total is None or persons is None or line is None:
            return None
        shared = algebra.product(line, persons) if isinstance(line, int) else algebra.times(line, persons)
        return self._beyond(cut, self._in_a_period(total), shared)

    def _by_head(self, cut: Cut, line: int | E | None) -> Found[E]:
        """Above a line by income per head, where the household's own is not known."""
        per_head, total = self.facts.value("income_per_head"), self.facts.value("monthly_income")
        if per_head is None or line is None:
            return None
        above = self._beyond(cut, self._in_a_period(per_head), line)
        if total is None:
            return above
        return self.truths.choice(self.truths.opposite(self.facts.algebra.is_known(total)), above, None)

    def _in_a_period(self, monthly: E) -> E:
        months = self.standard.means.income.months
        return monthly if months == 1 else self.facts.algebra.product(months, monthly)

    def _beyond(self, cut: Cut, amount: E | None, line: int | E | None) -> Found[E]:
        if amount is None or line is None:
            return None
        algebra = self.facts.algebra
        column = algebra.literal(line) if isinstance(line, int) else line
        return algebra.comparison(">" if cut.inclusive else ">=", amount, column)

    # points --------------------------------------------------------------------------------------

    def _by_points(self, lines: Lines[E], settled: Sequence[Found[E]]) -> Above[E]:
        """A limit without a line of points lies anywhere between its neighbours that have one."""
        scored, truths = self._points(), self.truths
        if scored is None:
            return Above((False,) * len(lines.cuts), (True,) * len(lines.cuts))
        told = [
            (place, (found, worst), (found, best))
            for place, (cut, line, found) in enumerate(zip(lines.cuts, lines.points, settled, strict=True))
            if line is not None
            for worst, best in [[self._beyond(cut, scored, each) for each in (line.highest, line.lowest)]]
        ]
        certain: list[Found[E]] = []
        possible: list[Found[E]] = []
        for limit in range(len(lines.cuts)):
            higher = [worst for place, worst, _ in told if place >= limit]
            lower = [best for place, _, best in told if place <= limit]
            certain.append(truths.first([*(higher[0] if higher else ()), False]))
            possible.append(truths.first([*(lower[-1] if lower else ()), True]))
        return Above(tuple(certain), tuple(possible))


def sharing(facts: FactColumns[E]) -> tuple[E, E | None]:
    """The fewest and the most persons who may share a household's income: its size where that is known.

    Where it is not, but the income per head is known as well, that is to within a đồng, as rounded.
    """
    algebra = facts.algebra
    one, size = algebra.literal(1), facts.value("size")
    total, per_head = facts.value("monthly_income"), facts.value("income_per_head")
    known = [] if size is None else [size]
    if total is None or per_head is None:
        return algebra.first_value([*known, one]), size
    fewest = algebra.total([algebra.quotient(total, algebra.total([per_head, one])), one])
    less = algebra.difference(per_head, one)
    is_more_than_one = algebra.comparison(">", per_head, one)
    divisor = algebra.cases([(is_more_than_one, less)], one)
    quotient = algebra.quotient(algebra.difference(total, one), divisor)
    more = algebra.cases([(algebra.comparison(">", quotient, fewest), quotient)], fewest)
    most = algebra.cases([(is_more_than_one, more)], None)
    return algebra.first_value([*known, fewest, one]), algebra.first_value([*known, most])
