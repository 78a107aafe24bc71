"""A description as a page of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from chuan_ngheo.explanation.law.cited import mark
from chuan_ngheo.explanation.law.description import Cited, Description, Entry, Kind, Section
from chuan_ngheo.explanation.law.plane_html import planes_html
from chuan_ngheo.explanation.law.wording import (
    LAW,
    NOTES,
    READ_AS,
    UNKNOWN,
    differing,
    named,
    plane_heading,
    signs,
)
from chuan_ngheo.language import Language, capital
from chuan_ngheo.standards.citation import Provenance

_TABLES = (Kind.LINES, Kind.DOCUMENTS)
"""What is short enough for a table; of all else each value has a heading of its own, to be linked to."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|$#~&])")


def to_markdown(description: Description) -> str:
    """The page: what it is, the plane, and every value with its law."""
    language = description.language
    parts = [
        f"# {plain(capital(description.title))}",
        _facts(description.facts),
        *(f"> ⚠ {plain(warning)}" for warning in description.warnings),
        *(plain(line) for line in differing(description)),
        signs(language),
    ]
    if description.planes:
        parts += [f"## {plane_heading(description)}", planes_html(description.planes, language)]
    for section in description.sections:
        parts += _section(section, language)
    for heading, lines in ((UNKNOWN[language], description.unknown), (NOTES[language], description.notes)):
        if lines:
            parts += [f"## {heading}", "\n".join(f"- {plain(line)}" for line in lines)]
    return "\n\n".join(parts) + "\n"


def plain(words: str) -> str:
    r"""Words in which nothing is markup.

    >>> print(plain("[a] *b*"))
    \[a\] \*b\*
    """
    return _SPECIAL.sub(r"\\\1", words)


def table(columns: Iterable[str], rows: Iterable[Iterable[str]], amounts: range = range(0)) -> str:
    """A table whose cells are Markdown already; the columns of ``amounts`` are set to the right."""
    head = list(columns)
    rule = ["---:" if place in amounts else "---" for place in range(len(head))]
    lines = [head, rule, *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- **{plain(label)}:** {plain(value)}" for label, value in facts)


def _section(section: Section, language: Language) -> Iterator[str]:
    yield f"## {plain(section.heading)}"
    yield from section.lead
    if section.kind in _TABLES:
        cited = any(entry.cited for entry in section.entries)
        rows = [
            [_name(entry), *map(plain, entry.cells), *([_laws(entry)] if cited else [])] for entry in section.entries
        ]
        amounts = range(1, len(section.columns)) if section.kind is Kind.LINES else range(0)
        yield table([*section.columns, *([LAW[language]] if cited else [])], rows, amounts)
        return
    for group, entries in groupby(section.entries, key=lambda entry: entry.group):
        if group:
            yield f"### {plain(capital(group))}"
        for place, entry in enumerate(entries, start=1):
            number = f"{place}. " if section.kind is Kind.CLASSES else ""
            yield f"{'####' if group else '###'} {number}{_name(entry)}"
            yield from _value(entry, section, language)


def _value(entry: Entry, section: Section, language: Language) -> Iterator[str]:
    headed = list(zip(section.columns[1:], entry.cells, strict=True))
    yield from (f"{capital(plain(cell.rstrip('.')))}." for _, cell in headed[:1])
    if headed[1:]:
        yield " · ".join(f"{column}: {plain(cell)}" for column, cell in headed[1:])
    if entry.written:
        yield f"```text\n{entry.written}\n```"
    yield "\n".join(f"- {_law(each, language)}" for each in entry.cited)


def _name(entry: Entry) -> str:
    return plain(capital(named(entry)))


def _laws(entry: Entry) -> str:
    return "<br>".join(_short(each) for each in entry.cited)


def _short(each: Cited) -> str:
    words = f": {_quoted(each.words)}" if each.words else ""
    part = f" ({plain(each.speaks_for)})" if each.speaks_for else ""
    return f"{_place(each)}{part}{words}"


def _law(each: Cited, language: Language) -> str:
    reading = f"<br>{READ_AS[language]}: {plain(each.reading)}" if each.reading else ""
    how = "" if each.provenance is Provenance.VERIFIED else f" – {each.provenance.label[language]}"
    return f"{_short(each)}{how}{reading}"


def _place(each: Cited) -> str:
    return f"{mark(each.provenance)} {plain(each.law)}"


def _quoted(words: str) -> str:
    return f"“{plain(words)}”"
