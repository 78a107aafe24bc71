"""Frames in and out: whatever frame comes in, the same kind goes out, its rows in their order.

An eager frame is worked on by its own engine, but pandas by PyArrow: its columns of objects, of floats for answers
and of nulls that are none become columns of one type with nulls, and what comes back is nullable.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from chuan_ngheo.errors import MissingExtra, Problem, TableError, shortened
from chuan_ngheo.language import Text
from chuan_ngheo.tables.gathering import with_row_numbers
from chuan_ngheo.tables.layout import HOUSEHOLDS, MEMBERS
from chuan_ngheo.tables.step import OWN, SET, Step

_POLARS, _PYARROW, _PANDAS = nw.Implementation.POLARS, nw.Implementation.PYARROW, nw.Implementation.PANDAS


@frozen
class Opened:
    """A frame of somebody's, and the one to work on: lazy where its engine can be."""

    native: Any
    columns: tuple[str, ...]
    """The names of all its columns."""
    frame: Any
    """The narwhals frame; of pandas only the columns that are read."""

    @property
    def engine(self) -> nw.Implementation:
        """The engine that works on it."""
        engine: nw.Implementation = self.frame.implementation
        return engine


def column_names(native: Any, table: str) -> tuple[str, ...]:
    """The names of a frame's columns. Raises `TableError` for what is no frame."""
    try:
        names = tuple(nw.from_native(native).collect_schema().names())
    except (TypeError, ValueError) as error:
        kind = type(native)
        problem = Problem(table, _NO_FRAME, shortened(f"{kind.__module__}.{kind.__qualname__}: {error}"), _FRAMES)
        raise TableError([problem]) from None
    if no_texts := [each for each in names if not isinstance(each, str)]:  # as pandas may have them
        raise TableError([Problem(table, _NO_NAME, found=shortened(repr(each))) for each in no_texts])
    return names


def opened(native: Any, table: str, read: Collection[str]) -> Opened:
    """The frame to work on; ``read`` names the columns that are needed of it.

    Raises `TableError` for columns of pandas that hold more than one type of value.
    """
    frame: Any = nw.from_native(native)
    columns = tuple(frame.collect_schema().names())
    if frame.implementation is _PANDAS:
        frame = nw.from_native(_through_arrow(native, table, [each for each in columns if each in read]))
    elif frame.implementation is _POLARS and isinstance(frame, nw.DataFrame):
        frame = frame.lazy()
    if frame.implementation is _PYARROW:
        frame = with_row_numbers(frame)
    return Opened(native, columns, frame)


def added(frame: Any, step: Step[nw.Expr]) -> Any:
    """The frame with the columns of a step."""
    look_up = _LOOKING_UP.get(frame.implementation)
    values = dict(step.values)
    if step.names and look_up is not None:
        most = max(max(named, default=0) for named in step.names.values())
        words = {result: [named.get(number) for number in range(1, most + 1)] for result, named in step.names.items()}
        frame = nw.from_native(look_up(frame.to_native(), words))
        values = {name: value for name, value in values.items() if name not in step.names}
    return frame.with_columns(**values, **step.truths) if values or step.truths else frame


def _look_up_in_polars(native: Any, words: Mapping[str, list[str | None]]) -> Any:
    """Narwhals has only comparisons one by one, and a dictionary that does not stream."""
    import polars as pl

    lists = {result: pl.lit(pl.Series([None, *named], dtype=pl.String)) for result, named in words.items()}
    return native.with_columns(**{result: named.gather(pl.col(SET)) for result, named in lists.items()})


def _look_up_in_duckdb(native: Any, words: Mapping[str, list[str | None]]) -> Any:
    """Each comparison would reckon the set of classes anew: DuckDB shares nothing between the branches of a choice."""
    import duckdb

    number = duckdb.ColumnExpression(SET)
    names = {
        result: duckdb.FunctionExpression("list_extract", duckdb.ConstantExpression(named), number)
        for result, named in words.items()
    }
    return native.select(duckdb.StarExpression(), *(name.alias(result) for result, name in names.items()))


_LOOKING_UP: dict[nw.Implementation, Callable[[Any, Mapping[str, list[str | None]]], Any]] = {
    _POLARS: _look_up_in_polars,
    nw.Implementation.DUCKDB: _look_up_in_duckdb,
}
"""How the engines that can look a name up in a list do it."""


def check_engines(households: Opened, members: Opened) -> None:
    """Raise `TableError` where the two tables are frames of two engines."""
    if households.engine is not members.engine:
        expected = Text(str(households.engine), str(households.engine))
        raise TableError([Problem(MEMBERS, _TWO_ENGINES, str(members.engine), expected)])


def given_back(source: Opened, frame: Any, results: Sequence[str]) -> Any:
    """The caller's own columns and the results, as the kind of frame that the caller gave."""
    if nw.from_native(source.native).implementation is _PANDAS:
        return _beside(source.native, frame.select(*results).to_native())
    chosen = frame.select(*source.columns, *results)
    if isinstance(nw.from_native(source.native), nw.DataFrame) and isinstance(chosen, nw.LazyFrame):
        chosen = chosen.collect()
    return chosen.to_native()


def lazy(native: Any, read: Collection[str] | None = None, table: str = HOUSEHOLDS) -> Any:
    """A classified frame to work on: lazy where its engine can be, pandas by PyArrow.

    ``read`` names the columns that are needed of it, all unless said: others may hold what they like.
    """
    return opened(native, table, column_names(native, table) if read is None else read).frame


def as_given(source: Any, frame: Any) -> Any:
    """A frame of other rows than the caller's, as the kind of frame that the caller gave."""
    given = nw.from_native(source)
    if given.implementation is _PANDAS:
        return frame.to_native().to_pandas(types_mapper=_nullable())
    if isinstance(given, nw.DataFrame) and isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    return frame.to_native()


def _through_arrow(native: Any, table: str, columns: Sequence[str]) -> Any:
    arrow = _pyarrow()
    read: dict[str, Any] = {}
    problems: list[Problem] = []
    for column in columns:
        try:
            values = arrow.Array.from_pandas(native[column])
        except (arrow.ArrowInvalid, arrow.ArrowTypeError, arrow.ArrowNotImplementedError) as error:
            problems.append(Problem(f"{table}.{column}", _MIXED, found=shortened(str(error))))
        except OverflowError as error:
            problems.append(Problem(f"{table}.{column}", _TOO_LARGE, found=shortened(str(error))))
        else:
            read[column] = arrow.nulls(len(values)) if _says_nothing(values) else values
    if problems:
        raise TableError(problems)
    if not read:  # a table of rows that say nothing
        return arrow.table({f"{OWN}nothing": arrow.nulls(len(native))})
    return arrow.table(read)


def _says_nothing(values: Any) -> bool:
    """Whether a column holds nothing, to which pandas gives the type of floats, whatever might stand in it."""
    return str(values.type) in {"float", "double"} and values.null_count == len(values)


def _beside(native: Any, results: Any) -> Any:
    """The pandas frame with the results in nullable columns."""
    columns = results.to_pandas(types_mapper=_nullable())
    return native.assign(**{name: columns[name].set_axis(native.index) for name in columns})


def _nullable() -> Callable[[Any], Any]:
    """The nullable type of pandas for each of Arrow that results have."""
    import pandas as pd

    types = {"bool": pd.BooleanDtype(), "int64": pd.Int64Dtype(), "string": pd.StringDtype()}
    return lambda dtype: types.get(str(dtype).removeprefix("large_"))


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as missing:
        raise MissingExtra([Problem("", _NEEDS_ARROW)]) from missing
    return pyarrow


_NO_FRAME = Text("không phải một bảng dữ liệu dùng được", "not a frame that can be read")
_FRAMES = Text(
    "bảng của pandas, Polars, PyArrow, DuckDB, PySpark hoặc Ibis",
    "a frame of pandas, Polars, PyArrow, DuckDB, PySpark or Ibis",
)
_TWO_ENGINES = Text("hai bảng thuộc hai thư viện khác nhau", "the two tables are frames of two libraries")
_MIXED = Text("cột có nhiều kiểu giá trị", "a column with values of several types")
_TOO_LARGE = Text("cột có số quá lớn", "a column with a number that is too large")
_NO_NAME = Text(
    "tên cột phải là chữ, ví dụ bang.columns.map(str)", "the name of a column must be text: frame.columns.map(str)"
)
_NEEDS_ARROW = Text(
    "bảng pandas cần thêm gói: pip install pyarrow", "a pandas frame needs another package: pip install pyarrow"
)
