"""How the sheets of a workbook look: type, lines, widths, and the page that they are printed on."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from attrs import field, frozen

from chuan_ngheo.analysis.reports.report_tables import Kind, ReportTable, Row
from chuan_ngheo.language import Language, Text
from chuan_ngheo.tables.files.excel_source import excel
from chuan_ngheo.tables.files.xml_text import xml_text

HEAD_ROW = 4
FIRST_ROW = HEAD_ROW + 1
_TYPE = "Times New Roman"
"""The type of official documents (Decree 30/2020/NĐ-CP, annex I)."""
_WIDEST, _NARROWEST, _OF_WORDS = 48, 9, 28
_LINE = 15.0
"""The height of a line, in points."""
_LETTERS = 1.15
"""So many letters of words go where a column has room for one digit."""
_LIKE_A_FORMULA = ("=", "+", "-", "@")


def _font(**asked: Any) -> Any:
    return excel().styles.Font(name=_TYPE, **{"size": 11, **asked})


@frozen
class Look:
    """The styles of a sheet, made once."""

    title: Any = field(factory=lambda: _font(bold=True, size=13))
    soft: Any = field(factory=lambda: _font(italic=True, color="00595959"))
    plain: Any = field(factory=_font)
    strong: Any = field(factory=lambda: _font(bold=True))
    ground: Any = field(factory=lambda: excel().styles.PatternFill("solid", fgColor="00E8EDF3"))
    line: Any = field(factory=lambda: excel().styles.Side(style="thin", color="00808080"))
    hair: Any = field(factory=lambda: excel().styles.Side(style="hair", color="00A6A6A6"))
    wrapped: Any = field(factory=lambda: excel().styles.Alignment(wrap_text=True, vertical="top"))

    def head(self, cell: Any) -> None:
        """A heading."""
        styles = excel().styles
        cell.font, cell.fill = self.strong, self.ground
        cell.alignment = styles.Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.border = styles.Border(self.line, self.line, self.line, self.line)

    def row(self, cells: Sequence[Any], to_the_right: Sequence[bool], row: Row) -> None:
        """The cells of a row: words to the left and indented by its level, numbers to the right, totals strong."""
        styles = excel().styles
        border = styles.Border(self.line, self.line, self.line if row.is_total else self.hair, self.hair)
        words = styles.Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
        label = styles.Alignment(horizontal="left", vertical="top", wrap_text=True, indent=row.level)
        number = styles.Alignment(horizontal="right", vertical="top")
        for place, (cell, is_number) in enumerate(zip(cells, to_the_right, strict=True)):
            cell.font = self.strong if row.is_total else self.plain
            cell.alignment = number if is_number else label if place == 0 else words
            cell.border = border


def write(cell: Any, text: str) -> Any:
    """Words in a cell, whatever they begin with."""
    cell.value = xml_text(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_LIKE_A_FORMULA)
    return cell


def fit(sheet: Any, table: ReportTable, language: Language) -> None:
    """Columns as wide as their words, the row of headings as high as the highest, titles over the whole width."""
    longest = max((len(row.label[language]) + 2 * row.level for row in table.rows), default=0)
    widths = [float(min(_WIDEST, max(18, longest, len(table.first[language])) + 2))]
    for column in table.columns:
        word = max((len(word) for word in column.title[language].split()), default=0)
        widths.append(_OF_WORDS if column.kind is Kind.WORDS else max(_NARROWEST, word + 3))
    for dimension, width in zip(_dimensions(sheet, len(widths)), widths, strict=True):
        dimension.width = width
    if any(column.kind is Kind.WORDS for column in table.columns):
        _fit_rows(sheet, table, widths, language)
    heads = [table.first, *(column.title for column in table.columns)]
    lines = max(_lines(head[language], width) for head, width in zip(heads, widths, strict=True))
    sheet.row_dimensions[HEAD_ROW].height = _LINE * lines + 4
    alignment = excel().styles.Alignment(wrap_text=True, vertical="center")
    for row in (1, 2):
        if len(widths) > 1:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(widths))
        cell = sheet.cell(row, 1)
        cell.alignment = alignment
        sheet.row_dimensions[row].height = (_LINE + 3) * _lines(str(cell.value), sum(widths))


def _fit_rows(sheet: Any, table: ReportTable, widths: Sequence[float], language: Language) -> None:
    """Rows as high as their words: not every spreadsheet does that by itself."""
    for number, row in enumerate(table.rows, start=FIRST_ROW):
        texts = [row.label, *(row.cells.get(column.key) for column in table.columns)]
        words = [text[language] if isinstance(text, Text) else str(text or "") for text in texts]
        lines = max(_lines(text, width) for text, width in zip(words, widths, strict=True))
        sheet.row_dimensions[number].height = _LINE * lines


def _dimensions(sheet: Any, count: int) -> list[Any]:
    names = [excel().utils.get_column_letter(place) for place in range(1, count + 1)]
    return [sheet.column_dimensions[name] for name in names]


def _lines(text: str, width: float) -> int:
    """So many lines the words need in a column, words kept whole."""
    most = _LETTERS * width - 1
    lines, room = 1, most
    for word in text.split():
        if room < most and len(word) > room:
            lines, room = lines + 1, most
        room -= len(word) + 1
    return max(lines, ceil(len(text) / (_LETTERS * width)))


def set_up(sheet: Any, name: str, page: str) -> None:
    """The page: A4 across, as wide as the paper, headings on each page, its number at the foot."""
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 2)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = excel().worksheet.properties.PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.left.text = name
    sheet.oddFooter.right.text = f"{page} &P/&N"
