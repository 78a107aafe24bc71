"""A comparison over facts as plain data: what `json.dumps` writes, its layout numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chuan_ngheo.verification.comparison.plain_data import FORMAT, standard_data, standing_data, text_data
from chuan_ngheo.verification.comparison.witness import Witness
from chuan_ngheo.verification.fact_comparison.headings import notes
from chuan_ngheo.verification.household_data import household_data
from chuan_ngheo.verification.witness_words import household_in_words

if TYPE_CHECKING:
    from chuan_ngheo.verification.fact_comparison.definitions import DefinitionChange
    from chuan_ngheo.verification.fact_comparison.fact_comparison import FactComparison
    from chuan_ngheo.verification.fact_comparison.passages import FactPassage


def fact_data(comparison: FactComparison) -> dict[str, Any]:
    """``passages`` are all there may be; one without a ``witness`` is proved impossible."""
    return {
        "format": FORMAT,
        "kind": "fact_comparison",
        "before": standard_data(comparison.before),
        "after": standard_data(comparison.after),
        "on": comparison.on.isoformat(),
        "members": comparison.members,
        "warnings": [text_data(each) for each in comparison.warnings],
        "notes": [text_data(each) for each in notes(comparison)],
        "passages": [_passage(each) for each in comparison.passages],
        "definitions": [_definition(each) for each in comparison.definitions],
    }


def _passage(passage: FactPassage) -> dict[str, Any]:
    return {
        "before": standing_data(passage.before),
        "after": standing_data(passage.after),
        "change": str(passage.change),
        "possible": passage.is_possible,
        "witness": _witness(passage.witness),
    }


def _definition(change: DefinitionChange) -> dict[str, Any]:
    return {
        "indicator": change.id,
        "name": text_data(change.name),
        "relation": str(change.relation),
        "gained": _witness(change.gained),
        "lost": _witness(change.lost),
    }


def _witness(witness: Witness | None) -> dict[str, Any] | None:
    if witness is None:
        return None
    household = witness.household
    return {
        "before": household_data(witness.before),
        "after": household_data(witness.after),
        "words": {"vi": household_in_words(household, "vi"), "en": household_in_words(household, "en")},
    }
