"""The two tables of a register together: which rows belong to which, found by id, a share of the ids at a time."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
from attrs import field, frozen

from chuan_ngheo.tables import layout
from chuan_ngheo.tables.files.background import carried_out
from chuan_ngheo.tables.files.batches import ROW
from chuan_ngheo.tables.files.staging import FIT, GOOD, Staged
from chuan_ngheo.tables.files.typed_file import TypedFile

Table = Staged | TypedFile
MOST_AT_ONCE = 6_000_000
"""So many rows of both tables are joined at once."""

FIRST, HOUSEHOLD, NAMELESS = "#first", "#household", "#nameless"
_SOME = 1 << 20


@frozen
class RegisterTables:
    """Households and members; ``shares`` is in how many shares of the ids they are joined."""

    households: Table
    members: Table | None
    shares: int = field()

    @shares.default
    def _enough(self) -> int:
        count = self.households.count + (0 if self.members is None else self.members.count)
        return -(-count // MOST_AT_ONCE) or 1

    def of_households(self, share: int) -> pl.LazyFrame:
        """The households whose ids are in a share."""
        return self._share(self.households, share)

    def of_members(self, share: int) -> pl.LazyFrame:
        """The members of these households."""
        assert self.members is not None
        return self._share(self.members, share)

    def _share(self, table: Table, share: int) -> pl.LazyFrame:
        rows = table.scan()
        both = [each for each in (self.households, self.members) if each is not None]
        if not all(each.has_integer_ids for each in both):
            rows = rows.with_columns(pl.col(layout.ID).cast(pl.String))
        return rows if self.shares == 1 else rows.filter(pl.col(layout.ID).hash() % self.shares == share)

    def twice(self) -> pl.DataFrame:
        """Rows of households whose id an earlier row has: their numbers, in order, and those of the first (`FIRST`)."""
        if self._ids_ascend():
            return pl.DataFrame(schema={ROW: pl.UInt32, FIRST: pl.UInt32})
        return self._in_order(map(self._twice, range(self.shares)))

    def _twice(self, share: int) -> pl.LazyFrame:
        named = self.of_households(share).select(ROW, layout.ID).filter(pl.col(layout.ID).is_not_null())
        several = named.group_by(layout.ID).agg(pl.col(ROW).min().alias(FIRST), pl.len().alias("count"))
        later = named.join(several.filter(pl.col("count") > 1), on=layout.ID).filter(pl.col(ROW) != pl.col(FIRST))
        return later.select(ROW, FIRST)

    def _ids_ascend(self) -> bool:
        """Whether each id is greater than the one before, so that none can come twice."""
        last: list[object] = []
        for first in range(0, self.households.count, _SOME):
            ids = self.households.scan().select(layout.ID).slice(first, _SOME).collect().to_series().drop_nulls()
            if last:
                ids = pl.concat([pl.Series(layout.ID, last, dtype=ids.dtype), ids])
            if not (ids.head(-1) < ids.tail(-1)).all():
                return False
            last = ids.tail(1).to_list()
        return True

    def homeless(self) -> pl.DataFrame:
        """Rows of members that name no household of the table, in order; `NAMELESS` where they name none at all."""
        return self._in_order(map(self._homeless, range(self.shares)))

    def _homeless(self, share: int) -> pl.LazyFrame:
        people = self.of_members(share).filter(pl.col(FIT)).select(ROW, layout.ID)
        homeless = people.join(self.of_households(share).select(layout.ID), on=layout.ID, how="anti")
        return homeless.select(ROW, pl.col(layout.ID).is_null().alias(NAMELESS))

    def members_of_rejected(self, twice: pl.DataFrame) -> pl.DataFrame:
        """Rows of members, readable themselves, whose household's row is not: their numbers, and that row's."""
        if not self.households.rejects:
            return pl.DataFrame(schema={ROW: pl.UInt32, HOUSEHOLD: pl.UInt32})
        return self._in_order(self._of_rejected(share, twice) for share in range(self.shares))

    def _of_rejected(self, share: int, twice: pl.DataFrame) -> pl.LazyFrame:
        rejected = self.of_households(share).filter(~pl.col(GOOD)).join(twice.lazy(), on=ROW, how="anti")
        people = self.of_members(share).filter(pl.col(GOOD)).select(ROW, layout.ID)
        return people.join(rejected.select(layout.ID, pl.col(ROW).alias(HOUSEHOLD)), on=layout.ID).select(
            ROW, HOUSEHOLD
        )

    @staticmethod
    def _in_order(found: Iterator[pl.LazyFrame]) -> pl.DataFrame:
        return pl.concat([carried_out(each) for each in found]).sort(ROW)
