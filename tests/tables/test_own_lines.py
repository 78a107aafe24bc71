"""Where means are known in one unit alone, each household is compared with the lines of its own area only."""

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve

from chuan_ngheo import Area, Household, Standard, standard, tables
from chuan_ngheo.standards.decision import DecisionTable
from chuan_ngheo.standards.model import Unit
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.tables.lines import are_alike
from tables.cells import households_of_cells
from tables.drawn import accepted
from tables.engines import ENGINES, back, frames
from tables.laid_out import expected, tables_of
from tables.test_any_rules import VN_2016, ruled

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")

COLUMNS = {Unit.INCOME: ["monthly_income", "income_per_head"], Unit.POINTS: ["income_points"]}
NO_FINDING_BY_NAME = {
    "not monotone": ["deprivations == 2 or means < minimum", "means <= average and deprivations != 4", "unknown"],
    "open cells": ["unknown and means >= minimum", "means <= poverty and unknown", "deprivations > 4"],
    "the well off first": ["not (means <= minimum)", "means <= poverty and deprivations >= 1", "deprivations < 3"],
}


def differences(engine: str, drawn: Sequence[Household], law: Standard, unit: Unit) -> list[Any]:
    """Where an engine says something else of tables with columns of this unit alone."""
    others = [column for each, columns in COLUMNS.items() if each is not unit for column in columns]
    told = [each for each in drawn if all(getattr(each, column) is None for column in others)]
    kept, results = accepted(told, law, law.start)
    assert kept
    wanted = expected(results, law)
    households, members = tables_of(kept, law)
    given: list[Any] = frames(engine, households.drop(others), members)
    columns = [each for each in wanted[0] if each != "disagreement"]
    found = back(tables.classify(given[0], law, given[1], on=law.start)).sort("household_id").select(columns)
    return [
        (column, row[column], right[column], household)
        for row, right, household in zip(found.to_dicts(), wanted, kept, strict=True)
        for column in columns
        if row[column] != right[column]
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("law_id", [each.id for each in standards() if each.means.points is not None])
def test_on_every_cell(law_id: str, unit: Unit, engine: str) -> None:
    law = standard(law_id)
    assert differences(engine, households_of_cells(law), law, unit) == []


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "duckdb"])
@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("rules", NO_FINDING_BY_NAME.values(), ids=NO_FINDING_BY_NAME)
def test_under_any_rules(rules: list[str], unit: Unit, engine: str) -> None:
    law = ruled(rules)
    assert differences(engine, households_of_cells(law), law, unit) == []


def with_rural(table: DecisionTable, *incomes: int) -> DecisionTable:
    """The table with other lines of income outside towns."""
    rural = zip(table.limits[Area.RURAL], incomes, strict=True)
    return evolve(
        table, limits={**table.limits, Area.RURAL: tuple(evolve(limit, income=each) for limit, each in rural)}
    )


def test_areas_are_alike_while_their_lines_are_less_than_a_band_apart() -> None:
    table = VN_2016.decision
    urban = [limit.income for limit in table.limits[Area.URBAN]]
    assert are_alike(table, Unit.INCOME)
    assert are_alike(table, Unit.POINTS)
    assert are_alike(with_rural(table, *urban), Unit.INCOME)
    assert are_alike(with_rural(table, 1, urban[0] + 1, urban[1] + 1), Unit.INCOME)
    assert not are_alike(with_rural(table, 1, urban[0], urban[1] + 1), Unit.INCOME)


def test_areas_with_other_classes_or_other_limits_are_not_alike() -> None:
    table = VN_2016.decision
    *bands, highest = table.outcomes[Area.RURAL]
    turned = {**table.outcomes, Area.RURAL: (highest, *bands)}
    assert not are_alike(evolve(table, outcomes=turned), Unit.INCOME)
    first, *rest = table.limits[Area.RURAL]
    strict = evolve(first, cut=evolve(first.cut, inclusive=False))
    assert not are_alike(evolve(table, limits={**table.limits, Area.RURAL: (strict, *rest)}), Unit.INCOME)
    unscored = evolve(first, points=None)
    assert not are_alike(evolve(table, limits={**table.limits, Area.RURAL: (unscored, *rest)}), Unit.POINTS)
