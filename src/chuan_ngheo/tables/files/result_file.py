"""The file that a result is written to, of the kind that its name tells."""

from __future__ import annotations

from pathlib import Path

from chuan_ngheo.language import Language
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.files.batches import Source
from chuan_ngheo.tables.files.csv_result import CsvResult
from chuan_ngheo.tables.files.excel_result import ExcelResult
from chuan_ngheo.tables.files.opening import EXCEL
from chuan_ngheo.tables.files.parquet_result import ParquetResult
from chuan_ngheo.tables.files.parquet_source import PARQUET, ParquetSource
from chuan_ngheo.tables.files.result_columns import result_columns, result_types


def result_file(
    path: Path, source: Source, standard: Standard, folder: Path, language: Language
) -> CsvResult | ExcelResult | ParquetResult:
    """What writes the result of a table of households; ``folder`` is for the work in between.

    Raises `MissingExtra` for a workbook, where what writes them is not installed.
    """
    kind = path.suffix.lower()
    if kind == PARQUET:
        is_text = not isinstance(source, ParquetSource)
        return ParquetResult(path, source.headings, result_types(standard), folder, is_text)
    if kind in EXCEL:
        return ExcelResult(path, source.headings, result_columns(standard), language)
    return CsvResult(path, source.headings, result_columns(standard))
