"""What a comparison over facts says above and between its parts, in every form that it is shown in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, day, number
from chuan_ngheo.verification.comparison.labels import labelled, labels_of
from chuan_ngheo.verification.comparison.witness import Witness
from chuan_ngheo.verification.witness_words import findings_in_words, household_in_words

if TYPE_CHECKING:
    from chuan_ngheo.verification.fact_comparison.definitions import DefinitionChange
    from chuan_ngheo.verification.fact_comparison.fact_comparison import FactComparison

IMPOSSIBLE = Text("Đã chứng minh là không thể", "Proved impossible")
UNCHANGED = Text("Không đổi", "No change")
INDICATORS = Text("Các chỉ số", "Indicators")
GAINED = Text("chỉ thiếu hụt theo {after}", "deprived under {after} only")
LOST = Text("chỉ thiếu hụt theo {before}", "deprived under {before} only")
_SCOPE = Text(
    "Mọi hộ đến {members} người, biết đủ dữ kiện, tuổi tính tại {on}: {possible} trên {total} cách chuyển loại có thể "
    "xảy ra, {impossible} đã chứng minh là không thể.",
    "Every household of up to {members} persons with all facts known, ages counted at {on}: {possible} of {total} "
    "passages are possible, {impossible} are proved impossible.",
)
_OWN_RULES = Text(
    "Mỗi chuẩn tự xét chỉ số theo định nghĩa của mình; chỉ số chưa có định nghĩa thì kết luận thế nào cũng có thể.",
    "Each standard judges an indicator by its own definition; one that has none may be found either way.",
)
_BY_INCOME = Text("So sánh theo thu nhập, không theo điểm của phiếu.", "Compared by income, not by the form's points.")
_ONLY_WHAT_MATTERS = Text(
    "Hộ ví dụ chỉ nêu điều có ý nghĩa: các dữ kiện khác thế nào cũng không đổi kết quả.",
    "A household that is shown states only what matters: whatever else is true of it, the result is the same.",
)


def scope(comparison: FactComparison, language: Language) -> str:
    """Over what was decided, and how many passages are possible."""
    counts = {
        "members": comparison.members,
        "possible": len(comparison.possible),
        "impossible": len(comparison.impossible),
        "total": len(comparison.passages),
    }
    numbers = {name: number(count, language) for name, count in counts.items()}
    return _SCOPE[language].format(**numbers, on=day(comparison.on, language))


def notes(comparison: FactComparison) -> tuple[Text, ...]:
    """How it was compared."""
    points = [each for each in (comparison.before, comparison.after) if each.means.points is not None]
    return (_OWN_RULES, _ONLY_WHAT_MATTERS, *([_BY_INCOME] if points else []))


def witness_lines(witness: Witness, comparison: FactComparison, language: Language) -> list[str]:
    """The household, and what the survey found under each standard, where the facts do not say it."""
    standards = labelled(comparison.before, comparison.after)
    labels = labels_of(comparison.before, comparison.after)
    told = dict(zip(labels, (witness.before, witness.after), strict=True))
    return [household_in_words(witness.household, language), *findings_in_words(told, standards, language)]


def definition_witnesses(
    change: DefinitionChange, comparison: FactComparison, language: Language
) -> Iterator[tuple[str, Sequence[str]]]:
    """What is gained and what is lost, each with a household."""
    before, after = labels_of(comparison.before, comparison.after)
    for text, witness in ((GAINED, change.gained), (LOST, change.lost)):
        if witness is not None:
            yield text[language].format(before=before, after=after), witness_lines(witness, comparison, language)
