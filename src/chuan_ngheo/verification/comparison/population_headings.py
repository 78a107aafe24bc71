"""What stands above the counts of a population, in every form that they are shown in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.explanation.verdict import OUTSIDE
from chuan_ngheo.language import Language, Text, capitalised, day, number
from chuan_ngheo.review.rates import Rounding, say_rate
from chuan_ngheo.verification.comparison.headings import TOTAL
from chuan_ngheo.verification.comparison.labels import labelled
from chuan_ngheo.verification.comparison.matrix import Passage
from chuan_ngheo.verification.comparison.population import CONTRADICTORY, Count, Group
from chuan_ngheo.verification.comparison.standing import Change

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.population import PopulationComparison

ON = Text("Tuổi tính đến ngày {date}.", "Ages are counted at {date}.")
MATRIX = Text(
    "Số hộ (nhân khẩu) theo loại hộ (hàng: {before}; cột: {after})",
    "Households (persons) by class (rows: {before}; columns: {after})",
)
CHANGES = (Text("Thay đổi", "Change"), Text("Số hộ", "Households"), Text("Tỷ lệ (%)", "Rate (%)"))
PERSONS = Text("Nhân khẩu", "Persons")
GROUPS = Text("Số hộ theo {by}", "Households by {by}")
_NO_GROUP = Text("(trống)", "(blank)")
_UNKNOWN_SIZE = Text(
    "Nhân khẩu chưa gồm người của {count} hộ chưa rõ số người.",
    "Persons leave out those of households of unknown size: {count}.",
)
_OPEN = Text(
    "Hộ chưa xác định được loại theo một trong hai chuẩn cũng được tính là chưa rõ có đổi hay không.",
    "A household whose class is undetermined under either standard counts as one that may change or not.",
)


def name_of(change: Change | None) -> Text:
    """A kind of change as a heading."""
    return capitalised(CONTRADICTORY.name if change is None else change.label)


def kinds(moved: PopulationComparison) -> list[Change | None]:
    """The kinds of change that somebody undergoes, the worse first, contradictory facts last."""
    found = moved.totals()
    every: list[Change | None] = [*Change, None]
    return [each for each in every if each in found]


def cell(moved: PopulationComparison, passage: Passage, language: Language) -> str:
    """Households, and in brackets persons; a point for nobody."""
    count = moved.summed_up.get(passage)
    return "·" if count is None else f"{number(count.households, language)} ({number(count.persons, language)})"


def change_rows(moved: PopulationComparison, language: Language) -> list[list[str]]:
    """The table of changes: a row for each kind, and the total last."""
    totals = moved.totals()
    rows = [[name_of(each)[language], *_numbers(totals[each], moved.total, language)] for each in kinds(moved)]
    return [*rows, [TOTAL[language], *_numbers(moved.total, moved.total, language)]]


def _numbers(count: Count, total: Count, language: Language) -> list[str]:
    rate = say_rate(count.households, total.households, Rounding.HALF_UP, language) if total.households else "–"
    return [number(count.households, language), rate, number(count.persons, language)]


def group_rows(moved: PopulationComparison, language: Language) -> list[list[str]]:
    """The table of groups: a row for each, its households by kind of change and all of them."""
    rows = []
    columns = kinds(moved)
    for group in moved.groups:
        totals = moved.totals(group)
        counts = [totals.get(each, Count()).households for each in columns]
        rows.append([group_name(group, language), *(number(each, language) for each in (*counts, sum(counts)))])
    return rows


def group_name(group: Group, language: Language) -> str:
    """The values of a group, one after another."""
    return ", ".join(_NO_GROUP[language] if each is None else each for each in group)


def notes_of(moved: PopulationComparison, language: Language) -> Iterator[str]:
    """What the reader of the numbers must know besides."""
    for label, each in labelled(moved.before, moved.after).items():
        if not each.in_force(moved.on):
            start, end = day(each.start, language), day(each.end, language)
            yield f"{label}: {OUTSIDE.format(start=start, end=end)[language]}"
    if any(not each.is_determined and each.class_ids for row in moved.rows for each in (row.before, row.after)):
        yield _OPEN[language]
    if moved.total.unknown_size:
        yield _UNKNOWN_SIZE.format(count=number(moved.total.unknown_size, language))[language]
