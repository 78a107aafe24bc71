"""What every standard decides, cell by cell, as a table to read: a change of a rule is a change of these files.

To write them anew after a change of the law: ``UPDATE_SNAPSHOTS=1 pytest tests/standards/test_snapshots.py``.
"""

import os
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.decision import Cell, DecisionTable, Limit
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standards

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
EITHER = " | "


@pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)
def test_the_table_is_the_one_committed(law: Standard) -> None:
    file = SNAPSHOTS / f"{law.id}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(table_of(law), encoding="utf-8")
    assert table_of(law) == file.read_text(encoding="utf-8")


def test_every_table_is_of_a_standard() -> None:
    assert {file.stem for file in SNAPSHOTS.glob("*.txt")} == {law.id for law in standards()}


def table_of(law: Standard) -> str:
    depth = "deprivations" if law.decision.point_cuts is None else "deprivation points"
    heading = (
        "area",
        law.means.income.unit.en,
        depth,
        *(f"deprived in {each}?" for each in law.decision.findings),
        "class",
    )
    scored = [("area", law.means.points.unit.en, "the same band as")] if law.means.points else []
    return "\n".join(
        [
            f"{law.id}: {law.name.en}",
            f"{law.place}, {law.start} to {law.end}",
            "",
            *aligned([heading, *rows(law.decision)]),
            *(["", *aligned([*scored, *points(law.decision)])] if scored else []),
            "",
            *aligned([("class", "status"), *((each.id, EITHER.join(each.statuses)) for each in law.classes)]),
            "",
        ]
    )


def rows(table: DecisionTable) -> Iterator[Sequence[str]]:
    """One row for each run of depths with the same class; the findings that rules name are columns."""
    order = sorted(table.cells(), key=lambda cell: (table.areas.index(cell.area), cell.band, cell.findings, cell.depth))
    for (area, band, found, possible), run in groupby(
        order, lambda cell: (cell.area, cell.band, cell.findings, cell.possible)
    ):
        cells = list(run)
        named = ["yes" if each else "no" for each in found]
        yield (area, income_of(table.limits[area], band), depths(table, cells), *named, EITHER.join(possible))


def income_of(limits: Sequence[Limit], band: int) -> str:
    below = [f"{limits[band - 1].income:,} {'<' if limits[band - 1].cut.inclusive else '<='}"] if band else []
    above = [f"{'<=' if limits[band].cut.inclusive else '<'} {limits[band].income:,}"] if band < len(limits) else []
    if 0 < band < len(limits) and limits[band - 1].income == limits[band].income:
        return f"y = {limits[band].income:,}"
    return " ".join([*below, "y", *above])


def depths(table: DecisionTable, cells: Sequence[Cell]) -> str:
    low, high = cells[0].depth, cells[-1].depth
    assert all(after.depth == before.depth + 1 for before, after in pairwise(cells))
    if table.point_cuts is not None:
        starts = [0, *table.point_cuts]
        return f"{starts[low]} to {starts[high + 1] - 1}" if high < table.span[1] else f"{starts[low]} or more"
    return str(low) if low == high else f"{low} to {high}"


def points(table: DecisionTable) -> Iterator[Sequence[str]]:
    """The bands that points tell apart, each with the span of income that it stands for."""
    for area in table.areas:
        limits = [limit for limit in table.limits[area] if limit.points is not None]
        all_limits = list(table.limits[area])
        for place in range(len(limits) + 1):
            low = all_limits.index(limits[place - 1]) + 1 if place else 0
            high = all_limits.index(limits[place]) if place < len(limits) else len(all_limits)
            bands = EITHER.join(income_of(all_limits, band) for band in range(low, high + 1))
            yield (area, points_of(limits, place), bands)


def points_of(limits: Sequence[Limit], place: int) -> str:
    below = [f"{limits[place - 1].points} <"] if place else []
    above = [f"<= {limits[place].points}"] if place < len(limits) else []
    assert all(limit.cut.inclusive for limit in limits)
    return " ".join([*below, "points", *above])


def aligned(table: Sequence[Sequence[str | Area]]) -> list[str]:
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]
