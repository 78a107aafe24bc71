"""A table of households or persons → how much of each pattern there is: whole numbers, whatever the table holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from math import lcm
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.errors import Problem, TableError, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.tables.frames import column_names, lazy

UNITS, WEIGHT = "cn_units", "cn_weight"
CLASS = ("status", "class_id", "possible")
_TABLE = "frame"
_DEPRIVED = "deprived_"
_STANDS_FOR = "households"
_WIDEST = 90
"""Weights of so many bits still add up in 127, times the parts of a score."""
_NARROW = 40
"""And those of fewer bits than this in 63."""


def flag(place: int) -> str:
    """The column of the indicator at that place among the weights: 1, 0 or null."""
    return f"cn_deprived_{place}"


@frozen
class Wanted:
    """What is read of a table."""

    keys: tuple[str, ...]
    """Columns of groups, strata and sampling units."""
    indicators: tuple[str, ...]
    weight: str | None
    with_class: bool


@frozen
class Observed:
    """Every pattern that occurs.

    A row of ``rows`` has the keys, the findings (`flag`), the class where it was wanted, and stands for `UNITS` rows
    of the table with a weight of `WEIGHT` parts, of which ``parts_of_one`` make 1.
    """

    rows: pl.DataFrame
    parts_of_one: int
    without_weight: int
    """Rows of the table whose weight is unknown; they are not among the rest."""


def found_indicators(frame: Any) -> tuple[str, ...]:
    """The indicators of a classified table, by its columns."""
    return tuple(name.removeprefix(_DEPRIVED) for name in _names(frame) if name.startswith(_DEPRIVED))


def observed(frame: Any, wanted: Wanted) -> Observed:
    """The patterns of a table of any engine, added up by that engine.

    An indicator is the column of its name or ``deprived_<name>``: true or false, or 1 or 0; null and NaN are unknown.
    The weight is the column named; without one each row weighs 1, or, where a column ``households`` says for how
    many a row stands (`tables.patterns`), so many. Whole numbers, decimals and floats are taken for exactly what
    they are. Raises `AnalysisError` for columns that are missing or hold something else.
    """
    names = _names(frame)
    columns = {each: _column(each, names) for each in wanted.indicators}
    weight = wanted.weight if wanted.weight is not None else (_STANDS_FOR if _STANDS_FOR in names else None)
    classes = CLASS if wanted.with_class else ()
    if problems := [*_missing(wanted, columns, classes, names)]:
        raise AnalysisError(problems)
    stands = _STANDS_FOR if _STANDS_FOR in names else None
    keys = list(dict.fromkeys([*wanted.keys, *classes, *columns.values()]))
    source = _opened(frame, {*keys, *(each for each in (weight, stands) if each is not None)})
    schema = source.collect_schema()
    if stands is not None and not schema[stands].is_integer():
        raise AnalysisError([Problem(f"{_TABLE}.{stands}", _NO_COUNT, found=str(schema[stands]))])
    whole = weight is None or schema[weight].is_integer()
    counted = _counted(source, keys, weight, whole=whole, stands=stands)
    if problems := [*_not_findings(counted, columns), *_not_weights(counted, weight)]:
        raise AnalysisError(problems)
    known = counted.filter(pl.col(WEIGHT).is_not_null())
    parts, of_one = _whole_parts(known, weight, whole=whole)
    rows = known.select(
        *dict.fromkeys([*wanted.keys, *classes]),
        *(pl.col(column).cast(pl.Int8).alias(flag(place)) for place, column in enumerate(columns.values())),
        UNITS,
        parts,
    )
    return Observed(rows, of_one, int(counted.filter(pl.col(WEIGHT).is_null())[UNITS].sum()))


def _names(frame: Any) -> tuple[str, ...]:
    try:
        return column_names(frame, _TABLE)
    except TableError as error:
        raise AnalysisError(error.problems) from None


def _opened(frame: Any, read: Collection[str]) -> Any:
    try:
        return lazy(frame, read, _TABLE)
    except TableError as error:
        raise AnalysisError(error.problems) from None


def _column(indicator: str, names: Sequence[str]) -> str:
    return indicator if indicator in names and f"{_DEPRIVED}{indicator}" not in names else f"{_DEPRIVED}{indicator}"


def _missing(
    wanted: Wanted, columns: dict[str, str], classes: Iterable[str], names: Sequence[str]
) -> Iterator[Problem]:
    plain = [*wanted.keys, *([wanted.weight] if wanted.weight is not None else []), *classes]
    for name in dict.fromkeys(plain):
        if name not in names:
            yield Problem(_TABLE, _NO_COLUMN, found=name, nearest=nearest_name(name, names))
    for indicator, column in columns.items():
        if column not in names:
            nearest = nearest_name(indicator, [name.removeprefix(_DEPRIVED) for name in names])
            yield Problem(_TABLE, _NO_INDICATOR, found=indicator, nearest=nearest)


def _counted(source: Any, keys: list[str], weight: str | None, *, whole: bool, stands: str | None) -> pl.DataFrame:
    """Rows and weight of each combination. Weights that are not whole are told apart, not added: a sum would round."""
    units = nw.len() if stands is None else nw.col(stands).sum()
    if weight is None:
        return _collected(source.group_by(*keys).agg(**{UNITS: units})).with_columns(pl.col(UNITS).alias(WEIGHT))
    if not whole:
        told = source.with_columns(**{WEIGHT: nw.col(weight)})
        return _collected(told.group_by(*keys, WEIGHT).agg(**{UNITS: units}))
    known = source.with_columns(cn_unknown=nw.col(weight).is_null(), cn_least=nw.col(weight))
    sums = {UNITS: units, WEIGHT: nw.col(weight).sum(), "cn_least": nw.col("cn_least").min()}
    counted = _collected(known.group_by(*keys, "cn_unknown").agg(**sums))
    return counted.with_columns(pl.when(~pl.col("cn_unknown")).then(pl.col(WEIGHT).cast(pl.Int64)))


def _collected(frame: Any) -> pl.DataFrame:
    """The result in Polars, whatever engine made it; a float that is no number is none."""
    if isinstance(frame, nw.LazyFrame):
        native = frame.to_native()
        frame = native.collect(engine="streaming") if isinstance(native, pl.LazyFrame) else frame.collect()
    rows: pl.DataFrame = frame if isinstance(frame, pl.DataFrame) else frame.to_polars()
    return rows.with_columns(
        pl.col(pl.Float32, pl.Float64).fill_nan(None),
        pl.col(pl.Categorical, pl.Enum).cast(pl.String),
        pl.col(UNITS).cast(pl.Int64),
    )


def _not_findings(counted: pl.DataFrame, columns: dict[str, str]) -> Iterator[Problem]:
    for indicator, column in columns.items():
        values = counted[column].drop_nulls().unique()
        dtype = values.dtype
        if len(values) == 0 or dtype == pl.Boolean:
            continue
        if not dtype.is_numeric():
            yield Problem(f"{_TABLE}.{column}", _NO_FINDING, found=f"{indicator}: {dtype}", expected=_FINDING)
        elif len(others := values.filter((values != 0) & (values != 1))):
            yield Problem(f"{_TABLE}.{column}", _NO_FINDING, found=str(others.sort()[0]), expected=_FINDING)


def _not_weights(counted: pl.DataFrame, weight: str | None) -> Iterator[Problem]:
    values = counted[WEIGHT]
    if not (values.dtype.is_numeric() or values.dtype == pl.Null):
        yield Problem(f"{_TABLE}.{weight}", _NO_WEIGHT, found=str(values.dtype))
        return
    least = counted["cn_least"] if "cn_least" in counted.columns else values
    if (least < 0).any():
        yield Problem(f"{_TABLE}.{weight}", _NO_WEIGHT, found=str(least.min()))
    elif values.dtype.is_float() and values.is_infinite().any():
        yield Problem(f"{_TABLE}.{weight}", _NO_WEIGHT, found="inf")


def _whole_parts(known: pl.DataFrame, weight: str | None, *, whole: bool) -> tuple[pl.Series, int]:
    """The weight of each row in parts so small that all are whole, and how many parts make 1."""
    weights, units = known[WEIGHT], known[UNITS]
    if whole:
        return weights.cast(_wide(sum(weights.to_list()))), 1
    single, of_one = whole_numbers(weights.to_list())
    parts = [part * count for part, count in zip(single, units.to_list(), strict=True)]
    if (total := sum(parts)).bit_length() > _WIDEST:
        raise AnalysisError([Problem(f"{_TABLE}.{weight}", _TOO_UNLIKE)])
    return pl.Series(WEIGHT, parts, dtype=_wide(total)), of_one


def whole_numbers(values: Sequence[int | float | Decimal]) -> tuple[list[int], int]:
    """The values in parts so small that all are whole, and how many parts make 1; exact, floats too.

    >>> whole_numbers([0.5, 3, Decimal("0.2")])
    ([5, 30, 2], 10)
    """
    ratios = [each.as_integer_ratio() for each in values]
    of_one = lcm(*(below for _, below in ratios))
    return [above * (of_one // below) for above, below in ratios], of_one


def _wide(total: int) -> type[pl.Int64] | type[pl.Int128]:
    """A type in which sums of products with parts of a score cannot overflow."""
    return pl.Int64 if total.bit_length() < _NARROW else pl.Int128


_NO_COLUMN = Text("không có cột này", "there is no such column")
_NO_INDICATOR = Text("không có cột của chỉ số này", "there is no column of this indicator")
_NO_FINDING = Text("không phải kết luận thiếu hụt", "not a finding")
_FINDING = Text("đúng/sai hoặc 1/0", "true or false, or 1 or 0")
_NO_WEIGHT = Text("trọng số phải là số không âm", "a weight is a number that is not negative")
_NO_COUNT = Text(
    "cột này nói mỗi dòng gồm bao nhiêu hộ, nên phải là số nguyên: hãy đổi tên cột nếu là nội dung khác",
    "this column says how many households a row stands for, in whole numbers: rename it if it holds something else",
)
_TOO_UNLIKE = Text(
    "các trọng số chênh lệch quá xa để cộng chính xác", "the weights differ too widely to be added exactly"
)
