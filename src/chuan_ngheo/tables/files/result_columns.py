"""The columns of a result: the households' own, as their table has them, then the class and the findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import polars as pl

from chuan_ngheo.errors import ChuanNgheoError, Problem
from chuan_ngheo.explanation.missing import fact_name
from chuan_ngheo.intake.classified import ClassifiedRow, undecided
from chuan_ngheo.language import Language, Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.tables.files.batches import ROW
from chuan_ngheo.tables.files.classifying import PERSONS

SEPARATOR = "|"
_TAKEN = Text("cột này trùng tên một cột kết quả", "a column of the result has this name")


def result_columns(standard: Standard) -> list[str]:
    """The columns that a classification adds to a file."""
    findings = [f"deprived_{indicator.id}" for indicator in standard.indicators]
    return ["status", "class_id", "possible", "missing", "deprivations", *findings]


def result_types(standard: Standard) -> dict[str, pl.DataType]:
    """These columns with their types: texts, a number, truths."""
    types: dict[str, pl.DataType] = dict.fromkeys(result_columns(standard), pl.String())
    types["deprivations"] = pl.Int64()
    return types | {f"deprived_{indicator.id}": pl.Boolean() for indicator in standard.indicators}


def check_columns(file: str, headings: Collection[str], standard: Standard) -> None:
    """Raise `ChuanNgheoError` where a column of the households has the name of a column of the result."""
    taken = [column for column in result_columns(standard) if column in headings]
    if taken:
        raise ChuanNgheoError(Problem(f"{file}:1", _TAKEN, found=heading) for heading in taken)


def results_of(rows: Iterable[ClassifiedRow], standard: Standard, language: Language) -> pl.DataFrame:
    """The results of households classified by themselves: `ROW`, the columns of a result, and what is summed up."""
    findings = undecided(standard)
    types = {ROW: pl.UInt32(), **result_types(standard), PERSONS: pl.Int64(), **_SUMMED_UP}
    told: list[Sequence[object]] = []
    for each in rows:
        result = each.result
        told.append(
            [
                each.row.row,
                None if result.status is None else str(result.status),
                result.class_id,
                None if result.is_determined else SEPARATOR.join(result.possible),
                SEPARATOR.join(fact_name(fact, findings, language) for fact in each.missing) or None,
                result.deprivations,
                *result.truths,
                result.household.size,
                result.covered,
                result.disagreement,
            ]
        )
    return pl.DataFrame(told, schema=types, orient="row")


_SUMMED_UP = {"covered": pl.Boolean(), "disagreement": pl.Boolean()}
