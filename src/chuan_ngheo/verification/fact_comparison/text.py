"""A comparison over facts as text for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, capitalised
from chuan_ngheo.verification.comparison.headings import EXAMPLE, NOTES, head
from chuan_ngheo.verification.comparison.lines import wrapped
from chuan_ngheo.verification.comparison.standing import Change
from chuan_ngheo.verification.fact_comparison.headings import (
    IMPOSSIBLE,
    INDICATORS,
    definition_witnesses,
    notes,
    scope,
    witness_lines,
)

if TYPE_CHECKING:
    from chuan_ngheo.verification.fact_comparison.fact_comparison import FactComparison
    from chuan_ngheo.verification.fact_comparison.passages import FactPassage


def fact_text(comparison: FactComparison, language: Language, width: int | None) -> str:
    """Title, standards, the passages by kind of change, those proved impossible, the indicators, notes."""
    blocks = [
        head(comparison.before, comparison.after, language, width),
        wrapped(scope(comparison, language), width),
        *(list(_possible(change, comparison, language, width)) for change in Change),
        list(_impossible(comparison, language, width)),
        list(_indicators(comparison, language, width)),
        [
            NOTES[language],
            *(line for each in notes(comparison) for line in wrapped(f"• {each[language]}", width, "  ", "    ")),
        ],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _possible(change: Change, comparison: FactComparison, language: Language, width: int | None) -> Iterator[str]:
    """The kind of change, its passages, each with a household."""
    found = comparison.of(change)
    if found:
        yield capitalised(change.label)[language]
    for each in found:
        assert each.witness is not None
        yield from wrapped(f"• {passage(each, language)}", width, "  ", "    ")
        first, *more = witness_lines(each.witness, comparison, language)
        for line in (EXAMPLE[language].format(household=first), *more):
            yield from wrapped(line, width, "    ", "      ")


def passage(each: FactPassage, language: Language) -> str:
    """“hộ cận nghèo → hộ nghèo”."""
    return f"{each.before.name[language]} → {each.after.name[language]}"


def _impossible(comparison: FactComparison, language: Language, width: int | None) -> Iterator[str]:
    if comparison.impossible:
        yield IMPOSSIBLE[language]
    for each in comparison.impossible:
        yield from wrapped(f"• {passage(each, language)}", width, "  ", "    ")


def _indicators(comparison: FactComparison, language: Language, width: int | None) -> Iterator[str]:
    if comparison.definitions:
        yield INDICATORS[language]
    for each in comparison.definitions:
        yield from wrapped(f"• {each.name[language]}: {each.relation.label[language]}", width, "  ", "    ")
        for kind, (first, *more) in definition_witnesses(each, comparison, language):
            for line in (f"{kind}: {first}", *more):
                yield from wrapped(line, width, "    ", "      ")
