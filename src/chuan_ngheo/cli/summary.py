"""The summary on the terminal: counts, rates and deprivations."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from chuan_ngheo.cli.terminal import table
from chuan_ngheo.explanation.verdict import OUTSIDE, standing_name
from chuan_ngheo.language import Language, Text, capital, day, number
from chuan_ngheo.review.rates import Rounding, say_rate
from chuan_ngheo.standards.model import PROVISIONAL, Standard
from chuan_ngheo.standards.status import Status
from chuan_ngheo.tables.files.tally import Standing, Tally

if TYPE_CHECKING:
    from rich.console import RenderableType

_CLASSES = Text("Kết quả theo {standard}", "Results under the {standard}")
_CLASS = Text("Loại hộ", "Class")
_HOUSEHOLDS = Text("Số hộ", "Households")
_RATE = Text("Tỷ lệ (%)", "Rate (%)")
_PERSONS = Text("Nhân khẩu", "Persons")
_TOTAL = Text("Tổng số", "Total")
_INDICATORS = Text("Hộ thiếu hụt theo từng chỉ số", "Households deprived, by indicator")
_INDICATOR = Text("Chỉ số", "Indicator")
_OPEN = Text("Chưa rõ", "Unknown")
_ALL = Text("Tất cả", "All")
_MISSING = Text("Điều cần biết thêm để xác định các hộ còn lại", "What would settle the undetermined households")
_FACT = Text("Dữ kiện", "Fact")
_OTHER_FACTS = Text("… và {count} dữ kiện khác", "… and {count} more")
_NOTES = {
    "unknown_size": Text(
        "Nhân khẩu chưa gồm người của {count} hộ chưa rõ số người.",
        "Persons leave out those of households of unknown size: {count}.",
    ),
    "disagreement": Text(
        "! Thu nhập và điểm của phiếu không khớp nhau ở {count} hộ.",
        "! Households whose income and form points disagree: {count}.",
    ),
    "not_covered": Text(
        "! Chuẩn này không áp dụng cho {count} hộ.", "! Households that this standard does not apply to: {count}."
    ),
    "perhaps_covered": Text(
        "! Chưa rõ chuẩn này có áp dụng cho {count} hộ hay không.",
        "! Households that this standard may or may not apply to: {count}.",
    ),
}
_MOST_FACTS = 8
_STATUSES = {str(status): status for status in Status}


def summary(tally: Tally, on: date, language: Language) -> list[RenderableType]:
    """Tables to show one below the other; the second and third only where there is something to say."""
    parts: list[RenderableType] = [_classes(tally, language), *_notes(tally, on, language)]
    if tally.standard.indicators:
        parts += ["", _indicators(tally, language)]
    if tally.missing:
        parts += ["", _missing(tally, language)]
    return [*parts, ""]


def _classes(tally: Tally, language: Language) -> RenderableType:
    standard = tally.standard
    names = {standing: _standing_name(standing, standard, language) for standing in tally.households}
    households: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    for standing, name in names.items():
        households[name] += tally.households[standing]
        persons[name] += tally.persons[standing]
    open_names = sorted({name for (class_id, _), name in names.items() if class_id is None})
    rows = [
        (
            name,
            number(households[name], language),
            say_rate(households[name], tally.count, Rounding.HALF_UP, language),
            number(persons[name], language),
        )
        for name in [*(each.name[language] for each in standard.classes), *open_names]
    ]
    total = (
        _TOTAL[language],
        number(tally.count, language),
        say_rate(tally.count, tally.count, Rounding.HALF_UP, language),
        number(persons.total(), language),
    )
    name = standard.name[language]
    return table(
        _CLASSES[language].format(standard=f"{name[:1].lower()}{name[1:]} ({standard.id})"),
        [_CLASS[language], _HOUSEHOLDS[language], _RATE[language], _PERSONS[language]],
        [*rows, total],
        has_total=True,
    )


def _standing_name(standing: Standing, standard: Standard, language: Language) -> str:
    class_id, status = standing
    return standing_name(standard, class_id, _STATUSES.get(status or ""), language)


def _notes(tally: Tally, on: date, language: Language) -> list[str]:
    """What the reader of the numbers must know besides."""
    standard = tally.standard
    notes = []
    if standard.provisional:
        notes.append("! " + PROVISIONAL.format(id=standard.id)[language])
    if tally.count and not standard.in_force(on):
        start, end = day(standard.start, language), day(standard.end, language)
        notes.append("! " + OUTSIDE.format(start=start, end=end)[language])
    counts = {note: tally.notes[note] for note in ("not_covered", "perhaps_covered", "disagreement", "unknown_size")}
    notes += [_NOTES[note][language].format(count=number(count, language)) for note, count in counts.items() if count]
    return notes


def _indicators(tally: Tally, language: Language) -> RenderableType:
    shown = (Status.POOR, Status.NEAR_POOR)
    rows = []
    for indicator in tally.standard.indicators:
        deprived = [
            *(tally.deprived_in(indicator.id, str(status)) for status in shown),
            tally.deprived_in(indicator.id),
        ]
        counts = [*deprived, tally.unknown[indicator.id]]
        rows.append((indicator.name[language], *(number(count, language) for count in counts)))
    labels = [status.label[language] for status in shown]
    headings = [capital(label) for label in labels]
    return table(_INDICATORS[language], [_INDICATOR[language], *headings, _ALL[language], _OPEN[language]], rows)


def _missing(tally: Tally, language: Language) -> RenderableType:
    """How many households each unset fact stands in the way of, the most common first."""
    shown = [(fact, number(count, language)) for fact, count in tally.missing.most_common(_MOST_FACTS)]
    left_off = len(tally.missing) - len(shown)
    if left_off:
        shown.append((_OTHER_FACTS[language].format(count=left_off), ""))
    return table(_MISSING[language], [_FACT[language], _HOUSEHOLDS[language]], shown)
