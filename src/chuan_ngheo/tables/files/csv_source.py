"""CSV read many rows at a time, each row exactly as `chuan_ngheo.intake.csv_file` reads it by itself.

A line without quotation marks is its cells with separators between them; Polars splits many such lines at once.
Every other line – quotations, the wrong number of cells, cells too long – goes the way of single rows.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Never

import polars as pl
from attrs import define, field, frozen

from chuan_ngheo.errors import InputFileError, Problem
from chuan_ngheo.intake.csv_file import (
    MOST_CHARACTERS_IN_A_CELL,
    Record,
    checked,
    find_separator,
    read_headings,
    read_table,
    records_of,
)
from chuan_ngheo.intake.headings import TableHeadings
from chuan_ngheo.intake.text_file import codec_of, text_lines
from chuan_ngheo.language import Text
from chuan_ngheo.tables.files.batches import ROW, SPACE, Batch, batch_of, own

_CHUNK = 1 << 22
"""So many characters are taken from the file at once."""
_MOST_CHARACTERS = 1 << 26
"""More than this between two line endings is no table."""
_ODD = '["\r]'


@frozen
class CsvSource:
    """A table in a CSV file."""

    path: Path
    headings: tuple[str, ...]
    separator: str
    encoding: str | None

    @classmethod
    def opened(cls, path: Path, known: TableHeadings, encoding: str | None) -> CsvSource:
        """The table of a file. Raises `InputFileError` as `read_table` does."""
        separator = find_separator(path, lambda heading: known.path(heading) is not None, encoding)
        headings = read_headings(path, records_of(text_lines(path, encoding), separator, path.name))
        return cls(path, headings, separator, encoding)

    def batches(self, size: int) -> Iterator[Batch]:
        row = 1
        with _Lines.opened(self) as lines:
            while window := lines.take(size):
                try:
                    batch, row = _Window(self, lines, window, row).read()
                except (UnicodeError, InputFileError):
                    self.refuse()
                yield batch

    def refuse(self) -> Never:
        """Say what is wrong with the file, and where, as the reader of single rows does."""
        for _ in read_table(self.path, lambda heading: heading in self.headings, self.encoding).records:
            pass
        raise InputFileError([Problem(self.path.name, _TOO_LONG)])


@define
class _Lines:
    """The lines of a file without their line feeds, all text composed, taken some at a time or one by one."""

    source: CsvSource
    raw: BinaryIO
    file: io.TextIOWrapper
    bytes: int
    waiting: deque[str] = field(factory=deque)
    rest: str = ""

    @classmethod
    def opened(cls, source: CsvSource) -> _Lines:
        codec = codec_of(source.path, source.encoding)
        raw = source.path.open("rb")
        return cls(source, raw, io.TextIOWrapper(raw, encoding=codec, newline=""), source.path.stat().st_size)

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    @property
    def share(self) -> float:
        return min(1.0, self.raw.tell() / self.bytes) if self.bytes else 1.0

    def take(self, size: int) -> list[str]:
        """The next lines, at most so many; none at the end."""
        while len(self.waiting) < size and self._read_on():
            pass
        return [self.waiting.popleft() for _ in range(min(size, len(self.waiting)))]

    def _read_on(self) -> bool:
        try:
            chunk = self.file.read(_CHUNK)
        except UnicodeError:
            self.source.refuse()
        if "\0" in chunk:
            self.source.refuse()
        if not chunk:
            if self.rest:
                self.waiting.append(unicodedata.normalize("NFC", self.rest))
                self.rest = ""
            return False
        before, line_feed, after = chunk.rpartition("\n")
        if not line_feed:
            self.rest += after
            if len(self.rest) > _MOST_CHARACTERS:
                self.source.refuse()
            return True
        text, self.rest = self.rest + before, after
        # Marks never join a separator or a line ending, so the whole is composed as its cells are.
        self.waiting.extend(unicodedata.normalize("NFC", text).split("\n"))
        return True


@define
class _Window:
    """Some lines to be read together; a row that goes on beyond them takes the lines it needs."""

    source: CsvSource
    lines: _Lines
    window: list[str]
    first_row: int
    unread: deque[str] = field(factory=deque)
    used: int = 0

    def read(self) -> tuple[Batch, int]:
        """The rows, and the number of the next one."""
        known = pl.Series(self.window, dtype=pl.String).str.strip_suffix("\r")
        is_short = known.str.len_bytes() <= MOST_CHARACTERS_IN_A_CELL
        is_plain = (
            is_short
            & ~known.str.contains(_ODD)
            & (known.str.count_matches(self.source.separator, literal=True) == len(self.source.headings) - 1)
        )
        shifts = [0] * len(known)
        gone: list[int] = []
        quoted: list[tuple[int | str, ...]] = []
        others: list[Record] = []
        end = shift = 0
        odd = pl.DataFrame({"line": known, "short": is_short}).with_row_index("place").filter(~is_plain)
        for place, line, short in odd.iter_rows():
            if place < end:
                continue
            cells = self._whole_row(line) if short else None
            if cells is not None:
                quoted.append((self.first_row + place + shift, *cells))
                gone.append(place)
                continue
            records = self._by_itself(place)
            first = self.first_row + place + shift
            others += [Record(first + number, each.cells, each.unfit) for number, each in enumerate(records)]
            end = place + self.used
            shift += len(records) - self.used
            gone += range(place, min(end, len(known)))
            if end < len(known):
                shifts[end] = len(records) - self.used
        rows = pl.DataFrame({ROW: pl.Series(shifts, dtype=pl.Int64).cum_sum() + pl.int_range(len(known), eager=True)})
        rows = rows.with_columns((pl.col(ROW) + self.first_row).cast(pl.UInt32), line=known)
        if gone:
            rows = rows.filter(~pl.int_range(pl.len()).is_in(gone))
        return self._batch(self._split(rows), quoted, others), self.first_row + len(self.window) + shift

    def _whole_row(self, line: str) -> list[str] | None:
        """The cells of a line that is a row by itself, as many as there are headings; else nothing."""
        if "\r" in line:
            return None
        try:
            (cells,) = csv.reader([line], delimiter=self.source.separator, strict=True)
        except (csv.Error, ValueError):
            return None
        return cells if len(cells) == len(self.source.headings) else None

    def _by_itself(self, place: int) -> list[Record]:
        """The rows that a line writes, and those that end on the lines they need besides."""
        records = records_of(self._from(place), self.source.separator, self.source.path.name)
        found = []
        for record in records:
            found.append(record)
            if not self.unread:
                break
        return found

    def _from(self, place: int) -> Iterator[str]:
        self.used = 0
        while place + self.used < len(self.window) or (more := self.lines.take(1)):
            if place + self.used == len(self.window):
                self.window += more
            self.unread.extend(io.StringIO(self.window[place + self.used] + "\n", newline=""))
            self.used += 1
            while self.unread:
                yield self.unread.popleft()

    def _split(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Lines without quotation marks as cells."""
        count = len(self.source.headings)
        split = rows["line"].str.split_exact(self.source.separator, count - 1)
        split = split.struct.rename_fields([own(place) for place in range(count)])
        return pl.DataFrame([rows[ROW]]).hstack(split.struct.unnest().get_columns())

    def _batch(self, read: pl.DataFrame, quoted: list[tuple[int | str, ...]], others: list[Record]) -> Batch:
        headings = self.source.headings
        if quoted:
            numbers, *columns = zip(*quoted, strict=True)
            read = pl.concat([read, batch_of(numbers, columns, (), 0).rows])
        doubtful = self._is_doubtful(read)
        others += [Record(row, tuple(cells)) for row, *cells in read.filter(doubtful).iter_rows()]
        fit = read.filter(~doubtful & (pl.col(ROW) > 1))
        single = [checked(each, headings) for each in sorted(others, key=lambda each: each.row) if each.row > 1]
        good = [each for each in single if each is not None and each.unfit is None]
        if good:
            more = batch_of([each.row for each in good], list(zip(*(each.cells for each in good), strict=True)), (), 0)
            fit = pl.concat([fit, more.rows])
        unfit = [each for each in single if each is not None and each.unfit]
        return Batch(fit.sort(ROW) if quoted or good else fit, unfit, self.lines.share)

    def _is_doubtful(self, read: pl.DataFrame) -> pl.Series:
        """Whether a row may be blank, or has something where there is no heading."""
        beside = [pl.col(own(place)) != "" for place, heading in enumerate(self.source.headings) if not heading]
        starts_blank = pl.col(own(0)).str.strip_chars(SPACE) == ""
        return read.select(pl.any_horizontal(starts_blank, *beside)).to_series()


_TOO_LONG = Text("dòng dài quá mức, không phải bảng", "a line far too long for a table")
