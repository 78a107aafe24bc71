"""A report on mutants as plain data: what `json.dumps` writes, its layout numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chuan_ngheo.structuring import field_path
from chuan_ngheo.verification.cases.naming import name_of
from chuan_ngheo.verification.comparison.plain_data import standard_data, text_data
from chuan_ngheo.verification.household_data import example_data
from chuan_ngheo.verification.mutants.mutant import Mutant

if TYPE_CHECKING:
    from chuan_ngheo.verification.mutants.report import MutationReport, Unnoticed

FORMAT = 1


def report_data(report: MutationReport) -> dict[str, Any]:
    """Counts, and every mutant with what became of it."""
    return {
        "format": FORMAT,
        "kind": "mutants",
        "standard": standard_data(report.standard),
        "counts": {
            "total": report.total,
            "noticed": len(report.noticed),
            "equivalent": len(report.equivalent),
            "unnoticed": len(report.unnoticed),
            "refused": report.refused,
        },
        "failing": [each.where for each in report.failing],
        "noticed": [{**_mutant(each.mutant), "by": each.by.where} for each in report.noticed if each.by is not None],
        "equivalent": [_mutant(each) for each in report.equivalent],
        "unnoticed": [{**_mutant(each.mutant), "shown_by": _shown(each, report)} for each in report.unnoticed],
    }


def _mutant(mutant: Mutant) -> dict[str, Any]:
    return {
        "kind": str(mutant.kind),
        "where": mutant.where,
        "path": field_path(mutant.path),
        "before": mutant.before,
        "after": mutant.after,
    }


def _shown(unnoticed: Unnoticed, report: MutationReport) -> dict[str, Any]:
    shown = unnoticed.difference
    return {**example_data(shown), "words": text_data(name_of(shown, report.standard))}
