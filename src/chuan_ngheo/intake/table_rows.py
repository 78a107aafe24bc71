"""One row of a table → the facts it states about a household or a member, and the cells it cannot read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from attrs import define, evolve, field

from chuan_ngheo.errors import Problem
from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.household.personal import hidden
from chuan_ngheo.intake.cells import Value, read_answer, read_birth, read_cell
from chuan_ngheo.intake.headings import ID, KEPT, Headings
from chuan_ngheo.language import Text
from chuan_ngheo.structuring import Unreadable

FACTS = HOUSEHOLD_FACTS | MEMBER_FACTS
BIRTHS = ("birth_date", "birth_year")
"""Paths of which each may hold the other."""


SPREADSHEET_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
"""What a formula gives that failed; as an id it would make one household of all of them."""


def identity(cell: str) -> str:
    """The id that a cell gives; nothing where it is blank, or holds a formula's failure.

    >>> identity(" VD-0021 "), identity("#REF!")
    ('VD-0021', '')
    """
    bare = cell.strip()
    return "" if bare in SPREADSHEET_ERRORS else bare


@define
class Reading:
    """What a row says: values by path, the column each was read from, and faults by column."""

    values: dict[str, Value | str] = field(factory=dict, repr=hidden)
    columns: dict[str, int] = field(factory=dict)
    faults: list[tuple[int, Text]] = field(factory=list, repr=hidden)

    def say(self, path: str, value: Value | str, column: int) -> None:
        """Note a value; one path may be said twice (a birth), but not in two ways."""
        if self.values.get(path, value) != value:
            self.faults.append((column, _CONTRADICTS.format(said=self.values[path])))
            return
        self.values.setdefault(path, value)
        self.columns.setdefault(path, column)

    def under(self, prefix: str) -> dict[str, Any]:
        """The values below a path, such as those of ``labels.``, by what follows it."""
        return {path.removeprefix(prefix): value for path, value in self.values.items() if path.startswith(prefix)}

    def facts(self) -> dict[str, Any]:
        """The values that are attributes of the household or the member itself."""
        return {path: value for path, value in self.values.items() if "." not in path}


def read_value(cell: str, path: str, headings: Headings) -> Value | str | None:
    """What a cell says in the column of this path; ``None`` where it says nothing.

    A column of births says a date or a year. Raises `Unreadable` as `read_cell` does.
    """
    if path in BIRTHS:
        return read_birth(cell, headings)
    if path == ID or path.startswith("labels."):
        return cell.strip() or None
    if path.startswith(("devices.", "findings.")):
        return read_answer(cell, headings)
    return read_cell(cell, FACTS[path], headings)


ReadValue = Callable[[str, str, Headings], Value | str | None]
"""`read_value`, or what gives the same and remembers it."""


def read_row(cells: Sequence[str], paths: Sequence[str], headings: Headings, read: ReadValue = read_value) -> Reading:
    """Read every cell of a row; ``paths`` says what each column holds. Blank and unknown cells say nothing."""
    reading = Reading()
    for column, (cell, path) in enumerate(zip(cells, paths, strict=True)):
        if path == KEPT:
            continue
        try:
            value = read(cell, path, headings)
        except Unreadable as unreadable:
            reading.faults.append((column, reason_of(unreadable.problem)))
            continue
        if value is not None:
            reading.say(_path_said(path, value), value, column)
    return reading


def _path_said(path: str, value: Value | str) -> str:
    """Where the value goes: columns of births hold dates and years."""
    if path not in BIRTHS:
        return path
    return "birth_date" if isinstance(value, date) else "birth_year"


def household_from(reading: Reading, members: Sequence[Member] | None) -> Household:
    """The household of a row. Raises `HouseholdError` for facts that contradict each other.

    Where devices have a column each, those answered “yes” are owned, and those left blank or without a
    column are unknown; where none is answered, the devices are unknown altogether.
    """
    facts = reading.facts()
    answers = reading.under("devices.")
    if answers:
        facts["devices"] = frozenset(device for device in Device if answers.get(device))
        facts["devices_unknown"] = frozenset(device for device in Device if device not in answers)
    return Household(**facts, findings=reading.under("findings."), labels=reading.under("labels."), members=members)


def member_from(reading: Reading) -> Member:
    """The member of a row. Raises `HouseholdError` for facts that contradict each other."""
    facts = reading.facts()
    facts.pop(ID, None)
    return Member(**facts)


def reason_of(problem: Problem) -> Text:
    """A problem's words without what was found: the cell stands beside them."""
    said = evolve(problem, found=None)
    return Text(vi=said.reason("vi"), en=said.reason("en"))


_CONTRADICTS = Text("trái với một ô khác cùng dòng ({said})", "contradicts another cell of the row ({said})")
