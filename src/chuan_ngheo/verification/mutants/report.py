"""What the cases of a standard notice of its mutants, what says the same as before, and what nobody notices."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from chuan_ngheo.language import Language
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.verification.cases.differing import differences
from chuan_ngheo.verification.cases.files import cases_of
from chuan_ngheo.verification.cases.model import CaseFile, Example, PlacedCase, WrittenCases
from chuan_ngheo.verification.cases.proposing import proposed_cases
from chuan_ngheo.verification.mutants.making import mutants_of
from chuan_ngheo.verification.mutants.mutant import Mutant
from chuan_ngheo.verification.mutants.noticing import Noticed, noticed
from chuan_ngheo.verification.solving.equivalence import difference


@frozen
class Unnoticed:
    """A mutant that says something else of some household, and no case fails under it."""

    mutant: Mutant
    difference: Example
    """A household, a form or a day that would notice it."""


@frozen
class MutationReport:
    """Every mutant of a standard is refused by the reader, noticed by a case, equivalent, or unnoticed."""

    standard: Standard
    failing: tuple[PlacedCase, ...]
    """Cases that do not hold under the standard itself: they can notice nothing and are left out."""
    refused: int
    noticed: tuple[Noticed, ...]
    equivalent: tuple[Mutant, ...]
    """Mutants that say the same of every household, form and day: shown by solving, not judged by hand."""
    unnoticed: tuple[Unnoticed, ...]

    @property
    def total(self) -> int:
        """How many mutants there are that the reader accepts."""
        return len(self.noticed) + len(self.equivalent) + len(self.unnoticed)

    @property
    def passed(self) -> bool:
        """Whether the cases hold and notice every mutant that says something else."""
        return not self.failing and not self.unnoticed

    def new_cases(self) -> WrittenCases:
        """The households, forms and days that would notice what nobody does, as cases with what the standard says now.

        What it says now need not be the law: a person reads them before they are kept.
        """
        return proposed_cases(self.standard, [each.difference for each in self.unnoticed])

    def text(self, language: Language = "vi", width: int | None = None) -> str:
        """The report in words, its lines at most ``width`` wide where that is given."""
        from chuan_ngheo.verification.mutants.report_text import report_text  # a reader of reports

        return report_text(self, language, width)

    def json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; its layout is that of the number ``format``."""
        from chuan_ngheo.verification.mutants.report_data import report_data  # a reader of reports

        return report_data(self)

    def __str__(self) -> str:
        return self.text()


def mutation_report(standard: Standard, cases: CaseFile | None = None, source: Source | None = None) -> MutationReport:
    """What the cases (by default those beside the known standard of the same id) notice of the standard's mutants.

    ``source`` gives the places in the standard's file. Whether a mutant that no case notices says anything else is
    solved over all households; that needs the extra ``prove``.

    >>> from chuan_ngheo.standards.registry import standard
    >>> report = mutation_report(standard("vn-2006"))
    >>> report.total, len(report.noticed), report.unnoticed
    (11, 11, ())
    """
    known = cases or (cases_of(standard.id) if standard.id in standard_files() else None)
    placed = () if known is None else known.cases
    failing = tuple(each for each in placed if any(differences(each, standard)))
    made = mutants_of(standard, source)
    tried = noticed(made.mutants, [each for each in placed if each not in failing])
    judged = [(each.mutant, difference(standard, each.mutant.standard)) for each in tried if each.by is None]
    return MutationReport(
        standard,
        failing,
        made.refused,
        noticed=tuple(each for each in tried if each.by is not None),
        equivalent=tuple(mutant for mutant, shown in judged if shown is None),
        unnoticed=tuple(Unnoticed(mutant, shown) for mutant, shown in judged if shown is not None),
    )
