"""The classes of a standard as rows and columns: each status, the classes it is made of, and those left open."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
from attrs import frozen

from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import HouseholdClass, Standard
from chuan_ngheo.standards.status import Status

UNDETERMINED = "undetermined"


@frozen
class ClassRow:
    """A line of a table of results: whom it counts, and the lines it is the sum of."""

    key: str
    label: Text
    condition: pl.Expr
    level: int = 0
    parts: tuple[str, ...] = ()
    status: Status | None = None
    """The status that it is or is a part of."""


def class_rows(standard: Standard) -> tuple[ClassRow, ...]:
    """Every class in order, under its status where several classes share one; then households left undetermined.

    The condition is on the columns ``status`` and ``class_id``. A household of known status whose class is open has a
    line of its own below the status.
    """
    by_status: dict[tuple[Status, ...], list[HouseholdClass]] = {}
    for each in standard.classes:
        by_status.setdefault(each.statuses, []).append(each)
    rows = [row for statuses, classes in by_status.items() for row in _of_status(statuses, classes)]
    alone = [str(status) for status in Status if (status,) not in by_status]  # only open classes have it
    is_open = pl.col("class_id").is_null()
    unknown = is_open & (pl.col("status").is_null() | pl.col("status").is_in(alone))
    return (*rows, ClassRow(UNDETERMINED, _UNDETERMINED, unknown))


def _of_status(statuses: tuple[Status, ...], classes: list[HouseholdClass]) -> Iterator[ClassRow]:
    (only,) = statuses if len(statuses) == 1 else (None,)
    if only is None:
        yield from (_of_class(each, 0) for each in classes)
        return
    is_open = (pl.col("status") == str(only)) & pl.col("class_id").is_null()
    if len(classes) == 1:
        condition = pl.col("class_id").eq_missing(classes[0].id) | is_open
        yield ClassRow(str(only), classes[0].name, condition, status=only)
        return
    key = f"{only}_open"
    parts = (*(each.id for each in classes), key)
    yield ClassRow(str(only), only.label, (pl.col("status") == str(only)), 0, parts, only)
    yield from (_of_class(each, 1, only) for each in classes)
    yield ClassRow(key, _OPEN.format(status=only.label), is_open, 1, status=only)


def _of_class(each: HouseholdClass, level: int, status: Status | None = None) -> ClassRow:
    return ClassRow(each.id, each.name, pl.col("class_id") == each.id, level, status=status)


_UNDETERMINED = Text("chưa xác định", "undetermined")
_OPEN = Text("{status}, chưa rõ theo tiêu chí nào", "{status}, by which rule is open")
