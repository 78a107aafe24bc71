"""The algebra of SQL: expressions of sqlglot, which writes them in each dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce

from attrs import frozen
from sqlglot import exp

from chuan_ngheo.rules.expression import Operator
from chuan_ngheo.tables.algebra import Part
from chuan_ngheo.tables.sql.conditions import Conditions
from chuan_ngheo.tables.sql.connectives import Sql, all_of, any_of, case_of, is_never_unknown, opposite, wrapped
from chuan_ngheo.tables.sql.dialects import SqlDialect

_COMPARISON: dict[Operator, type[exp.Binary]] = {
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
    "==": exp.EQ,
    "!=": exp.NEQ,
}


@frozen
class SqlAlgebra:
    """Expressions for one dialect; a truth among them is one that `Conditions` reads."""

    dialect: SqlDialect

    @property
    def _conditions(self) -> Conditions:
        return self.dialect.conditions

    @property
    def stores_ages(self) -> bool:
        """A column of ages reads better than many comparisons of dates."""
        return True

    @property
    def chooses_lazily(self) -> bool:
        """Most databases do, but who reads the view should find each thing said once."""
        return False

    def column(self, name: str) -> Sql:
        return exp.Column(this=self.dialect.identifier(name))

    def truth(self, name: str) -> Sql:
        return self.column(name)

    def literal(self, value: int | date | str) -> Sql:
        if isinstance(value, date):
            return self.dialect.day(value)
        if isinstance(value, str):
            return exp.Literal.string(value)
        return exp.Literal.number(value)

    def unknown(self) -> Sql:
        return exp.null()

    def conjunction(self, operands: Sequence[Sql]) -> Sql:
        return all_of(operands)

    def disjunction(self, operands: Sequence[Sql]) -> Sql:
        return any_of(operands)

    def negation(self, operand: Sql) -> Sql:
        return opposite(operand)

    def comparison(self, operator: Operator, left: Sql, right: Sql) -> Sql:
        if isinstance(left, exp.Literal) and left == right:
            return exp.true() if operator in ("==", "<=", ">=") else exp.false()
        return _COMPARISON[operator](this=left, expression=right)

    def among(self, column: Sql, values: Sequence[str]) -> Sql:
        if len(values) == 1:
            return exp.EQ(this=column, expression=exp.Literal.string(values[0]))
        return exp.In(this=column, expressions=[exp.Literal.string(value) for value in values])

    def contains(self, column: Sql, value: str) -> Sql:
        raise AssertionError("tables in a database have a column for each device")

    def is_known(self, value: Sql) -> Sql:
        return exp.Is(this=wrapped(value), expression=exp.null(), negate=True)

    def certainly(self, truth: Sql) -> Sql:
        if is_never_unknown(truth):
            return truth
        return exp.Is(this=wrapped(truth.unnest()), expression=exp.true())

    def possibly(self, truth: Sql) -> Sql:
        if is_never_unknown(truth):
            return truth
        return exp.Is(this=wrapped(truth.unnest()), expression=exp.false(), negate=True)

    def first_truth(self, truths: Sequence[Sql], otherwise: bool | None = None) -> Sql:
        ending = [] if otherwise is None else [exp.true() if otherwise else exp.false()]
        return exp.Coalesce(this=truths[0], expressions=[*truths[1:], *ending])

    def first_value(self, values: Sequence[Sql]) -> Sql:
        return exp.Coalesce(this=values[0], expressions=list(values[1:])) if len(values) > 1 else values[0]

    def between(self, certain: Sql, possible: Sql) -> Sql:
        return case_of(self._conditions.holds(certain), self._conditions.fails(possible))

    def choice(self, condition: Sql, one: Sql, other: Sql) -> Sql:
        default = None if isinstance(other, exp.Null) else other
        return exp.Case(ifs=[exp.If(this=self._conditions.holds(condition), true=one)], default=default)

    def number(self, value: Sql, is_possible: Sql, is_whole: bool) -> Sql:
        """Within its bounds; a whole number without a fraction, and wide enough to multiply."""
        bounds = list(is_possible.flatten()) if isinstance(is_possible, exp.And) else []
        if [type(each) for each in bounds] == [exp.GTE, exp.LTE]:
            is_possible = exp.Between(this=value, low=bounds[0].expression, high=bounds[1].expression)
        if not is_whole:
            return exp.Case(ifs=[exp.If(this=is_possible, true=value)])
        is_possible = all_of([is_possible, self.dialect.is_whole(value)])
        return exp.Case(ifs=[exp.If(this=is_possible, true=self.dialect.wide(value))])

    def cases(self, branches: Sequence[tuple[Sql, Sql]], otherwise: Sql | None) -> Sql:
        ifs: list[exp.If] = []
        for condition, value in branches:
            holds = self._conditions.holds(condition)
            if holds == exp.true():
                otherwise = value
                break
            if holds != exp.false():
                ifs.append(exp.If(this=holds, true=value))
        if not ifs:
            return exp.null() if otherwise is None else otherwise
        return exp.Case(ifs=ifs, default=otherwise)

    def names(self, numbers: Sql, names: Mapping[int, str]) -> Sql:
        if not names:
            return exp.cast(exp.null(), "text")
        named = [exp.If(this=self.literal(number), true=self.literal(name)) for number, name in names.items()]
        return exp.Case(this=numbers, ifs=named)

    def graded(self, truth: Sql) -> Sql:
        two, none, one = (exp.Literal.number(grade) for grade in (2, 0, 1))
        return self.cases([(truth, two), (self.negation(truth), none)], one)

    def count(self, truths: Sequence[Sql]) -> Sql:
        return self.total([self._one_if(truth) for truth in truths]) if truths else exp.Literal.number(0)

    def count_unknown(self, truths: Sequence[Sql]) -> Sql:
        return self.total([self._one_if(exp.Is(this=truth, expression=exp.null())) for truth in truths])

    def _one_if(self, truth: Sql) -> Sql:
        return self.cases([(truth, exp.Literal.number(1))], exp.Literal.number(0))

    def total(self, terms: Sequence[Sql]) -> Sql:
        return reduce(lambda one, other: exp.Add(this=one, expression=_right(other)), terms)

    def difference(self, left: Sql, right: Sql) -> Sql:
        return exp.Sub(this=left, expression=_right(right))

    def product(self, factor: int, value: Sql) -> Sql:
        return self.times(exp.Literal.number(factor), value)

    def times(self, left: Sql, right: Sql) -> Sql:
        return exp.Mul(this=wrapped(left), expression=wrapped(right))

    def quotient(self, dividend: Sql, divisor: Sql) -> Sql:
        return self.dialect.quotient(dividend, divisor)

    def part(self, day: Sql, part: Part) -> Sql:
        return self.dialect.part(day, part)


def _right(operand: Sql) -> Sql:
    """In brackets where it is a sum itself."""
    return exp.Paren(this=operand) if isinstance(operand, exp.Add | exp.Sub) else operand
