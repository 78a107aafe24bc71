"""The plainest parts of a page: paragraphs, lists and tables. Every text that is given here comes out as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from attrs import frozen

from chuan_ngheo.language import Language, Text

_WITH_HYPHENS = re.compile(r"\b\w+(?:-\w+)+\b")


def said(text: str) -> str:
    """A text as it may stand in the page; ids are not broken at their hyphens."""
    return _WITH_HYPHENS.sub(r'<span class="id">\g<0></span>', escape(text))


def heading(words: str, kind: str = "") -> str:
    """A heading under that of the page."""
    return f'<h2 class="{kind}">{escape(words)}</h2>' if kind else f"<h2>{escape(words)}</h2>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of a class of its own."""
    return f'<p class="{kind}">{said(text)}</p>' if kind else f"<p>{said(text)}</p>"


def listing(lines: Iterable[str], kind: str = "") -> str:
    """A list of lines."""
    opening = f'<ul class="{kind}">' if kind else "<ul>"
    return "".join([opening, *(f"<li>{said(line)}</li>" for line in lines), "</ul>"])


def shown_table(columns: Iterable[Text], rows: Iterable[Iterable[str]], language: Language) -> str:
    """A table with headings; cells are parts of a page."""
    headings = "".join(f'<th scope="col">{escape(column[language])}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="wide"><table class="shown"><thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table></div>'
    )


@frozen
class Row:
    """A row of figures: its name, its cells, and whether it stands out."""

    name: str
    cells: Sequence[str]
    strong: bool = False


def figures_table(columns: Sequence[str], rows: Iterable[Row], kind: str = "counts") -> str:
    """A table of figures, right-aligned, under their headings; the first column names the rows."""
    headings = "".join(f'<th scope="col">{escape(each)}</th>' for each in columns)
    parts = [f'<div class="wide"><table class="{kind}"><thead><tr>{headings}</tr></thead><tbody>']
    for row in rows:
        cells = "".join(f"<td>{escape(each)}</td>" for each in row.cells)
        strong = ' class="strong"' if row.strong else ""
        parts.append(f'<tr{strong}><th scope="row">{escape(row.name)}</th>{cells}</tr>')
    parts.append("</tbody></table></div>")
    return "".join(parts)


def beside(parts: Iterable[str]) -> str:
    """Parts beside each other where there is room."""
    return "".join(['<div class="beside">', *(f"<div>{part}</div>" for part in parts), "</div>"])


def stacked(lines: Iterable[str]) -> str:
    """Lines one below the other."""
    return "<br>".join(said(line) for line in lines)
