"""What was written, read again: the tables of a page, and the formulas of a workbook reckoned exactly."""

import re
from collections.abc import Iterator
from fractions import Fraction
from html.parser import HTMLParser
from math import floor
from pathlib import Path
from typing import Any

import openpyxl
from attrs import define, field

from chuan_ngheo.analysis.reports import Kind, Report, ReportTable
from chuan_ngheo.language import Language

_REFERENCE = re.compile(r"(?:'([^']+)'!)?([A-Z]+[0-9]+)")
_RATE = re.compile(r'=IF\((?P<whole>[^=]+)=0,"–",INT\((?P<exact>.+)\)/100\)')
_CELLS = re.compile(r"([A-Z]+)([0-9]+)(?::[A-Z]+([0-9]+))?")
FIRST_ROW = 5


def said(table: ReportTable, report: Report, language: Language) -> list[list[str]]:
    """The table as it has to be shown: headings, then labels and cells."""
    head = [table.first[language], *(column.title[language] for column in table.columns)]
    return [
        head,
        *(
            [row.label[language], *(table.said(row, column, report.rounding, language) for column in table.columns)]
            for row in table.rows
        ),
    ]


@define
class _Page(HTMLParser):
    tables: list[list[list[str]]] = field(factory=list)
    captions: list[str] = field(factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(factory=list)
    inside: str = ""

    def __attrs_post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")
        elif tag == "caption":
            self.captions.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("th", "td"):
            self.tables[-1][-1][-1] += data
        elif self.inside == "caption":
            self.captions[-1] += data


def page_of(html: str) -> _Page:
    """The tables, captions and tags of a page."""
    page = _Page()
    page.feed(html)
    return page


def workbook_values(path: Path, report: Report) -> Iterator[tuple[ReportTable, list[list[Any]]]]:
    """The cells of each table's sheet; formulas are reckoned in fractions from the cells that they name."""
    book = openpyxl.load_workbook(path)
    for table, sheet in zip(report.tables, book.worksheets, strict=False):
        rows = range(FIRST_ROW, FIRST_ROW + len(table.rows))
        columns = range(1, len(table.columns) + 2)
        yield table, [[_value(book, sheet, sheet.cell(row, column)) for column in columns] for row in rows]


def _value(book: Any, sheet: Any, cell: Any) -> Any:
    if cell.data_type != "f":
        return "" if cell.value is None else cell.value
    formula = cell.value
    if formula.startswith("=SUM("):
        return sum(_value(book, sheet, each) for each in _summed(sheet, formula))
    found = _RATE.fullmatch(formula)
    assert found, formula
    if not _number(book, sheet, found["whole"]):
        return "–"
    exact = _REFERENCE.sub(lambda match: f"Fraction({_number(book, sheet, match[0])})", found["exact"])
    return floor(eval(exact, {"Fraction": Fraction})) / Fraction(100)


def _summed(sheet: Any, formula: str) -> Iterator[Any]:
    for column, first, last in _CELLS.findall(formula.removeprefix("=SUM")):
        for row in range(int(first), int(last or first) + 1):
            yield sheet[f"{column}{row}"]


def _number(book: Any, sheet: Any, reference: str) -> int:
    name, address = _REFERENCE.fullmatch(reference).groups()
    place = book[name] if name else sheet
    value = _value(book, place, place[address])
    assert isinstance(value, int)
    return value


def expected(table: ReportTable, report: Report, language: Language) -> list[list[Any]]:
    """What the cells of a sheet have to come to."""
    found = []
    for row in table.rows:
        cells: list[Any] = [row.label[language]]
        for column in table.columns:
            value = table.value(row, column, report.rounding)
            if column.kind is Kind.RATE and value is None:
                cells.append(table.said(row, column, report.rounding, language))
            elif column.kind is Kind.RATE:
                cells.append(Fraction(value))
            elif column.kind is Kind.COUNT and value is not None:
                cells.append(value)
            else:
                cells.append(table.said(row, column, report.rounding, language))
        found.append(cells)
    return found
