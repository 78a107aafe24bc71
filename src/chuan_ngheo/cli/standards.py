"""``chuan-ngheo standards``: which standards there are, one of them as tables, or the schema of their files."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import named_standard
from chuan_ngheo.errors import Problem, StandardNotFound, nearest_name
from chuan_ngheo.explanation.citations import cite
from chuan_ngheo.language import Language, Text, day, number
from chuan_ngheo.rules.prose import say
from chuan_ngheo.standards.model import PROVISIONAL, Standard
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.standards.schema import standard_schema

if TYPE_CHECKING:
    from rich.console import RenderableType

_TITLE = Text("Các chuẩn có sẵn", "Standards at hand")
_COLUMNS = (Text("Mã", "Id"), Text("Nơi", "Place"), Text("Từ", "From"), Text("Đến", "To"), Text("Tên", "Name"))
_HEADER = Text("{name} ({id})\n{place}, {start} – {end}", "{name} ({id})\n{place}, {start} – {end}")
_NO_PLACE = Text("không có chuẩn nào của nơi này", "no standard of this place")
_PROVISIONAL = Text(" (chuẩn tạm)", " (provisional)")
_LINES = Text("Mức sống ({unit})", "Means ({unit})")
_LINE = Text("Mức", "Line")
_LAW = Text("Căn cứ", "Law")
_INDICATORS = Text("Chỉ số thiếu hụt", "Indicators of deprivation")
_INDICATOR = Text("Chỉ số", "Indicator")
_DEPRIVED = Text("Hộ thiếu hụt khi", "Deprived when")
_CLASSES = Text("Loại hộ, theo thứ tự: loại đầu tiên có điều kiện đúng", "Classes, in order: the first that holds")
_CLASS = Text("Loại hộ", "Class")
_WHEN = Text("Khi", "When")
_REST = Text("các hộ còn lại", "all others")
_DESIGNATIONS = Text("Tên gọi khác gắn với loại hộ", "Designations")
_DESIGNATION = Text("Tên gọi", "Designation")
_NOTES = Text("Ghi chú", "Notes")
_BY_FINDING = Text("theo kết luận của cuộc rà soát", "by the survey's finding")


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
    """The standard as tables: lines, indicators in words, classes, designations, each with its law; then the notes."""
    start, end = day(standard.start, language), day(standard.end, language)
    name = standard.name[language]
    parts: list[RenderableType] = [
        _HEADER[language].format(name=name, id=standard.id, place=standard.place, start=start, end=end)
    ]
    if standard.provisional:
        parts.append("! " + PROVISIONAL.format(id=standard.id)[language])
    for table in (_lines, _indicators, _classes, _designations):
        parts += table(standard, language)
    if standard.notes:
        parts += ["", _NOTES[language], *(f"• {note[language]}" for note in standard.notes)]
    return parts


def _lines(standard: Standard, language: Language) -> list[RenderableType]:
    from chuan_ngheo.cli.terminal import table

    means, areas = standard.means, standard.decision.areas
    scales = [(means.income.unit, means.income.lines)]
    if means.points is not None:
        scales.append((means.points.unit, means.points.lines))
    parts: list[RenderableType] = []
    for unit, lines in scales:
        rows = [
            (
                line.name[language],
                cite(line.citation, standard, language),
                *(number(line.amount(area), language) for area in areas),
            )
            for line in lines.values()
        ]
        columns = [_LINE[language], _LAW[language], *(area.label[language] for area in areas)]
        parts += ["", table(_LINES[language].format(unit=unit[language]), columns, rows, numbers_from=2)]
    return parts


def _indicators(standard: Standard, language: Language) -> list[RenderableType]:
    rows = [
        (
            each.name[language],
            _BY_FINDING[language] if each.deprived_when is None else say(each.deprived_when, language),
            cite(each.citation, standard, language),
        )
        for each in standard.indicators
    ]
    return _texts(_INDICATORS, (_INDICATOR, _DEPRIVED, _LAW), rows, language)


def _classes(standard: Standard, language: Language) -> list[RenderableType]:
    names = {line_id: line.name for line_id, line in standard.means.income.lines.items()}
    rows = [
        (
            each.name[language],
            _REST[language] if each.when is None else say(each.when, language, names),
            cite(each.citation, standard, language),
        )
        for each in standard.classes
    ]
    return _texts(_CLASSES, (_CLASS, _WHEN, _LAW), rows, language)


def _designations(standard: Standard, language: Language) -> list[RenderableType]:
    names = {line_id: line.name for line_id, line in standard.means.income.lines.items()}
    rows = [
        (each.name[language], say(each.when, language, names), cite(each.citation, standard, language))
        for each in standard.designations
    ]
    return _texts(_DESIGNATIONS, (_DESIGNATION, _WHEN, _LAW), rows, language)


def _texts(
    title: Text, columns: tuple[Text, ...], rows: list[tuple[str, str, str]], language: Language
) -> list[RenderableType]:
    from chuan_ngheo.cli.terminal import table

    headings = [column[language] for column in columns]
    return ["", table(title[language], headings, rows, numbers_from=len(columns))] if rows else []
