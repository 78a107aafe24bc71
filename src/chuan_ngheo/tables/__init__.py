"""A whole country at once: the same standards over dataframes of any engine, and as a view in a database.

``classify``, ``problems`` and ``patterns`` take frames of pandas, Polars, PyArrow, DuckDB, PySpark and Ibis and need
the extra ``tables``; ``to_sql`` writes a view and needs the extra ``sql``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Text

if TYPE_CHECKING:
    from chuan_ngheo.tables.classified import classify
    from chuan_ngheo.tables.pattern_counts import patterns
    from chuan_ngheo.tables.problem_rows import problems
    from chuan_ngheo.tables.sql.statement import to_sql
    from chuan_ngheo.tables.step import result_columns

__all__ = ["classify", "patterns", "problems", "result_columns", "to_sql"]

_ROOMS = {
    "classify": "classified",
    "patterns": "pattern_counts",
    "problems": "problem_rows",
    "result_columns": "step",
    "to_sql": "sql.statement",
}
_EXTRA_OF = {"narwhals": "tables", "polars": "tables", "sqlglot": "sql"}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        room = import_module(f"{__name__}.{_ROOMS[name]}")
    except ModuleNotFoundError as missing:
        extra = _EXTRA_OF.get((missing.name or "").split(".", maxsplit=1)[0])
        if extra is None:
            raise
        raise MissingExtra([Problem("", _MISSING.format(name=name, extra=extra))]) from missing
    value = globals()[name] = getattr(room, name)
    return value


_MISSING = Text(
    "tables.{name} cần thêm gói: pip install 'chuan-ngheo[{extra}]'",
    "tables.{name} needs an extra: pip install 'chuan-ngheo[{extra}]'",
)
