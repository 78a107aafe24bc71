"""Tables classified under two standards, and counted: frames of any engine, lazy until the counts are collected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from chuan_ngheo.errors import Problem, TableError, nearest_name
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.household.validity import EXPECTED
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.classified import classify
from chuan_ngheo.tables.column_types import whole_number, with_keys
from chuan_ngheo.tables.frames import column_names, lazy
from chuan_ngheo.tables.layout import HOUSEHOLDS, ID, MEMBERS

_OWN = "compared_"
_CLASSES = (f"{_OWN}before", f"{_OWN}after")
"""The class, or the classes possible; null where facts contradict each other."""
_PERSONS, _LISTED = f"{_OWN}persons", f"{_OWN}listed"
_HIDDEN = f"{_OWN}hidden_"
_FINDING = "finding_"
_SIZE = HOUSEHOLD_FACTS["size"]

Counted = tuple[tuple[str | None, ...], str | None, str | None, tuple[int, int, int]]
"""Group, classes before and after, and households, persons, households of unknown size."""


def counted(
    households: Any,
    standards: tuple[Standard, Standard],
    members: Any,
    on: date,
    by: tuple[str, ...],
    persons: str | None,
) -> Iterator[Counted]:
    """The counts by group and classes. Raises `TableError`."""
    columns = column_names(households, HOUSEHOLDS)
    wanted = [*by, *([] if persons is None else [persons])]
    missing = [
        Problem(HOUSEHOLDS, _NO_COLUMN, found=name, nearest=nearest_name(name, columns))
        for name in wanted
        if name not in columns
    ]
    if missing:
        raise TableError(missing)
    native = households
    for standard, name, other in zip(standards, _CLASSES, reversed(standards), strict=True):
        native = _with_classes(native, standard, other, members, on, name)
    keys = [f"{_OWN}{place}" for place in range(len(by))]
    groups = [nw.col(name).cast(nw.String).alias(key) for key, name in zip(keys, by, strict=True)]
    counts_members = persons is None and members is not None
    sizes = [persons or _SIZE.name] if persons is not None or _SIZE.name in columns else []
    named = [ID] if counts_members else []
    opened = lazy(native, {*by, *sizes, *named, *_CLASSES})
    said = _persons(opened, sizes[0], persons is None) if sizes else nw.lit(None).cast(nw.Int64)
    frame = opened.select(*named, *groups, *_CLASSES, said.alias(_PERSONS))
    if counts_members:
        frame = _with_listed(frame, lazy(members, {ID}, MEMBERS))
    ready = frame.with_columns(unknown=nw.col(_PERSONS).is_null().cast(nw.Int64))
    totals = ready.group_by(*keys, *_CLASSES).agg(
        households=nw.len(), persons=nw.col(_PERSONS).sum(), unknown=nw.col("unknown").sum()
    )
    small = totals.collect() if isinstance(totals, nw.LazyFrame) else totals
    for *group, before, after, count, people, unknown in small.select(
        *keys, *_CLASSES, "households", "persons", "unknown"
    ).rows():
        yield tuple(group), before, after, (int(count), int(people or 0), int(unknown))


def _persons(frame: Any, column: str, is_of_household: bool) -> nw.Expr:
    """A column of persons as whole numbers; null where there cannot be so many, in a household or at all."""
    dtype = frame.collect_schema()[column]
    count = nw.lit(None).cast(nw.Int64) if dtype == nw.Unknown else whole_number(nw.col(column), dtype)
    if count is None:
        raise TableError([Problem(f"{HOUSEHOLDS}.{column}", _NO_NUMBERS, str(dtype), EXPECTED[_SIZE.kind])])
    can_be = (count >= _SIZE.minimum) & (count <= _SIZE.maximum) if is_of_household else count >= 0
    return nw.when(can_be).then(count)


def _with_classes(native: Any, standard: Standard, other: Standard, members: Any, on: date, name: str) -> Any:
    """All columns, and the classes under a standard; findings on the other's indicators alone are not told to it."""
    frame = nw.from_native(native)
    columns = frame.collect_schema().names()
    own = {f"{_FINDING}{each.id}" for each in standard.indicators}
    foreign = {f"{_FINDING}{each.id}" for each in other.indicators} - own
    hidden = {each: f"{_HIDDEN}{each}" for each in columns if each in foreign}
    found = nw.from_native(classify(frame.rename(hidden).to_native(), standard, members, on=on))
    classes = nw.when(~nw.col("class_id").is_null()).then(nw.col("class_id")).otherwise(nw.col("possible"))
    kept = [nw.col(hidden.get(each, each)).alias(each) for each in columns]
    return found.select(*kept, classes.alias(name)).to_native()


def _with_listed(frame: Any, members: Any) -> Any:
    """With as many persons as are listed, where a household does not say how many it has."""
    frame, people, key = with_keys(frame, members.select(ID))
    listed = people.group_by(key).agg(nw.len().alias(_LISTED))
    joined = frame.select(key, *(each for each in frame.collect_schema().names() if each not in (key, ID)))
    joined = joined.join(listed, on=key, how="left")
    said, counted_ones = nw.col(_PERSONS), nw.col(_LISTED).cast(nw.Int64)
    return joined.with_columns(nw.when(~said.is_null()).then(said).otherwise(counted_ones).alias(_PERSONS))


_NO_NUMBERS = Text("cột phải là số", "the column must hold numbers")
_NO_COLUMN = Text("không có cột này", "there is no such column")
