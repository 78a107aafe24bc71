"""The frames of every engine, made of a Polars frame, and back."""

from collections.abc import Callable
from typing import Any

import duckdb
import ibis
import pandas as pd
import polars as pl

ENGINES = ["polars", "polars_lazy", "pyarrow", "pandas", "pandas_objects", "pandas_arrow", "duckdb", "ibis"]
LAZY = {"polars_lazy": pl.LazyFrame, "duckdb": duckdb.DuckDBPyRelation, "ibis": ibis.expr.types.Table}
EAGER_TYPES = {"polars": pl.DataFrame, "pandas": pd.DataFrame, "pandas_objects": pd.DataFrame}

_CONNECTION = duckdb.connect()

Maker = Callable[[pl.DataFrame], Any]


def _objects(frame: pl.DataFrame) -> pd.DataFrame:
    """As programs build them: every column of objects, None and NaN for what is not known."""
    columns = {name: frame[name].to_list() for name in frame.columns}
    for place, values in enumerate(columns.values()):
        for row, value in enumerate(values):
            if value is None and (row + place) % 2:
                values[row] = float("nan")
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def _in_ibis(frame: pl.DataFrame) -> Any:
    return ibis.memtable(frame.to_arrow())


_MAKERS: dict[str, Maker] = {
    "polars": lambda frame: frame,
    "polars_lazy": pl.DataFrame.lazy,
    "pyarrow": pl.DataFrame.to_arrow,
    "pandas": pl.DataFrame.to_pandas,
    "pandas_objects": _objects,
    "pandas_arrow": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
}


def frames(engine: str, *tables: pl.DataFrame) -> list[Any]:
    """The tables as frames of an engine, all of one connection where it has any."""
    if engine == "duckdb":
        return [_CONNECTION.from_arrow(table.to_arrow()) for table in tables]
    if engine == "ibis":
        return [_in_ibis(table) for table in tables]
    return [_MAKERS[engine](table) for table in tables]


def back(frame: Any) -> pl.DataFrame:
    """What a frame of any engine holds."""
    if isinstance(frame, pl.DataFrame):
        return frame
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if isinstance(frame, pd.DataFrame):
        return pl.from_pandas(frame)
    if isinstance(frame, duckdb.DuckDBPyRelation):
        return frame.pl()
    if isinstance(frame, ibis.expr.types.Table):
        return pl.DataFrame(pl.from_arrow(frame.to_pyarrow()))
    return pl.DataFrame(pl.from_arrow(frame))
