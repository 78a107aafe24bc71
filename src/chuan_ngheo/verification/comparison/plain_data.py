"""A comparison as plain data: what `json.dumps` writes, its layout numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.incomes import Incomes, period_unit
from chuan_ngheo.verification.comparison.standing import Standing, change_between
from chuan_ngheo.verification.comparison.transition import Depths, Transition
from chuan_ngheo.verification.comparison.wording import Wording
from chuan_ngheo.verification.household_data import household_data

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.comparison import Comparison

FORMAT = 1


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """``transitions`` are all boxes, also those that change nothing."""
    ground = comparison.ground
    return {
        "format": FORMAT,
        "kind": "comparison",
        "before": standard_data(comparison.before),
        "after": standard_data(comparison.after),
        "areas": [str(area) for area in ground.areas],
        "unit": text_data(period_unit(ground.months)),
        "warnings": [text_data(each) for each in comparison.warnings],
        "notes": [text_data(each) for each in comparison.notes],
        "matrix": [
            {
                "before": standing_data(row),
                "after": standing_data(column),
                "change": str(change_between(row, column)),
                "cells": comparison.matrix[row, column],
            }
            for row in comparison.matrix.rows
            for column in comparison.matrix.columns
            if comparison.matrix[row, column]
        ],
        "transitions": [_transition(each, comparison) for each in comparison.transitions],
    }


def text_data(text: Text) -> dict[str, str]:
    """A text in both languages."""
    return {"vi": text.vi, "en": text.en}


def standard_data(standard: Standard) -> dict[str, Any]:
    """Which standard it is."""
    return {
        "id": standard.id,
        "digest": standard.digest,
        "name": text_data(standard.name),
        "place": standard.place,
        "from": standard.start.isoformat(),
        "to": standard.end.isoformat(),
        "provisional": standard.provisional,
    }


def standing_data(standing: Standing) -> dict[str, Any]:
    """The classes and statuses possible."""
    return {
        "classes": list(standing.class_ids),
        "statuses": [str(status) for status in standing.statuses],
        "name": text_data(standing.name),
    }


def _transition(transition: Transition, comparison: Comparison) -> dict[str, Any]:
    vi, en = Wording(comparison.ground, "vi"), Wording(comparison.ground, "en")
    before, after = transition.deprivations
    witness = transition.witness
    return {
        "change": str(transition.change),
        "before": transition.before.id,
        "after": transition.after.id,
        "areas": [str(area) for area in transition.areas],
        "income": _incomes(transition.incomes),
        "deprivations": {"before": _depths(before), "after": _depths(after)},
        "findings": dict(transition.findings),
        "cells": transition.cells,
        "words": {"vi": vi.box(transition), "en": en.box(transition)},
        "witness": {
            "household": household_data(witness.household),
            "words": {"vi": vi.household(witness.household), "en": en.household(witness.household)},
        },
    }


def _incomes(incomes: Incomes) -> dict[str, Any]:
    return {"first": incomes.first, "last": incomes.last, "rule": incomes.rule}


def _depths(depths: Depths | None) -> dict[str, Any] | None:
    if depths is None:
        return None
    return {"low": depths.low, "high": depths.high, "of": "points" if depths.is_points else "indicators"}
