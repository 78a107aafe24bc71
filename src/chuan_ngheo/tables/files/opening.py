"""A file opened by its kind, and its headings understood."""

from __future__ import annotations

from pathlib import Path

from chuan_ngheo.intake.headings import Headings, TableHeadings, column_paths
from chuan_ngheo.tables.files.batches import Source
from chuan_ngheo.tables.files.csv_source import CsvSource
from chuan_ngheo.tables.files.decoding import Decoder, Memory
from chuan_ngheo.tables.files.excel_source import ExcelSource
from chuan_ngheo.tables.files.parquet_source import PARQUET, ParquetSource

EXCEL = (".xlsx", ".xlsm")


def open_table(path: Path, known: TableHeadings, headings: Headings, encoding: str | None) -> tuple[Source, Decoder]:
    """The table of a file – Parquet or Excel by its name, anything else is CSV – and the reader of its cells.

    Raises `InputFileError` for a file that is no table, and for headings that are not understood.
    """
    source = open_source(path, known, encoding)
    return source, Decoder(column_paths(source.headings, known, path.name), headings, Memory())


def open_source(path: Path, known: TableHeadings, encoding: str | None) -> Source:
    """The table of a file, whatever its headings. Raises `InputFileError` for a file that is no table."""
    kind = path.suffix.lower()
    if kind == PARQUET:
        return ParquetSource.opened(path)
    return ExcelSource.opened(path) if kind in EXCEL else CsvSource.opened(path, known, encoding)
