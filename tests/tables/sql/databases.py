"""The databases in which the views are run: two tables of households drawn by the tests, and what the view says.

MySQL, SQL Server and Oracle cannot be installed here. Their views are run all the same, translated by sqlglot into
what DuckDB understands, over tables with 0 and 1 where those have them: so the conditions and the stored truths
of these dialects are tried, though not the servers.
"""

import csv
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from tempfile import NamedTemporaryFile
from typing import Any, Protocol
from uuid import uuid4

import duckdb
import pytest
import sqlglot
from sqlglot import ErrorLevel, exp

from chuan_ngheo import Household, Standard
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Kind
from chuan_ngheo.tables import to_sql
from chuan_ngheo.tables.sql.asked import columns_read, member_columns_read
from tables.laid_out import household_row, member_rows

CONNECTION = os.environ.get("CHUAN_NGHEO_POSTGRES", "")
NO_POSTGRES = "no PostgreSQL: set CHUAN_NGHEO_POSTGRES to a connection string, such as `.ci/postgres start DIR` prints"
needs_postgres = pytest.mark.skipif(not CONNECTION, reason=NO_POSTGRES)
DIALECTS = ("duckdb", "sqlite", "postgres", "mysql", "tsql", "oracle")
RUN = [pytest.param(each, marks=needs_postgres) if each == "postgres" else each for each in DIALECTS]
"""Every dialect, for `pytest.mark.parametrize`."""
EMULATED = ("mysql", "tsql", "oracle")

ROOMY = {"monthly_income", "income_per_head"}
"""Columns of numbers that need more than four bytes."""

Row = dict[str, Any]


class Connection(Protocol):
    def execute(self, query: str, /) -> Any: ...


class Database:
    """One connection, in which each view is made in a transaction that is undone."""

    def __init__(self, dialect: str, connection: Any) -> None:
        self.dialect, self.connection = dialect, connection

    @property
    def engine(self) -> str:
        return "duckdb" if self.dialect in EMULATED else self.dialect

    def type_of(self, column: str) -> str:
        kind = kind_of(column)
        if kind is Kind.BOOLEAN:
            return "BOOLEAN" if self.dialect in ("postgres", "duckdb") else "INTEGER"
        if kind is Kind.DATE:
            return {"sqlite": "TEXT", "oracle": "TIMESTAMP"}.get(self.dialect, "DATE")
        if kind is Kind.DECIMAL:
            return "NUMERIC(12, 2)"
        if kind is Kind.CODE:
            return "TEXT"
        return "BIGINT" if column in ROOMY else "INTEGER"

    def value(self, value: Any) -> Any:
        if isinstance(value, bool) and self.dialect not in ("postgres", "duckdb"):
            return int(value)
        if self.dialect == "sqlite" and isinstance(value, date):
            return value.isoformat()
        if self.dialect == "oracle" and isinstance(value, date):
            return datetime.combine(value, time(hour=8))  # an Oracle date has a time of day
        return float(value) if self.dialect == "sqlite" and isinstance(value, Decimal) else value

    def fill(self, table: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
        """Create a table with an id and these columns; what a row does not say is null."""
        typed = ", ".join(["household_id INTEGER", *(f"{name} {self.type_of(name)}" for name in columns)])
        self.connection.execute(f"CREATE TABLE {table} ({typed})")
        cells = [[row["household_id"], *(self.value(row.get(name)) for name in columns)] for row in rows]
        if self.engine == "sqlite":
            marks = ", ".join(["?"] * (len(columns) + 1))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", cells)
        elif self.engine == "postgres":
            with self.connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in cells:
                    copy.write_row(row)
        elif cells:
            with NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(cells)
                file.flush()
                self.connection.execute(f"COPY {table} FROM '{file.name}' (HEADER FALSE, NULLSTR '')")

    def create(self, statement: str) -> None:
        """Create a view as the dialect has it, or as DuckDB would."""
        if self.dialect in EMULATED:
            statement = translated(statement, self.dialect)
        self.connection.execute(statement)

    def rows(self, query: str) -> list[Row]:
        found = self.connection.execute(query)
        names = [column[0].lower() for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@contextmanager
def database(dialect: str) -> Iterator[Database]:
    """A fresh database, or a transaction in PostgreSQL that is rolled back."""
    if dialect == "postgres":
        psycopg = pytest.importorskip("psycopg")
        with psycopg.connect(CONNECTION) as connection:
            schema = f"tests_{uuid4().hex}"
            connection.execute(f"CREATE SCHEMA {schema}")
            connection.execute(f"SET LOCAL search_path TO {schema}")
            yield Database(dialect, connection)
            connection.rollback()
        return
    connection = sqlite3.connect(":memory:") if dialect == "sqlite" else duckdb.connect()
    try:
        yield Database(dialect, connection)
    finally:
        connection.close()


def translated(statement: str, dialect: str) -> str:
    """A view as DuckDB has it. What DuckDB has another meaning for is put as it is meant in the dialect."""

    def meant(node: exp.Expr) -> exp.Expr:
        if dialect == "tsql" and isinstance(node, exp.Div):  # of whole numbers
            return exp.IntDiv(this=node.this, expression=node.expression)
        return node

    tree = sqlglot.parse_one(statement, read=dialect).transform(meant)
    written = tree.sql("duckdb", unsupported_level=ErrorLevel.IGNORE)  # the hints
    return written.replace("TRUNC(birth_date)", "CAST(birth_date AS DATE)")


def kind_of(column: str) -> Kind:
    if column.startswith(("has_", "finding_")):
        return Kind.BOOLEAN
    return (HOUSEHOLD_FACTS.get(column) or MEMBER_FACTS[column]).kind


def viewed(
    dialect: str,
    households: Sequence[Household],
    standard: Standard,
    on: date,
    *,
    known: Collection[str] | None = None,
    **asked: Any,
) -> list[Row]:
    """What the view says of these households, in their order, truths as truths; of ``known`` columns if not of all."""
    rows = [household_row(number, each, standard, has_list=False) for number, each in enumerate(households, start=1)]
    people = [row for number, each in enumerate(households, start=1) for row in member_rows(number, each)]
    every = {"columns": [*rows[0]][1:], "member_columns": list(MEMBER_FACTS)} | asked
    if asked.get("members", "") is None:
        every["member_columns"] = None
    if known is not None:
        rows, people = ([_said(row, known) for row in each] for each in (rows, people))
    with database(dialect) as made:
        made.fill("households", every["columns"] or columns_read(standard), rows)
        made.fill("members", every["member_columns"] or member_columns_read(standard), people)
        made.create(to_sql(standard, dialect, on=on, **every))
        found = made.rows("SELECT * FROM poverty_status ORDER BY household_id")
    return [{name: as_truth(name, value) for name, value in row.items()} for row in found]


def _said(row: Mapping[str, Any], known: Collection[str]) -> Row:
    return {name: value for name, value in row.items() if name in known or name == "household_id"}


def as_truth(name: str, value: Any) -> Any:
    """What a yes/no of the result says, in the dialects that have 0 and 1."""
    is_truth = name.startswith("deprived_") or name in ("covered", "disagreement")
    return bool(value) if is_truth and value is not None and value in (0, 1) else value
