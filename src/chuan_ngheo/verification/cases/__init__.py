"""Cases: households and what the law says of them, in YAML beside a standard, for lawyers to read and write."""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.verification.cases.files import cases_beside, cases_of, load_cases
    from chuan_ngheo.verification.cases.model import (
        Case,
        CaseFile,
        Example,
        Form,
        PlacedCase,
        Reach,
        Topic,
        Verdict,
        WrittenCases,
    )
    from chuan_ngheo.verification.cases.proposing import TO_BE_READ, moved_examples, proposed_cases
    from chuan_ngheo.verification.cases.reading import read_cases
    from chuan_ngheo.verification.cases.running import CaseOutcome, run_case_file, run_cases
    from chuan_ngheo.verification.cases.writing import cases_text

__all__ = [
    "TO_BE_READ",
    "Case",
    "CaseFile",
    "CaseOutcome",
    "Example",
    "Form",
    "PlacedCase",
    "Reach",
    "Topic",
    "Verdict",
    "WrittenCases",
    "cases_beside",
    "cases_of",
    "cases_text",
    "load_cases",
    "moved_examples",
    "proposed_cases",
    "read_cases",
    "run_case_file",
    "run_cases",
]

_ROOMS = {
    "files": ("cases_beside", "cases_of", "load_cases"),
    "model": ("Case", "CaseFile", "Example", "Form", "PlacedCase", "Reach", "Topic", "Verdict", "WrittenCases"),
    "proposing": ("TO_BE_READ", "moved_examples", "proposed_cases"),
    "reading": ("read_cases",),
    "running": ("CaseOutcome", "run_case_file", "run_cases"),
    "writing": ("cases_text",),
}

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(__name__, _ROOMS)
