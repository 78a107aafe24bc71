"""A Parquet file as a table: its columns have types, and many say outright what the column of a fact must say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from attrs import frozen

from chuan_ngheo.errors import InputFileError, Problem
from chuan_ngheo.intake.csv_file import Record, read_headings
from chuan_ngheo.language import Text
from chuan_ngheo.tables.files.batches import ROW, Batch, own

_FIRST_ROW = 2
"""The headings of any table are row 1."""


BROKEN = (pl.exceptions.PolarsError, pl.exceptions.PanicException)
"""What Polars raises over a file that is damaged."""


@frozen
class ParquetSource:
    """The table of a Parquet file."""

    path: Path
    headings: tuple[str, ...]
    types: tuple[pl.DataType, ...]
    count: int

    @classmethod
    def opened(cls, path: Path) -> ParquetSource:
        """The table of a file. Raises `InputFileError` for one that is no Parquet file."""
        if not path.is_file():
            raise InputFileError([Problem(path.name, _NO_FILE)])
        try:
            scan = pl.scan_parquet(path, glob=False)
            schema = scan.collect_schema()
            count = int(scan.select(pl.len()).collect().item())
        except (*BROKEN, OSError):
            raise InputFileError([Problem(path.name, _NO_PARQUET)]) from None
        read_headings(path, iter([Record(1, tuple(schema.names()))] if len(schema) else []))
        return cls(path, tuple(schema.names()), tuple(schema.dtypes()), count)

    def scan(self) -> pl.LazyFrame:
        """All rows, with their numbers, under the names of own columns."""
        names = {heading: own(place) for place, heading in enumerate(self.headings)}
        scan = pl.scan_parquet(self.path, glob=False, row_index_name=ROW, row_index_offset=_FIRST_ROW)
        return scan.rename(names)

    def batches(self, size: int) -> Iterator[Batch]:
        for first in range(0, self.count, size):
            try:
                rows = self.scan().slice(first, size).collect()
            except BROKEN:
                raise InputFileError([Problem(self.path.name, _NO_PARQUET)]) from None
            yield Batch(rows, (), min(1.0, (first + size) / self.count))


@contextmanager
def damaged_files_refused(paths: Iterable[Path]) -> Iterator[None]:
    """Where Polars fails, read the Parquet files among these through: raise `InputFileError` for one that cannot be."""
    try:
        yield
    except BROKEN:
        for path in paths:
            if path.suffix.lower() == PARQUET and path.is_file():
                for _ in ParquetSource.opened(path).batches(_AT_ONCE):
                    pass
        raise


PARQUET = ".parquet"
_AT_ONCE = 65_536
_NO_FILE = Text("không có tệp này", "no such file")
_NO_PARQUET = Text("không đọc được như một tệp Parquet", "cannot be read as a Parquet file")
