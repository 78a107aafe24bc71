"""How many persons a household has, as a report adds them up: a size that no household has counts as unknown."""

from __future__ import annotations

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
    dtype = frame.collect_schema()[persons]
    size = nw.lit(None, dtype=nw.Int64) if dtype == nw.Unknown else whole_number(nw.col(persons), dtype)
    if size is None:
        raise AnalysisError([Problem(f"{table}.{persons}", _NO_NUMBERS, str(dtype), EXPECTED[_SIZE.kind])])
    possible = size >= _SIZE.minimum
    if _SIZE.maximum is not None:
        possible &= size <= _SIZE.maximum
    return frame.with_columns(**{persons: nw.when(possible).then(size)})


_NO_NUMBERS = Text("cột số người không phải là số", "the column of sizes holds no numbers")
