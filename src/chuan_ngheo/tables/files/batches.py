"""Some rows of a table at a time, whatever file they come from: the cells as they stand, and the rows unfit to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import polars as pl
from attrs import frozen

from chuan_ngheo.intake.csv_file import Record

ROW = "#row"
"""The column of row numbers: as a spreadsheet shows them, the headings being row 1."""

SPACE = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
"""What `str.strip` takes away; Polars by itself leaves some of it."""


def own(column: int) -> str:
    """The name under which a column of the file itself is kept: its place, for its heading may be any text."""
    return f"#{column}"


def sort_of(column: int) -> str:
    """The name of the column that says what a cell of a workbook was: text, a number, a date, yes or no."""
    return f"#sort{column}"


@frozen
class Batch:
    """Rows of a table in their order: row numbers, own columns, and beside them the rows that are unfit to read.

    ``share`` says how much of the file has been read by now, from 0 to 1.
    """

    rows: pl.DataFrame
    unfit: Sequence[Record]
    share: float


class Source(Protocol):
    """A table in a file."""

    @property
    def path(self) -> Path: ...

    @property
    def headings(self) -> tuple[str, ...]: ...

    def batches(self, size: int) -> Iterator[Batch]:
        """The rows, at most about ``size`` at a time, read as they are asked for; blank rows are left out.

        Raises `InputFileError` where the file cannot be read on.
        """


def batch_of(rows: Sequence[int], columns: Sequence[Sequence[str]], unfit: Sequence[Record], share: float) -> Batch:
    """A batch of rows whose cells are texts, given by column."""
    data: dict[str, pl.Series] = {ROW: pl.Series(ROW, rows, dtype=pl.UInt32)}
    data |= {own(place): pl.Series(own(place), cells, dtype=pl.String) for place, cells in enumerate(columns)}
    return Batch(pl.DataFrame(data), unfit, share)
