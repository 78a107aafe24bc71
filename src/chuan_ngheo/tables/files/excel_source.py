"""The first sheet of an Excel workbook as a table, read row by row; numbers and dates exactly as they are stored."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

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
                if reason := _INEXACT if any(map(_is_inexact, row)) else self._unfit(texts):
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
    stream: ExitStack

    @classmethod
    def opened(cls, path: Path) -> _Sheet:
        openpyxl = excel()
        if not path.is_file():
            raise InputFileError([Problem(path.name, _NO_FILE)])
        with ExitStack() as opened, _broken_files_refused(path):
            stream = opened.enter_context(path.open("rb"))  # which openpyxl would leave open where it stumbles
            with ZipFile(stream) as parts:
                parts.getinfo("[Content_Types].xml")
                if _unpacks_to_too_much(parts.infolist()):
                    raise InputFileError([Problem(path.name, _TOO_LARGE)])
            workbook = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            return cls(workbook, path, opened.pop_all())

    def __enter__(self) -> _Sheet:
        return self

    def __exit__(self, *_: object) -> None:
        self.workbook.close()
        self.stream.close()

    @property
    def last_row(self) -> int:
        """The number of the last row, as far as the workbook says; 0 where it does not."""
        return int(self.workbook.worksheets[0].max_row or 0) if self.workbook.worksheets else 0

    def rows(self) -> Iterator[tuple[Any, ...]]:
        if not self.workbook.worksheets:
            raise InputFileError([Problem(self.path.name, _NO_WORKBOOK)])
        sheet = self.workbook.worksheets[0]
        sheet.reset_dimensions()  # what the workbook says of its size may be wrong
        with _broken_files_refused(self.path):
            yield from sheet.iter_rows(values_only=True)


def _unpacks_to_too_much(parts: Iterable[ZipInfo]) -> bool:
    """Whether a workbook is too large beside its sheets, or a part of it is packed as no table of people is.

    Sheets are read row by row, and may be large; but a row may be a gigabyte of one digit, packed to nothing.
    """
    others = 0
    for part in parts:
        others += 0 if part.filename.startswith(_SHEETS) else part.file_size
        if part.file_size > max(BYTES_OF_ANY_KIND, MOST_TIMES_PACKED * part.compress_size):
            return True
    return others > MOST_BYTES_BESIDE


@contextmanager
def _broken_files_refused(path: Path) -> Iterator[None]:
    """Refuse a file over which openpyxl stumbles, in one of the many ways in which it does.

    Raises `OSError` where it is the disk that fails.
    """
    try:
        yield
    except (InputFileError, MemoryError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise InputFileError([Problem(path.name, _NO_WORKBOOK)]) from None


def _is_inexact(value: Any) -> bool:
    """Whether a cell holds a number of which a spreadsheet has dropped the last digits, such as those of a long id."""
    return isinstance(value, int | float) and abs(value) >= MOST_KEPT


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


MOST_BYTES_BESIDE = 1 << 30
"""What a workbook may hold unpacked beside its sheets, which alone are read row by row: its texts, mostly."""
MOST_TIMES_PACKED = 200
"""By how much a part may have been packed; the sheets of a register are by ten to forty …"""
BYTES_OF_ANY_KIND = 1 << 25
"""… and where it is no larger than this, by anything."""
_SHEETS = "xl/worksheets/"
MOST_KEPT = 10**15
"""Spreadsheets keep fifteen digits of a number."""

_INEXACT = Text(
    "số dài hơn 15 chữ số, sổ tính không giữ đúng: hãy ghi mã dưới dạng chữ",
    "a number of more than 15 digits, which a spreadsheet does not keep: write ids as text",
)
_EXTRA = Text(
    "đọc và ghi sổ tính Excel cần thêm gói: pip install 'chuan-ngheo[excel]'",
    "reading and writing Excel workbooks needs an extra: pip install 'chuan-ngheo[excel]'",
)
_NO_FILE = Text("không có tệp này", "no such file")
_TOO_LARGE = Text(
    "sổ tính mở ra quá lớn; hãy lưu thành “CSV UTF-8”", "the workbook unpacks to too much; save it as “CSV UTF-8”"
)
_NO_WORKBOOK = Text("không phải sổ tính Excel (.xlsx)", "not an Excel workbook (.xlsx)")
_TOO_LONG = Text(
    f"có ô dài quá {MOST_CHARACTERS_IN_A_CELL} ký tự", f"a cell is longer than {MOST_CHARACTERS_IN_A_CELL} characters"
)
