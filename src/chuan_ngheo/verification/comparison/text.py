"""A comparison as text for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, capitalised
from chuan_ngheo.verification.comparison.headings import (
    CELLS,
    EXAMPLE,
    NOTES,
    by_passage,
    caption,
    head,
    unchanged,
)
from chuan_ngheo.verification.comparison.lines import wrapped
from chuan_ngheo.verification.comparison.matrix_text import matrix_text
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.comparison.wording import Wording

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.comparison import Comparison


def comparison_text(comparison: Comparison, language: Language, width: int | None) -> str:
    """Title, standards, matrix, what moves by kind of change, notes."""
    before, after = comparison.before, comparison.after
    blocks = [
        head(before, after, language, width),
        [*wrapped(caption(CELLS, before, after)[language], width), *matrix_text(comparison.matrix, language, width)],
        *(list(_moves(change, comparison, language, width)) for change in Change if change is not Change.NONE),
        wrapped(unchanged(comparison, language), width),
    ]
    if comparison.notes:
        notes = (wrapped(f"• {note[language]}", width, "  ", "    ") for note in comparison.notes)
        blocks.append([NOTES[language], *(line for each in notes for line in each)])
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _moves(change: Change, comparison: Comparison, language: Language, width: int | None) -> Iterator[str]:
    """The kind of change, its passages, and the boxes of each with a household that shows it."""
    found = comparison.of(change)
    if found:
        yield capitalised(change.label)[language]
    wording = Wording(comparison.ground, language)
    for same in by_passage(found, comparison.matrix):
        yield from wrapped(wording.passage(same[0]), width, "  ", "    ")
        for each in same:
            yield from wrapped(f"• {wording.box(each)}", width, "    ", "      ")
            household = wording.household(each.witness.household)
            yield from wrapped(EXAMPLE[language].format(household=household), width, "      ", "      ")
