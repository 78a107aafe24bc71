"""All that was rejected, in the order of the tables and their rows, put together only when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from heapq import merge

import polars as pl
from attrs import frozen

from chuan_ngheo.intake.csv_file import Record
from chuan_ngheo.intake.register import HOUSEHOLD_REJECTED, ID_TWICE, NO_ID, NO_SUCH_HOUSEHOLD, Rejected, rejection
from chuan_ngheo.language import Text
from chuan_ngheo.tables.files.batches import ROW
from chuan_ngheo.tables.files.register_tables import FIRST, NAMELESS, Table
from chuan_ngheo.tables.files.rejects_on_disk import Found, RejectsOnDisk
from chuan_ngheo.tables.files.staging import BELONGING, PERSON
from chuan_ngheo.tables.files.staging import HOUSEHOLD as OF_HOUSEHOLD
from chuan_ngheo.tables.files.texts import rows_shown


@frozen
class RejectedRows:
    """What is rejected of both tables: the households' before the members'. It can be gone through again and again."""

    households: tuple[RejectsOnDisk, ...]
    members: tuple[RejectsOnDisk, ...]
    homeless: frozenset[int]
    """Rows of members that belong to no household; what they say of a person is not looked at."""

    def __iter__(self) -> Iterator[Rejected]:
        for found in merge(*self.households, key=_place):
            yield found.rejected
        for found in merge(*self.members, key=_place):
            if found.check != PERSON or found.row not in self.homeless:
                yield found.rejected

    def counts(self) -> tuple[int, int]:
        """How many rows, and how many things in them."""
        rows = things = 0
        last: tuple[str, int] | None = None
        for each in self:
            things += 1
            rows += (each.file, each.row) != last
            last = (each.file, each.row)
        return rows, things


def _place(found: Found) -> tuple[int, int]:
    return found.row, found.check


def reject_again(table: Table, twice: pl.DataFrame, rejects: RejectsOnDisk) -> None:
    """Reject the households whose id an earlier row has."""
    first = dict(twice.select(ROW, FIRST).iter_rows())
    place = table.decoder.id_place
    rejects.add(
        _found(table, record, BELONGING, ID_TWICE.format(row=first[record.row]), place)
        for record in records_of_rows(table, first)
    )


def reject_homeless(table: Table, homeless: pl.DataFrame, rejects: RejectsOnDisk) -> None:
    """Reject the members that name no household of the other table."""
    nameless = dict(homeless.select(ROW, NAMELESS).iter_rows())
    place = table.decoder.id_place
    rejects.add(
        _found(table, record, BELONGING, NO_ID if nameless[record.row] else NO_SUCH_HOUSEHOLD, place)
        for record in records_of_rows(table, nameless)
    )


def send_back(table: Table, households: dict[int, int], file: str, rejects: RejectsOnDisk) -> None:
    """Reject the members of rejected households; ``households`` has the household's row of each member's row."""
    rejects.add(
        _found(table, record, OF_HOUSEHOLD, HOUSEHOLD_REJECTED.format(file=file, row=households[record.row]), None)
        for record in records_of_rows(table, households)
    )


def records_of_rows(table: Table, wanted: Collection[int], size: int = 50_000) -> Iterator[Record]:
    """Some rows of a file as texts, by their numbers and in order: the file is read again."""
    if not wanted:
        return
    rows = pl.Series(sorted(wanted), dtype=pl.UInt32)
    for batch in table.source.batches(size):
        found = batch.rows.filter(pl.col(ROW).is_in(rows.implode()))
        texts = rows_shown(found, len(table.source.headings)).rows()
        records = [Record(row, cells) for row, cells in zip(found[ROW].to_list(), texts, strict=True)]
        records += [each for each in batch.unfit if each.row in wanted]
        yield from sorted(records, key=lambda each: each.row)


def _found(table: Table, record: Record, check: int, reason: Text, column: int | None) -> Found:
    source = table.source
    return Found(record.row, check, rejection(source.path.name, source.headings, record, reason, column))
