"""``chuan-ngheo verify``: a standard's file checked, tried on its cases, and held against what it was copied from."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from chuan_ngheo.cli import streams
from chuan_ngheo.cli.asked import named_standard, standard_files
from chuan_ngheo.cli.outputs import check_outputs, whole_file
from chuan_ngheo.cli.renderings import give
from chuan_ngheo.language import Text
from chuan_ngheo.verification.cases.files import case_file_beside
from chuan_ngheo.verification.cases.proposing import TO_BE_READ
from chuan_ngheo.verification.cases.writing import cases_text
from chuan_ngheo.verification.verifying.verified import Verification, verify

NOT_PASSED = 1

_NEW_CASES = Text("Đã ghi trường hợp mới, cần người đọc lại: {file}", "Written, to be read by somebody: {file}")
_NO_NEW_CASES = Text("Không có trường hợp mới để ghi.", "There is no new case to write.")


def run(asked: Namespace) -> int:
    """Verify one standard; 0 only when nothing is wrong with it."""
    read = [Path(each) for each in (asked.standard, asked.cases, asked.against) if each is not None]
    read += map(case_file_beside, standard_files(asked))  # written by hand, and read where --cases names no other
    written = [each for each in (asked.output, asked.new_cases) if each is not None]
    check_outputs(written, [each for each in read if each.is_file()])
    against = None if asked.against is None else named_standard(asked.against)
    found = verify(asked.standard, cases=asked.cases, against=against, mutants=asked.mutants)
    give(found, asked)
    if asked.new_cases is not None:
        _write_cases(found, asked)
    return 0 if found.passed else NOT_PASSED


def _write_cases(found: Verification, asked: Namespace) -> None:
    """The households that were shown, as new cases; said on standard error, so that the result may go to a program."""
    new_cases = found.new_cases()
    if not new_cases.topics:
        streams.complain(_NO_NEW_CASES[asked.lang])
        return
    with whole_file(asked.new_cases) as draft:
        draft.write_text(cases_text(new_cases, TO_BE_READ), encoding="utf-8")
    streams.complain(_NEW_CASES[asked.lang].format(file=asked.new_cases))
