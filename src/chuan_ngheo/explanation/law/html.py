"""A description as HTML: self-contained, everything escaped, no ground of its own but that of the classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from chuan_ngheo.explanation.law.description import Description, Entry, Section
from chuan_ngheo.explanation.law.plane_html import planes_html
from chuan_ngheo.explanation.law.wording import LAW, NOTES, UNKNOWN, differing, named
from chuan_ngheo.language import Language

_FRAME = "border-left:4px solid #3a87c8;padding:.4em 1em;max-width:70em;line-height:1.45;font-family:sans-serif"
_TABLE = "border-collapse:collapse;margin:.2em 0 .8em"
_CELL = "text-align:{align};vertical-align:top;padding:.15em 1em .15em 0;border:0;border-top:1px solid #8886"
_QUIET = "opacity:.7;font-size:85%"


def to_html(description: Description) -> str:
    """One ``<section>`` that a notebook or a page can show as it is."""
    language = description.language
    about = " · ".join(part for part in (description.id, description.period) if part)
    parts = [
        f'<section lang="{language}" style="{_FRAME}">',
        f'<h3 style="margin:.2em 0">{escape(description.title)}</h3>',
        f'<p style="margin:.2em 0">{escape(about)}</p>',
        *_listing([f"{label}: {value}" for label, value in description.facts]),
        *(f'<p style="color:#c98a1b;margin:.2em 0">⚠ {escape(each)}</p>' for each in description.warnings),
    ]
    if description.planes:
        parts.append(planes_html(description.planes, language))
    for section in description.sections:
        parts += _section(section, language)
    for heading, lines in (
        (UNKNOWN[language], description.unknown),
        (NOTES[language], (*differing(description), *description.notes)),
    ):
        if lines:
            parts += [_heading(heading), *_listing(lines)]
    parts.append("</section>")
    return "\n".join(parts)


def _heading(words: str) -> str:
    return f'<h4 style="margin:.8em 0 .2em">{escape(words)}</h4>'


def _section(section: Section, language: Language) -> Iterator[str]:
    yield _heading(section.heading)
    yield from (f'<p style="margin:.2em 0">{escape(lead)}</p>' for lead in section.lead)
    cited = any(entry.law for entry in section.entries)
    columns = [*section.columns, *([LAW[language]] if cited else [])]
    heads = "".join(
        f'<th scope="col" style="{_style(place, section)}">{escape(each)}</th>' for place, each in enumerate(columns)
    )
    yield f'<table style="{_TABLE}">'
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    yield from (_row(entry, section) for entry in section.entries)
    yield "</tbody></table>"


def _row(entry: Entry, section: Section) -> str:
    cells = "".join(
        f'<td style="{_style(place, section)}">{escape(cell)}</td>' for place, cell in enumerate(entry.cells, start=1)
    )
    law = f'<td style="{_style(0, section)};{_QUIET}">{escape(entry.law)}</td>' if entry.law else ""
    return f'<tr><td style="{_style(0, section)}">{escape(named(entry))}</td>{cells}{law}</tr>'


def _style(place: int, section: Section) -> str:
    is_amount = section.kind == "lines" and 0 < place < len(section.columns)
    return _CELL.format(align="right" if is_amount else "left")


def _listing(lines: Iterable[str]) -> Iterator[str]:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    if items:
        yield f'<ul style="margin:.2em 0">{items}</ul>'
