"""The result as a table: the households' own columns, then the class and the findings."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.cli.classified import ClassifiedRow, undecided
from chuan_ngheo.errors import ChuanNgheoError, Problem
from chuan_ngheo.explanation.missing import fact_name
from chuan_ngheo.language import Language, Text
from chuan_ngheo.standards.model import Standard

_TAKEN = Text("cột này trùng tên một cột kết quả", "a column of the result has this name")
_SEPARATOR = "|"


def result_columns(standard: Standard) -> list[str]:
    """The columns that a classification adds."""
    findings = [f"deprived_{indicator.id}" for indicator in standard.indicators]
    return ["status", "class_id", "possible", "missing", "deprivations", *findings]


def result_cells(result: Classification, missing: Iterable[str]) -> list[str]:
    """One household's cells for these columns; blank where unknown, ``possible`` and ``missing`` only while open."""
    return [
        str(result.status or ""),
        result.class_id or "",
        "" if result.is_determined else _SEPARATOR.join(result.possible),
        _SEPARATOR.join(missing),
        "" if result.deprivations is None else str(result.deprivations),
        *(_truth(found) for found in result.truths),
    ]


def _truth(found: bool | None) -> str:
    return "" if found is None else str(found).lower()


def check_columns(file: str, headings: Collection[str], standard: Standard) -> None:
    """Raise `ChuanNgheoError` where a column of the households has the name of a column of the result."""
    taken = [column for column in result_columns(standard) if column in headings]
    if taken:
        raise ChuanNgheoError(Problem(f"{file}:1", _TAKEN, found=heading) for heading in taken)


def write_result(
    path: Path, headings: Sequence[str], rows: Iterable[ClassifiedRow], standard: Standard, language: Language
) -> None:
    """Write the table as CSV in UTF-8 with a byte order mark, as spreadsheets expect it.

    The households' own cells stand as they were read, even one that a spreadsheet would take for a formula: this
    is their register, and other programs read it on. The cells added here never begin like a formula. Raises
    `OSError` where the file cannot be written.
    """
    findings = undecided(standard)
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*headings, *result_columns(standard)])
        for each in rows:
            missing = [fact_name(fact, findings, language) for fact in each.missing]
            writer.writerow([*each.row.cells, *result_cells(each.result, missing)])
