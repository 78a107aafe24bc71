"""Case files run under a standard: which cases hold, and what comes out otherwise."""

from __future__ import annotations

from os import PathLike

from attrs import frozen

from chuan_ngheo.errors import StandardError
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.cases.checks import case_problems
from chuan_ngheo.verification.cases.differing import differences
from chuan_ngheo.verification.cases.files import load_cases, named_standard
from chuan_ngheo.verification.cases.model import Case, CaseFile, Topic


@frozen
class CaseOutcome:
    """A case that was run; ``failures`` says what came out otherwise than expected."""

    topic: Topic
    case: Case
    where: str
    failures: tuple[Text, ...]

    @property
    def passed(self) -> bool:
        return not self.failures


def run_cases(path: str | PathLike[str], standard: Standard | None = None) -> tuple[CaseOutcome, ...]:
    """Every case of a file, run under ``standard`` (by default the one that the file names).

    Raises `StandardError` with all that is wrong with the file, as ``file:line:column``; `StandardNotFound` where
    nothing has the name; `OSError` without a file.
    """
    file = load_cases(path, standard)
    return run_case_file(file, standard or named_standard(file, path))


def run_case_file(file: CaseFile, standard: Standard) -> tuple[CaseOutcome, ...]:
    """Every case of a file that has been read, run under ``standard``: its own cases, then those it takes over.

    Raises `StandardError` with all that the file names and the standard does not have, as ``file:line:column``.

    >>> from chuan_ngheo.standards.registry import standard
    >>> from chuan_ngheo.verification.cases.files import cases_of
    >>> all(outcome.passed for outcome in run_case_file(cases_of("vn-2022"), standard("vn-2022")))
    True
    """
    if problems := list(case_problems(file, standard)):
        raise StandardError(problems)
    return tuple(
        CaseOutcome(placed.topic, placed.case, placed.where, tuple(differences(placed, standard)))
        for placed in file.cases
    )
