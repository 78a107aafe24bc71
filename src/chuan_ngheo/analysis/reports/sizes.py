"""How many persons or children a household has, as a report adds them up: what none can have counts as unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.errors import Problem
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.household.validity import EXPECTED
from chuan_ngheo.language import Text
from chuan_ngheo.tables.column_types import whole_number

_SIZE = HOUSEHOLD_FACTS["size"]


def with_sizes(frame: Any, persons: str, table: str = "frame") -> Any:
    """The narwhals frame with whole numbers in its column of sizes; null where none could be that of a household.

    `tables.classify` reads a size alike. Raises `AnalysisError` for a column that holds no numbers.

    >>> import polars as pl
    >>> sizes = nw.from_native(pl.DataFrame({"size": [4.0, 2.5, -3.0, 0.0, float("nan"), None]}))
    >>> with_sizes(sizes, "size")["size"].to_list()
    [4, None, None, None, None, None]
    """
    return with_counts(frame, [persons], _SIZE.minimum, table)


def with_counts(frame: Any, columns: Sequence[str], least: int, table: str = "frame") -> Any:
    """The narwhals frame with whole numbers in these columns, from ``least`` to the most persons of a household.

    Raises `AnalysisError` for columns that hold no numbers.
    """
    schema = frame.collect_schema()
    counts = {each: _whole(each, schema[each]) for each in columns}
    problems = [
        Problem(f"{table}.{name}", _NO_NUMBERS, str(schema[name]), EXPECTED[_SIZE.kind])
        for name, count in counts.items()
        if count is None
    ]
    if problems:
        raise AnalysisError(problems)
    known = {name: count for name, count in counts.items() if count is not None}
    return frame.with_columns(
        **{name: nw.when((count >= least) & (count <= _SIZE.maximum)).then(count) for name, count in known.items()}
    )


def _whole(column: str, dtype: nw.dtypes.DType) -> nw.Expr | None:
    return nw.lit(None, dtype=nw.Int64) if dtype == nw.Unknown else whole_number(nw.col(column), dtype)


_NO_NUMBERS = Text("cột phải là số", "the column must hold numbers")
