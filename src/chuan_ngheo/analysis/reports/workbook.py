"""A report as an Excel workbook: a sheet for each table, ready to print; totals and rates are formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.reports.formulas import Places, rate_formula, sum_formula
from chuan_ngheo.analysis.reports.report_tables import Column, Kind, Report, ReportTable, Row
from chuan_ngheo.analysis.reports.sheets import FIRST_ROW, HEAD_ROW, Look, fit, set_up, write
from chuan_ngheo.analysis.reports.text import heading, under
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Language, Text
from chuan_ngheo.tables.files.excel_source import excel

_MOST_ROWS = 1_048_576
"""What a sheet holds."""
_UNKNOWN = "?"
_FORMATS = {Kind.COUNT: "#,##0", Kind.RATE: "0.00", Kind.WORDS: "@"}


def write_workbook(report: Report, path: Path, language: Language = "vi") -> None:
    """Write the report to a file.

    Counts are numbers; totals are sums of the rows they are totals of; rates are reckoned from the counts in whole
    numbers, so that they are rounded, or cut, exactly as the report says. A spreadsheet reckons them when it opens the
    file: the workbook itself holds no results of formulas. Sheets are A4 across, as wide as the paper, their headings
    on every page. Words are never taken for formulas.

    Raises `MissingExtra` without openpyxl, `AnalysisError` for a table longer than a sheet, and `OSError` where the
    file cannot be written.
    """
    book = excel().Workbook()
    book.remove(book.active)
    book.calculation.fullCalcOnLoad = True
    places = {table.number: Places.of(table, sheet_name(table, language)) for table in report.tables}
    for table in report.tables:
        if len(table.rows) + len(table.notes) + FIRST_ROW > _MOST_ROWS:
            raise AnalysisError([Problem(table.number, _TOO_LONG)])
        sheet = book.create_sheet(places[table.number].sheet)
        _Sheet(sheet, report, table, places, language, Look()).fill()
    _add_notes(book, report, language)
    book.save(path)


def sheet_name(table: ReportTable, language: Language) -> str:
    """The name of the sheet of a table: ``Biểu 1.2`` or ``Table 1.2``."""
    return f"{_TABLE[language]} {table.number}"


@frozen
class _Sheet:
    sheet: Any
    report: Report
    table: ReportTable
    places: Mapping[str, Places]
    language: Language
    look: Look

    def fill(self) -> None:
        """The title, the headings, the rows, and the notes below them."""
        table, language = self.table, self.language
        write(self.sheet.cell(1, 1), heading(table)[language]).font = self.look.title
        write(self.sheet.cell(2, 1), under(self.report)[language]).font = self.look.soft
        for place, title in enumerate([table.first, *(column.title for column in table.columns)], start=1):
            self.look.head(write(self.sheet.cell(HEAD_ROW, place), title[language]))
        for row in table.rows:
            self._fill_row(row)
        for place, note in enumerate(table.notes):
            write(self.sheet.cell(FIRST_ROW + len(table.rows) + 1 + place, 1), note[language]).font = self.look.soft
        fit(self.sheet, table, language)
        set_up(self.sheet, sheet_name(table, language), _PAGE[language])

    def _fill_row(self, row: Row) -> None:
        number = self.places[self.table.number].rows[row.key]
        label = write(self.sheet.cell(number, 1), row.label[self.language])
        cells = [label]
        for place, column in enumerate(self.table.columns, start=2):
            cell = self.sheet.cell(number, place)
            self._fill_cell(cell, row, column)
            cells.append(cell)
        self.look.row(cells, [False, *(column.kind is not Kind.WORDS for column in self.table.columns)], row)

    def _fill_cell(self, cell: Any, row: Row, column: Column) -> None:
        cell.number_format = _FORMATS[column.kind]
        value = row.cells.get(column.key)
        if column.kind is Kind.RATE:
            if None in self.table.part_and_whole(row, column):
                write(cell, _UNKNOWN)
            else:
                cell.value = rate_formula(self.report.rounding, self.table, row, column, self.places)
        elif isinstance(value, int):
            cell.value = self._sum(row, column) or value
        elif value is None:
            write(cell, _UNKNOWN if column.kind is Kind.COUNT else "")
        else:
            write(cell, value[self.language] if isinstance(value, Text) else value)

    def _sum(self, row: Row, column: Column) -> str | None:
        """The formula of a total, where every part of it is known."""
        parts = [self.table.row(key).cells.get(column.key) for key in row.sum_of]
        if not parts or column.kind is not Kind.COUNT or None in parts:
            return None
        return sum_formula(self.places[self.table.number], row.sum_of, column.key)


def _add_notes(book: Any, report: Report, language: Language) -> None:
    look = Look()
    sheet = book.create_sheet(_NOTES[language])
    write(sheet.cell(1, 1), report.title[language]).font = look.title
    notes: Sequence[Text] = (under(report), *report.notes)
    for place, note in enumerate(notes, start=2):
        cell = write(sheet.cell(place, 1), note[language])
        cell.font, cell.alignment = look.plain, look.wrapped
    sheet.column_dimensions["A"].width = 110


_TABLE, _PAGE, _NOTES = Text("Biểu", "Table"), Text("Trang", "Page"), Text("Ghi chú", "Notes")
_TOO_LONG = Text(
    "biểu dài hơn một trang tính Excel; hãy ghi báo cáo thành các tệp CSV",
    "the table is longer than a sheet of Excel; write the report as CSV files",
)
