"""``verify``: everything that can be said of a standard's file, and what can be made of it."""

from __future__ import annotations

from os import PathLike
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Language
from chuan_ngheo.pages.shown import Shown
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.reader import source_of_file, source_of_shipped
from chuan_ngheo.standards.registry import standard as known_standard
from chuan_ngheo.standards.shipped import standard_files
from chuan_ngheo.standards.yaml_source import Source
from chuan_ngheo.verification.cases.checks import case_problems
from chuan_ngheo.verification.cases.files import cases_beside, cases_of, load_cases
from chuan_ngheo.verification.cases.model import CaseFile, WrittenCases
from chuan_ngheo.verification.cases.proposing import proposed_cases
from chuan_ngheo.verification.cases.running import CaseOutcome, run_case_file
from chuan_ngheo.verification.checking.checked import Check, check_source
from chuan_ngheo.verification.verifying.repairs import Repair, repairs

if TYPE_CHECKING:
    from chuan_ngheo.verification.mutants.report import MutationReport
    from chuan_ngheo.verification.verifying.changed_values import ChangedValue


@frozen
class Verification:
    """What was found of one standard.

    ``outcomes`` are its cases, run; None where it has none, or where they cannot be run: it has a gap, or they do not
    fit it (``misfits``). ``repairs`` are single changes under which failing cases would hold. ``reference`` is what it
    was held against and ``changed`` what it states otherwise (None without the extra ``prove``); ``mutants`` what its
    cases notice, where that was asked for.
    """

    name: str
    check: Check
    cases: CaseFile | None
    outcomes: tuple[CaseOutcome, ...] | None
    repairs: tuple[Repair, ...]
    reference: Standard | None
    changed: tuple[ChangedValue, ...] | None
    mutants: MutationReport | None
    misfits: tuple[Problem, ...] = ()
    """What the cases name and the standard does not have: then they cannot be run."""

    @property
    def standard(self) -> Standard:
        return self.check.standard

    @property
    def failed(self) -> tuple[CaseOutcome, ...]:
        """The cases that do not hold."""
        return tuple(each for each in self.outcomes or () if not each.passed)

    @property
    def passed(self) -> bool:
        """Whether there is no fault, every case holds and, where that was asked for, notices every mutant."""
        return (
            self.check.is_sound
            and not self.failed
            and not self.misfits
            and (self.mutants is None or self.mutants.passed)
        )

    def new_cases(self) -> WrittenCases:
        """The households that changed values move and that mutants need, as cases with what the reference says.

        Without a reference it is what the standard itself says now. A person reads them before they are kept.
        """
        shown = [each.moves for each in self.changed or () if each.moves is not None]
        needed = [each.difference for each in self.mutants.unnoticed] if self.mutants is not None else []
        return proposed_cases(self.reference or self.standard, [*shown, *needed])

    def text(self, language: Language = "vi", width: int | None = None) -> str:
        """Everything in words, lines at most ``width`` wide where that is given."""
        from chuan_ngheo.verification.verifying.text import verification_text  # a reader of it

        return verification_text(self, language, width)

    def html(self, language: Language = "vi") -> str:
        """One page that needs nothing else, for light and dark ground."""
        from chuan_ngheo.verification.verifying.page import verification_page  # a reader of it

        return verification_page(self, language)

    def shown(self, language: Language = "vi") -> Shown:
        """In one language: a notebook shows it as HTML, ``str()`` is its text."""
        from chuan_ngheo.verification.verifying.page import verification_fragment  # a reader of it

        return Shown(self.text(language), verification_fragment(self, language))

    def json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; its layout is that of the number ``format``."""
        from chuan_ngheo.verification.verifying.plain_data import verification_data  # a reader of it

        return verification_data(self)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.shown().html()


def verify(
    standard: str | PathLike[str],
    *,
    cases: str | PathLike[str] | None = None,
    against: Standard | None = None,
    mutants: bool = False,
) -> Verification:
    """Check a standard – a known one by its id, or a file –, run its cases, and hold it against another.

    ``cases`` is the case file; by default the one beside the standard, or that of the known standard with its id.
    ``against`` is the standard of which it is a changed copy; by default the known one of its id. With ``mutants``,
    every number, comparison and connective is changed in turn to see whether the cases notice.

    Raises `StandardError` for a file that cannot be read, with every problem as ``file:line:column``; `OSError` where
    it cannot be opened; `StandardNotFound`; `MissingExtra` with ``mutants`` but without the extra ``prove``.

    >>> found = verify("vn-2006")
    >>> found.passed, len(found.failed), found.changed
    (True, 0, ())
    """
    source = _source(standard)
    checked = check_source(source)
    if _has_solver():
        checked = _with_constant_rules(checked, source)
    law = checked.standard
    if checked.has_gap:
        return Verification(source.name, checked, None, None, (), None, (), None)
    known = _cases(standard, cases, law)
    misfits = () if known is None else tuple(case_problems(known, law))
    outcomes = None if known is None or misfits else run_case_file(known, law)
    mended = () if known is None or misfits else repairs(law, known.cases, source)
    reference = against or (known_standard(law.id) if law.id in standard_files() else None)
    changed = () if reference is None or reference == law else _changed(reference, law, source)
    report = _mutants(law, known, source) if mutants and not misfits else None
    other = None if reference == law else reference
    return Verification(source.name, checked, known, outcomes, mended, other, changed, report, misfits)


def _has_solver() -> bool:
    try:
        import chuan_ngheo.verification.solving.solver  # noqa: F401 - says whether the extra is there
    except MissingExtra:
        return False
    return True


def _changed(reference: Standard, copy: Standard, source: Source) -> tuple[ChangedValue, ...] | None:
    if not _has_solver():
        return None
    from chuan_ngheo.verification.verifying.changed_values import changed_values  # needs the solver

    return changed_values(reference, copy, source)


def _mutants(standard: Standard, cases: CaseFile | None, source: Source) -> MutationReport:
    from chuan_ngheo.verification.mutants.report import mutation_report  # needs the solver

    return mutation_report(standard, cases, source)


def _source(standard: str | PathLike[str]) -> Source:
    if isinstance(standard, str) and standard in standard_files():
        return source_of_shipped(standard)
    if isinstance(standard, str) and not FilePath(standard).exists() and FilePath(standard).suffix == "":
        known_standard(standard)  # tells that there is none, and the nearest
    return source_of_file(standard)


def _with_constant_rules(checked: Check, source: Source) -> Check:
    from chuan_ngheo.verification.checking.constant_rules import constant_rules  # needs the solver

    more = tuple(constant_rules(checked.standard, source))
    return evolve(checked, remarks=tuple(sorted([*checked.remarks, *more], key=lambda each: not each.is_fault)))


def _cases(standard: str | PathLike[str], cases: str | PathLike[str] | None, law: Standard) -> CaseFile | None:
    if cases is not None:
        return load_cases(cases, law)
    if isinstance(standard, str) and standard in standard_files():
        return cases_of(standard)
    return cases_beside(standard) or (cases_of(law.id) if law.id in standard_files() else None)
