"""A report as one HTML page that needs nothing else: readable on light and dark ground, and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from chuan_ngheo.analysis.reports.report_tables import Column, Kind, Picture, Report, ReportTable, Row
from chuan_ngheo.analysis.reports.text import heading, under
from chuan_ngheo.language import Language, Text

_STYLE = """
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f3f5f8;
  --strong: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171a; --ink: #e6e9ec; --soft: #9aa4ae; --line: #3a424a;
  --band: #1d2226; --strong: #8ab8e6; } }
body { margin: 0; background: var(--ground); }
.report { font: 15px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; color: var(--ink);
  max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
.report h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
.report .under, .report .note { color: var(--soft); }
.report nav ol { columns: 22rem; padding-left: 0; list-style: none; }
.report nav a { color: var(--strong); text-decoration: none; }
.report nav a:hover { text-decoration: underline; }
.report .wide { overflow-x: auto; }
.report table { border-collapse: collapse; font-variant-numeric: tabular-nums; min-width: 24rem; }
.report caption { text-align: left; font-weight: 600; padding: 2rem 0 .5rem; }
.report th, .report td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: bottom; }
.report thead th { border-bottom: 2px solid var(--soft); font-weight: 600; background: var(--band); }
.report thead th { max-width: 9rem; }
.report tbody th { text-align: left; font-weight: 400; min-width: 9rem; max-width: 26rem; }
.report .number { text-align: right; }
.report .words { text-align: left; }
.report .total th, .report .total td { font-weight: 600; border-top: 1px solid var(--soft); }
.report .level1 th { padding-left: 1.8rem; }
.report .level2 th { padding-left: 3rem; }
.report .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 33rem), 1fr)); gap: 1rem;
  margin: 1.5rem 0; align-items: start; }
.report figure { margin: 0; }
.report figure > div { background: #fff; border: 1px solid var(--line); border-radius: .4rem; padding: .6rem;
  overflow-x: auto; }
.report figure svg { max-width: 100%; height: auto; }
@media print { @page { size: A4 landscape; margin: 12mm; }
  .report { max-width: none; padding: 0; font-size: 10pt; }
  .report nav { display: none; }
  .report .pictures { grid-template-columns: 1fr 1fr; }
  .report caption { padding-top: 1rem; break-after: avoid; }
  .report .note { margin: .2rem 0; break-before: avoid; }
  .report table, .report figure { break-inside: avoid; }
  .report thead { display: table-header-group; } }
"""


def report_page(report: Report, language: Language, pictures: Sequence[Picture]) -> str:
    """The whole page."""
    title = escape(report.title[language])
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n</head>\n<body>\n{report_fragment(report, language, pictures)}\n</body>\n</html>\n"
    )


def report_fragment(report: Report, language: Language, pictures: Sequence[Picture] = ()) -> str:
    """The report as a part of a page, with its own style."""
    parts = [
        f"<style>{_STYLE}</style>",
        f"<h1>{escape(report.title[language])}</h1>",
        f'<p class="under">{escape(under(report)[language])}</p>',
        _contents(report, language),
        *([f'<div class="pictures">{"".join(_figure(each, language) for each in pictures)}</div>'] if pictures else []),
        *(_table(table, report, language) for table in report.tables),
        "".join(f'<p class="note">{escape(note[language])}</p>' for note in report.notes),
    ]
    return '<article class="report">' + "\n".join(parts) + "</article>"


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
