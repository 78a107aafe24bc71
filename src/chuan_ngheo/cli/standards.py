"""``chuan-ngheo standards``: which standards there are, one of them as tables, or the schema of their files."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import named_standard
from chuan_ngheo.errors import Problem, StandardNotFound, nearest_name
from chuan_ngheo.explanation.law.description import Entry, Kind
from chuan_ngheo.explanation.law.standard import describe
from chuan_ngheo.explanation.law.wording import LAW, NOTES, UNKNOWN, differing, named
from chuan_ngheo.language import Language, Text, day
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.standards.schema import standard_schema

if TYPE_CHECKING:
    from rich.console import RenderableType

_TITLE = Text("Các chuẩn có sẵn", "Standards at hand")
_COLUMNS = (Text("Mã", "Id"), Text("Nơi", "Place"), Text("Từ", "From"), Text("Đến", "To"), Text("Tên", "Name"))
_NO_PLACE = Text("không có chuẩn nào của nơi này", "no standard of this place")
_PROVISIONAL = Text(" (chuẩn tạm)", " (provisional)")


def run(asked: Namespace) -> int:
    """Print one line a standard by start date; or one standard; or the JSON Schema of standard files."""
    if asked.schema:
        streams.say(json.dumps(standard_schema(), indent=2))
        return 0
    from chuan_ngheo.cli import terminal  # the extra is asked for by the commands that need it

    if asked.standard is not None:
        terminal.show(*_page(named_standard(asked.standard), asked.lang))
        return 0
    terminal.show(_list(asked.place, asked.lang))
    return 0


def _list(place: str | None, language: Language) -> RenderableType:
    """The standards (of one place) by start date. Raises `StandardNotFound` for a place that has none."""
    from chuan_ngheo.cli.terminal import table

    chosen = standards(place)
    if not chosen:
        places = sorted({each.place for each in standards()})
        expected = Text(", ".join(places), ", ".join(places))
        raise StandardNotFound([Problem("", _NO_PLACE, place, expected, nearest_name(place or "", places))])
    rows = [
        (each.id, each.place, day(each.start, language), day(each.end, language), _name(each, language))
        for each in chosen
    ]
    columns = [column[language] for column in _COLUMNS]
    return table(_TITLE[language], columns, rows, numbers_from=len(columns))


def _name(standard: Standard, language: Language) -> str:
    return standard.name[language] + (_PROVISIONAL[language] if standard.provisional else "")


def _page(standard: Standard, language: Language) -> list[RenderableType]:
    """The standard's description as tables, each value with its law; then what is not known, and the notes."""
    from chuan_ngheo.cli.terminal import table

    description = describe(standard, language)
    parts: list[RenderableType] = [
        f"{description.title} ({standard.id})\n{standard.place}, {description.period}",
        *(f"! {warning}" for warning in description.warnings),
    ]
    for section in description.sections:
        cited = any(entry.law for entry in section.entries)
        is_amounts = section.kind is Kind.LINES
        name, *cells = section.columns
        law = [LAW[language]] if cited else []
        columns = [name, *law, *cells] if is_amounts else [name, *cells, *law]
        rows = [_row(entry, is_amounts=is_amounts, cited=cited) for entry in section.entries]
        parts += ["", table(section.heading, columns, rows, numbers_from=2 if is_amounts else len(columns))]
    for heading, lines in (
        (UNKNOWN, description.unknown),
        (NOTES, (*differing(description), *description.notes)),
    ):
        if lines:
            parts += ["", heading[language], *(f"• {line}" for line in lines)]
    return parts


def _row(entry: Entry, *, is_amounts: bool, cited: bool) -> list[str]:
    law = [entry.law] if cited else []
    return [named(entry), *law, *entry.cells] if is_amounts else [named(entry), *entry.cells, *law]
