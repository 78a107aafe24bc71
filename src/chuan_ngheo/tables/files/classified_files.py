"""Files of households and members → a file with each household's class: what is read, joined, classified, written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from pathlib import Path

import polars as pl
from attrs import frozen

from chuan_ngheo.explanation.missing import fact_label
from chuan_ngheo.intake.classified import undecided
from chuan_ngheo.intake.finding_columns import check_findings
from chuan_ngheo.intake.headings import Headings
from chuan_ngheo.language import Language
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.files.background import carried_out, disk_errors, written
from chuan_ngheo.tables.files.batches import ROW, Source
from chuan_ngheo.tables.files.by_itself import SingleHouseholds
from chuan_ngheo.tables.files.classifying import PERSONS, Classifying, Results, is_open, is_refused
from chuan_ngheo.tables.files.decoding import Decoder
from chuan_ngheo.tables.files.opening import open_table
from chuan_ngheo.tables.files.parquet_result import own_columns
from chuan_ngheo.tables.files.parquet_source import PARQUET, damaged_files_refused
from chuan_ngheo.tables.files.register_tables import HOUSEHOLD, RegisterTables, Table
from chuan_ngheo.tables.files.rejected import RejectedRows, reject_again, reject_homeless, send_back
from chuan_ngheo.tables.files.rejects_on_disk import RejectsOnDisk
from chuan_ngheo.tables.files.result_columns import check_columns, result_types, results_of
from chuan_ngheo.tables.files.result_file import result_file
from chuan_ngheo.tables.files.staging import GOOD, Stage
from chuan_ngheo.tables.files.tally import Tally
from chuan_ngheo.tables.files.typed_file import TypedFile
from chuan_ngheo.tables.layout import ID

BATCH = 50_000
"""So many rows are in memory at once."""

_STRAIGHT = "straight.parquet"


class Doing(Enum):
    """What is being done."""

    READING = "reading"
    CLASSIFYING = "classifying"
    WRITING = "writing"


Watch = Callable[[Doing, int, float | None], None]
"""Told what is being done, how many rows of it are, and what share, where that is known."""


@frozen
class Files:
    """What is to be classified, and how."""

    households: Path
    members: Path | None
    standard: Standard
    on: date
    headings: Headings
    language: Language
    encoding: str | None = None
    says_missing: bool = True
    """Whether the result says of each open household what would have to be asked."""


@frozen
class Outcome:
    """What there is to say of a result; ``rejected`` can be gone through while the folder of the work is there."""

    tally: Tally
    rejected: RejectedRows


def classify_files(files: Files, result: Path, folder: Path, watch: Watch) -> Outcome:
    """Classify the households of a file and write the result, by the kind that its name tells: Parquet, Excel, CSV.

    Every row of the households is in the result or rejected; every row of the members is a member or rejected.
    ``folder`` is an empty one for the work in between. Raises `InputFileError` for a file that cannot be read at all,
    `ChuanNgheoError` where the result cannot be such a file, and `OSError` where it cannot be written.
    """
    given = [path for path in (files.households, files.members) if path is not None]
    with damaged_files_refused(given), disk_errors():
        return _Work(files, result, folder, watch).done()


@frozen
class _Work:
    files: Files
    result: Path
    folder: Path
    watch: Watch

    def done(self) -> Outcome:
        tables = self._tables()
        self.watch(Doing.CLASSIFYING, 0, None)
        twice = tables.twice()
        classifying = Classifying(tables, self.files.standard, self.files.on, twice)
        straight = self._straight_through(classifying)
        results = straight or classifying.results(self.folder / "results")
        tally = Tally(self.files.standard)
        late = RejectsOnDisk(self.folder / "late")
        sent_back: dict[int, int] = {}
        if straight is not None:
            tally.add(straight.scan)
        if straight is not None and not self._has_more_to_say(tally):
            (self.folder / _STRAIGHT).replace(self.result)
        else:
            tally = Tally(self.files.standard)
            self._write(tables, results, twice, tally, late, sent_back)
        return Outcome(tally, self._rejected(tables, twice, late, sent_back))

    def _tables(self) -> RegisterTables:
        files = self.files
        mine = open_table(files.households, files.headings.households, files.headings, files.encoding)
        check_findings(files.households.name, mine[0].headings, files.headings.households, files.standard)
        check_columns(files.households.name, mine[0].headings, files.standard)
        if files.members is None:
            return RegisterTables(self._table(*mine, self.folder / "households", None), None)
        theirs = open_table(files.members, files.headings.members, files.headings, files.encoding)
        households = self._table(*mine, self.folder / "households", None)
        return RegisterTables(households, self._table(*theirs, self.folder / "members", files.on))

    def _table(self, source: Source, decoder: Decoder, folder: Path, on: date | None) -> Table:
        self.watch(Doing.READING, 0, 0.0)
        straight = TypedFile.found(source, decoder, RejectsOnDisk(folder), on)
        if straight is not None:
            return straight
        stage = Stage(source, decoder, folder, on)
        return stage.read(BATCH, lambda rows, share: self.watch(Doing.READING, rows, share))

    def _straight_through(self, classifying: Classifying) -> Results | None:
        """Typed Parquet to Parquet: one query from file to file; ``None`` where it takes more than that."""
        table = classifying.tables.households
        if not isinstance(table, TypedFile) or self.result.suffix.lower() != PARQUET:
            return None
        if classifying.tables.members is not None or len(classifying.twice):
            return None
        columns = own_columns(table.source.headings)
        found = classifying.classified(table.scan(), keep=list(columns))
        added = result_types(self.files.standard)
        if set(found.collect_schema()) - {ROW, ID, PERSONS, *columns, *added}:
            return None  # there is something to note that is no column of the result
        found = found.with_columns(missing=pl.lit(None, dtype=pl.String))
        told = found.select(*(pl.col(name).alias(heading) for name, heading in columns.items()), *_cast(added))
        file = self.folder / _STRAIGHT
        carried_out(told.sink_parquet(file, lazy=True))
        scan = pl.scan_parquet(file, glob=False, row_index_name=ROW, row_index_offset=2)
        return Results(scan.select(ROW, self._size_of_straight(), *(name for name in added if name != "missing")))

    def _size_of_straight(self) -> pl.Expr:
        """The size of a household, in a result that was written straight."""
        known = self.files.headings.households
        names = pl.scan_parquet(self.files.households, glob=False).collect_schema().names()
        sizes = [name for name in names if known.path(name) == "size"]
        return (pl.col(sizes[0]).cast(pl.Int64) if sizes else pl.lit(None, dtype=pl.Int64)).alias(PERSONS)

    def _has_more_to_say(self, tally: Tally) -> bool:
        """Whether some household is to be looked at by itself."""
        return bool(tally.refused or (self.files.says_missing and tally.open))

    def _is_single(self) -> pl.Expr:
        """Whether a household is to be looked at by itself."""
        return (is_refused() | is_open()) if self.files.says_missing else is_refused()

    def _write(
        self,
        tables: RegisterTables,
        results: Results,
        twice: pl.DataFrame,
        tally: Tally,
        late: RejectsOnDisk,
        sent_back: dict[int, int],
    ) -> None:
        table = tables.households
        headings = table.source.headings
        singles = SingleHouseholds(
            self.files.households.name, headings, table.decoder, self.files.standard, self.files.on
        )
        people = self._people(tables, results)
        findings = undecided(self.files.standard)
        rows = 0
        with result_file(
            self.result, table.source, self.files.standard, self.folder / "parts", self.files.language
        ) as writer:
            for frame in table.frames(BATCH):
                self.watch(Doing.WRITING, rows, rows / max(1, table.count))
                rows += len(frame)
                found = self._with_results(frame.filter(pl.col(GOOD)), results, twice)
                alone = found.filter(self._is_single())
                if len(alone):
                    done = singles.look_at(alone, _of_rows(people, alone))
                    late.add(done.rejected)
                    sent_back.update(done.members)
                    for each in done.classified:
                        tally.ask(fact_label(path, findings, self.files.language) for path in each.missing)
                    told = results_of(done.classified, self.files.standard, self.files.language)
                    known = alone.drop(name for name in told.columns if name != ROW and name in alone.columns)
                    again = known.join(told, on=ROW).select(found.columns)
                    found = pl.concat([found.filter(~self._is_single()), again]).sort(ROW)
                if len(found):
                    tally.add(found.lazy())
                    writer.add(found)
            self.watch(Doing.WRITING, rows, 1.0)

    def _with_results(self, good: pl.DataFrame, results: Results, twice: pl.DataFrame) -> pl.DataFrame:
        good = good.join(twice, on=ROW, how="anti", maintain_order="left")
        first, last = good.select(pl.col(ROW).min().alias("first"), pl.col(ROW).max().alias("last")).row(0)
        found = results.of_rows(first or 0, last or 0).with_columns(missing=pl.lit(None, dtype=pl.String))
        found = found.with_columns(_cast(result_types(self.files.standard)))
        own_names = [name for name in good.columns if name.startswith("#")]
        own_found = [name for name in found.columns if name != ID]
        return good.select(own_names).join(found.select(own_found), on=ROW, maintain_order="left")

    def _people(self, tables: RegisterTables, results: Results) -> pl.LazyFrame | None:
        """The members of the households that are looked at by themselves, in the order of these, on disk."""
        if tables.members is None:
            return None
        alone = results.scan.filter(self._is_single()).select(ID, pl.col(ROW).alias(HOUSEHOLD))
        files: list[Path] = []
        for share in range(tables.shares):
            members = tables.of_members(share)
            names = [name for name in members.collect_schema().names() if name in (ROW, GOOD) or name[:1] != "#"]
            files.append(self.folder / f"people-{share:06}.parquet")
            written(members.select(names).join(alone, on=ID).sort(HOUSEHOLD, ROW), files[-1])
        return pl.scan_parquet(files, glob=False)

    def _rejected(
        self, tables: RegisterTables, twice: pl.DataFrame, late: RejectsOnDisk, sent_back: dict[int, int]
    ) -> RejectedRows:
        again = RejectsOnDisk(self.folder / "twice")
        reject_again(tables.households, twice, again)
        households = (tables.households.rejects, again, late)
        if tables.members is None:
            return RejectedRows(households, (), frozenset())
        homeless = tables.homeless()
        without, back = RejectsOnDisk(self.folder / "homeless"), RejectsOnDisk(self.folder / "back")
        reject_homeless(tables.members, homeless, without)
        with_household = tables.members_of_rejected(twice).select(ROW, HOUSEHOLD)
        send_back(tables.members, dict(with_household.iter_rows()) | sent_back, self.files.households.name, back)
        return RejectedRows(households, (tables.members.rejects, without, back), frozenset(homeless[ROW]))


def _cast(types: Mapping[str, pl.DataType]) -> list[pl.Expr]:
    return [pl.col(name).cast(dtype) for name, dtype in types.items()]


def _of_rows(people: pl.LazyFrame | None, households: pl.DataFrame) -> pl.DataFrame | None:
    """The members of these households, by household and in their order."""
    if people is None:
        return None
    rows = households[ROW]
    near = people.filter(pl.col(HOUSEHOLD).is_between(rows.min(), rows.max())).collect()
    return near.join(households.select(pl.col(ROW).alias(HOUSEHOLD)), on=HOUSEHOLD, how="semi").sort(HOUSEHOLD, ROW)
