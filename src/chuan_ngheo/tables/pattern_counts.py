"""Millions of rows → how many there are of each kind: the exact input of every measure of deprivation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from chuan_ngheo.errors import Problem, TableError, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.tables.frames import as_given, lazy
from chuan_ngheo.tables.layout import HOUSEHOLDS

DEPRIVED = "deprived_"
_CLASS = ("status", "class_id", "possible")


def patterns(
    classified: IntoFrameT, by: Sequence[str] = (), *, persons: str | None = None, weight: str | None = None
) -> IntoFrameT:
    """How many households there are of each pattern, by group: a frame of the same kind, in no particular order.

    ``classified`` is what `classify` gave. A pattern is a class (``status``, ``class_id``, ``possible``) with one
    answer — true, false or null — to each ``deprived_<indicator>``; ``by`` names columns to group by besides. Added
    are ``households``, the number of rows; ``persons``, the sum of the column of that name where one is given (rows
    in which it is null add nothing, and are counted in ``persons_unknown``); and ``weight`` likewise. Whole numbers
    stay whole.

    Raises `TableError` for columns that are not there.

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
    frame = lazy(classified)
    columns = frame.collect_schema().names()
    deprived = [each for each in columns if each.startswith(DEPRIVED)]
    keys = list(dict.fromkeys([*by, *_CLASS, *deprived]))
    sums = {name: column for name, column in (("persons", persons), ("weight", weight)) if column is not None}
    missing = [*_missing([*by, *sums.values()], columns), *_unclassified(columns)]
    if missing:
        raise TableError(missing)
    ready = frame.select(
        *keys,
        **{f"cn_{name}": nw.col(column) for name, column in sums.items()},
        **{f"cn_{name}_unknown": nw.col(column).is_null().cast(nw.Int64) for name, column in sums.items()},
    )
    totals = {each: nw.col(f"cn_{each}").sum() for name in sums for each in (name, f"{name}_unknown")}
    counted = ready.group_by(*keys).agg(households=nw.len(), **totals).with_columns(nw.col("households").cast(nw.Int64))
    native: IntoFrameT = as_given(classified, counted)
    return native


def _missing(wanted: Sequence[str], columns: Sequence[str]) -> Iterator[Problem]:
    for name in wanted:
        if name not in columns:
            yield Problem(HOUSEHOLDS, _NO_COLUMN, found=name, nearest=nearest_name(name, columns))


def _unclassified(columns: Sequence[str]) -> Iterator[Problem]:
    if not set(_CLASS) <= set(columns):
        yield Problem(HOUSEHOLDS, _NOT_CLASSIFIED, expected=Text(", ".join(_CLASS), ", ".join(_CLASS)))


_NO_COLUMN = Text("không có cột này", "there is no such column")
_NOT_CLASSIFIED = Text("bảng chưa được xếp loại", "the table is not classified")
