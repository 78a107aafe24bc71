"""Columns of any type as texts: as they are shown, and as they are read where a type leaves nothing to guess."""

from __future__ import annotations

import polars as pl

from chuan_ngheo.tables.files.batches import own, sort_of
from chuan_ngheo.tables.files.excel_source import NUMBER

_TWO_READINGS = r"^-?[0-9]+\.[0-9]{3}$"
_NOTHING = "none"
"""The word that every mapping understands as a list of nothing."""


def shown(column: str, dtype: pl.DataType) -> pl.Expr:
    """A column as texts for people: blank where null."""
    return _text(pl.col(column), dtype).fill_null("")


def read_as(place: int, frame: pl.DataFrame) -> pl.Expr:
    """An own column as texts to be read: a number that is one already is not written in a way that has two readings."""
    dtype = frame.schema[own(place)]
    text = shown(own(place), dtype)
    if sort_of(place) in frame.columns:
        is_number = pl.col(sort_of(place)).cast(pl.String) == NUMBER
    elif dtype.is_numeric():
        is_number = pl.lit(True)
    else:
        return text
    return pl.when(is_number & text.str.contains(_TWO_READINGS)).then(text + "0").otherwise(text)


def rows_shown(frame: pl.DataFrame, columns: int) -> pl.DataFrame:
    """The own columns of a frame as texts for people."""
    return frame.select(shown(own(place), frame.schema[own(place)]).alias(own(place)) for place in range(columns))


def rows_read(frame: pl.DataFrame, columns: int) -> pl.DataFrame:
    """The own columns of a frame as texts to be read."""
    return frame.select(read_as(place, frame).alias(own(place)) for place in range(columns))


_MOST_WHOLE = 10**15
"""Below this a float of a whole number is written as one."""


def _text(column: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if dtype.is_float():
        whole = pl.when(column.round(0) == column, column.abs() < _MOST_WHOLE).then(column).cast(pl.Int64)
        number = pl.when(column.is_not_nan()).then(column)
        return pl.coalesce(whole.cast(pl.String), number.cast(pl.String))
    if dtype.is_decimal():
        text = column.cast(pl.String)
        return (
            pl.when(text.str.contains(".", literal=True))
            .then(text.str.strip_chars_end("0"))
            .otherwise(text)
            .str.strip_suffix(".")
        )
    if isinstance(dtype, pl.List):
        joined = column.cast(pl.List(pl.String)).list.join("; ")
        return pl.when(column.list.len() == 0).then(pl.lit(_NOTHING)).otherwise(joined)
    if isinstance(dtype, pl.Datetime):
        return column.dt.strftime("%Y-%m-%d %H:%M:%S").str.strip_suffix(" 00:00:00")
    return column.cast(pl.String)
