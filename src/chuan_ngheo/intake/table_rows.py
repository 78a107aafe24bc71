"""One row of a table → the facts it states about a household or a member, and the cells it cannot read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import define, evolve, field

from chuan_ngheo.errors import Problem
from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.intake.cells import Value, read_answer, read_birth, read_cell
from chuan_ngheo.intake.headings import ID, KEPT, Headings
from chuan_ngheo.language import Text
from chuan_ngheo.structuring import Unreadable

_FACTS = HOUSEHOLD_FACTS | MEMBER_FACTS
_BIRTHS = ("birth_date", "birth_year")


@define
class Reading:
    """What a row says: values by path, the column each was read from, and faults by column."""

    values: dict[str, Value | str] = field(factory=dict)
    columns: dict[str, int] = field(factory=dict)
    faults: list[tuple[int, Text]] = field(factory=list)

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


def read_row(cells: Sequence[str], paths: Sequence[str], headings: Headings) -> Reading:
    """Read every cell of a row; ``paths`` says what each column holds. Blank and unknown cells say nothing."""
    reading = Reading()
    for column, (cell, path) in enumerate(zip(cells, paths, strict=True)):
        if path == KEPT:
            continue
        try:
            if path in _BIRTHS:
                born = read_birth(cell, headings)
                if born is not None:
                    reading.say("birth_date" if isinstance(born, date) else "birth_year", born, column)
                continue
            value = _read(cell, path, headings)
        except Unreadable as unreadable:
            reading.faults.append((column, reason_of(unreadable.problem)))
        else:
            if value is not None:
                reading.say(path, value, column)
    return reading


def _read(cell: str, path: str, headings: Headings) -> Value | str | None:
    if path == ID or path.startswith("labels."):
        return cell.strip() or None
    if path.startswith(("devices.", "findings.")):
        return read_answer(cell, headings)
    return read_cell(cell, _FACTS[path], headings)


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
