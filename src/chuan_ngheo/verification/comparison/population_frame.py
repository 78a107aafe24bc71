"""The counts of a population under two standards as a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.population import Moved, PopulationComparison

_NAMES = ("class", "possible", "status")
_COUNTS = ("households", "persons", "unknown_size")


def population_frame(moved: PopulationComparison) -> pl.DataFrame:
    """A row for each group and passage.

    The columns that are counted by; ``before_class``, ``before_possible``, ``before_status`` and likewise ``after_…``,
    as `tables.classify` has them; ``change``; ``households``, ``persons`` and ``unknown_size``.
    """
    columns = [*moved.by, *(f"{side}_{each}" for side in ("before", "after") for each in _NAMES), "change", *_COUNTS]
    types: dict[str, Any] = dict.fromkeys(columns, pl.String) | dict.fromkeys(_COUNTS, pl.Int64)
    return pl.DataFrame([_cells(row) for row in moved.rows], schema=types, orient="row")


def _cells(row: Moved) -> list[object]:
    standings: list[object] = []
    for each in (row.before, row.after):
        is_open = len(each.class_ids) > 1
        standings += [
            each.id if each.is_determined else None,
            each.id if is_open else None,
            None if each.status is None else str(each.status),
        ]
    change = None if row.change is None else str(row.change)
    return [*row.group, *standings, change, row.count.households, row.count.persons, row.count.unknown_size]
