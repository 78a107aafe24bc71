"""A register classified row by row, as `chuan-ngheo explain` still does it: what files must give as well."""

from datetime import date
from pathlib import Path

from attrs import frozen

from chuan_ngheo import Standard
from chuan_ngheo.explanation.missing import fact_name
from chuan_ngheo.intake.classified import ClassifiedRow, classified, undecided
from chuan_ngheo.intake.mapping_file import shipped_headings
from chuan_ngheo.intake.register import Rejected, read_register
from chuan_ngheo.language import Language

ON = date(2020, 11, 20)


@frozen
class Expected:
    """Headings, the cells of each row of the result, and what is rejected."""

    headings: list[str]
    rows: list[list[str]]
    rejected: list[Rejected]


def row_by_row(
    households: Path, members: Path | None, standard: Standard, on: date, language: Language = "en"
) -> Expected:
    register = read_register(households, members, on=on)
    done = classified(register, register.rows, standard, on, shipped_headings(), households.name)
    findings = [f"deprived_{each.id}" for each in standard.indicators]
    headings = [*register.headings, "status", "class_id", "possible", "missing", "deprivations", *findings]
    return Expected(headings, [cells(each, standard, language) for each in done.rows], list(done.rejected))


def cells(each: ClassifiedRow, standard: Standard, language: Language) -> list[str]:
    result = each.result
    return [
        *each.row.cells,
        str(result.status or ""),
        result.class_id or "",
        "" if result.is_determined else "|".join(result.possible),
        "|".join(fact_name(fact, undecided(standard), language) for fact in each.missing),
        "" if result.deprivations is None else str(result.deprivations),
        *("" if found is None else str(found).lower() for found in result.truths),
    ]
