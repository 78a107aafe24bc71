"""A report as plain text: columns that stand under each other, in a terminal or in a letter."""

from __future__ import annotations

from textwrap import wrap
from unicodedata import combining

from chuan_ngheo.analysis.reports.report_tables import Kind, Report, ReportTable
from chuan_ngheo.language import Language, Text, day
from chuan_ngheo.review.rates import Rounding


def report_text(report: Report, language: Language) -> str:
    """The title, the notes, and each table under its number."""
    parts = [f"{report.title[language].upper()}\n{under(report)[language]}"]
    parts += [table_text(table, report.rounding, language) for table in report.tables]
    parts.append("\n".join(f"* {note[language]}" for note in report.notes))
    return "\n\n".join(parts)


def under(report: Report) -> Text:
    """Of where, by which standard and of which day a report is."""
    on = Text(day(report.on, "vi"), day(report.on, "en"))
    said = _UNDER_PLACE if report.place else _UNDER
    return said.format(place=report.place, standard=_small(report.standard.name), id=report.standard.id, day=on)


def heading(table: ReportTable) -> Text:
    """The number and the title of a table."""
    return _TITLE.format(number=table.number, title=table.title)


def _small(name: Text) -> Text:
    """A name in the middle of a sentence."""
    return Text(name.vi[:1].lower() + name.vi[1:], name.en[:1].lower() + name.en[1:])


def table_text(table: ReportTable, rounding: Rounding, language: Language) -> str:
    """One table: labels to the left, numbers to the right, long headings on several lines, totals under a line."""
    heads, body = _cells(table, rounding, language)
    widths = [max(_width(cell) for cell in column) for column in zip(*heads, *body, strict=True)]
    rule = "─" * (sum(widths) + 2 * (len(widths) - 1))
    to_the_right = [False, *(column.kind is not Kind.WORDS for column in table.columns)]
    lines = [heading(table)[language], *(_line(head, widths, to_the_right) for head in heads), rule]
    for row, cells in zip(table.rows, body, strict=True):
        if row.is_total and row.level == 0 and row is table.rows[-1]:
            lines.append(rule)
        lines.append(_line(cells, widths, to_the_right))
    lines += [f"  {note[language]}" for note in table.notes]
    return "\n".join(lines)


def _cells(table: ReportTable, rounding: Rounding, language: Language) -> tuple[list[list[str]], list[list[str]]]:
    """The lines of headings, and the rows."""
    body = [
        [
            "  " * row.level + row.label[language],
            *(table.said(row, column, rounding, language) for column in table.columns),
        ]
        for row in table.rows
    ]
    wrapped = [[table.first[language]]]
    for place, column in enumerate(table.columns, start=1):
        room = max([_NARROWEST, *(_width(cells[place]) for cells in body)])
        wrapped.append(wrap(column.title[language], room, break_long_words=False) or [""])
    height = max(map(len, wrapped))
    above = [[""] * (height - len(lines)) + lines for lines in wrapped]
    return [list(line) for line in zip(*above, strict=True)], body


def _line(cells: list[str], widths: list[int], to_the_right: list[bool]) -> str:
    placed = []
    for text, width, right in zip(cells, widths, to_the_right, strict=True):
        room = " " * (width - _width(text))
        placed.append(room + text if right else text + room)
    return "  ".join(placed).rstrip()


def _width(text: str) -> int:
    return sum(not combining(letter) for letter in text)


_NARROWEST = 12
"""Headings are broken into lines of so many letters at least."""
_UNDER_PLACE = Text("{place}. Theo {standard} ({id}), ngày {day}", "{place}. Under the {standard} ({id}), {day}")
_UNDER = Text("Theo {standard} ({id}), ngày {day}", "Under the {standard} ({id}), {day}")
_TITLE = Text("Biểu {number}. {title}", "Table {number}. {title}")
