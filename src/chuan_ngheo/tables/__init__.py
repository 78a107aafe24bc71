"""A whole country at once: the same standards over dataframes of any engine, and as a view in a database.

``classify``, ``problems`` and ``patterns`` take frames of pandas, Polars, PyArrow, DuckDB, PySpark and Ibis and need
the extra ``tables``; ``to_sql`` writes a view and needs the extra ``sql``.
"""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.tables.classified import classify
    from chuan_ngheo.tables.pattern_counts import patterns
    from chuan_ngheo.tables.problem_rows import problems
    from chuan_ngheo.tables.sql.statement import to_sql
    from chuan_ngheo.tables.step import result_columns

__all__ = ["classify", "patterns", "problems", "result_columns", "to_sql"]

_ROOMS = {
    "classified": ("classify",),
    "pattern_counts": ("patterns",),
    "problem_rows": ("problems",),
    "step": ("result_columns",),
    "sql.statement": ("to_sql",),
}

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(__name__, _ROOMS, {"narwhals": "tables", "polars": "tables", "sqlglot": "sql"})
