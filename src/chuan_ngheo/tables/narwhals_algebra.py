"""The algebra of dataframes, through narwhals: pandas, Polars, PyArrow, DuckDB, Spark and Ibis alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import add, and_, eq, ge, gt, le, lt, ne, or_
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from chuan_ngheo.rules.expression import Operator
from chuan_ngheo.tables.algebra import Part

_COMPARE = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne}


@frozen
class NarwhalsAlgebra:
    """Expressions of one engine; its connectives are Kleene's already."""

    engine: nw.Implementation

    @property
    def stores_ages(self) -> bool:
        """Dates compare faster than ages are counted."""
        return False

    @property
    def chooses_lazily(self) -> bool:
        """DuckDB, Spark and what Ibis stands for do; the others reckon every branch for every row."""
        return self.engine not in (nw.Implementation.POLARS, nw.Implementation.PYARROW)

    def column(self, name: str) -> nw.Expr:
        return nw.col(name)

    def truth(self, name: str) -> nw.Expr:
        return nw.col(name)

    def literal(self, value: int | date | str) -> nw.Expr:
        return nw.lit(value)

    def unknown(self) -> nw.Expr:
        return nw.lit(None, dtype=nw.Boolean)

    def conjunction(self, operands: Sequence[nw.Expr]) -> nw.Expr:
        return reduce(and_, operands)

    def disjunction(self, operands: Sequence[nw.Expr]) -> nw.Expr:
        return reduce(or_, operands)

    def negation(self, operand: nw.Expr) -> nw.Expr:
        return ~operand

    def comparison(self, operator: Operator, left: nw.Expr, right: nw.Expr) -> nw.Expr:
        compared: nw.Expr = _COMPARE[operator](left, right)
        return compared

    def among(self, column: nw.Expr, values: Sequence[str]) -> nw.Expr:
        """One comparison each: `is_in` is slower for a few words, and takes null for “no” on some engines."""
        return reduce(or_, [column == value for value in values])

    def contains(self, column: nw.Expr, value: str) -> nw.Expr:
        return column.list.contains(value)

    def is_known(self, value: nw.Expr) -> nw.Expr:
        return ~value.is_null()

    def certainly(self, truth: nw.Expr) -> nw.Expr:
        return truth.fill_null(False)

    def possibly(self, truth: nw.Expr) -> nw.Expr:
        return truth.fill_null(True)

    def first_truth(self, truths: Sequence[nw.Expr], otherwise: bool | None = None) -> nw.Expr:
        return nw.coalesce(*truths) if otherwise is None else nw.coalesce(*truths, nw.lit(otherwise))

    def first_value(self, values: Sequence[nw.Expr]) -> nw.Expr:
        return nw.coalesce(*values)

    def between(self, certain: nw.Expr, possible: nw.Expr) -> nw.Expr:
        return certain | (possible & self.unknown())

    def choice(self, condition: nw.Expr, one: nw.Expr, other: nw.Expr) -> nw.Expr:
        return (condition & one) | (~condition & other)

    def number(self, value: nw.Expr, is_possible: nw.Expr, is_whole: bool) -> nw.Expr:
        """Frames are read beforehand: whole numbers are wide already."""
        return self.cases([(is_possible, value)], None)

    def cases(self, branches: Sequence[tuple[nw.Expr, nw.Expr]], otherwise: nw.Expr | None) -> nw.Expr:
        """PyArrow's choice is null where its condition is; here that is the next branch."""
        value = otherwise
        for condition, then in reversed(branches):
            known = condition.fill_null(False) if self.engine is nw.Implementation.PYARROW else condition
            chosen = nw.when(known).then(then)
            value = chosen if value is None else chosen.otherwise(value)
        assert value is not None
        return value

    def names(self, numbers: nw.Expr, names: Mapping[int, str]) -> nw.Expr:
        if not names:
            return nw.lit(None, dtype=nw.String)
        named = self.cases([(numbers == number, nw.lit(name)) for number, name in names.items()], None)
        if any(_is_one(number) for number in names):
            return named
        ones = [1 << place for place in range(max(names).bit_length())]
        several = ~reduce(or_, [numbers == one for one in ones])  # few rows: the others are not compared with each name
        return self.cases([(several, named)], None)

    def graded(self, truth: nw.Expr) -> nw.Expr:
        return (truth.cast(nw.Int8) * 2).fill_null(1)

    def count(self, truths: Sequence[nw.Expr]) -> nw.Expr:
        """By a cast in Polars; DuckDB takes five times as long for that as for a choice."""
        if not truths:
            return nw.lit(0, dtype=nw.Int64)
        if self.engine is nw.Implementation.POLARS:
            return self.total([truth.fill_null(False).cast(nw.Int16) for truth in truths]).cast(nw.Int64)
        return self.total([self.cases([(truth, nw.lit(1))], nw.lit(0)) for truth in truths])

    def count_unknown(self, truths: Sequence[nw.Expr]) -> nw.Expr:
        """DuckDB reckons a branch only for the rows that take it, and mostly nothing is unknown."""
        unknown = [truth.is_null() for truth in truths]
        if self.engine is nw.Implementation.POLARS:
            return self.total([each.cast(nw.Int16) for each in unknown]).cast(nw.Int64)
        number = self.total([self.cases([(each, nw.lit(1))], nw.lit(0)) for each in unknown])
        return self.cases([(self.disjunction(unknown), number)], nw.lit(0))

    def total(self, terms: Sequence[nw.Expr]) -> nw.Expr:
        return reduce(add, terms)

    def difference(self, left: nw.Expr, right: nw.Expr) -> nw.Expr:
        return left - right

    def product(self, factor: int, value: nw.Expr) -> nw.Expr:
        return value * factor

    def times(self, left: nw.Expr, right: nw.Expr) -> nw.Expr:
        return left * right

    def quotient(self, dividend: nw.Expr, divisor: nw.Expr) -> nw.Expr:
        return dividend // divisor

    def part(self, day: nw.Expr, part: Part) -> nw.Expr:
        parts: dict[Part, Any] = {"year": day.dt.year, "month": day.dt.month, "day": day.dt.day}
        extracted: nw.Expr = parts[part]().cast(nw.Int64)
        return extracted


def _is_one(number: int) -> bool:
    """Whether a set has just one element."""
    return number.bit_count() == 1
