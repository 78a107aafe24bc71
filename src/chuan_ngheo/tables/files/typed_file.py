"""A Parquet file whose columns are right as they are: nothing has to be read and written again before it is classified.

One pass over the columns that matter shows whether every value is one that its fact can have. If not, the file is
read like any other, so that what is wrong is found row by row.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl
from attrs import frozen

from chuan_ngheo.household.facts import Kind
from chuan_ngheo.intake.headings import ID
from chuan_ngheo.intake.table_rows import BIRTHS, FACTS
from chuan_ngheo.tables import layout
from chuan_ngheo.tables.files.background import carried_out
from chuan_ngheo.tables.files.batches import ROW, SPACE, own
from chuan_ngheo.tables.files.decoding import Decoder, column_name, is_possible, says_something, straight
from chuan_ngheo.tables.files.parquet_source import ParquetSource
from chuan_ngheo.tables.files.rejects_on_disk import RejectsOnDisk
from chuan_ngheo.tables.files.staging import FIT, GOOD, birth_may_be_wrong


@frozen
class TypedFile:
    """A table that needs no reading."""

    source: ParquetSource
    decoder: Decoder
    rejects: RejectsOnDisk

    @classmethod
    def found(cls, source: object, decoder: Decoder, rejects: RejectsOnDisk, on: date | None) -> TypedFile | None:
        """The table of a file, if it is such a one. ``on`` is given for members, whose births are looked at."""
        if not isinstance(source, ParquetSource):
            return None
        table = cls(source, decoder, rejects)
        return table if table._has_right_types() and table._is_faultless(on) else None

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.source.count

    @property
    def has_integer_ids(self) -> bool:
        """Whether the ids are whole numbers."""
        return self.source.types[self.decoder.id_place].is_integer()

    def scan(self) -> pl.LazyFrame:
        """All rows: number, id, facts, `FIT`, `GOOD` and own columns."""
        identity = pl.col(own(self.decoder.id_place)).cast(pl.Int64 if self.has_integer_ids else pl.String)
        yes = pl.lit(True)
        return self.source.scan().with_columns(
            identity.alias(layout.ID), yes.alias(FIT), yes.alias(GOOD), **self._facts()
        )

    def frames(self, size: int) -> Iterator[pl.DataFrame]:
        """The rows as `scan` gives them, so many at a time."""
        return (self.scan().slice(first, size).collect() for first in range(0, self.count, size))

    def _facts(self) -> dict[str, pl.Expr]:
        facts: dict[str, pl.Expr] = {}
        for place, path in enumerate(self.decoder.paths):
            if says_something(path):
                facts[self._name(place)] = pl.col(own(place))
        return facts

    def _name(self, place: int) -> str:
        path, dtype = self.decoder.paths[place], self.source.types[place]
        if path in BIRTHS:
            return "birth_date" if dtype == pl.Date else "birth_year"
        return column_name(path)

    def _has_right_types(self) -> bool:
        paths, types = self.decoder.paths, self.source.types
        told = [place for place, path in enumerate(paths) if says_something(path)]
        if len({self._name(place) for place in told}) < len(told):
            return False  # two columns of births that say the same thing
        identity = types[paths.index(ID)]
        return (identity.is_integer() or identity == pl.String) and all(
            straight(paths[place], types[place]) is not None or _is_coded(paths[place], types[place]) for place in told
        )

    def _is_faultless(self, on: date | None) -> bool:
        if not self.count:
            return True
        identity = pl.col(layout.ID)
        tests = [identity.is_not_null()]
        if not self.has_integer_ids:
            tests += [identity.str.len_bytes() == identity.str.len_chars(), identity == identity.str.strip_chars(SPACE)]
            tests.append(identity != "")
        for place, path in enumerate(self.decoder.paths):
            dtype, column = self.source.types[place], own(place)
            if not says_something(path) or dtype == pl.Boolean:
                continue
            fact = straight(path, dtype)
            if fact is None:
                known = [str(code) for code in FACTS[path].codes or ()]
                tests.append(pl.col(column).cast(pl.String).is_in(known).fill_null(True))
            else:
                tests.append(is_possible(column, fact, dtype))
        rows = self.scan()
        if on is not None:
            tests.append(~birth_may_be_wrong(rows.collect_schema().names(), on))
        return not len(carried_out(rows.filter(~pl.all_horizontal(tests)).select(ROW).head(1)))


def _is_coded(path: str, dtype: pl.DataType) -> bool:
    is_text = dtype == pl.String or isinstance(dtype, pl.Categorical | pl.Enum)
    return path in FACTS and FACTS[path].kind is Kind.CODE and is_text
