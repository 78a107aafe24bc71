"""The result as a table: the households' own columns, then the class and the findings."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from chuan_ngheo.classification.result import Classification
from chuan_ngheo.errors import InputFileError, Problem
from chuan_ngheo.explanation.missing import fact_name
from chuan_ngheo.intake.register import RegisterRow
from chuan_ngheo.language import Language, Text
from chuan_ngheo.standards.model import Standard

_TAKEN = Text("cột này trùng tên một cột kết quả", "a column of the result has this name")
_NO_FOLDER = Text("không có thư mục này", "no such folder")
_SEPARATOR = "|"


def result_columns(standard: Standard) -> list[str]:
    """The columns that a classification adds."""
    findings = [f"deprived_{indicator.id}" for indicator in standard.indicators]
    return ["status", "class_id", "possible", "missing", "deprivations", *findings]


def result_cells(result: Classification, language: Language) -> list[str]:
    """One household's cells for these columns; blank where unknown, ``possible`` and ``missing`` only while open."""
    return [
        str(result.status or ""),
        result.class_id or "",
        "" if result.is_determined else _SEPARATOR.join(result.possible),
        _missing(result, language),
        "" if result.deprivations is None else str(result.deprivations),
        *(_truth(found) for found in result.truths),
    ]


def _truth(found: bool | None) -> str:
    return "" if found is None else str(found).lower()


def _missing(result: Classification, language: Language) -> str:
    """The facts that would settle the class, in words; the first of the smallest sets."""
    sets = result.missing
    if not sets:
        return ""
    found = result.findings
    return _SEPARATOR.join(fact_name(path, found, language) for path in sorted(sets[0]))


def check_result(path: Path, headings: Sequence[str], standard: Standard) -> None:
    """Find out before the work whether its result can be written.

    Raises `InputFileError` where the folder does not exist, and where a column of the households has the name
    of a column of the result.
    """
    problems = [] if path.parent.is_dir() else [Problem(str(path), _NO_FOLDER, found=str(path.parent))]
    taken = set(result_columns(standard)) & set(headings)
    problems += [Problem(str(path), _TAKEN, found=heading) for heading in headings if heading in taken]
    if problems:
        raise InputFileError(problems)


def write_result(
    path: Path,
    headings: Sequence[str],
    results: Iterable[tuple[RegisterRow, Classification]],
    standard: Standard,
    language: Language,
) -> None:
    """Write the table as CSV in UTF-8 with a byte order mark: the whole file, or none.

    Raises `OSError` where the file cannot be written.
    """
    with NamedTemporaryFile(
        "w", encoding="utf-8-sig", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        try:
            writer = csv.writer(file)
            writer.writerow([*headings, *result_columns(standard)])
            writer.writerows([*row.cells, *result_cells(result, language)] for row, result in results)
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise
