"""The facts of one table as columns: what a household's or a member's row says, and null for what it does not.

A value that no household can have (a size of zero, a code of no list) counts as unknown; the frame of problems
lists it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

from attrs import frozen

from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.language import CodeList
from chuan_ngheo.rules.evaluate import compare
from chuan_ngheo.rules.expression import Operator
from chuan_ngheo.tables.algebra import Algebra, E
from chuan_ngheo.tables.columns import Bounds
from chuan_ngheo.tables.truths import Found, Truths

UNBOUNDED = 10**30


@frozen
class FactColumns(Generic[E]):
    """A table's columns by path: a fact's name, ``devices.<code>``, ``findings.<indicator>``."""

    algebra: Algebra[E]
    names: Mapping[str, str]

    @property
    def truths(self) -> Truths[E]:
        return Truths(self.algebra)

    def flag(self, path: str) -> Found[E]:
        """A yes/no column; unknown where the table has none."""
        return self.algebra.truth(self.names[path]) if path in self.names else None

    def value(self, path: str) -> E | None:
        """A column of numbers, dates or codes."""
        return self.algebra.column(self.names[path]) if path in self.names else None

    def owns(self, fact: Fact, code: CodeList) -> Found[E]:
        """Whether a set of codes, in one column or in a column for each code, contains this one."""
        owned = self.value(fact.name)
        return self.flag(f"{fact.name}.{code}") if owned is None else self.algebra.contains(owned, str(code))

    def amount(self, fact: Fact) -> Bounds[E]:
        """The number, where it is unknown anything from the least it can be."""
        value = self.value(fact.name)
        if value is None:
            return (fact.minimum, None)
        return (self.algebra.first_value([value, self.algebra.literal(fact.minimum)]), value)

    def against(self, fact: Fact, operator: Operator, number: int) -> Found[E]:
        """The number compared with another."""
        unset = compare(operator, (fact.minimum, UNBOUNDED), (number, number))
        value = self.value(fact.name)
        if value is None:
            return unset
        return self.truths.first([self.algebra.comparison(operator, value, self.algebra.literal(number)), unset])

    def checked(self, facts: Mapping[str, Fact]) -> dict[str, E]:
        """Of these facts each number of the table, by its path; null where no household can have such a number."""
        numbers = {path: fact for path, fact in facts.items() if fact.kind in (Kind.INTEGER, Kind.DECIMAL)}
        return {
            path: self.algebra.number(value, possible_number(self.algebra, fact, value), fact.kind is Kind.INTEGER)
            for path, fact in numbers.items()
            if (value := self.value(path)) is not None
        }


@frozen
class OwnFacts(Generic[E]):
    """What a row says of its subject, for a reader of conditions."""

    facts: FactColumns[E]

    def flag(self, fact: Fact) -> Found[E]:
        return self.facts.flag(fact.name)

    def coded(self, fact: Fact) -> E | None:
        return self.facts.value(fact.name)

    def owns(self, fact: Fact, code: CodeList) -> Found[E]:
        return self.facts.owns(fact, code)

    def amount(self, fact: Fact) -> Bounds[E]:
        return self.facts.amount(fact)

    def least(self, fact: Fact) -> int:
        return fact.minimum

    def against(self, fact: Fact, operator: Operator, number: int) -> Found[E]:
        return self.facts.against(fact, operator, number)


def possible_number(algebra: Algebra[E], fact: Fact, value: E) -> E:
    """Whether a number lies within the bounds of its fact; not true where it is none (NaN)."""
    bounds = [algebra.comparison(">=", value, algebra.literal(fact.minimum))]
    if fact.maximum is not None:
        bounds.append(algebra.comparison("<=", value, algebra.literal(fact.maximum)))
    return algebra.conjunction(bounds)
