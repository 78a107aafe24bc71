"""A tree → columns: the same conditions that `chuan_ngheo.rules.evaluate` reads, over all rows at once.

A number of which only bounds are known is a pair of columns, lowest and highest, and a null end is one without
a bound. A comparison is certain where it holds at the worst ends, possible where it holds at the best.
"""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeAlias, TypeVar, cast

from attrs import frozen

from chuan_ngheo.household.facts import Fact
from chuan_ngheo.language import CodeList
from chuan_ngheo.rules.evaluate import compare
from chuan_ngheo.rules.expression import (
    MIRRORED,
    Amount,
    And,
    AnyMember,
    Arithmetic,
    Comparison,
    Condition,
    Contains,
    CountMembers,
    Flag,
    MeansComparison,
    Not,
    Number,
    OneOf,
    Operator,
    Or,
    Quantity,
    Rung,
    Unknown,
)
from chuan_ngheo.tables.algebra import E
from chuan_ngheo.tables.truths import Found, Truths

End: TypeAlias = int | E | None
"""One end of an interval: a plain number, a column, or None where there is no bound in any row."""

Bounds: TypeAlias = tuple[int | E | None, int | E | None]
"""The lowest and the highest that a number may be."""


E_co = TypeVar("E_co", covariant=True)


class Subject(Protocol[E_co]):
    """Whose facts a condition is about: a household, or a person born in one of the ways left open."""

    def flag(self, fact: Fact) -> Found[E_co]: ...

    def coded(self, fact: Fact) -> E_co | None:
        """The column of a coded fact; None where the table has none."""

    def owns(self, fact: Fact, code: CodeList) -> Found[E_co]:
        """Whether a set of codes contains this one."""

    def amount(self, fact: Fact) -> Bounds[E_co]: ...

    def least(self, fact: Fact) -> int:
        """What the number is in no row below."""

    def against(self, fact: Fact, operator: Operator, number: int) -> Found[E_co]:
        """A numeric fact compared with a number."""

    def any_member(self, condition: Condition) -> Found[E_co]: ...

    def count_members(self, condition: Condition) -> Bounds[E_co]: ...


@frozen
class Reader(Generic[E]):
    """Reads conditions about one subject."""

    truths: Truths[E]
    subject: Subject[E]

    def truth(self, node: Condition) -> Found[E]:
        """True, false or unknown, in every row as `evaluate.truth` says of one."""
        match node:
            case Flag(fact):
                return self.subject.flag(fact)
            case Not(inner):
                return self.truths.opposite(self.truth(inner))
            case And(operands):
                return self.truths.both(self.truth(operand) for operand in operands)
            case Or(operands):
                return self.truths.either(self.truth(operand) for operand in operands)
            case Comparison(operator, Amount(fact), Number(value)):
                return self.subject.against(fact, operator, value)
            case Comparison(operator, Number(value), Amount(fact)):
                return self.subject.against(fact, MIRRORED[operator], value)
            case Comparison(operator, left, right):
                least = self._least(left), self._least(right)
                return Intervals(self.truths).compared(operator, self._bounds(left), self._bounds(right), least)
            case OneOf(fact, codes):
                return self._among(fact, {code: code in codes for code in _codes(fact)})
            case Rung(fact, operator, code):
                rungs = {each: compare(operator, each.ladder, cast(Any, code).ladder) for each in _codes(fact)}
                return self._among(fact, rungs)
            case Contains(fact, code):
                return self.subject.owns(fact, code)
            case AnyMember(condition):
                return self.subject.any_member(condition)
            case MeansComparison() | Unknown():
                raise AssertionError("only class rules name means or leave something unknown")

    def _among(self, fact: Fact, holds: dict[Any, bool | None]) -> Found[E]:
        """By code; a value that is no code of the list is unknown."""
        column = self.subject.coded(fact)
        if column is None:
            return None
        affirmed, denied = ([str(code) for code, found in holds.items() if found is truth] for truth in (True, False))
        algebra = self.truths.algebra
        certain = algebra.among(column, affirmed) if affirmed else False
        excluded = algebra.among(column, denied) if denied else False
        return self.truths.between(certain, self.truths.opposite(excluded))

    def _bounds(self, node: Quantity) -> Bounds[E]:
        intervals = Intervals(self.truths)
        match node:
            case Number(value):
                return (value, value)
            case Amount(fact):
                return self.subject.amount(fact)
            case CountMembers(condition):
                return self.subject.count_members(condition)
            case Arithmetic("*", Number(factor), other) | Arithmetic("*", other, Number(factor)):
                return intervals.product(factor, self._bounds(other))
            case Arithmetic(symbol, left, right):
                one, taken = self._bounds(left), self._bounds(right)
                return intervals.total(one, taken) if symbol == "+" else intervals.difference(one, taken)

    def _least(self, node: Quantity) -> int | None:
        """What a number is in no row below; None where that is not asked for."""
        match node:
            case Number(value):
                return value
            case Amount(fact):
                return self.subject.least(fact)
            case Arithmetic("*", Number(factor), other) | Arithmetic("*", other, Number(factor)) if factor >= 0:
                least = self._least(other)
                return None if least is None else factor * least
            case _:
                return None


@frozen
class Intervals(Generic[E]):
    """Reckoning with numbers of which only the lowest and the highest values are known."""

    truths: Truths[E]

    def compared(
        self, operator: Operator, left: Bounds[E], right: Bounds[E], least: tuple[int | None, int | None] = (None, None)
    ) -> Found[E]:
        """Certain at the worst ends, possible at the best.

        What the two are ``least`` in any row may tell that a comparison with a plain number is always possible.
        """
        truths = self.truths
        if operator == "!=":
            return truths.opposite(self.compared("==", left, right))
        if operator == "==":
            ends = [(left[0], left[1]), (left[1], right[0]), (right[0], right[1])]
            certain = truths.both(truths.certainly(self._ends("==", *pair)) for pair in ends)
            crossed = ((left[0], right[1]), (right[0], left[1]))
            possible = truths.both(truths.possibly(self._ends("<=", *pair)) for pair in crossed)
            return truths.between(certain, possible)
        worst, best = (left[1], right[0]), (left[0], right[1])
        least_best: tuple[End[E], End[E]] = (left[0], least[1])
        if operator in (">", ">="):
            worst, best, least_best = best, worst, (least[0], right[0])
        if all(low is high for low, high in (left, right)):
            return self._ends(operator, *worst)
        certain = truths.certainly(self._ends(operator, *worst))
        if self._is_plain(operator, *least_best):
            return truths.between(certain, True)
        return truths.between(certain, truths.possibly(self._ends(operator, *best)))

    def _is_plain(self, operator: Operator, left: End[E], right: End[E]) -> bool:
        """Whether two plain numbers stand so."""
        return isinstance(left, int) and isinstance(right, int) and self._ends(operator, left, right) is True

    def product(self, factor: int, of: Bounds[E]) -> Bounds[E]:
        """A multiple; nothing is nothing, however much there may be of it."""
        if factor == 0:
            return (0, 0)
        return (self._multiple(factor, of[0]), self._multiple(factor, of[1]))

    def total(self, one: Bounds[E], other: Bounds[E]) -> Bounds[E]:
        return (self._added(one[0], other[0]), self._added(one[1], other[1]))

    def difference(self, one: Bounds[E], taken: Bounds[E]) -> Bounds[E]:
        return (self._without(one[0], taken[1]), self._without(one[1], taken[0]))

    def _ends(self, operator: Operator, left: End[E], right: End[E]) -> Found[E]:
        """Two ends compared; unknown where one is without a bound."""
        if left is None or right is None:
            return None
        if isinstance(left, int) and isinstance(right, int):
            return compare(operator, (left, left), (right, right))
        return self.truths.algebra.comparison(operator, self._column(left), self._column(right))

    def _multiple(self, factor: int, end: End[E]) -> End[E]:
        if end is None or isinstance(end, int):
            return None if end is None else factor * end
        return self.truths.algebra.product(factor, end)

    def _added(self, one: End[E], other: End[E]) -> End[E]:
        if one is None or other is None:
            return None
        if isinstance(one, int) and isinstance(other, int):
            return one + other
        return self.truths.algebra.total([self._column(one), self._column(other)])

    def _without(self, one: End[E], other: End[E]) -> End[E]:
        if one is None or other is None:
            return None
        if isinstance(one, int) and isinstance(other, int):
            return one - other
        return self.truths.algebra.difference(self._column(one), self._column(other))

    def _column(self, end: int | E) -> E:
        return self.truths.algebra.literal(end) if isinstance(end, int) else end


def _codes(fact: Fact) -> list[Any]:
    assert fact.codes is not None
    return list(fact.codes)
