"""The first sheet of an Excel workbook as a table, read row by row; numbers and dates exactly as they are stored."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import polars as pl
from attrs import frozen

from chuan_ngheo.errors import InputFileError, MissingExtra, Problem
from chuan_ngheo.intake.csv_file import MOST_CHARACTERS_IN_A_CELL, NO_HEADING_ABOVE, Record, read_headings
from chuan_ngheo.language import Text
from chuan_ngheo.tables.files.batches import Batch, batch_of, sort_of

TEXT, NUMBER, DAY, ANSWER = "text", "number", "day", "answer"
SORTS = pl.Enum([TEXT, NUMBER, DAY, ANSWER])
"""What a cell of a workbook is."""


def excel() -> Any:
    """The package that reads and writes workbooks. Raises `MissingExtra` where it is not installed."""
    try:
        return import_module("openpyxl")
    except ImportError as missing:
        raise MissingExtra([Problem("", _EXTRA)]) from missing


@frozen
class ExcelSource:
    """The first sheet of a workbook; what a formula gave when the workbook was saved is its value."""

    path: Path
    headings: tuple[str, ...]
    rows_in_all: int

    @classmethod
    def opened(cls, path: Path) -> ExcelSource:
        """The table of a workbook.

        Raises `InputFileError` for a file that is none, and for one whose first row has no headings.
        """
        last = 0
        with _Sheet.opened(path) as sheet:
            last = sheet.last_row
            first = next(sheet.rows(), ())
            cells = tuple(text for text, _ in map(_cell, first))
            while cells and not cells[-1].strip():
                cells = cells[:-1]
            headings = read_headings(path, iter([Record(1, cells)] if cells else []))
        return cls(path, headings, last)

    def batches(self, size: int) -> Iterator[Batch]:
        rows: list[int] = []
        cells: list[list[tuple[str, str]]] = []
        unfit: list[Record] = []
        with _Sheet.opened(self.path) as sheet:
            for number, row in enumerate(sheet.rows(), start=1):
                found = list(map(_cell, row))
                if number == 1 or not any(text.strip() for text, _ in found):
                    continue
                texts = tuple(text for text, _ in found)
                if reason := self._unfit(texts):
                    unfit.append(Record(number, texts, reason))
                else:
                    rows.append(number)
                    cells.append((found + [("", TEXT)] * len(self.headings))[: len(self.headings)])
                if len(rows) + len(unfit) >= size:
                    yield self._batch(rows, cells, unfit, number / max(number, self.rows_in_all))
                    rows, cells, unfit = [], [], []
        yield self._batch(rows, cells, unfit, 1.0)

    def _unfit(self, cells: tuple[str, ...]) -> Text | None:
        named = len(self.headings)
        beside = [*cells[named:], *(cell for cell, heading in zip(cells, self.headings, strict=False) if not heading)]
        if any(cell.strip() for cell in beside):
            return NO_HEADING_ABOVE
        return _TOO_LONG if max(map(len, cells)) > MOST_CHARACTERS_IN_A_CELL else None

    def _batch(self, rows: list[int], cells: list[list[tuple[str, str]]], unfit: list[Record], share: float) -> Batch:
        columns = [list(column) for column in zip(*cells, strict=True)] if cells else [[] for _ in self.headings]
        batch = batch_of(rows, [[text for text, _ in column] for column in columns], unfit, 0)
        sorts = [
            pl.Series(sort_of(place), [sort for _, sort in column], dtype=SORTS) for place, column in enumerate(columns)
        ]
        return Batch(batch.rows.with_columns(sorts), unfit, share)


@frozen
class _Sheet:
    workbook: Any
    path: Path

    @classmethod
    def opened(cls, path: Path) -> _Sheet:
        openpyxl = excel()
        if not path.is_file():
            raise InputFileError([Problem(path.name, _NO_FILE)])
        try:
            with ZipFile(path) as parts:
                parts.getinfo("[Content_Types].xml")
            return cls(openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False), path)
        except (BadZipFile, KeyError, ValueError, SyntaxError, EOFError):
            raise InputFileError([Problem(path.name, _NO_WORKBOOK)]) from None

    def __enter__(self) -> _Sheet:
        return self

    def __exit__(self, *_: object) -> None:
        self.workbook.close()

    @property
    def last_row(self) -> int:
        """The number of the last row, as far as the workbook says; 0 where it does not."""
        return int(self.workbook.worksheets[0].max_row or 0) if self.workbook.worksheets else 0

    def rows(self) -> Iterator[tuple[Any, ...]]:
        if not self.workbook.worksheets:
            raise InputFileError([Problem(self.path.name, _NO_WORKBOOK)])
        sheet = self.workbook.worksheets[0]
        sheet.reset_dimensions()  # what the workbook says of its size may be wrong
        try:
            yield from sheet.iter_rows(values_only=True)
        except (BadZipFile, KeyError, ValueError, SyntaxError, EOFError):
            raise InputFileError([Problem(self.path.name, _NO_WORKBOOK)]) from None


def _cell(value: Any) -> tuple[str, str]:
    """A cell as text, and what it is."""
    if value is None:
        return "", TEXT
    if isinstance(value, bool):
        return str(value).lower(), ANSWER
    if isinstance(value, int | float):
        return (str(int(value)) if value == value // 1 else repr(value)), NUMBER
    if isinstance(value, datetime):
        return (str(value.date()) if value.time() == time() else str(value)), DAY
    if isinstance(value, date):
        return str(value), DAY
    return unicodedata.normalize("NFC", str(value)), TEXT


_EXTRA = Text(
    "đọc và ghi sổ tính Excel cần thêm gói: pip install 'chuan-ngheo[excel]'",
    "reading and writing Excel workbooks needs an extra: pip install 'chuan-ngheo[excel]'",
)
_NO_FILE = Text("không có tệp này", "no such file")
_NO_WORKBOOK = Text("không phải sổ tính Excel (.xlsx)", "not an Excel workbook (.xlsx)")
_TOO_LONG = Text(
    f"có ô dài quá {MOST_CHARACTERS_IN_A_CELL} ký tự", f"a cell is longer than {MOST_CHARACTERS_IN_A_CELL} characters"
)
