"""A verification as plain data: what `json.dumps` writes, its layout numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chuan_ngheo.verification.comparison.plain_data import text_data
from chuan_ngheo.verification.household_data import example_data

if TYPE_CHECKING:
    from chuan_ngheo.verification.cases.running import CaseOutcome
    from chuan_ngheo.verification.verifying.changed_values import ChangedValue
    from chuan_ngheo.verification.verifying.repairs import Repair
    from chuan_ngheo.verification.verifying.verified import Verification

FORMAT = 1


def verification_data(found: Verification) -> dict[str, Any]:
    """The check, the cases that do not hold, likely repairs, changed values and, where asked for, mutants."""
    outcomes = found.outcomes
    return {
        "format": FORMAT,
        "kind": "verification",
        "file": found.name,
        "passed": found.passed,
        "check": found.check.json(),
        "cases": None
        if outcomes is None
        else {"total": len(outcomes), "failed": [_outcome(each) for each in found.failed]},
        "misfits": [{"where": each.where, "vi": each.reason("vi"), "en": each.reason("en")} for each in found.misfits],
        "repairs": [_repair(each) for each in found.repairs],
        "against": None if found.reference is None else found.reference.id,
        "changed": None if found.changed is None else [_change(each) for each in found.changed],
        "mutants": None if found.mutants is None else found.mutants.json(),
    }


def _outcome(outcome: CaseOutcome) -> dict[str, Any]:
    return {
        "where": outcome.where,
        "name": text_data(outcome.case.name),
        "differs": [text_data(each) for each in outcome.failures],
    }


def _repair(repair: Repair) -> dict[str, Any]:
    mutant = repair.mutant
    return {
        "where": mutant.where,
        "before": mutant.before,
        "after": mutant.after,
        "mends": [each.where for each in repair.mends],
    }


def _change(change: ChangedValue) -> dict[str, Any]:
    return {
        "path": change.path,
        "where": change.where,
        "before": change.before,
        "after": change.after,
        "stands_alone": change.stands_alone,
        "moves": None if change.moves is None else example_data(change.moves),
        "says": [text_data(each) for each in change.says],
    }
