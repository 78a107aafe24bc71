"""The rows of a register with their results; a row whose facts contradict each other is rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.classification.findings import Finding
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import HouseholdError, Problem
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS
from chuan_ngheo.intake.headings import Headings
from chuan_ngheo.intake.register import Register, RegisterRow, Rejected
from chuan_ngheo.intake.table_rows import reason_of
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.structuring import split_path

_FORM = {name: place for place, name in enumerate(HOUSEHOLD_FACTS)}


@frozen
class ClassifiedRow:
    """A household's row with its result and, while that is open, the first of the smallest sets that would settle it.

    ``missing`` names facts by path, in the order of the form.
    """

    row: RegisterRow
    result: Classification
    missing: tuple[str, ...]


@frozen
class Classified:
    """The rows of a register that could be read, classified, and everything that could not be."""

    rows: tuple[ClassifiedRow, ...]
    rejected: tuple[Rejected, ...]


def classified(
    register: Register, rows: Iterable[RegisterRow], standard: Standard, on: date, headings: Headings, file: str
) -> Classified:
    """Classify ``rows`` of the register; one that contradicts itself is rejected like an unreadable one.

    ``file`` is the name of the households' table in the list of what is rejected.
    """
    columns = {headings.households.path(heading): place for place, heading in enumerate(register.headings)}
    done: list[ClassifiedRow] = []
    rejected = list(register.rejected)
    for row in rows:
        if row.household is None:
            continue
        try:
            result = classify(row.household, standard, on=on)
        except HouseholdError as error:
            rejected += [
                _rejected(file, row, problem, register.headings, columns.get(problem.where))
                for problem in error.problems
            ]
        else:
            done.append(ClassifiedRow(row, result, _missing(result)))
    in_order = sorted(rejected, key=lambda each: (each.file != file, each.row))
    return Classified(tuple(done), tuple(in_order))


def undecided(standard: Standard) -> Mapping[str, Finding]:
    """A standard's indicators as findings of nothing yet: enough to name what is missing."""
    return {indicator.id: Finding(indicator, None) for indicator in standard.indicators}


def _missing(result: Classification) -> tuple[str, ...]:
    smallest = result.missing[:1]
    return tuple(sorted(*smallest, key=_in_order)) if smallest else ()


def _in_order(path: str) -> tuple[int, tuple[str | int, ...]]:
    """As the form asks: the household's facts in their order, then its members one after the other."""
    return _FORM.get(path, len(_FORM)), split_path(path)


def _rejected(file: str, row: RegisterRow, problem: Problem, headings: tuple[str, ...], column: int | None) -> Rejected:
    """Rejected for one problem: the cell, or, where what is wrong stands in no column of the table, the row."""
    if column is None:
        return Rejected(file, row.row, "", "", Text(problem.say("vi"), problem.say("en")))
    return Rejected(file, row.row, headings[column], row.cells[column], reason_of(problem))
