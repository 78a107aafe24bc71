"""A table in a CSV file of any origin: its separator found, its rows numbered as a spreadsheet shows them."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import define, field, frozen

from chuan_ngheo.errors import InputFileError, Problem
from chuan_ngheo.household.personal import hidden
from chuan_ngheo.intake.text_file import MOST_CHARACTERS_IN_A_LINE, text_lines
from chuan_ngheo.language import Text

SEPARATORS = ",;\t"
MOST_COLUMNS = 500
MOST_CHARACTERS_IN_A_CELL = 32_767
"""What a cell of a spreadsheet holds."""


@frozen
class Record:
    """One row: its number in a spreadsheet (the headings are row 1), its cells, and why it is unfit if it is."""

    row: int
    cells: tuple[str, ...] = field(repr=hidden)
    unfit: Text | None = None


@frozen
class Table:
    """The headings of a file and, once, its rows: blank ones counted and left out."""

    headings: tuple[str, ...]
    records: Iterator[Record]


def read_table(path: Path, is_heading: Callable[[str], bool], encoding: str | None = None) -> Table:
    """The table in a CSV file; its rows are read as they are asked for, all text composed (NFC).

    The separator (comma, semicolon or tab) is the one by which most headings are recognised. A row of
    the wrong length, with a quotation that cannot be read, or with a cell longer than a spreadsheet
    holds, comes with its reason. Raises `InputFileError` for a file that is no table: see also
    `text_lines`; while rows are read, for a quotation that is never closed.
    """
    records = _records(path, find_separator(path, is_heading, encoding), encoding)
    headings = read_headings(path, records)
    fitting = (checked(record, headings) for record in records)
    return Table(headings, (record for record in fitting if record is not None))


def read_headings(path: Path, records: Iterator[Record]) -> tuple[str, ...]:
    """The headings, which are the first row. Raises `InputFileError` where that row holds none."""
    where = f"{path.name}:1"
    first = next(records, None)
    if first is None:
        raise InputFileError([Problem(path.name, _EMPTY)])
    headings = tuple(cell.strip() for cell in first.cells)
    if first.unfit or not any(headings):
        raise InputFileError([Problem(where, first.unfit or _NO_HEADINGS)])
    if len(headings) > MOST_COLUMNS:
        raise InputFileError([Problem(where, _TOO_MANY_COLUMNS.format(columns=len(headings)))])
    return headings


def find_separator(path: Path, is_heading: Callable[[str], bool], encoding: str | None) -> str:
    """The separator of a file: that by which most headings are recognised.

    Raises `InputFileError` as `read_table` does; where no heading is recognised, the first separator by which the row
    is no row of headings says why.
    """
    best, most, refused = SEPARATORS[0], (0, 0), None
    for separator in SEPARATORS:
        try:
            headings = read_headings(path, _records(path, separator, encoding))
        except InputFileError as error:
            refused = refused or error
        else:
            recognised = (sum(map(is_heading, headings)), len(headings))
            best, most = (separator, recognised) if recognised > most else (best, most)
    if refused and not most[0]:
        raise refused
    return best


def checked(record: Record, headings: Sequence[str]) -> Record | None:
    """The row, with its reason where it does not fit the headings; ``None`` for a blank one."""
    cells = record.cells
    if record.unfit is not None:
        return record
    if not any(cell.strip() for cell in cells):
        return None
    if len(cells) != len(headings):
        reason = _WRONG_LENGTH.format(cells=len(cells), headings=len(headings))
        return Record(record.row, cells, reason)
    if any(len(cell) > MOST_CHARACTERS_IN_A_CELL for cell in cells):
        return Record(record.row, cells, _TOO_LONG)
    if any(cell.strip() for cell, heading in zip(cells, headings, strict=True) if not heading):
        return Record(record.row, cells, NO_HEADING_ABOVE)
    return record


@define
class _Lines:
    """The lines of a file, with those of the row that is being read held back to look at."""

    source: Iterator[str]
    of_the_row: list[str] = field(factory=list)
    characters: int = 0
    ended: bool = False

    def __iter__(self) -> Iterator[str]:
        for line in self.source:
            self.of_the_row.append(line)
            self.characters += len(line)
            if len(self.of_the_row) > 1 and self.characters > MOST_CHARACTERS_IN_A_LINE:
                raise csv.Error
            yield line
        self.ended = True

    def begin_row(self) -> None:
        self.of_the_row.clear()
        self.characters = 0


def _records(path: Path, separator: str, encoding: str | None) -> Iterator[Record]:
    return records_of(text_lines(path, encoding), separator, path.name)


def records_of(source: Iterator[str], separator: str, name: str) -> Iterator[Record]:
    """The rows that lines of text write, numbered from 1; ``name`` is that of the file, to say where one is wrong.

    Lines are asked for one row at a time. Raises `InputFileError` for a quotation that is never closed.
    """
    lines = _Lines(source)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    row = 0
    while True:
        row += 1
        line = reader.line_num + 1
        lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if lines.ended or len(lines.of_the_row) > 1:
                opened = line + _line_of_quote(lines.of_the_row, separator)
                raise InputFileError([Problem(f"{name}:{opened}", _NEVER_CLOSED)]) from None
            reason = _TOO_LONG if "field larger" in str(error) else _BAD_QUOTES
            yield Record(row, (_composed(lines.of_the_row[0].rstrip("\r\n")),), reason)
        else:
            yield Record(row, tuple(map(_composed, cells)))


def _line_of_quote(lines: list[str], separator: str) -> int:
    """Which of the lines (the first is 0) holds the quotation mark that has no proper partner."""
    opened, state = 0, "start"
    for number, line in enumerate(lines):
        for character in line:
            if state == "quoted":
                state = "closing" if character == '"' else "quoted"
            elif state == "closing" and character == '"':
                state = "quoted"
            elif character in separator + "\r\n":
                state = "start"
            elif state == "closing":
                return opened
            elif state == "start" and character == '"':
                opened, state = number, "quoted"
            else:
                state = "plain"
    return opened


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_EMPTY = Text("tệp trống", "the file is empty")
_NO_HEADINGS = Text("dòng đầu không có tên cột", "the first row holds no headings")
_TOO_MANY_COLUMNS = Text(
    f"{{columns}} cột; một bảng có nhiều nhất {MOST_COLUMNS} cột",
    f"{{columns}} columns; a table has at most {MOST_COLUMNS}",
)
_WRONG_LENGTH = Text(
    "dòng có {cells} ô mà bảng có {headings} cột (chữ có dấu phân cách thì để trong ngoặc kép)",
    "the row has {cells} cells, the table {headings} columns (text that holds the separator stands in quotes)",
)
_TOO_LONG = Text(
    f"có ô dài quá {MOST_CHARACTERS_IN_A_CELL} ký tự", f"a cell is longer than {MOST_CHARACTERS_IN_A_CELL} characters"
)
NO_HEADING_ABOVE = Text("có giá trị ở cột không có tên", "a value stands in a column without a heading")
_BAD_QUOTES = Text(
    "dấu ngoặc kép đặt sai: trong ô có ngoặc kép thì viết hai dấu liền nhau",
    "a quotation mark out of place: inside a quoted cell it is written twice",
)
_NEVER_CLOSED = Text(
    "ô mở bằng dấu ngoặc kép ở dòng này không được đóng đúng chỗ",
    "the quotation that begins on this line is not closed where it should be",
)
