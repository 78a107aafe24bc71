"""A report on mutants as text for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.verification.cases.naming import name_of
from chuan_ngheo.verification.comparison.headings import standard_lines
from chuan_ngheo.verification.comparison.lines import wrapped
from chuan_ngheo.verification.mutants.mutant import Mutant

if TYPE_CHECKING:
    from chuan_ngheo.verification.mutants.report import MutationReport, Unnoticed


def report_text(report: MutationReport, language: Language, width: int | None) -> str:
    """The standard, the counts, what nobody notices with who would, and what says the same as before."""
    name = standard_lines(report.standard, report.standard, language)[0]
    blocks = [[*wrapped(name, width), *wrapped(counts_line(report)[language], width)]]
    if report.failing:
        failing = (wrapped(f"{each.where}: {each.case.name[language]}", width, "  ", "    ") for each in report.failing)
        blocks.append([*wrapped(_FAILING[language], width), *(line for each in failing for line in each)])
    if report.unnoticed:
        unnoticed = [line for each in report.unnoticed for line in _unnoticed(each, report, language, width)]
        blocks.append([*wrapped(_UNNOTICED[language], width), *unnoticed])
    if report.equivalent:
        same = [line for each in report.equivalent for line in wrapped(_change(each, language), width, "  ", "    ")]
        blocks.append([*wrapped(_EQUIVALENT[language], width), *same])
    return "\n\n".join("\n".join(block) for block in blocks)


def unnoticed_lines(report: MutationReport, language: Language) -> list[str]:
    """Each mutant that nobody notices, with who would."""
    return [" ".join(_unnoticed(each, report, language, None)) for each in report.unnoticed]


def counts_line(report: MutationReport) -> Text:
    """How many mutants there are, and what became of them."""
    counts = (report.total, len(report.noticed), len(report.equivalent), len(report.unnoticed), report.refused)
    named = zip(("total", "noticed", "same", "unnoticed", "refused"), counts, strict=True)
    return _COUNTS.format(**{name: Text(number(count, "vi"), number(count, "en")) for name, count in named})


def _unnoticed(each: Unnoticed, report: MutationReport, language: Language, width: int | None) -> Iterator[str]:
    yield from wrapped(_change(each.mutant, language), width, "  ", "    ")
    shown = _SHOWN.format(shown=name_of(each.difference, report.standard), on=each.difference.on)
    yield from wrapped(shown[language], width, "    ", "    ")


def _change(mutant: Mutant, language: Language) -> str:
    return f"{mutant.where}: {mutant.kind.label[language]}: {mutant.before} → {mutant.after}"


_COUNTS = Text(
    "{total} biến thể: {noticed} bị trường hợp mẫu phát hiện, {same} tương đương, {unnoticed} không bị phát hiện; "
    "{refused} thay đổi khác không đọc được",
    "{total} mutants: {noticed} noticed by a case, {same} equivalent, {unnoticed} unnoticed; "
    "{refused} more changes are refused by the reader",
)
_FAILING = Text(
    "Trường hợp không đúng ngay với chuẩn này (bỏ qua)", "Cases that do not hold under the standard itself (left out)"
)
_UNNOTICED = Text("Không trường hợp nào phát hiện", "Noticed by no case")
_EQUIVALENT = Text(
    "Tương đương: cùng kết quả với mọi hộ, mọi phiếu, mọi ngày",
    "Equivalent: the same for every household, form and day",
)
_SHOWN = Text("sẽ phát hiện ({on}): {shown}", "would notice ({on}): {shown}")
