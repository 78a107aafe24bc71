"""What the readers of a tree need of an engine: columns, comparisons and three-valued connectives.

Narwhals frames and SQL are two algebras; everything else in this folder is written once, over this protocol.
A *truth* is a column of true, false and null, null being unknown; connectives follow Kleene, as SQL's do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, Protocol, TypeVar

from chuan_ngheo.rules.expression import Operator

E = TypeVar("E")

Part = Literal["year", "month", "day"]


class Algebra(Protocol[E]):
    """Builds the expressions of one engine."""

    @property
    def stores_ages(self) -> bool:
        """Whether ages are columns of their own, rather than compared as dates wherever they are asked."""

    @property
    def chooses_lazily(self) -> bool:
        """Whether `cases` reckons a branch only for the rows that take it, and several ways to a value are welcome."""

    def column(self, name: str) -> E:
        """A column of numbers, dates or codes."""

    def truth(self, name: str) -> E:
        """A column of truths."""

    def literal(self, value: int | date | str) -> E: ...

    def unknown(self) -> E:
        """The truth that is neither true nor false."""

    def conjunction(self, operands: Sequence[E]) -> E: ...

    def disjunction(self, operands: Sequence[E]) -> E: ...

    def negation(self, operand: E) -> E: ...

    def comparison(self, operator: Operator, left: E, right: E) -> E:
        """Null where a side is null."""

    def among(self, column: E, values: Sequence[str]) -> E:
        """Whether a column holds one of these; null where it is null."""

    def contains(self, column: E, value: str) -> E:
        """Whether a column of lists contains this; null where the list is null."""

    def is_known(self, value: E) -> E:
        """Whether a value that is no truth is not null: never null itself."""

    def certainly(self, truth: E) -> E:
        """True where the truth is; false where it is false or unknown."""

    def possibly(self, truth: E) -> E:
        """True where the truth is true or unknown; false where it is false."""

    def first_truth(self, truths: Sequence[E], otherwise: bool | None = None) -> E:
        """The first of these truths that is known, or else what is given."""

    def first_value(self, values: Sequence[E]) -> E:
        """The first of these values that is known."""

    def between(self, certain: E, possible: E) -> E:
        """True where certain, false where not even possible, else unknown; what is certain is possible."""

    def choice(self, condition: E, one: E, other: E) -> E:
        """One truth where a condition holds that is never unknown, the other elsewhere."""

    def number(self, value: E, is_possible: E, is_whole: bool) -> E:
        """A number as it stands in a table, ready to be reckoned with; null where it is not possible."""

    def cases(self, branches: Sequence[tuple[E, E]], otherwise: E | None) -> E:
        """The value of the first branch whose condition is true; null where none is and nothing is given."""

    def names(self, numbers: E, names: Mapping[int, str]) -> E:
        """For each number its name; null for a number without one."""

    def graded(self, truth: E) -> E:
        """2 where the truth is true, 1 where it is unknown, 0 where it is false."""

    def count(self, truths: Sequence[E]) -> E:
        """How many of these are true; one that is unknown is not."""

    def count_unknown(self, truths: Sequence[E]) -> E:
        """How many of these are unknown."""

    def total(self, terms: Sequence[E]) -> E: ...

    def difference(self, left: E, right: E) -> E: ...

    def product(self, factor: int, value: E) -> E: ...

    def times(self, left: E, right: E) -> E:
        """The product of two columns."""

    def quotient(self, dividend: E, divisor: E) -> E:
        """The whole part of a quotient of whole numbers, neither negative."""

    def part(self, day: E, part: Part) -> E:
        """Year, month or day of the month of a date."""
