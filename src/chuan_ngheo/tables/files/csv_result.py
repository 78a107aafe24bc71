"""The result as CSV in UTF-8 with a byte order mark, as spreadsheets expect it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import polars as pl
from attrs import define, field

from chuan_ngheo.tables.files.batches import own
from chuan_ngheo.tables.files.texts import shown

_QUOTED = '[",\r\n]'
_LINE_END = "\r\n"


@define
class CsvResult:
    """Written frame by frame.

    The households' own cells stand as they were read, even one that a spreadsheet would take for a formula: this
    is their register, and other programs read it on. The cells added here never begin like a formula.
    """

    path: Path
    headings: Sequence[str]
    added: Sequence[str]
    file: BinaryIO = field(init=False)

    def __enter__(self) -> CsvResult:
        self.file = self.path.open("wb")
        self.file.write(_written([[*self.headings, *self.added]]).encode("utf-8-sig"))
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def add(self, frame: pl.DataFrame) -> None:
        """Write the rows of a frame: own columns, then those added."""
        names = [*(own(place) for place in range(len(self.headings))), *self.added]
        texts = frame.select(shown(name, frame.schema[name]).alias(name) for name in names)
        if is_plain(texts):
            lines = texts.select(pl.concat_str(names, separator=",")).to_series()
            self.file.write("".join(f"{line}{_LINE_END}" for line in lines).encode())
        else:
            self.file.write(_written(texts.iter_rows()).encode("utf-8", errors="replace"))


def is_plain(texts: pl.DataFrame) -> bool:
    """Whether the rows of texts are written without any quotation mark."""
    if len(texts.columns) == 1:
        return False
    needs_marks = texts.select(pl.all().str.contains(_QUOTED).any())
    return not any(needs_marks.row(0))


def _written(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()
