"""A description as HTML, in the frame of all that a notebook shows; the classes have grounds of their own."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from chuan_ngheo.explanation.law.description import Description, Entry, Kind, Section
from chuan_ngheo.explanation.law.plane_html import planes_html
from chuan_ngheo.explanation.law.wording import LAW, NOTES, UNKNOWN, differing, named
from chuan_ngheo.language import Language
from chuan_ngheo.pages.page import fragment
from chuan_ngheo.pages.parts import heading, listing, paragraph


def to_html(description: Description) -> str:
    """One ``<section>`` that a notebook or a page can show as it is."""
    return fragment(description.title, _body(description), description.language)


def _body(description: Description) -> Iterator[str]:
    language = description.language
    yield paragraph(" · ".join(part for part in (description.id, description.period) if part))
    if description.facts:
        yield listing(f"{label}: {value}" for label, value in description.facts)
    yield from (paragraph(f"⚠ {each}", "warning") for each in description.warnings)
    if description.planes:
        yield planes_html(description.planes, language)
    for section in description.sections:
        yield heading(section.heading)
        yield from map(paragraph, section.lead)
        yield _table(section, language)
    for words, lines in (
        (UNKNOWN[language], description.unknown),
        (NOTES[language], (*differing(description), *description.notes)),
    ):
        if lines:
            yield heading(words)
            yield listing(lines)


def _table(section: Section, language: Language) -> str:
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in section.columns)
    if any(entry.law for entry in section.entries):
        heads += f'<th scope="col" class="words">{escape(LAW[language])}</th>'
    rows = "".join(_row(entry) for entry in section.entries)
    kind = "counts" if section.kind is Kind.LINES else "law"
    return f'<div class="wide"><table class="{kind}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(entry: Entry) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in entry.cells)
    law = f'<td class="words cited">{escape(entry.law)}</td>' if entry.law else ""
    return f'<tr><td class="words">{escape(named(entry))}</td>{cells}{law}</tr>'
