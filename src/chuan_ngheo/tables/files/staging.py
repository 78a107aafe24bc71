"""A table read batch by batch into typed columns on disk; what cannot be read is rejected with its reason.

Only a row that has something wrong with it is read by itself, by the reader of single rows: it finds what is wrong
in its words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

import polars as pl
from attrs import field, frozen

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.age import births
from chuan_ngheo.intake.csv_file import Record
from chuan_ngheo.intake.register import NO_ID, Rejected, rejection
from chuan_ngheo.intake.table_rows import identity, member_from, read_row, reason_of
from chuan_ngheo.language import Text
from chuan_ngheo.tables import layout
from chuan_ngheo.tables.files.batches import ROW, SPACE, Batch, Source, own
from chuan_ngheo.tables.files.decoding import BAD, Decoder
from chuan_ngheo.tables.files.rejects_on_disk import Found, RejectsOnDisk
from chuan_ngheo.tables.files.texts import rows_read, rows_shown

FIT = "#fit"
"""Whether a row could be read as a row at all."""
GOOD = "#good"
"""Whether every cell of a row could be read."""

CELLS, BELONGING, PERSON, HOUSEHOLD = range(4)
"""The checks in their order: cells; ids; what cells say of one person together; what a household says as a whole."""

Progress = Callable[[int, float], None]
"""Told how many rows have been read, and what share of the file."""


@frozen
class Staged:
    """A table in typed columns on disk: every row that is not blank, in order, the rejected ones among them."""

    source: Source
    decoder: Decoder
    rejects: RejectsOnDisk
    parts: tuple[Path, ...]
    count: int

    @property
    def has_integer_ids(self) -> bool:
        """Ids that were read are texts."""
        return False

    def scan(self) -> pl.LazyFrame:
        """All rows: number, id, facts, `FIT`, `GOOD` and, of households, own columns."""
        return pl.scan_parquet(list(self.parts), glob=False)

    def frames(self, size: int) -> Iterator[pl.DataFrame]:
        """The rows as `scan` gives them, as many at a time as were read at once."""
        return (pl.read_parquet(part) for part in self.parts)


@frozen
class Stage:
    """Reads one table into a folder. ``on`` is given for a table of members: the day their ages are counted at."""

    source: Source
    decoder: Decoder
    folder: Path
    on: date | None = None
    rejects: RejectsOnDisk = field()

    @rejects.default
    def _beside(self) -> RejectsOnDisk:
        return RejectsOnDisk(self.folder / "rejects")

    def read(self, size: int, progress: Progress) -> Staged:
        """Read all of it, some rows at a time."""
        self.folder.mkdir()
        parts: list[Path] = []
        rows = 0
        for batch in self.source.batches(size):
            parts.append(self.folder / f"{len(parts):06}.parquet")
            frame = self._frame(batch)
            frame.write_parquet(parts[-1], compression="lz4")
            rows += len(frame)
            progress(rows, batch.share)
        if not parts:
            parts.append(self.folder / "none.parquet")
            self._nothing().write_parquet(parts[-1])
        return Staged(self.source, self.decoder, self.rejects, tuple(parts), rows)

    @property
    def _facts(self) -> dict[str, pl.DataType]:
        return self.decoder.columns()

    def _nothing(self) -> pl.DataFrame:
        """A frame without rows; what a file without rows has for its own columns are texts."""
        columns: dict[str, pl.DataType] = {ROW: pl.UInt32(), **self._facts, FIT: pl.Boolean(), GOOD: pl.Boolean()}
        if self.on is None:
            columns |= {own(place): pl.String() for place in range(len(self.source.headings))}
        return pl.DataFrame(schema=columns)

    def _frame(self, batch: Batch) -> pl.DataFrame:
        frame = self.decoder.decoded(batch.rows)
        wrong = pl.col(BAD)
        if self.on is None:
            wrong |= pl.col(layout.ID).is_null()
        else:
            wrong |= birth_may_be_wrong(frame.columns, self.on)
        doubtful = frame.filter(wrong)
        found = list(self._by_themselves(doubtful))
        found += [Found(each.row, CELLS, self._rejected(each, None, each.unfit)) for each in batch.unfit if each.unfit]
        self.rejects.add(sorted(found, key=lambda each: each.row))
        bad_rows = {each.row for each in found}
        frame = frame.with_columns(pl.lit(True).alias(FIT), (~pl.col(ROW).is_in(list(bad_rows))).alias(GOOD))
        if self.on is None:
            kept = [name for name in batch.rows.columns if name != ROW]
            frame = frame.select(ROW, *self._facts, FIT, GOOD, *kept)
        else:  # of a person whose row cannot be read in full, nothing is known
            known = [pl.when(pl.col(GOOD)).then(pl.col(name)).alias(name) for name in self._facts if name != layout.ID]
            frame = frame.select(ROW, layout.ID, *known, FIT, GOOD)
        if batch.unfit:
            frame = pl.concat([frame, self._of_unfit(batch.unfit)], how="diagonal_relaxed").sort(ROW)
        return frame

    def _of_unfit(self, records: Sequence[Record]) -> pl.DataFrame:
        """A row that cannot be read still names its household, as far as it goes."""
        place = self.decoder.id_place
        ids = [identity(each.cells[place]) or None if place < len(each.cells) else None for each in records]
        return pl.DataFrame(
            {ROW: [each.row for each in records], layout.ID: ids, FIT: False, GOOD: False},
            schema={ROW: pl.UInt32, layout.ID: pl.String, FIT: pl.Boolean, GOOD: pl.Boolean},
        )

    def _by_themselves(self, frame: pl.DataFrame) -> Iterator[Found]:
        if frame.is_empty():
            return
        read, shown = (each(frame, len(self.source.headings)).rows() for each in (rows_read, rows_shown))
        for row, cells, cells_shown in zip(frame[ROW].to_list(), read, shown, strict=True):
            record = Record(row, cells_shown)
            yield from self._of_household(record, cells) if self.on is None else self._of_member(record, cells, self.on)

    def _of_household(self, record: Record, cells: Sequence[str]) -> Iterator[Found]:
        reading = read_row(cells, self.decoder.paths, self.decoder.headings, self.decoder.memory)
        for column, reason in reading.faults:
            yield Found(record.row, CELLS, self._rejected(record, column, reason))
        place = self.decoder.id_place
        if not identity(cells[place].strip(SPACE)):
            yield Found(record.row, CELLS, self._rejected(record, place, NO_ID))

    def _of_member(self, record: Record, cells: Sequence[str], on: date) -> Iterator[Found]:
        reading = read_row(cells, self.decoder.paths, self.decoder.headings, self.decoder.memory)
        for column, reason in reading.faults:
            yield Found(record.row, CELLS, self._rejected(record, column, reason))
        if reading.faults:
            return
        try:
            births(member_from(reading), on)
        except HouseholdError as error:
            for problem in error.problems:
                column_of = reading.columns.get(problem.where)
                yield Found(record.row, PERSON, self._rejected(record, column_of, reason_of(problem)))

    def _rejected(self, record: Record, column: int | None, reason: Text) -> Rejected:
        return rejection(self.source.path.name, self.source.headings, record, reason, column)


def birth_may_be_wrong(columns: Collection[str], on: date) -> pl.Expr:
    """Whether what a row says of a birth may be impossible: never false where it is."""
    born, year, age = pl.col("birth_date"), pl.col("birth_year").cast(pl.Int64), pl.col("age").cast(pl.Int64)
    has_date, has_year, has_age = (name in columns for name in ("birth_date", "birth_year", "age"))
    year_is_over = (on.month, on.day) == (12, 31)
    tests: list[pl.Expr] = []
    if has_date:
        tests.append(born > on)
    if has_year:
        tests.append(year > on.year)
    if has_date and has_year:
        tests.append(born.dt.year() != year)
    if has_date and has_age:
        birthday_to_come = (born.dt.month() > on.month) | ((born.dt.month() == on.month) & (born.dt.day() > on.day))
        tests.append(age != on.year - born.dt.year().cast(pl.Int64) - birthday_to_come.cast(pl.Int64))
    if has_year and has_age:
        tests.append(~(year + age).is_between(on.year if year_is_over else on.year - 1, on.year))
    return pl.any_horizontal(pl.lit(False), *(test.fill_null(False) for test in tests))
