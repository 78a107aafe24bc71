"""A page of HTML: its frame, its colours on light and on dark ground, and its plainest parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from chuan_ngheo.language import Language, Text

_WITH_HYPHENS = re.compile(r"\b\w+(?:-\w+)+\b")
_STYLE = """
:root { color-scheme: light dark; --ground: #fff; --ink: #1c2024; --faint: #667; --line: #d5d9de;
  --worse: #b3261e; --better: #1b7f46; --open: #8a6100; --class_only: #2b63b5;
  --worse-ground: #fbe6e4; --better-ground: #e0f3e7; --open-ground: #fdf1d6; --class_only-ground: #e3ecfa; }
@media (prefers-color-scheme: dark) { :root { --ground: #16191d; --ink: #e4e7ea; --faint: #9aa3ad; --line: #3a4149;
  --worse: #ff8f85; --better: #6fd39a; --open: #f0bd55; --class_only: #8db8ff;
  --worse-ground: #46211f; --better-ground: #17392a; --open-ground: #3f3213; --class_only-ground: #1e3050; } }
body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .25rem; padding-left: .6rem; border-left: .3rem solid var(--line); }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
h2.worse { border-color: var(--worse); } h2.better { border-color: var(--better); }
h2.open { border-color: var(--open); } h2.class_only { border-color: var(--class_only); }
ul.standards { list-style: none; padding: 0; margin: 0 0 1rem; color: var(--faint); }
.warning { color: var(--open); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); padding: .5rem 0; }
th, td { padding: .35rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; }
.matrix td, .matrix thead th, .counts td { text-align: right; }
.matrix thead th, .counts thead th { vertical-align: bottom; }
.counts thead th + th { text-align: right; }
.counts td.group { text-align: left; }
.matrix td.worse { background: var(--worse-ground); } .matrix td.better { background: var(--better-ground); }
.matrix td.open { background: var(--open-ground); } .matrix td.class_only { background: var(--class_only-ground); }
.boxes { width: 100%; table-layout: fixed; min-width: 44rem; }
.boxes th:nth-child(1) { width: 12%; } .boxes th:nth-child(2) { width: 25%; } .boxes th:nth-child(3) { width: 26%; }
.boxes td:last-child { color: var(--faint); }
.shown { width: 100%; } .shown th:first-child { width: 20%; } .shown td:last-child { color: var(--faint); }
.shown b { font-weight: 600; color: var(--ink); }
.verdict { font-weight: 600; font-size: 1.2rem; margin: 0 0 .5rem; }
.verdict.worse { color: var(--worse); } .verdict.better { color: var(--better); }
.id { white-space: nowrap; }
figure { margin: 1.5rem 0; }
figure > div { background: #fff; border: 1px solid var(--line); border-radius: .4rem; padding: .6rem; overflow-x: auto;
  width: fit-content; max-width: 100%; box-sizing: border-box; }
figure svg { display: block; min-width: 32rem; }
@media (max-width: 44rem) { body { padding: 1rem; } th, td { padding: .3rem .4rem; }
  .boxes { min-width: 0; } .boxes thead { display: none; }
  .boxes tr, .boxes td { display: block; border: 0; padding: 0; }
  .boxes tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } }
@media print { .wide { overflow: visible; } h2, h3 { break-after: avoid; } tr, figure { break-inside: avoid; } }
"""


def sheet(title: str, body: Iterable[str], language: Language) -> str:
    """The whole page around these parts."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}</style></head>",
            "<body>",
            f"<h1>{escape(title)}</h1>",
            *body,
            "</body>",
            "</html>",
        ]
    )


def said(text: str) -> str:
    """A text as it may stand in the page; ids are not broken at their hyphens."""
    return _WITH_HYPHENS.sub(r'<span class="id">\g<0></span>', escape(text))


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of a class of its own."""
    return f'<p class="{kind}">{said(text)}</p>' if kind else f"<p>{said(text)}</p>"


def listing(lines: Iterable[str], kind: str = "") -> str:
    """A list of lines."""
    opening = f'<ul class="{kind}">' if kind else "<ul>"
    return "".join([opening, *(f"<li>{said(line)}</li>" for line in lines), "</ul>"])


def shown_table(columns: Iterable[Text], rows: Iterable[Iterable[str]], language: Language) -> str:
    """A table with headings; cells are parts of a page, the last column in a fainter colour."""
    headings = "".join(f'<th scope="col">{escape(column[language])}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="wide"><table class="shown"><thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def stacked(lines: Iterable[str]) -> str:
    """Lines one below the other."""
    return "<br>".join(said(line) for line in lines)
