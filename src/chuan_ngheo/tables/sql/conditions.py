"""Truths in SQL: where one holds, where it fails, and how it is stored.

Three-valued truths are expressions that Postgres would read as they stand: columns, comparisons, `AND`, `OR`, `NOT`,
`COALESCE` and `CASE` over truths, `… IS TRUE` and `… IS NOT FALSE`. A condition behind `WHEN` only has to be true
where the truth is, and reads shorter. T-SQL and Oracle have conditions and no truths: there a truth is stored as
1, 0 or null, and all that is ever asked of one is where it `holds` and where it `fails`.
"""

from __future__ import annotations

from attrs import frozen
from sqlglot import exp

from chuan_ngheo.tables.sql.connectives import Sql, all_of, any_of, ends_of, is_never_unknown, opposite


@frozen
class Conditions:
    """Reads truths for one dialect; ``has_truths`` where a column can hold one."""

    has_truths: bool

    def holds(self, truth: Sql) -> Sql:
        """A condition that is true just where the truth is; elsewhere it is false or unknown."""
        return self._exactly(truth, True)

    def fails(self, truth: Sql) -> Sql:
        """A condition that is true just where the truth is false."""
        return self._exactly(truth, False)

    def stored(self, truth: Sql) -> Sql:
        """The truth as a value to keep in a column: itself, or 1, 0 and null."""
        truth = truth.unnest()
        if self.has_truths or isinstance(truth, exp.Null | exp.Column):
            return truth
        if isinstance(truth, exp.Boolean):
            return _number(truth.this)
        if isinstance(truth, exp.Coalesce):
            first, *rest = (self.stored(each) for each in (truth.this, *truth.expressions))
            return exp.Coalesce(this=first, expressions=rest)
        if isinstance(truth, exp.Case):
            ifs = [exp.If(this=each.this, true=self.stored(each.args["true"])) for each in truth.args["ifs"]]
            default = truth.args.get("default")
            return exp.Case(ifs=ifs, default=None if default is None else self.stored(default))
        holds = exp.If(this=self.holds(truth), true=_number(True))
        if is_never_unknown(truth):
            return exp.Case(ifs=[holds], default=_number(False))
        fails = exp.If(this=self.fails(truth), true=_number(False))
        ifs = [each for each in (holds, fails) if each.this != exp.false()]
        return exp.Case(ifs=ifs) if ifs else exp.null()

    def _exactly(self, truth: Sql, wanted: bool) -> Sql:
        """A condition that is true just where the truth is the wanted one."""
        truth = truth.unnest()
        if isinstance(truth, exp.Null):
            return exp.false()
        if isinstance(truth, exp.Not):
            return self._exactly(truth.this, not wanted)
        if isinstance(truth, exp.And | exp.Or):
            needs_all = isinstance(truth, exp.And) is wanted
            parts = [self._exactly(each, wanted) for each in truth.flatten()]
            return all_of(parts) if needs_all else any_of(parts)
        if isinstance(truth, exp.Is) and isinstance(truth.expression, exp.Boolean):
            return self._tested(truth if wanted else opposite(truth))
        if (ends := ends_of(truth)) is not None:
            return ends[0] if wanted else ends[1]
        if isinstance(truth, exp.Column | exp.Coalesce | exp.Case) and not self.has_truths:
            return exp.EQ(this=self.stored(truth), expression=_number(wanted))
        return truth if wanted else opposite(truth)

    def _tested(self, test: Sql) -> Sql:
        """`… IS TRUE` and its like."""
        truth, sought = test.this.unnest(), bool(test.expression.this)
        exactly = self._exactly(truth, sought)
        if not test.args.get("negate"):
            return exactly
        if self.has_truths:
            return test
        if isinstance(truth, exp.Column):
            value: Sql = exp.Coalesce(this=truth, expressions=[_number(not sought)])
        else:
            value = exp.Case(ifs=[exp.If(this=exactly, true=_number(sought))], default=_number(not sought))
        return exp.EQ(this=value, expression=_number(not sought))


def _number(truth: bool) -> Sql:
    return exp.Literal.number(1 if truth else 0)
