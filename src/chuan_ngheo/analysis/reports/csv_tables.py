"""A report as CSV files, one for each table, as spreadsheets open them."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

from chuan_ngheo.analysis.reports.report_tables import Report, ReportTable
from chuan_ngheo.intake.rejects import harmless
from chuan_ngheo.language import Language, Text


def write_csv(report: Report, folder: Path, language: Language = "vi") -> tuple[Path, ...]:
    """Write one file for each table into a folder that is there, and return their paths.

    UTF-8 with a byte order mark; the first row has the headings, the first column the labels. Numbers are written
    without marks between thousands and with a decimal point, so that programs read them; rates are rounded as the
    report says; what is unknown is blank. A text that a spreadsheet would take for a formula gets an apostrophe before
    it. Raises `OSError` where a file cannot be written.
    """
    written = []
    for table in report.tables:
        path = folder / f"{file_name(table, language)}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            heads = [table.first, *(column.title for column in table.columns)]
            writer.writerow(harmless(head[language]) for head in heads)
            for row in table.rows:
                values = (table.value(row, column, report.rounding) for column in table.columns)
                writer.writerow([harmless(row.label[language]), *(_cell(value, language) for value in values)])
        written.append(path)
    return tuple(written)


def file_name(table: ReportTable, language: Language) -> str:
    """``bieu-1.2`` or ``table-1.2``."""
    return f"{_TABLE[language]}-{table.number.replace('–', '-')}"


def _cell(value: int | str | Text | Decimal | None, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, Text):
        return harmless(value[language])
    return harmless(value) if isinstance(value, str) else str(value)


_TABLE = Text("bieu", "table")
