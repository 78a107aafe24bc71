"""A file that ``chuan-ngheo classify`` wrote, read again: what a report counts of its rows, some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
from attrs import evolve, field, frozen

from chuan_ngheo.analysis.reports.counted import LIVELIHOOD
from chuan_ngheo.analysis.reports.result_columns import BAD, ResultColumn, read_words, result_columns
from chuan_ngheo.errors import InputFileError, Problem, nearest_name
from chuan_ngheo.household.facts import Kind
from chuan_ngheo.intake.csv_file import Record
from chuan_ngheo.intake.headings import ID, KEPT, Headings, TableHeadings, column_paths
from chuan_ngheo.intake.register import NO_ID, Rejected, rejection
from chuan_ngheo.intake.table_rows import FACTS, read_row
from chuan_ngheo.intake.wording import Wordlist, folded
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables import layout
from chuan_ngheo.tables.files.batches import ROW, SPACE, Batch, Source, own
from chuan_ngheo.tables.files.decoding import BAD as UNREADABLE
from chuan_ngheo.tables.files.decoding import Decoder
from chuan_ngheo.tables.files.opening import open_source
from chuan_ngheo.tables.files.parquet_source import damaged_files_refused
from chuan_ngheo.tables.files.rejects_on_disk import Found, RejectsOnDisk
from chuan_ngheo.tables.files.texts import read_as, rows_read, rows_shown

_AT_ONCE = 1 << 17
"""So many rows are in memory at once."""
_COUNTED = ("size", "area", "region", LIVELIHOOD)
_LABELS = "labels."
_READ_AS_FACTS = (Kind.INTEGER, Kind.CODE, Kind.BOOLEAN)


@frozen
class ResultTable:
    """What a file holds: the households that could be read, and the rows that could not.

    ``frame`` has ``household_id``, the columns of the class and the findings, and beside them those that a report uses,
    under the names of `chuan_ngheo.tables`: ``size``, ``area``, ``commune``, ``ethnicity`` … It is read from the folder
    of the work whenever it is asked, so that it need not fit into memory.
    """

    frame: pl.LazyFrame
    rejected: RejectsOnDisk
    labels: tuple[str, ...]
    """The columns that can be grouped by."""
    by: tuple[str, ...]
    """Of these, those that were asked for, in that order."""


@frozen
class ResultReader:
    """Reads results of a standard; ``by`` names columns to group by, by heading or by label.

    Without ``findings`` the columns of deprivations are not asked for: of an earlier review only the class counts.
    """

    standard: Standard
    headings: Headings
    by: Sequence[str] = ()
    encoding: str | None = None
    findings: bool = True

    def read(self, path: Path, folder: Path) -> ResultTable:
        """Read a file – Parquet or Excel by its name, anything else is CSV – by way of a folder that is not there yet.

        Columns are understood as those of a table of households. A row that cannot be read is rejected, with its
        number, and the rest goes on. Raises `InputFileError` for a file that is no table, with every column of a result
        that is missing and every name in ``by`` that no column has.
        """
        with damaged_files_refused([path]):
            return self._read(path, folder)

    def _read(self, path: Path, folder: Path) -> ResultTable:
        results = result_columns(self.standard, findings=self.findings)
        known = _with_results(self.headings.households, results)
        source = open_source(path, known, self.encoding)
        columns = _Columns.of(source, known, results, self)
        folder.mkdir()
        return _Reading(source, columns, self.headings, RejectsOnDisk(folder / "rejects")).read(folder)


@frozen
class _Columns:
    paths: Sequence[str]
    wanted: Mapping[str, int]
    """The place of each column that is counted or grouped by, by its name."""
    results: Sequence[ResultColumn]
    by: Sequence[str]

    @classmethod
    def of(
        cls, source: Source, known: TableHeadings, results: Sequence[ResultColumn], reader: ResultReader
    ) -> _Columns:
        where = f"{source.path.name}:1"
        unknown = [each for each in source.headings if each and known.path(each) is None]
        problems: list[Problem] = []
        try:
            paths: Sequence[str] = column_paths(source.headings, known, source.path.name, unknown)
        except InputFileError as error:
            problems += error.problems
            paths = [known.path(each) or KEPT for each in source.headings]
        missing = _NO_RESULT.format(id=reader.standard.id)
        problems += [
            Problem(where, missing, found=each.name, nearest=nearest_name(each.name, source.headings))
            for each in results
            if each.path not in paths
        ]
        wanted = {
            path.removeprefix(_LABELS): place
            for place, path in enumerate(paths)
            if path in _COUNTED or path.startswith(_LABELS)
        }
        names = {folded(name): name for name in wanted}
        names |= {folded(source.headings[place]): name for name, place in wanted.items()}
        places = {folded(heading): place for place, heading in enumerate(source.headings)}
        by = []
        for each in reader.by:
            meant = (known.path(each) or "").removeprefix(_LABELS)
            if (name := names.get(folded(each), meant)) in wanted:
                by.append(name)
            elif (place := places.get(folded(each))) is not None:
                name = paths[place] if _is_fact(paths[place]) else source.headings[place]
                wanted[name] = place
                by.append(name)
            else:
                nearest = nearest_name(each, [*source.headings, *wanted])
                problems.append(Problem(where, _NO_COLUMN, found=each, nearest=nearest))
        if problems:
            raise InputFileError(problems)
        return cls(tuple(paths), wanted, results, tuple(by))

    def is_fact(self, place: int) -> bool:
        """Whether the cells of a column are read as those of a fact."""
        return _is_fact(self.paths[place])

    def place(self, column: ResultColumn) -> int:
        """Where a column of the result stands."""
        return self.paths.index(column.path)


@frozen
class _Reading:
    source: Source
    columns: _Columns
    headings: Headings
    rejects: RejectsOnDisk
    decoder: Decoder = field()

    @decoder.default
    def _of_facts(self) -> Decoder:
        """Ids, and the facts that a report uses; the rest stays text."""
        used = {place for place in self.columns.wanted.values() if self.columns.is_fact(place)}
        paths = [path if path == ID or place in used else KEPT for place, path in enumerate(self.columns.paths)]
        return Decoder(paths, self.headings)

    def read(self, folder: Path) -> ResultTable:
        parts: list[Path] = []
        for batch in self.source.batches(_AT_ONCE):
            parts.append(folder / f"{len(parts):06}.parquet")
            self._good(batch).write_parquet(parts[-1], compression="lz4")
        if not parts:
            parts.append(folder / "none.parquet")
            self._nothing().write_parquet(parts[-1])
        labels = tuple(name for name in self.columns.wanted if name not in ("size", LIVELIHOOD))
        return ResultTable(pl.scan_parquet(parts, glob=False), self.rejects, labels, tuple(self.columns.by))

    def _nothing(self) -> pl.DataFrame:
        """What a file without rows gives."""
        texts: dict[str, Any] = {own(place): [] for place in range(len(self.source.headings))}
        blank = pl.DataFrame({ROW: [], **texts}, schema={ROW: pl.UInt32, **dict.fromkeys(texts, pl.String)})
        return self._good(Batch(blank, (), 1.0))

    def _good(self, batch: Batch) -> pl.DataFrame:
        """The rows that can be read; the others are noted."""
        columns = self.columns
        places = {each.path: columns.place(each) for each in columns.results}
        texts = {path: read_as(place, batch.rows) for path, place in places.items()}
        types = batch.rows.schema
        truths = {path: pl.col(own(place)) for path, place in places.items() if types[own(place)] == pl.Boolean}
        frame = self.decoder.decoded(batch.rows).with_columns(read_words(columns.results, texts, truths))
        wrong = pl.col(UNREADABLE) | pl.col(BAD) | pl.col(layout.ID).is_null()
        found = [*self._told(frame.filter(wrong))]
        found += [Found(each.row, 0, self._rejected(each, None, each.unfit)) for each in batch.unfit if each.unfit]
        self.rejects.add(sorted(found, key=lambda each: each.row))
        kept = [
            pl.col(name) if columns.is_fact(place) else _words(place, batch.rows).alias(name)
            for name, place in columns.wanted.items()
        ]
        return frame.filter(~wrong).select(layout.ID, *kept, *(each.name for each in columns.results))

    def _told(self, frame: pl.DataFrame) -> Iterator[Found]:
        """What is wrong with each row, cell by cell."""
        width, columns = len(self.source.headings), self.columns
        read, shown = rows_read(frame, width).rows(), rows_shown(frame, width).rows()
        for row, cells, cells_shown in zip(frame[ROW].to_list(), read, shown, strict=True):
            record = Record(row, cells_shown)
            for column, fault in read_row(cells, self.decoder.paths, self.headings, self.decoder.memory).faults:
                yield Found(row, 0, self._rejected(record, column, fault))
            if not cells[self.decoder.id_place].strip(SPACE):
                yield Found(row, 0, self._rejected(record, self.decoder.id_place, NO_ID))
            said = {each.path: cells[columns.place(each)] for each in columns.results}
            for each in columns.results:
                if reason := each.fault(said):
                    yield Found(row, 0, self._rejected(record, columns.place(each), reason))

    def _rejected(self, record: Record, column: int | None, reason: Text) -> Rejected:
        return rejection(self.source.path.name, self.source.headings, record, reason, column)


def _is_fact(path: str) -> bool:
    return path in FACTS and FACTS[path].kind in _READ_AS_FACTS


def _with_results(known: TableHeadings, results: Sequence[ResultColumn]) -> TableHeadings:
    """The headings of households, and before them those of a result."""
    words = Wordlist.of((each.name, each.path) for each in results)
    every = Wordlist(
        {**known.words.meanings, **words.meanings},
        {**known.words.spellings, **words.spellings},
        {**known.words.spellings_of_bare, **words.spellings_of_bare},
    )
    return evolve(known, words=every)


def _words(place: int, frame: pl.DataFrame) -> pl.Expr:
    """A column as words, without the spaces around them; null where it is blank."""
    text = read_as(place, frame).str.normalize("NFC").str.strip_chars(SPACE)
    return pl.when(text != "").then(text)


_NO_COLUMN = Text("không có cột tên này", "there is no column of this name")
_NO_RESULT = Text(
    "thiếu cột này: đây không phải kết quả xếp loại theo {id}",
    "there is no such column: not a result of a classification under {id}",
)
