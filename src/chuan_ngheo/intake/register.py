"""The register of a commune: two tables joined into households, and everything that could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from attrs import define, field, frozen

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.age import births
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.household.personal import hidden
from chuan_ngheo.intake.csv_file import Record, read_table
from chuan_ngheo.intake.headings import ID, Headings, TableHeadings, column_paths
from chuan_ngheo.intake.mapping_file import shipped_headings
from chuan_ngheo.intake.table_rows import Reading, household_from, identity, member_from, read_row, reason_of
from chuan_ngheo.language import Text

_MOST_SHOWN = 200


@frozen
class Rejected:
    """One thing that could not be read: the cell as found, or, where ``column`` is blank, the row.

    ``row`` is the row's number in a spreadsheet, the headings being row 1; a long value is cut short.
    """

    file: str
    row: int
    column: str
    value: str = field(repr=hidden)
    reason: Text


@frozen
class RegisterRow:
    """A row of the households' table and its household; ``None`` where the row was rejected."""

    row: int
    cells: tuple[str, ...] = field(repr=hidden)
    household: Household | None


@frozen
class Register:
    """The households' table, read: all its rows in order, and what was rejected of both files, in order.

    Every row of the table of households has a household or is rejected; every row of the table of members
    is a member of one household or is rejected.
    """

    headings: tuple[str, ...]
    rows: tuple[RegisterRow, ...]
    rejected: tuple[Rejected, ...]


def read_register(
    households: Path,
    members: Path | None = None,
    *,
    on: date,
    headings: Headings | None = None,
    encoding: str | None = None,
    keep: Collection[str] = (),
) -> Register:
    """Read a commune's households and, in a second file, their members.

    ``on`` is the day ages are counted at: nobody is born after it. ``headings`` is the mapping of an
    office, in place of the shipped one; ``encoding`` is for files that are not UTF-8 and do not say so;
    columns named in ``keep`` are left as they are.

    A household row with an unreadable cell, or whose facts contradict each other, is rejected with its
    members. Where a member's row is rejected, the household keeps a person of whom nothing is known; a
    household without any member row has unlisted members. Raises `InputFileError` for a file that
    cannot be read at all.
    """
    known = headings or shipped_headings()
    table = _File.opened(households, known.households, encoding, keep)
    people = None if members is None else _File.opened(members, known.members, encoding, keep)
    drafts = [_draft(record, table, known) for record in table.records]
    by_id = _by_id(drafts, table)
    if people is not None:
        for record in people.records:
            _seat(record, people, by_id, known, on)
    rows = tuple(RegisterRow(draft.record.row, draft.record.cells, _household(draft, table)) for draft in drafts)
    if people is not None:
        _send_back_with_household(people, drafts, rows, table.name)
    rejected = [thing for file in (table, people) if file is not None for thing in file.in_order()]
    return Register(table.headings, rows, tuple(rejected))


def rejection(file: str, headings: Sequence[str], record: Record, reason: Text, column: int | None) -> Rejected:
    """A cell of a row rejected, or, without a ``column``, the whole row."""
    value = " | ".join(record.cells) if column is None else record.cells[column]
    return Rejected(
        file=file,
        row=record.row,
        column="" if column is None else headings[column],
        value=value if len(value) <= _MOST_SHOWN else value[: _MOST_SHOWN - 1] + "…",
        reason=reason,
    )


@define
class _File:
    """One of the two tables, with the columns of its facts and what of it is rejected."""

    name: str
    headings: tuple[str, ...]
    paths: tuple[str, ...]
    records: Iterator[Record]
    rejected: list[Rejected] = field(factory=list)

    @classmethod
    def opened(cls, path: Path, known: TableHeadings, encoding: str | None, keep: Collection[str]) -> _File:
        table = read_table(path, lambda heading: known.path(heading) is not None, encoding)
        paths = column_paths(table.headings, known, path.name, keep)
        return cls(path.name, table.headings, paths, table.records)

    @property
    def id_column(self) -> int:
        return self.paths.index(ID)

    def id_of(self, record: Record) -> str:
        """The household that a row names, as far as the row goes."""
        return identity(record.cells[self.id_column]) if self.id_column < len(record.cells) else ""

    def reject(self, record: Record, reason: Text, column: int | None = None) -> None:
        """Reject a cell of a row, or the whole row."""
        self.rejected.append(rejection(self.name, self.headings, record, reason, column))

    def reject_all(self, record: Record, error: HouseholdError, reading: Reading) -> None:
        """Reject the cells behind each problem of an impossible household or member."""
        for problem in error.problems:
            self.reject(record, reason_of(problem), reading.columns.get(problem.where))

    def in_order(self) -> list[Rejected]:
        return sorted(self.rejected, key=lambda thing: thing.row)


@define
class _Draft:
    """A household row before its members are known; ``reading`` is ``None`` once the row is rejected."""

    record: Record
    id: str
    reading: Reading | None
    members: list[Member] = field(factory=list)
    member_rows: list[Record] = field(factory=list)
    """The rows of the members that were not themselves rejected."""


def _draft(record: Record, table: _File, known: Headings) -> _Draft:
    reading = _read(record, table, known)
    household_id = table.id_of(record)
    if record.unfit is None and not household_id:
        table.reject(record, NO_ID, table.id_column)
        reading = None
    return _Draft(record, household_id, reading)


def _read(record: Record, file: _File, known: Headings) -> Reading | None:
    """What a row says; ``None``, and everything wrong with it rejected, where it cannot be read in full."""
    if record.unfit is not None:
        file.reject(record, record.unfit)
        return None
    reading = read_row(record.cells, file.paths, known)
    for column, reason in reading.faults:
        file.reject(record, reason, column)
    return None if reading.faults else reading


def _by_id(drafts: list[_Draft], table: _File) -> dict[str, _Draft]:
    """The first household of each id; later ones of the same id are rejected."""
    by_id: dict[str, _Draft] = {}
    for draft in drafts:
        first = by_id.setdefault(draft.id, draft)
        if draft.id and first is not draft:
            table.reject(draft.record, ID_TWICE.format(row=first.record.row), table.id_column)
            draft.reading = None
    by_id.pop("", None)
    return by_id


def _seat(record: Record, people: _File, by_id: dict[str, _Draft], known: Headings, on: date) -> None:
    """Give a member's row its place in the household it names; an unreadable one still takes a place."""
    household_id = people.id_of(record)
    draft = by_id.get(household_id)
    reading = _read(record, people, known)
    if draft is None:
        if record.unfit is None:
            people.reject(record, NO_SUCH_HOUSEHOLD if household_id else NO_ID, people.id_column)
        return
    member = None if reading is None else _member(record, reading, people, on)
    draft.members.append(member or Member())
    if member is not None:
        draft.member_rows.append(record)


def _member(record: Record, reading: Reading, people: _File, on: date) -> Member | None:
    try:
        member = member_from(reading)
        births(member, on)
    except HouseholdError as error:
        people.reject_all(record, error, reading)
        return None
    return member


def _household(draft: _Draft, table: _File) -> Household | None:
    if draft.reading is None:
        return None
    try:
        return household_from(draft.reading, draft.members or None)
    except HouseholdError as error:
        table.reject_all(draft.record, error, draft.reading)
        return None


def _send_back_with_household(
    people: _File, drafts: list[_Draft], rows: tuple[RegisterRow, ...], households: str
) -> None:
    """Reject the members of a rejected household: their rows are readable, but belong to none that is."""
    for draft, row in zip(drafts, rows, strict=True):
        if row.household is None:
            for record in draft.member_rows:
                people.reject(record, HOUSEHOLD_REJECTED.format(file=households, row=row.row))


NO_ID = Text("thiếu mã hộ", "no household id")
ID_TWICE = Text("mã hộ này đã có ở dòng {row}", "this household id stands on row {row} already")
NO_SUCH_HOUSEHOLD = Text("không có hộ nào mang mã này", "no household has this id")
HOUSEHOLD_REJECTED = Text(
    "hộ của người này bị trả lại ({file}, dòng {row})", "the household of this person was rejected ({file}, row {row})"
)
