"""The summary on the terminal: counts, rates and deprivations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.cli.terminal import table
from chuan_ngheo.explanation.missing import fact_label
from chuan_ngheo.explanation.verdict import OUTSIDE, class_name, day
from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.standards.model import PROVISIONAL, Standard, Status

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
_UNKNOWN_SIZES = Text(
    "Nhân khẩu chưa gồm {count} hộ chưa rõ số người.", "Persons leave out {count} households of unknown size."
)
_MOST_FACTS = 8


def summary(results: Sequence[Classification], standard: Standard, language: Language) -> list[RenderableType]:
    """Tables to show one below the other; the second and third only where there is something to say."""
    parts: list[RenderableType] = [_classes(results, standard, language)]
    if standard.provisional:
        parts.append("! " + PROVISIONAL.format(id=standard.id)[language])
    if any(result.on is not None and not standard.in_force(result.on) for result in results):
        start, end = day(standard.start, language), day(standard.end, language)
        parts.append("! " + OUTSIDE.format(start=start, end=end)[language])
    unknown_sizes = sum(result.household.size is None for result in results)
    if unknown_sizes:
        parts.append(_UNKNOWN_SIZES[language].format(count=unknown_sizes))
    if standard.indicators:
        parts += ["", _indicators(results, standard, language)]
    if any(not result.is_determined for result in results):
        parts += ["", _missing(results, language)]
    return [*parts, ""]


def rate(part: int, whole: int, language: Language) -> str:
    """A share in per cent with two decimals, rounded half up; exact until written.

    >>> rate(1, 8, "en"), rate(2, 3, "vi"), rate(1, 0, "en")
    ('12.50', '66,67', '–')
    """
    if whole == 0:
        return "–"
    hundredths = (20_000 * part + whole) // (2 * whole)
    point = "," if language == "vi" else "."
    return f"{hundredths // 100}{point}{hundredths % 100:02d}"


def _classes(results: Sequence[Classification], standard: Standard, language: Language) -> RenderableType:
    names = [each.name[language] for each in standard.classes]
    open_names = sorted({class_name(result, language) for result in results if not result.is_determined})
    households = Counter(class_name(result, language) for result in results)
    persons: Counter[str] = Counter()
    for result in results:
        persons[class_name(result, language)] += result.household.size or 0
    rows = [
        (
            name,
            number(households[name], language),
            rate(households[name], len(results), language),
            number(persons[name], language),
        )
        for name in [*names, *open_names]
    ]
    total = (_TOTAL[language], number(len(results), language), rate(1, 1, language), number(persons.total(), language))
    name = standard.name[language]
    return table(
        _CLASSES[language].format(standard=f"{name[:1].lower()}{name[1:]} ({standard.id})"),
        [_CLASS[language], _HOUSEHOLDS[language], _RATE[language], _PERSONS[language]],
        [*rows, total],
        has_total=True,
    )


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


def _missing(results: Sequence[Classification], language: Language) -> RenderableType:
    """How many households each unset fact stands in the way of, the most common first."""
    wanted: Counter[str] = Counter()
    for result in results:
        found = result.findings
        for facts in result.missing[:1]:
            wanted.update({fact_label(path, found, language) for path in facts})
    rows = [(fact, number(count, language)) for fact, count in wanted.most_common(_MOST_FACTS)]
    return table(_MISSING[language], [_FACT[language], _HOUSEHOLDS[language]], rows)
