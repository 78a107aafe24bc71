"""What stands above and between the parts of a comparison, in every form that it is shown in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, day, number
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.labels import labels_of
from chuan_ngheo.verification.comparison.lines import wrapped
from chuan_ngheo.verification.comparison.matrix import Matrix
from chuan_ngheo.verification.comparison.notes import warnings_of
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.comparison.transition import Transition

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.comparison import Comparison

CELLS = Text("Số ô theo loại hộ (hàng: {before}; cột: {after})", "Cells by class (rows: {before}; columns: {after})")
EXAMPLE = Text("ví dụ: {household}", "for example: {household}")
NOTES = Text("Lưu ý", "Notes")
TOTAL = Text("Tổng số", "Total")
_STANDARD = Text("{id}: {name} ({place}, {start} – {end})", "{id}: {name} ({place}, {start} – {end})")
_ALL_SAME = Text("Hai chuẩn xếp loại như nhau ở mọi ô.", "Both standards give the same class in every cell.")
_UNCHANGED = Text("Không đổi ở {count} trên {total} ô.", "No change in {count} of {total} cells.")


def title(before: Standard, after: Standard) -> str:
    """“vn-2022 → vn-2027”."""
    return " → ".join(labels_of(before, after))


def standard_lines(before: Standard, after: Standard, language: Language) -> list[str]:
    """Both standards with their place and time."""
    return [
        _STANDARD.format(
            id=label, name=law.name, place=law.place, start=day(law.start, language), end=day(law.end, language)
        )[language]
        for label, law in zip(labels_of(before, after), (before, after), strict=True)
    ]


def caption(text: Text, before: Standard, after: Standard) -> Text:
    """A text that names both standards."""
    one, other = labels_of(before, after)
    return text.format(before=one, after=other)


def head(before: Standard, after: Standard, language: Language, width: int | None) -> list[str]:
    """Title, both standards, and what must be said of them first."""
    said = title(before, after)
    lines = [said, "═" * len(said)]
    for line in standard_lines(before, after, language):
        lines += wrapped(line, width, "", "  ")
    for warning in warnings_of(before, after):
        lines += wrapped(f"! {warning[language]}", width, "", "  ")
    return lines


def unchanged(comparison: Comparison, language: Language) -> str:
    """How many cells change nothing."""
    if not comparison.moved:
        return _ALL_SAME[language]
    count = sum(each.cells for each in comparison.of(Change.NONE))
    counts = {"count": number(count, language), "total": number(comparison.matrix.total, language)}
    return _UNCHANGED.format(**counts)[language]


def by_passage(transitions: tuple[Transition, ...], matrix: Matrix) -> Iterator[tuple[Transition, ...]]:
    """The transitions of each passage, in the order of the matrix."""

    def place(each: Transition) -> tuple[int, int]:
        return matrix.rows.index(each.before), matrix.columns.index(each.after)

    for _, same in groupby(sorted(transitions, key=place), key=place):
        yield tuple(same)
