"""``chuan-ngheo classify``: a commune's two files in; a result file, a summary and the rejects out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping

from attrs import frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.cli.asked import asked_headings, asked_register, asked_standard
from chuan_ngheo.cli.result_file import check_result, write_result
from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.intake.headings import Headings
from chuan_ngheo.intake.register import Register, RegisterRow, Rejected
from chuan_ngheo.intake.rejects import write_rejects
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard

_CLASSIFYING = Text("Đang xếp loại", "Classifying")
_WRITTEN = Text("Kết quả: {file} ({count} hộ)", "Result: {file} ({count} households)")
_REJECTED = Text(
    "Bị trả lại: {rows} dòng ({cells} chỗ cần sửa), xem {file}",
    "Rejected: {rows} rows ({cells} things to mend), see {file}",
)


@frozen
class Classified:
    """A register with the result of each row that could be read, and everything that could not."""

    register: Register
    results: tuple[tuple[RegisterRow, Classification], ...]
    rejected: tuple[Rejected, ...]


def classified(
    register: Register, rows: Iterable[RegisterRow], standard: Standard, asked: Namespace, headings: Headings
) -> Classified:
    """Classify each row; one whose findings contradict its facts is rejected like an unreadable one."""
    columns = {headings.households.path(heading): place for place, heading in enumerate(register.headings)}
    results: list[tuple[RegisterRow, Classification]] = []
    rejected = list(register.rejected)
    for row in rows:
        if row.household is None:
            continue
        try:
            results.append((row, classify(row.household, standard, on=asked.on)))
        except HouseholdError as error:
            rejected += [
                _rejected(problem, row, register, columns, asked.households.name) for problem in error.problems
            ]
    return Classified(register, tuple(results), tuple(rejected))


def _rejected(
    problem: Problem, row: RegisterRow, register: Register, columns: Mapping[str | None, int], file: str
) -> Rejected:
    column = columns.get(problem.where)
    reason = Text(problem.reason("vi"), problem.reason("en"))
    if column is None:
        return Rejected(file, row.row, "", "", reason)
    return Rejected(file, row.row, register.headings[column], row.cells[column], reason)


def run(asked: Namespace) -> int:
    """Classify, write, and sum up; 0 only when every row was read."""
    from chuan_ngheo.cli import summary, terminal  # the extra is asked for by the commands that need it

    standard, headings = asked_standard(asked), asked_headings(asked)
    register = asked_register(asked, headings, standard)
    check_result(asked.output, register.headings, standard)
    rows = terminal.with_progress(register.rows, _CLASSIFYING[asked.lang])
    done = classified(register, rows, standard, asked, headings)
    write_result(asked.output, done.register.headings, done.results, standard, asked.lang)
    rejects = asked.output.with_suffix(".rejected.csv")
    if done.rejected:
        write_rejects(rejects, done.rejected, asked.lang)
    else:
        rejects.unlink(missing_ok=True)
    terminal.show(*summary.summary([result for _, result in done.results], standard, asked.lang))
    terminal.show(_WRITTEN[asked.lang].format(file=asked.output, count=len(done.results)))
    if not done.rejected:
        return 0
    rejected_rows = len({(each.file, each.row) for each in done.rejected})
    terminal.show(_REJECTED[asked.lang].format(rows=rejected_rows, cells=len(done.rejected), file=rejects))
    return 1
