"""Changes of what a standard states outside its rules: lines, months, points, days, the unit that decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from attrs import evolve

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.document import StandardFile
from chuan_ngheo.standards.model import Line, Unit
from chuan_ngheo.structuring import Path
from chuan_ngheo.verification.mutants.mutant import Change, MutantKind
from chuan_ngheo.verification.mutants.replacing import replaced


def value_changes(written: StandardFile) -> Iterator[Change]:
    """Every number one more and one less, every day one later and one earlier, and areas of a line swapped."""
    means = written.means
    for unit, lines in ((Unit.INCOME, means.income.lines), (Unit.POINTS, means.points.lines if means.points else {})):
        for name, line in lines.items():
            yield from _of_line(written, ("means", str(unit), "lines", name), line)
    if means.income.months > 1:
        yield from _steps(written, MutantKind.MONTHS, ("means", "income", "months"), means.income.months)
    if means.points is not None:
        other = Unit.POINTS if means.decides is Unit.INCOME else Unit.INCOME
        yield _change(written, MutantKind.DECIDES, ("means", "decides"), means.decides, other)
    if written.deprivation is not None:
        yield from _steps(written, MutantKind.SCORE, ("deprivation", "points"), written.deprivation.points)
    for indicator, entry in written.indicators.items():
        if entry.points is not None:
            yield from _steps(written, MutantKind.SCORE, ("indicators", indicator, "points"), entry.points)
    yield from _days(written, ("in_force", "from"), written.in_force.start)
    yield from _days(written, ("in_force", "to"), written.in_force.end)
    for designation, stated in written.designations.items():
        if stated.start is not None:
            yield from _days(written, ("designations", designation, "from"), stated.start)


def _of_line(written: StandardFile, path: Path, line: Line) -> Iterator[Change]:
    amounts = {str(area): amount for area in Area if (amount := getattr(line, area)) is not None}
    for area, amount in amounts.items():
        yield from _steps(written, MutantKind.LINE, (*path, area), amount)
    for one, other in combinations(amounts, 2):
        if amounts[one] != amounts[other]:
            swapped = evolve(line, **{one: amounts[other], other: amounts[one]})
            before, after = (f"{one} {getattr(each, one)}, {other} {getattr(each, other)}" for each in (line, swapped))
            yield Change(MutantKind.AREAS, path, before, after, replaced(written, path, swapped))


def _steps(written: StandardFile, kind: MutantKind, path: Path, stated: int) -> Iterator[Change]:
    for step in (-1, 1):
        yield _change(written, kind, path, stated, stated + step)


def _days(written: StandardFile, path: Path, stated: date) -> Iterator[Change]:
    for step, last in ((-1, date.min), (1, date.max)):
        if stated != last:
            yield _change(written, MutantKind.DAY, path, stated, stated + timedelta(days=step))


def _change(written: StandardFile, kind: MutantKind, path: Path, before: object, after: object) -> Change:
    return Change(kind, path, str(before), str(after), replaced(written, path, after))
