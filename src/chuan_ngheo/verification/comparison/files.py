"""The population of files under two standards: read as ``chuan-ngheo classify`` reads them, every row counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import polars as pl
from attrs import evolve, frozen

from chuan_ngheo.errors import InputFileError, Problem, nearest_name
from chuan_ngheo.intake.finding_columns import check_findings
from chuan_ngheo.intake.headings import Headings
from chuan_ngheo.intake.wording import folded
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.files.background import disk_errors
from chuan_ngheo.tables.files.batches import ROW, SPACE, Source, own
from chuan_ngheo.tables.files.decoding import Decoder
from chuan_ngheo.tables.files.opening import open_table
from chuan_ngheo.tables.files.parquet_source import damaged_files_refused
from chuan_ngheo.tables.files.register_tables import HOUSEHOLD, RegisterTables, Table
from chuan_ngheo.tables.files.rejected import RejectedRows, reject_again, reject_homeless, send_back
from chuan_ngheo.tables.files.rejects_on_disk import RejectsOnDisk
from chuan_ngheo.tables.files.staging import GOOD, Stage
from chuan_ngheo.tables.files.texts import shown
from chuan_ngheo.tables.files.typed_file import TypedFile
from chuan_ngheo.verification.comparison.population import (
    Count,
    Moved,
    PopulationComparison,
    compare_population,
    in_order,
)

_BATCH = 50_000

Watch = Callable[[int, float], None]
"""Told how many rows have been read, and what share of the file."""


@frozen
class PopulationFiles:
    """Files of households and of members, and the headings by which to count."""

    households: Path
    members: Path | None
    headings: Headings
    encoding: str | None = None
    by: tuple[str, ...] = ()


@frozen
class ComparedFiles:
    """The counts, and of how many rows nothing could be read, with how many things to mend in them."""

    moved: PopulationComparison
    rejected_rows: int
    things: int


def compare_files(
    files: PopulationFiles, standards: tuple[Standard, Standard], on: date, folder: Path, watch: Watch
) -> ComparedFiles:
    """Count the households of a file by their class under two standards; ages are counted at ``on``.

    Rows that cannot be read are left out and counted. ``folder`` is an empty one for the work in between. Raises
    `InputFileError` for a file that cannot be read at all, and for headings that are not there.
    """
    given = [path for path in (files.households, files.members) if path is not None]
    with damaged_files_refused(given), disk_errors():
        return _Work(files, standards, on, folder, watch).done()


@frozen
class _Work:
    files: PopulationFiles
    standards: tuple[Standard, Standard]
    on: date
    folder: Path
    watch: Watch

    def done(self) -> ComparedFiles:
        files = self.files
        mine = open_table(files.households, files.headings.households, files.headings, files.encoding)
        self._check_findings(mine[0])
        places = self._places(mine[0])
        theirs = None
        if files.members is not None:
            theirs = open_table(files.members, files.headings.members, files.headings, files.encoding)
        households = self._table(*mine, "households", None)
        members = None if theirs is None else self._table(*theirs, "members", self.on)
        tables = RegisterTables(households, members)
        twice = tables.twice()
        shares = range(1 if members is None else tables.shares)
        moved = _together([self._share(tables, share, twice, places) for share in shares])
        rows, things = self._rejected(tables, twice).counts()
        return ComparedFiles(evolve(moved, by=files.by), rows, things)

    def _check_findings(self, source: Source) -> None:
        """Raise `InputFileError` for columns of findings that neither standard has an indicator for."""
        refused: list[dict[str | None, Problem]] = []
        for standard in self.standards:
            try:
                check_findings(source.path.name, source.headings, self.files.headings.households, standard)
            except InputFileError as error:
                refused.append({problem.found: problem for problem in error.problems})
        if len(refused) == len(self.standards):
            problems = [problem for found, problem in refused[0].items() if found in refused[1]]
            if problems:
                raise InputFileError(problems)

    def _places(self, source: Source) -> list[int]:
        """The columns to count by. Raises `InputFileError` for headings that are not there."""
        known = {folded(heading): place for place, heading in enumerate(source.headings)}
        missing = [
            Problem(f"{source.path.name}:1", _NO_HEADING, found=each, nearest=nearest_name(each, source.headings))
            for each in self.files.by
            if folded(each) not in known
        ]
        if missing:
            raise InputFileError(missing)
        return [known[folded(each)] for each in self.files.by]

    def _table(self, source: Source, decoder: Decoder, name: str, on: date | None) -> Table:
        folder = self.folder / name
        straight = TypedFile.found(source, decoder, RejectsOnDisk(folder), on)
        return straight or Stage(source, decoder, folder, on).read(_BATCH, self.watch)

    def _share(
        self, tables: RegisterTables, share: int, twice: pl.DataFrame, places: list[int]
    ) -> PopulationComparison:
        alone = tables.members is None
        households = tables.households.scan() if alone else tables.of_households(share)
        people = None if alone else _facts(tables.of_members(share))
        good = households.filter(pl.col(GOOD)).join(twice.lazy(), on=ROW, how="anti")
        types = households.collect_schema()
        groups = [
            pl.when(text != "").then(text).alias(f"#by{place}")
            for place in places
            for text in [shown(own(place), types[own(place)]).str.strip_chars(SPACE)]
        ]
        facts = [name for name in types.names() if not name.startswith("#")]
        return compare_population(
            good.select(*facts, *groups), *self.standards, people, on=self.on, by=[f"#by{place}" for place in places]
        )

    def _rejected(self, tables: RegisterTables, twice: pl.DataFrame) -> RejectedRows:
        again = RejectsOnDisk(self.folder / "twice")
        reject_again(tables.households, twice, again)
        households = (tables.households.rejects, again)
        if tables.members is None:
            return RejectedRows(households, (), frozenset())
        homeless = tables.homeless()
        without, back = RejectsOnDisk(self.folder / "homeless"), RejectsOnDisk(self.folder / "back")
        reject_homeless(tables.members, homeless, without)
        with_household = tables.members_of_rejected(twice).select(ROW, HOUSEHOLD)
        send_back(tables.members, dict(with_household.iter_rows()), self.files.households.name, back)
        return RejectedRows(households, (tables.members.rejects, without, back), frozenset(homeless[ROW]))


def _facts(rows: pl.LazyFrame) -> pl.LazyFrame:
    return rows.select(name for name in rows.collect_schema().names() if not name.startswith("#"))


def _together(shares: list[PopulationComparison]) -> PopulationComparison:
    """The counts of all shares of the households."""
    first = shares[0]
    found: defaultdict[tuple[object, ...], Count] = defaultdict(Count)
    for row in _rows(shares):
        found[row.group, row.before, row.after] += row.count
    rows = {(row.group, row.before, row.after): row for row in _rows(shares)}
    summed = [evolve(row, count=found[key]) for key, row in rows.items()]
    return evolve(first, rows=in_order(summed, first.before, first.after))


def _rows(shares: list[PopulationComparison]) -> Iterator[Moved]:
    return (row for share in shares for row in share.rows)


_NO_HEADING = Text("bảng không có cột này", "the table has no such heading")
