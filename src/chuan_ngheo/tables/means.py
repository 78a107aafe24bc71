"""A household's means as columns: above which limits they certainly lie, and above which they may.

The same reading as `chuan_ngheo.classification.means`: quotients are compared by cross-multiplying, and where both
units are known the one that decides gives the bands, narrowed by an income that lies within them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.decision import Limit
from chuan_ngheo.standards.model import Standard, Unit
from chuan_ngheo.tables.algebra import E
from chuan_ngheo.tables.facts import FactColumns
from chuan_ngheo.tables.truths import Found, Truths


@frozen
class Above(Generic[E]):
    """For each limit of an area, from the lowest, whether the means lie above it: never unknown.

    A household is in band ``k`` or a higher one where its means are above limit ``k - 1``.
    """

    certain: tuple[Found[E], ...]
    possible: tuple[Found[E], ...]

    def stored(self, truths: Truths[E], stem: str, limits: Sequence[Limit]) -> tuple[dict[str, E], Above[E]]:
        """The columns to store under names that begin with a stem, and the same read back from them."""
        cuts = [f"{'over' if limit.cut.inclusive else 'from'}_{limit.cut.line}" for limit in limits]
        named = {f"{stem}_{cut}": found for cut, found in zip(cuts, self.certain, strict=True)}
        named |= {f"{stem}_maybe_{cut}": found for cut, found in zip(cuts, self.possible, strict=True)}
        columns, read = truths.stored(named)
        found = tuple(read.values())
        return columns, Above(found[: len(self.certain)], found[len(self.certain) :])


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

    def units(self, area: Area) -> dict[Unit, Above[E]]:
        """Where the means lie in an area by each unit, whether it decides or not."""
        limits = self.standard.decision.limits[area]
        return {Unit.INCOME: self._by_income(limits), Unit.POINTS: self._by_points(limits)}

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

    def _by_income(self, limits: Sequence[Limit]) -> Above[E]:
        truths = self.truths
        certain, possible = (
            [truths.first([self._by_persons(limit, persons), self._by_head(limit)]) for limit in limits]
            for persons in (self.most, self.fewest)
        )
        return Above(tuple(map(truths.certainly, certain)), tuple(map(truths.possibly, possible)))

    def _by_persons(self, limit: Limit, persons: E | None) -> Found[E]:
        """Above the limit by the household's income, shared by so many; unknown where one is."""
        total = self.facts.value("monthly_income")
        if total is None or persons is None:
            return None
        algebra = self.facts.algebra
        return self._beyond(limit, self._in_a_period(total), algebra.product(limit.income, persons))

    def _by_head(self, limit: Limit) -> Found[E]:
        """Above the limit by income per head, where the household's own is not known."""
        algebra = self.facts.algebra
        per_head, total = self.facts.value("income_per_head"), self.facts.value("monthly_income")
        if per_head is None:
            return None
        above = self._beyond(limit, self._in_a_period(per_head), algebra.literal(limit.income))
        if total is None:
            return above
        return self.truths.choice(self.truths.opposite(algebra.is_known(total)), above, None)

    def _in_a_period(self, monthly: E) -> E:
        months = self.standard.means.income.months
        return monthly if months == 1 else self.facts.algebra.product(months, monthly)

    def _beyond(self, limit: Limit, amount: E, line: E) -> E:
        return self.facts.algebra.comparison(">" if limit.cut.inclusive else ">=", amount, line)

    # points --------------------------------------------------------------------------------------

    def _by_points(self, limits: Sequence[Limit]) -> Above[E]:
        """A limit without a line of points lies anywhere between its neighbours that have one."""
        scored = self._points()
        if scored is None:
            return Above((False,) * len(limits), (True,) * len(limits))
        algebra, truths = self.facts.algebra, self.truths
        above = [
            None if limit.points is None else self._beyond(limit, scored, algebra.literal(limit.points))
            for limit in limits
        ]
        certain: list[Found[E]] = []
        possible: list[Found[E]] = []
        for place in range(len(limits)):
            higher = [each for each in above[place:] if each is not None]
            lower = [each for each in above[: place + 1] if each is not None]
            certain.append(truths.certainly(higher[0] if higher else False))
            possible.append(truths.possibly(lower[-1] if lower else True))
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
