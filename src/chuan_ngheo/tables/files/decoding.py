"""Columns of texts → columns of facts: each distinct text is read once, by the reader of single cells.

So words, numbers, dates and what is wrong with them are the same as where a register is read row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Any

import polars as pl
from attrs import define, field, frozen

from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.intake.cells import Value
from chuan_ngheo.intake.headings import ID, KEPT, Headings
from chuan_ngheo.intake.table_rows import BIRTHS, FACTS, SPREADSHEET_ERRORS, read_value
from chuan_ngheo.language import Text
from chuan_ngheo.structuring import Unreadable
from chuan_ngheo.tables import layout
from chuan_ngheo.tables.files.batches import SPACE, own
from chuan_ngheo.tables.files.texts import read_as

_DECIMALS = 9
_STEP = Decimal(1).scaleb(-_DECIMALS)
TYPES: dict[Kind, pl.DataType] = {
    Kind.BOOLEAN: pl.Boolean(),
    Kind.INTEGER: pl.Int64(),
    Kind.DECIMAL: pl.Decimal(38, _DECIMALS),
    Kind.DATE: pl.Date(),
    Kind.CODE: pl.String(),
    Kind.CODES: pl.List(pl.String()),
}
_ANSWER = Fact("", Kind.BOOLEAN, Text("", ""))
_MOST_REMEMBERED = 1 << 19

BAD = "#bad"
"""The column that says whether some cell of a row cannot be read."""


@define
class Memory:
    """Reads cells as `read_value` does, each text of a column once."""

    known: dict[tuple[str, str], Value | str | Unreadable | None] = field(factory=dict)

    def __call__(self, cell: str, path: str, headings: Headings) -> Value | str | None:
        """What the cell says. Raises `Unreadable` as `read_value` does."""
        key = (path, cell)
        if key not in self.known:
            if len(self.known) >= _MOST_REMEMBERED:
                self.known.clear()
            try:
                self.known[key] = read_value(cell, path, headings)
            except Unreadable as unreadable:
                self.known[key] = unreadable
        found = self.known[key]
        if isinstance(found, Unreadable):
            raise found
        return found


def column_name(path: str) -> str:
    """The column of a path, as `chuan_ngheo.tables` has it."""
    if path == ID:
        return layout.ID
    return path.replace("devices.", "has_").replace("findings.", "finding_")


def kind_of(path: str) -> Kind:
    """The kind of the values of a path."""
    return FACTS[path].kind if path in FACTS else Kind.BOOLEAN


def says_something(path: str) -> bool:
    """Whether a column of this path bears on the class."""
    return path not in (KEPT, ID) and not path.startswith("labels.")


@frozen
class Decoder:
    """Reads batches of one table; ``paths`` says what each of its own columns holds."""

    paths: Sequence[str]
    headings: Headings
    memory: Memory = field(factory=Memory)

    @property
    def id_place(self) -> int:
        """The place of the column of ids."""
        return self.paths.index(ID)

    def columns(self) -> dict[str, pl.DataType]:
        """The columns of facts that are read, with their types."""
        found: dict[str, pl.DataType] = {layout.ID: pl.String()}
        for path in self.paths:
            if path in BIRTHS:
                found |= {each: TYPES[kind_of(each)] for each in BIRTHS}
            elif says_something(path):
                found[column_name(path)] = TYPES[kind_of(path)]
        return found

    def decoded(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with columns of facts and `BAD`; an id without the spaces around it, null where there is none."""
        read: dict[str, list[pl.Series]] = {}
        bad: list[pl.Series] = []
        for place, path in enumerate(self.paths):
            if says_something(path):
                for name, values in self._column(frame, place, path, bad):
                    read.setdefault(name, []).append(values)
        bare = read_as(self.id_place, frame).str.normalize("NFC").str.strip_chars(SPACE)
        identity = pl.when(bare != "", ~bare.is_in(SPREADSHEET_ERRORS)).then(bare).alias(layout.ID)
        columns: list[pl.Series] = []
        for name, (first, *again) in read.items():
            values = first
            for other in again:  # two columns of births: what both say must be the same
                bad.append((values != other).fill_null(False))
                values = pl.select(pl.coalesce(values, other)).to_series()
            columns.append(values.alias(name))
        unsaid = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in self.columns().items() if name not in read]
        return frame.with_columns(*unsaid).with_columns(
            identity, *columns, pl.any_horizontal(pl.lit(False), *bad).alias(BAD)
        )

    def _column(
        self, frame: pl.DataFrame, place: int, path: str, bad: list[pl.Series]
    ) -> Iterator[tuple[str, pl.Series]]:
        series = frame[own(place)]
        if (limits := straight(path, series.dtype)) is not None:
            if series.dtype.is_float():
                series = series.fill_nan(None)
            checks = pl.DataFrame([series]).select(is_possible(own(place), limits, series.dtype)).to_series()
            if not checks.all():
                bad.append(~checks)
            name = path
            if path in BIRTHS:
                name = "birth_date" if series.dtype == pl.Date else "birth_year"
            yield column_name(name), series
            return
        texts = frame.select(read_as(place, frame).alias("text"))
        distinct = texts.unique()
        values, faults = self._values(distinct["text"].to_list(), path)
        table = distinct.with_row_index("place")
        places = texts.join(table, on="text", how="left", maintain_order="left")["place"]
        if any(faults):
            bad.append(pl.Series(faults, dtype=pl.Boolean).gather(places))
        for name, column in self._typed(path, values):
            yield name, column.gather(places)

    def _values(self, texts: Sequence[str], path: str) -> tuple[list[Any], list[bool]]:
        values: list[Any] = []
        faults: list[bool] = []
        for text in texts:
            try:
                values.append(self.memory(text, path, self.headings))
                faults.append(False)
            except Unreadable:
                values.append(None)
                faults.append(True)
        return values, faults

    def _typed(self, path: str, values: list[Any]) -> Iterator[tuple[str, pl.Series]]:
        if path in BIRTHS:
            dates = [each if isinstance(each, date) else None for each in values]
            years = [None if isinstance(each, date) else each for each in values]
            yield "birth_date", pl.Series(dates, dtype=pl.Date)
            yield "birth_year", pl.Series(years, dtype=pl.Int64)
            return
        kind = kind_of(path)
        plain = _PLAIN.get(kind)
        told = values if plain is None else [None if each is None else plain(each) for each in values]
        yield column_name(path), pl.Series(told, dtype=TYPES[kind])


def straight(path: str, dtype: pl.DataType) -> Fact | None:
    """The fact whose bounds are all that a column of this type has to keep; ``None`` where cells have to be read."""
    if path in BIRTHS:
        return FACTS["birth_year"] if dtype == pl.Date or dtype.is_integer() else None
    fact = FACTS.get(path, _ANSWER)
    suits = {
        Kind.BOOLEAN: dtype == pl.Boolean,
        Kind.INTEGER: dtype.is_integer(),
        Kind.DECIMAL: dtype.is_numeric(),
    }
    return fact if suits.get(fact.kind) else None


def is_possible(column: str, fact: Fact, dtype: pl.DataType) -> pl.Expr:
    """Whether each value of a column that needs no reading is one that the fact can have; null is."""
    if fact.kind is Kind.BOOLEAN:
        return pl.lit(True)
    number = pl.col(column).dt.year() if dtype == pl.Date else pl.col(column)
    possible = number >= fact.minimum
    if fact.maximum is not None:
        possible &= number <= fact.maximum
    return possible.fill_null(True)


def _comparable(value: Decimal) -> Decimal:
    """A decimal with so many places that it fits a column, on the same side of every number with fewer places."""
    kept = value.quantize(_STEP, ROUND_FLOOR)
    return kept if kept == value else kept + _STEP * (1 if kept % (2 * _STEP) == 0 else 0)


def _listed(codes: Any) -> list[str]:
    return sorted(map(str, codes))


_PLAIN: dict[Kind, Any] = {Kind.CODE: str, Kind.CODES: _listed, Kind.DECIMAL: _comparable}
