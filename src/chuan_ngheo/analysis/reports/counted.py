"""The counts that all tables of a report are sums of: households, persons and deprivations by class, in groups."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Self

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.reports.sizes import with_sizes
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.tables.files.background import carried_out
from chuan_ngheo.tables.frames import lazy

HOUSEHOLDS, PERSONS, OF_UNKNOWN_SIZE = "#households", "#persons", "#of unknown size"
LIVELIHOOD = "land_or_sea_livelihood"
_CLASS = ("status", "class_id", "possible")
_DEPRIVED, _OPEN = "#deprived ", "#open "
_AT_ONCE = 1 << 18


@frozen
class Counted:
    """A row for each group and class that occur together: its households, their persons, those deprived in what.

    ``labels`` are the columns that it was counted by, besides the class.
    """

    rows: pl.DataFrame
    standard: Standard
    has_persons: bool
    labels: frozenset[str]

    def where(self, condition: pl.Expr) -> Counted:
        """Those rows only."""
        return Counted(self.rows.filter(condition), self.standard, self.has_persons, self.labels)

    @property
    def households(self) -> int:
        """How many households."""
        return int(self.rows.select(households()).item())

    @property
    def persons(self) -> int | None:
        """How many persons, households of unknown size left out; None where of none it is known."""
        found = self.rows.select(persons()).item() if self.has_persons else None
        return None if found is None else int(found)

    @property
    def households_of_unknown_size(self) -> int:
        """Households whose persons are not counted."""
        return int(self.rows[OF_UNKNOWN_SIZE].sum()) if self.has_persons else 0

    def deprived(self, indicator: str) -> int:
        """Households deprived in an indicator."""
        return int(self.rows.select(deprived(indicator)).item())

    def unknown(self, indicator: str) -> int:
        """Households of which that is not known."""
        return int(self.rows[f"{_OPEN}{indicator}"].sum())


def households(condition: pl.Expr | None = None) -> pl.Expr:
    """The households, those of a condition only, summed up over rows of `Counted`."""
    return _those(pl.col(HOUSEHOLDS), condition).sum()


def persons(condition: pl.Expr | None = None) -> pl.Expr:
    """Their persons; null where there are households and the size of none is known."""
    of_known_size = _those(pl.col(HOUSEHOLDS) - pl.col(OF_UNKNOWN_SIZE), condition).sum()
    is_known = (of_known_size > 0) | (households(condition) == 0)
    return pl.when(is_known).then(_those(pl.col(PERSONS), condition).sum())


def deprived(indicator: str) -> pl.Expr:
    """The households deprived in an indicator."""
    return pl.col(f"{_DEPRIVED}{indicator}").sum()


def _those(column: pl.Expr, condition: pl.Expr | None) -> pl.Expr:
    return column if condition is None else column.filter(condition)


@frozen
class Counting:
    """A classified table of any engine, to be counted by its columns."""

    frame: Any
    standard: Standard
    persons: str | None
    beside: tuple[str, ...]
    """What is counted by always, besides the class."""

    @classmethod
    def of(cls, native: Any, standard: Standard, labels: Sequence[str], persons: str | None) -> Self:
        """The table. Raises `AnalysisError` for columns that are not there."""
        names = nw.from_native(native).collect_schema().names()
        expected = [*_CLASS, *(f"deprived_{each.id}" for each in standard.indicators), *labels]
        expected += [persons] if persons is not None else []
        problems = [
            Problem("frame", _NO_COLUMN, found=name, nearest=nearest_name(name, names))
            for name in dict.fromkeys(expected)
            if name not in names
        ]
        if problems:
            raise AnalysisError(problems)
        beside = (LIVELIHOOD,) if LIVELIHOOD in names else ()
        read = dict.fromkeys([*expected, *beside])
        frame = lazy(nw.from_native(native).select(*read).to_native())
        return cls(frame if persons is None else with_sizes(frame, persons), standard, persons, beside)

    def by(self, *labels: str) -> Counted:
        """The counts by these columns. Raises `AnalysisError` for classes and statuses that are none."""
        keys = list(dict.fromkeys([*labels, "status", "class_id", *self.beside]))
        sums: dict[str, nw.Expr] = {}
        if self.persons is not None:
            sums = {PERSONS: nw.col(self.persons), OF_UNKNOWN_SIZE: nw.col(self.persons).is_null()}
        for each in self.standard.indicators:
            truth = nw.col(f"deprived_{each.id}")
            sums |= {f"{_DEPRIVED}{each.id}": truth, f"{_OPEN}{each.id}": truth.is_null()}
        ready = self.frame.select(*keys, **{name: value.cast(nw.Int64) for name, value in sums.items()})
        rows = _counted(ready, keys, list(sums))
        _check(rows, self.standard)
        return Counted(rows, self.standard, self.persons is not None, frozenset([*labels, *self.beside]))


def _counted(ready: Any, keys: Sequence[str], sums: Sequence[str]) -> pl.DataFrame:
    """The households of each group, and the sums of columns over them."""
    native = ready.to_native()
    if isinstance(native, pl.LazyFrame):
        rows = _some_rows_at_a_time(native, keys)
    else:
        totals = {name: nw.col(name).sum() for name in sums}
        rows = collected(ready.group_by(*keys).agg(**{HOUSEHOLDS: nw.len()}, **totals))
    texts = pl.col(pl.Categorical, pl.Enum).cast(pl.String)
    return rows.with_columns(texts).with_columns(pl.col(HOUSEHOLDS, *sums).cast(pl.Int64).fill_null(0))


def _some_rows_at_a_time(rows: pl.LazyFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Grouped batch by batch: grouped at once, many groups in no order would keep most rows in memory."""
    one = pl.lit(1, dtype=pl.Int64).alias(HOUSEHOLDS)
    found = rows.head(0).with_columns(one).collect()
    for batch in rows.with_columns(one).collect_batches(chunk_size=_AT_ONCE, maintain_order=False, engine="streaming"):
        found = pl.concat([found, _summed(batch, keys)])
        if len(found) > _AT_ONCE:
            found = _summed(found, keys)
    return _summed(found, keys)


def _summed(rows: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    return rows.group_by(keys).agg(pl.exclude(keys).sum()).select(rows.columns)


def collected(frame: Any) -> pl.DataFrame:
    """What a narwhals frame holds, as a frame of Polars; categories become texts."""
    native = frame.to_native()
    if isinstance(native, pl.LazyFrame):
        rows = carried_out(native)
    elif isinstance(native, pl.DataFrame):
        rows = native
    else:
        rows = (frame.collect() if isinstance(frame, nw.LazyFrame) else frame).to_polars()
    return rows.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))


def _check(rows: pl.DataFrame, standard: Standard) -> None:
    known: dict[str, Collection[str]] = {
        "status": [str(status) for status in Status],
        "class_id": [each.id for each in standard.classes],
    }
    problems = [
        Problem(
            f"frame.{column}",
            _NO_CLASS.format(standard=standard.id),
            found=str(value),
            nearest=nearest_name(str(value), names),
        )
        for column, names in known.items()
        for value in rows[column].drop_nulls().unique().sort()
        if value not in names
    ]
    if problems:
        raise AnalysisError(problems)


_NO_COLUMN = Text("không có cột này", "there is no such column")
_NO_CLASS = Text("chuẩn {standard} không có loại hộ này", "{standard} has no such class")
