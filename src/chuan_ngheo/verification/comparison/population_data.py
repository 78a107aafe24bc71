"""The counts of a population under two standards, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

from chuan_ngheo.verification.comparison.notes import warnings_of
from chuan_ngheo.verification.comparison.plain_data import FORMAT, standard_data, standing_data, text_data
from chuan_ngheo.verification.comparison.population_headings import kinds

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.population import PopulationComparison


def population_data(moved: PopulationComparison) -> dict[str, Any]:
    """``rows`` are the groups and passages; ``changes`` and ``total`` are of everybody."""
    totals = moved.totals()
    return {
        "format": FORMAT,
        "kind": "population",
        "before": standard_data(moved.before),
        "after": standard_data(moved.after),
        "on": moved.on.isoformat(),
        "by": list(moved.by),
        "warnings": [text_data(each) for each in warnings_of(moved.before, moved.after)],
        "total": asdict(moved.total),
        "changes": [{"change": None if each is None else str(each), **asdict(totals[each])} for each in kinds(moved)],
        "rows": [
            {
                "group": list(row.group),
                "before": standing_data(row.before),
                "after": standing_data(row.after),
                "change": None if row.change is None else str(row.change),
                **asdict(row.count),
            }
            for row in moved.rows
        ],
    }
