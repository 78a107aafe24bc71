"""Households looked at one by one, as `chuan_ngheo.classify` does.

They are those that are open, to say what would settle them, and those whose facts contradict each other, to say how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
from attrs import define, field, frozen

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.facts import MEMBER_FACTS
from chuan_ngheo.household.model import Member
from chuan_ngheo.intake.classified import ClassifiedRow, classified
from chuan_ngheo.intake.csv_file import Record
from chuan_ngheo.intake.register import Register, RegisterRow, rejection
from chuan_ngheo.intake.table_rows import household_from, read_row, reason_of
from chuan_ngheo.language import CodeList
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.files.batches import ROW
from chuan_ngheo.tables.files.decoding import Decoder
from chuan_ngheo.tables.files.register_tables import HOUSEHOLD as HOUSEHOLD_ROW
from chuan_ngheo.tables.files.rejects_on_disk import Found
from chuan_ngheo.tables.files.staging import GOOD, HOUSEHOLD
from chuan_ngheo.tables.files.texts import rows_read, rows_shown


@define
class OneByOne:
    """What became of some households; ``members`` are the rows of those whose household cannot be, with its row."""

    classified: list[ClassifiedRow] = field(factory=list)
    rejected: list[Found] = field(factory=list)
    members: list[tuple[int, int]] = field(factory=list)


@frozen
class SingleHouseholds:
    """Classifies households by themselves."""

    file: str
    headings: tuple[str, ...]
    decoder: Decoder
    standard: Standard
    on: date

    def look_at(self, frame: pl.DataFrame, people: pl.DataFrame | None) -> OneByOne:
        """What is to be said of these households, whose members are ``people``, by the row of their household."""
        done = OneByOne()
        listed = {} if people is None else _by_household(people)
        texts = (each(frame, len(self.headings)).rows() for each in (rows_read, rows_shown))
        rows: list[RegisterRow] = []
        for number, cells, shown in zip(frame[ROW].to_list(), *texts, strict=True):
            reading = read_row(cells, self.decoder.paths, self.decoder.headings, self.decoder.memory)
            members = listed.get(number, [])
            try:
                household = household_from(reading, [member for _, _, member in members] or None)
            except HouseholdError as error:
                record = Record(number, shown)
                for problem in error.problems:
                    column = reading.columns.get(problem.where)
                    reject = rejection(self.file, self.headings, record, reason_of(problem), column)
                    done.rejected.append(Found(number, HOUSEHOLD, reject))
                done.members += [(row, number) for row, is_good, _ in members if is_good]
            else:
                rows.append(RegisterRow(number, shown, household))
        told = classified(
            Register(self.headings, (), ()), rows, self.standard, self.on, self.decoder.headings, self.file
        )
        done.classified += told.rows
        done.rejected += [Found(each.row, HOUSEHOLD, each) for each in told.rejected]
        done.rejected.sort(key=lambda found: found.row)
        return done


def _by_household(people: pl.DataFrame) -> Mapping[int, Sequence[tuple[int, bool, Member]]]:
    listed: dict[int, list[tuple[int, bool, Member]]] = {}
    facts = [name for name in people.columns if name in MEMBER_FACTS]
    rows: Iterable[dict[str, Any]] = people.iter_rows(named=True)
    for row in rows:
        member = Member(**{name: _value(name, row[name]) for name in facts})
        listed.setdefault(row[HOUSEHOLD_ROW], []).append((row[ROW], row[GOOD], member))
    return listed


def _value(name: str, value: Any) -> Any:
    codes: Callable[[str], CodeList] | None = MEMBER_FACTS[name].codes
    return value if codes is None or value is None else codes(value)
