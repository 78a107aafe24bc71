"""Millions of rows → how many there are of each kind: the exact input of every measure of deprivation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from chuan_ngheo.errors import Problem, TableError, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.tables.frames import as_given, column_names, lazy
from chuan_ngheo.tables.layout import HOUSEHOLDS

DEPRIVED = "deprived_"
_CLASS = ("status", "class_id", "possible")


def patterns(
    classified: IntoFrameT, by: str | Sequence[str] = (), *, persons: str | None = None, weight: str | None = None
) -> IntoFrameT:
    """How many households there are of each pattern, by group: a frame of the same kind, in no particular order.

    ``classified`` is what `classify` gave. A pattern is a class (``status``, ``class_id``, ``possible``) with one
    answer — true, false or null — to each ``deprived_<indicator>``; ``by`` names columns to group by besides. Added
    are ``households``, the number of rows; ``persons``, the sum of the column of that name where one is given (rows
    in which it is null or NaN add nothing, and are counted in ``persons_unknown``); and ``weight`` likewise. Whole
    numbers stay whole.

    Raises `TableError` for columns that are not there, for groups named like a column that is added, and for what is
    to be added up and is no number.

    >>> import polars as pl
    >>> from datetime import date
    >>> from chuan_ngheo.standards.registry import standard
    >>> from chuan_ngheo.tables import classify
    >>> households = pl.DataFrame({"area": ["rural"] * 3, "income_per_head": [1, 2, None], "size": [4, 5, 1]})
    >>> classified = classify(households, standard("vn-2016"), on=date(2020, 11, 20))
    >>> counts = patterns(classified, by=["area"], persons="size").sort("households")
    >>> counts.select("status", "households", "persons").rows()
    [(None, 1, 1), ('poor', 2, 9)]
    """
    groups = [by] if isinstance(by, str) else list(by)
    columns = column_names(classified, HOUSEHOLDS)
    deprived = [each for each in columns if each.startswith(DEPRIVED)]
    keys = list(dict.fromkeys([*groups, *_CLASS, *deprived]))
    sums = {name: column for name, column in (("persons", persons), ("weight", weight)) if column is not None}
    results = ["households", *(each for name in sums for each in (name, f"{name}_unknown"))]
    problems = [*_missing([*groups, *sums.values()], columns), *_unclassified(columns), *_taken(groups, results)]
    if problems:
        raise TableError(problems)
    frame = lazy(classified, {*keys, *sums.values()})
    schema = frame.collect_schema()
    if problems := [*_no_numbers(sums.values(), schema)]:
        raise TableError(problems)
    known = {name: _known(column, schema[column]) for name, column in sums.items()}
    ready = frame.select(
        *keys,
        **{f"cn_{name}": value for name, value in known.items()},
        **{f"cn_{name}_unknown": value.is_null().cast(nw.Int64) for name, value in known.items()},
    )
    totals = {each: nw.col(f"cn_{each}").sum() for each in results[1:]}
    counted = ready.group_by(*keys).agg(households=nw.len(), **totals).with_columns(nw.col("households").cast(nw.Int64))
    native: IntoFrameT = as_given(classified, counted)
    return native


def _known(column: str, dtype: nw.dtypes.DType) -> nw.Expr:
    """A column to add up: a NaN is a null."""
    value = nw.col(column)
    return nw.when(~value.is_nan()).then(value) if dtype.is_float() else value


def _missing(wanted: Sequence[str], columns: Sequence[str]) -> Iterator[Problem]:
    for name in wanted:
        if name not in columns:
            yield Problem(HOUSEHOLDS, _NO_COLUMN, found=name, nearest=nearest_name(name, columns))


def _taken(groups: Sequence[str], results: Sequence[str]) -> Iterator[Problem]:
    for name in groups:
        if name in results:
            yield Problem(HOUSEHOLDS, _TAKEN, found=name)


def _no_numbers(columns: Iterable[str], schema: nw.Schema) -> Iterator[Problem]:
    for name in columns:
        if not schema[name].is_numeric() and schema[name] != nw.Unknown:
            yield Problem(f"{HOUSEHOLDS}.{name}", _NO_NUMBER, found=str(schema[name]))


def _unclassified(columns: Sequence[str]) -> Iterator[Problem]:
    if not set(_CLASS) <= set(columns):
        yield Problem(HOUSEHOLDS, _NOT_CLASSIFIED, expected=Text(", ".join(_CLASS), ", ".join(_CLASS)))


_NO_COLUMN = Text("không có cột này", "there is no such column")
_TAKEN = Text("cột này trùng tên một cột kết quả", "a column of the result has this name")
_NO_NUMBER = Text("cột phải là số mới cộng được", "only a column of numbers can be added up")
_NOT_CLASSIFIED = Text("bảng chưa được xếp loại", "the table is not classified")
