"""What the six dialects do differently: truths, whole numbers, dates, and names that must be quoted."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, get_args

from attrs import frozen
from sqlglot import Dialect as Grammar
from sqlglot import exp

from chuan_ngheo.tables.algebra import Part
from chuan_ngheo.tables.sql.conditions import Conditions
from chuan_ngheo.tables.sql.connectives import Sql, wrapped

Name = Literal["postgres", "mysql", "sqlite", "duckdb", "tsql", "oracle"]

DIALECTS: tuple[Name, ...] = get_args(Name)

_ORDINARY = re.compile(r"[a-z_][a-z0-9_]*")
_RESERVED = frozenset({"index", "key", "option", "plan", "proc", "user", "view"})
_RESERVED_IN_ORACLE = frozenset(
    {"access", "audit", "cluster", "comment", "date", "file", "identified", "initial", "level", "lock", "mode"}
    | {"number", "public", "resource", "row", "rowid", "rownum", "rows", "session", "size", "synonym", "sysdate"}
    | {"uid", "validate"}
)
"""Words that a dialect keeps for itself and that sqlglot does not know of."""


@frozen
class SqlDialect:
    """One dialect; statements for it are written by sqlglot."""

    name: Name

    @property
    def conditions(self) -> Conditions:
        """How truths are read and stored."""
        return Conditions(has_truths=self.name not in ("tsql", "oracle"))

    @property
    def has_boolean_type(self) -> bool:
        """Whether a column of truths holds nothing but truths; elsewhere it is one of numbers."""
        return self.name in ("postgres", "duckdb")

    @property
    def materializes(self) -> bool:
        """Whether each step says that it is to be reckoned once.

        PostgreSQL and SQLite else write every step into the next, and reckon a column as often as it is named.
        """
        return self.name in ("postgres", "sqlite")

    def hint(self, step: str) -> str | None:
        """The same for those that take it as a hint."""
        return {"mysql": f"NO_MERGE({step})", "oracle": f"NO_MERGE({step})"}.get(self.name)

    def identifier(self, name: str) -> exp.Identifier:
        """A name as the database knows it: a lower-case one as if it had been created without quotes."""
        if _ORDINARY.fullmatch(name) is None:
            return exp.to_identifier(name, quoted=True)
        if name not in self._reserved:
            return exp.to_identifier(name, quoted=False)
        return exp.to_identifier(name.upper() if self.name == "oracle" else name, quoted=True)

    @property
    def _reserved(self) -> set[str]:
        """More words than need quotes: all that the dialect's grammar has for itself."""
        grammar = Grammar.get_or_raise(self.name)
        keywords = {phrase.split()[0].lower() for phrase in grammar.tokenizer_class.KEYWORDS if phrase.strip()}
        words = keywords | {word.lower() for word in grammar.generator_class.RESERVED_KEYWORDS} | _RESERVED
        return words | _RESERVED_IN_ORACLE if self.name == "oracle" else words

    def table(self, name: str) -> exp.Table:
        """A table or view, which may be named with its schema: `register.households`."""
        *places, table = (self.identifier(part) for part in name.split("."))
        named = dict(zip(("db", "catalog"), reversed(places), strict=False))
        return exp.Table(this=table, **named)

    def unknown(self) -> Sql:
        """A column of truths none of which is known."""
        kind = {"postgres": "boolean", "duckdb": "boolean", "tsql": "int", "oracle": "int"}.get(self.name)
        return exp.null() if kind is None else exp.cast(exp.null(), kind)

    def day(self, day: date) -> Sql:
        """A date; SQLite keeps dates as text."""
        text = exp.Literal.string(day.isoformat())
        if self.name == "sqlite":
            return text
        return exp.cast(text, "date") if self.name == "tsql" else exp.Introducer(this=exp.var("DATE"), expression=text)

    def read_truth(self, column: Sql) -> Sql | None:
        """A yes/no column without what is neither yes nor no; None where there is nothing to leave out."""
        if self.has_boolean_type:
            return None
        is_either = exp.In(this=column, expressions=[exp.Literal.number(0), exp.Literal.number(1)])
        return exp.Case(ifs=[exp.If(this=is_either, true=column)])

    def read_day(self, column: Sql) -> Sql | None:
        """A column of dates without what is none, or what is more than one; None where it holds just dates."""
        if self.name == "oracle":
            return exp.Anonymous(this="TRUNC", expressions=[column])
        if self.name != "sqlite":
            return None
        is_day = exp.EQ(this=column, expression=exp.Anonymous(this="DATE", expressions=[column]))
        return exp.Case(ifs=[exp.If(this=is_day, true=column)])

    def is_whole(self, number: Sql) -> Sql:
        """Whether a number has no fraction."""
        whole = exp.cast(number, "bigint") if self.name == "sqlite" else exp.Floor(this=number)
        return exp.EQ(this=number, expression=whole)

    def wide(self, number: Sql) -> Sql:
        """A whole number that can be multiplied without running over."""
        return number if self.name in ("sqlite", "oracle") else exp.cast(number, "bigint")

    def quotient(self, dividend: Sql, divisor: Sql) -> Sql:
        """The whole part of a quotient of whole numbers."""
        dividend, divisor = wrapped(dividend), wrapped(divisor)
        if self.name in ("mysql", "duckdb"):
            return exp.IntDiv(this=dividend, expression=divisor)
        divided = exp.Div(this=dividend, expression=divisor, typed=True, safe=self.name == "sqlite")
        return exp.Anonymous(this="TRUNC", expressions=[divided]) if self.name == "oracle" else divided

    def part(self, day: Sql, part: Part) -> Sql:
        """Year, month or day of the month."""
        if self.name != "sqlite":
            return exp.Extract(this=exp.var(part.upper()), expression=day)
        letter = exp.Literal.string({"year": "%Y", "month": "%m", "day": "%d"}[part])
        return exp.cast(exp.Anonymous(this="STRFTIME", expressions=[letter, day]), "bigint")
