"""The summary on the terminal: counts, rates and deprivations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.cli.classified import ClassifiedRow, undecided
from chuan_ngheo.cli.terminal import table
from chuan_ngheo.explanation.missing import fact_label
from chuan_ngheo.explanation.verdict import OUTSIDE, class_name, day
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.review.rates import Rounding, say_rate
from chuan_ngheo.standards.model import PROVISIONAL, Standard
from chuan_ngheo.standards.status import Status

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


def summary(rows: Sequence[ClassifiedRow], standard: Standard, language: Language) -> list[RenderableType]:
    """Tables to show one below the other; the second and third only where there is something to say."""
    results = [each.result for each in rows]
    parts: list[RenderableType] = [_classes(results, standard, language), *_notes(results, standard, language)]
    if standard.indicators:
        parts += ["", _indicators(results, standard, language)]
    if any(each.missing for each in rows):
        parts += ["", _missing(rows, standard, language)]
    return [*parts, ""]


def _classes(results: Sequence[Classification], standard: Standard, language: Language) -> RenderableType:
    names = [each.name[language] for each in standard.classes]
    open_names = sorted({class_name(result, language) for result in results if not result.is_determined})
    households: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    for result in results:
        name = class_name(result, language)
        households[name] += 1
        persons[name] += result.household.size or 0
    rows = [
        (
            name,
            number(households[name], language),
            say_rate(households[name], len(results), Rounding.HALF_UP, language),
            number(persons[name], language),
        )
        for name in [*names, *open_names]
    ]
    whole = len(results)
    total = (
        _TOTAL[language],
        number(whole, language),
        say_rate(whole, whole, Rounding.HALF_UP, language),
        number(persons.total(), language),
    )
    name = standard.name[language]
    return table(
        _CLASSES[language].format(standard=f"{name[:1].lower()}{name[1:]} ({standard.id})"),
        [_CLASS[language], _HOUSEHOLDS[language], _RATE[language], _PERSONS[language]],
        [*rows, total],
        has_total=True,
    )


def _notes(results: Sequence[Classification], standard: Standard, language: Language) -> list[str]:
    """What the reader of the numbers must know besides."""
    notes = []
    if standard.provisional:
        notes.append("! " + PROVISIONAL.format(id=standard.id)[language])
    if any(result.on is not None and not standard.in_force(result.on) for result in results):
        start, end = day(standard.start, language), day(standard.end, language)
        notes.append("! " + OUTSIDE.format(start=start, end=end)[language])
    covered = Counter(result.covered for result in results)
    counts = {
        "not_covered": covered[False],
        "perhaps_covered": covered[None],
        "disagreement": sum(result.disagreement for result in results),
        "unknown_size": sum(result.household.size is None for result in results),
    }
    notes += [_NOTES[note][language].format(count=number(count, language)) for note, count in counts.items() if count]
    return notes


def _indicators(results: Sequence[Classification], standard: Standard, language: Language) -> RenderableType:
    shown = (Status.POOR, Status.NEAR_POOR)
    rows = []
    for place, indicator in enumerate(standard.indicators):
        deprived = Counter(result.status for result in results if result.truths[place] is True)
        unknown = sum(result.truths[place] is None for result in results)
        counts = [*(deprived[status] for status in shown), deprived.total()]
        rows.append(
            (indicator.name[language], *(number(count, language) for count in counts), number(unknown, language))
        )
    labels = [status.label[language] for status in shown]
    headings = [label[:1].upper() + label[1:] for label in labels]
    return table(_INDICATORS[language], [_INDICATOR[language], *headings, _ALL[language], _OPEN[language]], rows)


def _missing(rows: Sequence[ClassifiedRow], standard: Standard, language: Language) -> RenderableType:
    """How many households each unset fact stands in the way of, the most common first."""
    findings = undecided(standard)
    wanted: Counter[str] = Counter()
    for each in rows:
        wanted.update({fact_label(path, findings, language): 1 for path in each.missing})
    shown = [(fact, number(count, language)) for fact, count in wanted.most_common(_MOST_FACTS)]
    left_off = len(wanted) - len(shown)
    if left_off:
        shown.append((_OTHER_FACTS[language].format(count=left_off), ""))
    return table(_MISSING[language], [_FACT[language], _HOUSEHOLDS[language]], shown)
