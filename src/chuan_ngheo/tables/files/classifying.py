"""The classification itself, a share of the households at a time, its results kept on disk in the order of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl
from attrs import frozen

from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables import classify, layout
from chuan_ngheo.tables.files.background import carried_out, written
from chuan_ngheo.tables.files.batches import ROW
from chuan_ngheo.tables.files.register_tables import RegisterTables
from chuan_ngheo.tables.files.staging import GOOD

PERSONS = "#persons"
"""The size of a household: as said, or as many as are listed."""


@frozen
class Classifying:
    """Classifies the households that could be read; ``twice`` are the rows of ids that came before."""

    tables: RegisterTables
    standard: Standard
    on: date
    twice: pl.DataFrame

    def results(self, folder: Path) -> Results:
        """Write `ROW`, id, results and `PERSONS` of every household into the folder."""
        folder.mkdir()
        files: list[Path] = []
        for share in range(self.shares):
            files.append(folder / f"{share:06}.parquet")
            written(self._share(share), files[-1])
        return Results(pl.scan_parquet(files, glob=False))

    @property
    def shares(self) -> int:
        """Households alone are classified as they come."""
        return 1 if self.tables.members is None else self.tables.shares

    def _share(self, share: int) -> pl.LazyFrame:
        if self.tables.members is None:
            return self.classified(self.tables.households.scan())
        people = self.tables.of_members(share)
        members = people.select(name for name in people.collect_schema().names() if not name.startswith("#"))
        return self.classified(self.tables.of_households(share), members).sort(ROW)

    def classified(
        self, households: pl.LazyFrame, members: pl.LazyFrame | None = None, keep: Sequence[str] = ()
    ) -> pl.LazyFrame:
        """The result of each of these households, and columns to keep; without members in the order of the rows."""
        facts = [name for name in households.collect_schema().names() if not name.startswith("#")]
        good = households.filter(pl.col(GOOD))
        if len(self.twice):
            good = good.join(self.twice.lazy(), on=ROW, how="anti", maintain_order="left")
        read = good.select(ROW, *facts, *keep)
        found: pl.LazyFrame = classify(read, self.standard, members, on=self.on)
        size = pl.col("size").cast(pl.Int64) if "size" in facts else pl.lit(None, dtype=pl.Int64)
        found = found.with_columns(size.alias(PERSONS))
        if members is not None:
            found = self._counted(found, read, members, has_size="size" in facts)
        return found.drop(name for name in facts if name != layout.ID)

    def _counted(
        self, found: pl.LazyFrame, read: pl.LazyFrame, members: pl.LazyFrame, *, has_size: bool
    ) -> pl.LazyFrame:
        """With as many persons as are listed, where the household itself does not say how many it has."""
        if has_size:
            silent = read.filter(pl.col("size").is_null()).select(layout.ID)
            if not carried_out(silent.select(pl.len())).item():
                return found
            members = members.join(silent, on=layout.ID, how="semi")
        listed = members.group_by(layout.ID).agg(pl.len().cast(pl.Int64).alias("#listed"))
        joined = found.join(listed, on=layout.ID, how="left")
        return joined.with_columns(pl.coalesce(PERSONS, "#listed").alias(PERSONS)).drop("#listed")


@frozen
class Results:
    """Results on disk: `ROW`, the columns of `tables.classify`, and `PERSONS`."""

    scan: pl.LazyFrame

    def of_rows(self, first: int, last: int) -> pl.DataFrame:
        """The results of the rows between two numbers, these included."""
        return self.scan.filter(pl.col(ROW).is_between(first, last)).collect()


def is_refused() -> pl.Expr:
    """Whether facts of a household contradict each other: no class is possible."""
    return pl.col("class_id").is_null() & pl.col("possible").is_null()


def is_open() -> pl.Expr:
    """Whether several classes are possible."""
    return pl.col("class_id").is_null() & pl.col("possible").is_not_null()
