"""The counts of a population under two standards, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, day
from chuan_ngheo.verification.comparison.headings import NOTES, TOTAL, caption, head
from chuan_ngheo.verification.comparison.lines import table, wrapped
from chuan_ngheo.verification.comparison.matrix_text import matrix_text
from chuan_ngheo.verification.comparison.population_headings import (
    CHANGES,
    GROUPS,
    MATRIX,
    ON,
    PERSONS,
    cell,
    change_rows,
    group_rows,
    kinds,
    name_of,
    notes_of,
)

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.population import PopulationComparison


def population_text(moved: PopulationComparison, language: Language, width: int | None) -> str:
    """Title, changes, matrix, groups, notes."""
    on = ON.format(date=day(moved.on, language))[language]
    changes = [[each[language] for each in (*CHANGES, PERSONS)], *change_rows(moved, language)]
    said = caption(MATRIX, moved.before, moved.after)[language]
    blocks = [
        [*head(moved.before, moved.after, language, width), *wrapped(on, width)],
        table(changes, width, has_total=True),
    ]
    if moved.rows:
        matrix = matrix_text(moved.summary, language, width, lambda passage: cell(moved, passage, language))
        blocks.append([*wrapped(said, width), *matrix])
    if moved.by:
        by = ", ".join(moved.by)
        headings = [by, *(name_of(each)[language] for each in kinds(moved)), TOTAL[language]]
        groups = table([headings, *group_rows(moved, language)], width)
        blocks.append([*wrapped(GROUPS.format(by=by)[language], width), *groups])
    notes = [line for note in notes_of(moved, language) for line in wrapped(f"• {note}", width, "  ", "    ")]
    blocks.append([NOTES[language], *notes] if notes else [])
    return "\n\n".join("\n".join(block) for block in blocks if block)
