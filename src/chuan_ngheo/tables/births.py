"""Ages and years of birth as columns: by date, by year, by age, or by what the columns of a row have of these.

A birth year alone leaves two ages open, an age alone two years; a condition is read for each of the two *ways*
and holds where both agree. Comparisons with a written number turn into comparisons of the date itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Generic

from attrs import evolve, field, frozen

from chuan_ngheo.household.facts import MEMBER_FACTS
from chuan_ngheo.rules.evaluate import compare
from chuan_ngheo.rules.expression import Operator
from chuan_ngheo.tables.algebra import Algebra, E
from chuan_ngheo.tables.columns import Bounds
from chuan_ngheo.tables.facts import FactColumns
from chuan_ngheo.tables.truths import Found

DATE, YEAR, AGE = "birth_date", "birth_year", "age"
EARLIEST = MEMBER_FACTS[YEAR].minimum
"""The first year in which anybody was born, by whatever it is told."""


@frozen
class Births(Generic[E]):
    """The births of a table of members, where two are open read the older way or the younger."""

    facts: FactColumns[E]
    on: date
    is_younger: bool = False
    columns: Mapping[str, str] = field(factory=dict)
    """The columns of ages and years of birth, where they are stored."""

    @property
    def _way(self) -> str:
        return "younger" if self.is_younger else "older"

    def told(self, fact_name: str) -> E | None:
        """The age or the year of birth in this way, as a number; None where no row tells."""
        values = self._ages() if fact_name == AGE else self._years()
        return self._algebra.first_value(values) if values else None

    def stored(self, fact_names: Iterable[str], stem: str) -> tuple[dict[str, E], Births[E]]:
        """Columns of the ages and years of birth in this way, and the births as they are read back from them."""
        told = {name: number for name in fact_names if (number := self.told(name)) is not None}
        columns = {f"{stem}{name}_{self._way}": number for name, number in told.items()}
        return columns, evolve(self, columns=dict(zip(told, columns, strict=True)))

    @property
    def has_two_ways(self) -> bool:
        """Whether some row may leave two births open: none does on the last day of a year."""
        return not self._year_is_over and bool({YEAR, AGE} & set(self.facts.names))

    @property
    def _year_is_over(self) -> bool:
        return (self.on.month, self.on.day) == (12, 31)

    @property
    def _later(self) -> int:
        """By how many years the younger way is off."""
        return 1 if self.is_younger and not self._year_is_over else 0

    @property
    def _algebra(self) -> Algebra[E]:
        return self.facts.algebra

    def against(self, fact_name: str, operator: Operator, number: int) -> Found[E]:
        """The age or the year of birth compared with a number."""
        at_least = self._age_at_least if fact_name == AGE else self._year_at_least
        truths = self.facts.truths
        match operator:
            case ">=":
                return at_least(number)
            case ">":
                return at_least(number + 1)
            case "<":
                return truths.opposite(at_least(number))
            case "<=":
                return truths.opposite(at_least(number + 1))
            case "==":
                return truths.both([at_least(number), truths.opposite(at_least(number + 1))])
            case "!=":
                return truths.opposite(self.against(fact_name, "==", number))

    def _age_at_least(self, age: int) -> Found[E]:
        if age <= MEMBER_FACTS[AGE].minimum:
            return True
        if AGE in self.columns:
            return self._algebra.comparison(">=", self._algebra.column(self.columns[AGE]), self._algebra.literal(age))
        return self.facts.truths.first(
            [
                self._compared(DATE, "<=", _birthday(age, self.on)),
                self._compared(AGE, ">=", age),
                self._compared(YEAR, "<=", self.on.year - age - self._later),
            ]
        )

    def _year_at_least(self, year: int) -> Found[E]:
        if not 1 <= year <= self.on.year:
            return compare(">=", (0, self.on.year), (year, year))
        if YEAR in self.columns:
            return self._algebra.comparison(">=", self._algebra.column(self.columns[YEAR]), self._algebra.literal(year))
        return self.facts.truths.first(
            [
                self._compared(DATE, ">=", date(year, 1, 1)),
                self._compared(YEAR, ">=", year),
                self._compared(AGE, "<=", self.on.year - self._later - year),
            ]
        )

    def _compared(self, path: str, operator: Operator, limit: int | date) -> Found[E]:
        column = self.facts.value(path)
        if column is None:
            return None
        return self._algebra.comparison(operator, column, self._algebra.literal(limit))

    def bounds(self, fact_name: str) -> Bounds[E]:
        """The age, or the year of birth, as a number: nothing known is any age, and any year up to this one."""
        if fact_name in self.columns:
            values = [self._algebra.column(self.columns[fact_name])]
        else:
            values = self._ages() if fact_name == AGE else self._years()
        lowest, highest = MEMBER_FACTS[AGE].minimum, None if fact_name == AGE else self.on.year
        if not values:
            return (lowest, highest)
        low = self._algebra.first_value([*values, self._algebra.literal(lowest)])
        if highest is None:
            return (low, self._algebra.first_value(values))
        return (low, self._algebra.first_value([*values, self._algebra.literal(highest)]))

    @property
    def least(self) -> int:
        """What neither an age nor a year of birth is below: a date may be one of any year."""
        return MEMBER_FACTS[AGE].minimum

    def is_possible(self) -> Found[E]:
        """Whether what a row says of a birth can be; not false where it says nothing."""
        algebra = self._algebra
        born, year, age = (self.facts.value(path) for path in (DATE, YEAR, AGE))
        tests: list[Found[E]] = []
        if born is not None:
            tests.append(algebra.comparison("<=", born, algebra.literal(self.on)))
            tests.append(algebra.comparison(">=", born, algebra.literal(date(EARLIEST, 1, 1))))
        if year is not None:
            tests.append(algebra.comparison("<=", year, algebra.literal(self.on.year)))
        if born is not None and year is not None:
            tests.append(algebra.comparison("==", algebra.part(born, "year"), year))
        if born is not None and age is not None:
            tests.append(algebra.comparison("==", age_on(algebra, born, self.on), age))
        if year is not None and age is not None:
            tests.append(_age_fits_year(algebra, year, age, self.on))
        return self.facts.truths.both(tests)

    def possible(self, is_possible: E) -> dict[str, E]:
        """The columns of births without those that cannot be: too early, after ``on``, or contradicted by another.

        By path. Where a row contradicts itself, nothing of its birth is known.
        """
        return {
            path: self._algebra.cases([(is_possible, column)], None)
            for path in (DATE, YEAR, AGE)
            if (column := self.facts.value(path)) is not None
        }

    def _ages(self) -> list[E]:
        algebra = self._algebra
        born, age, year = self.facts.value(DATE), self.facts.value(AGE), self.facts.value(YEAR)
        ages = [] if born is None else [age_on(algebra, born, self.on)]
        ages += [] if age is None else [age]
        if year is not None:
            this_year = algebra.comparison("==", year, algebra.literal(self.on.year))
            elapsed = algebra.difference(algebra.literal(self.on.year - self._later), year)
            ages.append(algebra.cases([(this_year, algebra.literal(0))], elapsed))
        return ages

    def _years(self) -> list[E]:
        algebra = self._algebra
        born, year, age = self.facts.value(DATE), self.facts.value(YEAR), self.facts.value(AGE)
        years = [] if born is None else [algebra.part(born, "year")]
        years += [] if year is None else [year]
        years += [] if age is None else [algebra.difference(algebra.literal(self.on.year - self._later), age)]
        return years


def age_on(algebra: Algebra[E], born: E, on: date) -> E:
    """Completed years from a column of dates to a day."""
    elapsed = algebra.difference(algebra.literal(on.year), algebra.part(born, "year"))
    month, day = algebra.part(born, "month"), algebra.part(born, "day")
    birthday_to_come = algebra.disjunction(
        [
            algebra.comparison(">", month, algebra.literal(on.month)),
            algebra.conjunction(
                [
                    algebra.comparison("==", month, algebra.literal(on.month)),
                    algebra.comparison(">", day, algebra.literal(on.day)),
                ]
            ),
        ]
    )
    one_less = algebra.cases([(birthday_to_come, algebra.literal(1))], algebra.literal(0))
    return algebra.difference(elapsed, one_less)


def _age_fits_year(algebra: Algebra[E], year: E, age: E, on: date) -> E:
    this_year = algebra.total([year, age])
    fits = [algebra.comparison("==", this_year, algebra.literal(on.year))]
    if (on.month, on.day) != (12, 31):
        fits.append(algebra.comparison("==", this_year, algebra.literal(on.year - 1)))
    return algebra.disjunction(fits)


def _birthday(age: int, on: date) -> date:
    """The last day of birth that gives at least this age."""
    year = max(on.year - age, date.min.year)
    try:
        return on.replace(year=year)
    except ValueError:  # 29 February in a common year
        return date(year, 2, 28)
