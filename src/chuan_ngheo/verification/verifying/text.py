"""A verification as text for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language
from chuan_ngheo.verification.comparison.lines import wrapped
from chuan_ngheo.verification.verifying.headings import (
    CASES,
    CHANGED,
    MUTANTS,
    REPAIRS,
    cases_line,
    change_details,
    change_line,
    nothing_changed,
    repair_line,
    verdict,
)

if TYPE_CHECKING:
    from chuan_ngheo.verification.verifying.verified import Verification


def verification_text(found: Verification, language: Language, width: int | None) -> str:
    """The verdict, the check, the cases and what would mend them, the changed values, the mutants."""
    title = f"{found.name}: {verdict(found)[language]}"
    blocks = [
        [title, "═" * len(title)],
        [found.check.text(language, width)],
        list(_cases(found, language, width)),
        list(_repairs(found, language, width)),
        list(_changed(found, language, width)),
        list(_mutants(found, language, width)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _cases(found: Verification, language: Language, width: int | None) -> Iterator[str]:
    yield f"{CASES[language]}: {cases_line(found)[language]}"
    for problem in found.misfits:
        yield from wrapped(f"✗ {problem.say(language)}", width, "  ", "    ")
    for each in found.failed:
        yield from wrapped(f"✗ {each.where}: {each.case.name[language]}", width, "  ", "    ")
        for failure in each.failures:
            yield from wrapped(failure[language], width, "      ", "      ")


def _repairs(found: Verification, language: Language, width: int | None) -> Iterator[str]:
    if found.repairs:
        yield REPAIRS[language]
    for each in found.repairs:
        yield from wrapped(repair_line(each)[language], width, "  ", "    ")


def _changed(found: Verification, language: Language, width: int | None) -> Iterator[str]:
    if found.reference is None:
        return
    yield CHANGED[language].format(id=found.reference.id)
    same = nothing_changed(found)
    if same is not None:
        yield from wrapped(same[language], width, "  ", "    ")
    for each in found.changed or ():
        yield from wrapped(change_line(each)[language], width, "  ", "    ")
        for line in change_details(each, found, language):
            yield from wrapped(line, width, "      ", "      ")


def _mutants(found: Verification, language: Language, width: int | None) -> Iterator[str]:
    if found.mutants is not None:
        yield MUTANTS[language]
        yield found.mutants.text(language, width)
