"""The result as an Excel workbook, written row by row: texts stay texts, numbers and dates are such."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite, isnan
from pathlib import Path
from typing import Any

import polars as pl
from attrs import define, field

from chuan_ngheo.errors import ChuanNgheoError, Problem
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.tables.files.batches import own, sort_of
from chuan_ngheo.tables.files.excel_source import ANSWER, DAY, NUMBER, excel
from chuan_ngheo.tables.files.texts import shown
from chuan_ngheo.tables.files.xml_text import xml_text

MOST_ROWS = 1_048_576
"""What a sheet holds, its headings among them."""
_MOST_DIGITS = 15
"""A longer number would lose its last digits in Excel."""
_LIKE_A_FORMULA = ("=", "+", "-", "@")


@define
class ExcelResult:
    """Written frame by frame."""

    path: Path
    headings: Sequence[str]
    added: Sequence[str]
    language: Language
    rows: int = 1
    book: Any = field(init=False)
    sheet: Any = field(init=False)

    def __enter__(self) -> ExcelResult:
        self.book = excel().Workbook(write_only=True)
        self.sheet = self.book.create_sheet(_SHEET[self.language])
        self.sheet.freeze_panes = "A2"
        self.sheet.append([self._cell(heading) for heading in (*self.headings, *self.added)])
        return self

    def __exit__(self, kind: type | None, *_: object) -> None:
        if kind is None:
            self.book.save(self.path)
        else:
            self.sheet.close()

    def add(self, frame: pl.DataFrame) -> None:
        """Write the rows of a frame: own columns, then those added."""
        self.rows += len(frame)
        if self.rows > MOST_ROWS:
            raise ChuanNgheoError([Problem(self.path.name, _TOO_MANY.format(most=_said(MOST_ROWS)))])
        columns = [self._own(frame, place) for place in range(len(self.headings))]
        columns += [frame[name].to_list() for name in self.added]
        for row in zip(*columns, strict=True):
            self.sheet.append([self._cell(value) for value in row])

    def _own(self, frame: pl.DataFrame, place: int) -> list[Any]:
        name = own(place)
        if sort_of(place) in frame.columns:
            return [_typed(*each) for each in zip(frame[name], frame[sort_of(place)], strict=True)]
        dtype = frame.schema[name]
        if dtype.is_nested() or dtype == pl.Binary:
            return frame.select(shown(name, dtype)).to_series().to_list()
        return frame[name].to_list()

    def _cell(self, value: Any) -> Any:
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, float):
            return None if isnan(value) else value if isfinite(value) else str(value)
        if isinstance(value, int | Decimal):
            digits = len(str(value).strip("-").replace(".", ""))
            return value if digits <= _MOST_DIGITS else str(value)
        if isinstance(value, date):
            return value
        text = xml_text(str(value))
        if not text.startswith((*_LIKE_A_FORMULA, "#")):
            return text
        cell = excel().cell.WriteOnlyCell(self.sheet, text)
        cell.data_type = "s"  # no formula, and no error such as #N/A
        cell.quotePrefix = text.startswith(_LIKE_A_FORMULA)  # nor one when somebody edits it
        return cell


def _typed(text: str, sort: str) -> Any:
    """A cell of a workbook as it was."""
    if not text:
        return None
    if sort == NUMBER:
        return int(text) if text.lstrip("-").isdigit() else float(text)
    if sort == ANSWER:
        return text == "true"
    if sort == DAY and text[4:5] == "-":
        return datetime.fromisoformat(text) if " " in text else date.fromisoformat(text)
    return text


def _said(count: int) -> Text:
    return Text(number(count, "vi"), number(count, "en"))


_SHEET = Text("Kết quả", "Result")
_TOO_MANY = Text(
    "một trang tính Excel chỉ có {most} dòng; hãy ghi kết quả thành tệp .csv hoặc .parquet",
    "a sheet of Excel has {most} rows only; let the result be a .csv or .parquet file",
)
