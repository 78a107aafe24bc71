"""A report as one HTML page that needs nothing else: readable on light and dark ground, and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from chuan_ngheo.analysis.reports.report_tables import Column, Kind, Picture, Report, ReportTable, Row
from chuan_ngheo.analysis.reports.text import heading, under
from chuan_ngheo.language import Language, Text
from chuan_ngheo.pages.page import whole
from chuan_ngheo.pages.style import CLASS, PARTS, within

_STYLE = within(
    """
& { font-size: 15px; max-width: 75rem; margin: 0 auto; }
& .under { color: var(--faint); }
& nav ol { columns: 22rem; padding-left: 0; list-style: none; }
& nav a { color: var(--class_only); text-decoration: none; }
& nav a:hover { text-decoration: underline; }
& table { min-width: 24rem; }
& caption { font-weight: 600; padding: 2rem 0 .5rem; }
& th, & td { padding: .3rem .6rem; vertical-align: bottom; }
& thead th { border-bottom: 2px solid var(--faint); background: var(--band); max-width: 9rem; }
& tbody th { font-weight: 400; min-width: 9rem; max-width: 26rem; }
& .number { text-align: right; }
& .total th, & .total td { font-weight: 600; border-top: 1px solid var(--faint); }
& .level1 th { padding-left: 1.8rem; }
& .level2 th { padding-left: 3rem; }
& .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 33rem), 1fr)); gap: 1rem;
  margin: 1.5rem 0; align-items: start; }
& figure { margin: 0; }
& figure > div { width: auto; }
& figure svg { max-width: 100%; height: auto; min-width: 0; }
@media print { @page { size: A4 landscape; margin: 12mm; }
  & { max-width: none; padding: 0; font-size: 10pt; }
  & nav { display: none; }
  & .pictures { grid-template-columns: 1fr 1fr; }
  & caption { padding-top: 1rem; break-after: avoid; }
  & .note { margin: .2rem 0; break-before: avoid; }
  & table { break-inside: avoid; }
  & thead { display: table-header-group; } }
""",
    ".report",
)


def report_page(report: Report, language: Language, pictures: Sequence[Picture]) -> str:
    """The whole page."""
    return whole(report.title[language], [_article(report, language, pictures, _STYLE)], language)


def report_fragment(report: Report, language: Language, pictures: Sequence[Picture] = ()) -> str:
    """The report as a part of a page, with its own style."""
    return _article(report, language, pictures, PARTS + _STYLE)


def _article(report: Report, language: Language, pictures: Sequence[Picture], style: str) -> str:
    parts = [
        f"<style>{style}</style>",
        f"<h1>{escape(report.title[language])}</h1>",
        f'<p class="under">{escape(under(report)[language])}</p>',
        _contents(report, language),
        *([f'<div class="pictures">{"".join(_figure(each, language) for each in pictures)}</div>'] if pictures else []),
        *(_table(table, report, language) for table in report.tables),
        "".join(f'<p class="note">{escape(note[language])}</p>' for note in report.notes),
    ]
    return f'<article lang="{language}" class="{CLASS} report">' + "\n".join(parts) + "</article>"


def _contents(report: Report, language: Language) -> str:
    items = "".join(
        f'<li><a href="#{_anchor(table)}">{escape(heading(table)[language])}</a></li>' for table in report.tables
    )
    return f'<nav aria-label="{escape(_CONTENTS[language])}"><ol>{items}</ol></nav>'


def _anchor(table: ReportTable) -> str:
    return "table-" + table.number.replace("–", "to").replace(".", "-")


def _figure(picture: Picture, language: Language) -> str:
    """A picture that says its own title and, to those who do not see it, what it shows."""
    return f'<figure aria-label="{escape(picture.title[language])}"><div>{picture.svg}</div></figure>'


def _table(table: ReportTable, report: Report, language: Language) -> str:
    heads = "".join(
        f'<th scope="col" class="{_side(column)}">{escape(column.title[language])}</th>' for column in table.columns
    )
    rows = "\n".join(_row(row, table, report, language) for row in table.rows)
    notes = "".join(f'<p class="note">{escape(note[language])}</p>' for note in table.notes)
    return (
        f'<section id="{_anchor(table)}"><div class="wide"><table>\n'
        f"<caption>{escape(heading(table)[language])}</caption>\n"
        f'<thead><tr><th scope="col" class="words">{escape(table.first[language])}</th>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table></div>{notes}</section>"
    )


def _row(row: Row, table: ReportTable, report: Report, language: Language) -> str:
    cells = "".join(
        f'<td class="{_side(column)}">{escape(table.said(row, column, report.rounding, language))}</td>'
        for column in table.columns
    )
    return f'<tr class="{" ".join(_classes(row))}"><th scope="row">{escape(row.label[language])}</th>{cells}</tr>'


def _classes(row: Row) -> Iterator[str]:
    yield f"level{row.level}"
    if row.is_total:
        yield "total"


def _side(column: Column) -> str:
    return "words" if column.kind is Kind.WORDS else "number"


_CONTENTS = Text("Các biểu", "Tables")
