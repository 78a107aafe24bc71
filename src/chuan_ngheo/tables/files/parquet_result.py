"""The result as Parquet: own columns with their types, or as texts; the class as text, numbers and truths as such."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
from attrs import define, field

from chuan_ngheo.tables.files.background import carried_out, written
from chuan_ngheo.tables.files.batches import own


@define
class ParquetResult:
    """Written frame by frame: into parts in a folder, and from there, at the end, into one file."""

    path: Path
    headings: Sequence[str]
    types: dict[str, pl.DataType]
    folder: Path
    is_text: bool
    """Whether own cells are texts: a blank one becomes null."""
    parts: list[Path] = field(factory=list)

    def __enter__(self) -> ParquetResult:
        self.folder.mkdir()
        return self

    def __exit__(self, kind: type | None, *_: object) -> None:
        if kind is not None:
            return
        if not self.parts:
            texts: dict[str, pl.DataType] = dict.fromkeys(own_columns(self.headings).values(), pl.String())
            pl.DataFrame(schema=texts | self.types).write_parquet(self.path)
            return
        carried_out(pl.scan_parquet(self.parts, glob=False).sink_parquet(self.path, lazy=True))

    def add(self, frame: pl.DataFrame) -> None:
        """Write the rows of a frame: own columns under their headings, then those added."""
        columns = [pl.col(name).alias(heading) for name, heading in own_columns(self.headings).items()]
        if self.is_text:
            columns = [pl.when(each != "").then(each) for each in columns]
        self.parts.append(self.folder / f"{len(self.parts):06}.parquet")
        added = [pl.col(name).cast(dtype) for name, dtype in self.types.items()]
        written(frame.lazy().select(*columns, *added), self.parts[-1])


def own_columns(headings: Sequence[str]) -> dict[str, str]:
    """The households' own columns, each with its heading; one without a heading holds nothing and is left out."""
    return {own(place): heading for place, heading in enumerate(headings) if heading}
