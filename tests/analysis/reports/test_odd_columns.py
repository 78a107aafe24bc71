"""Ids and sizes as frames happen to hold them: the same households, and nothing added up that nobody can have."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

import chuan_ngheo as cn
from chuan_ngheo.analysis import AnalysisError
from chuan_ngheo.analysis.reports import Contents, Report, report
from tables.engines import frames

VN_2016 = cn.standard("vn-2016")
ON = date(2020, 11, 20)
ENGINES = ["polars", "polars_lazy", "pyarrow", "pandas", "pandas_objects", "duckdb"]


def classified(**columns: list[Any]) -> pl.DataFrame:
    """Poor households, with these columns set beside their class."""
    count = len(next(iter(columns.values())))
    poor = pl.DataFrame({"area": ["rural"] * count, "income_per_head": [1] * count})
    return cn.tables.classify(poor, VN_2016, on=ON).with_columns(
        **{name: pl.Series(values, strict=False) for name, values in columns.items()}
    )


def reported(engine: str, *reviews: pl.DataFrame, **asked: Any) -> Report:
    after, *before = frames(engine, *reviews)
    return report(after, VN_2016, on=ON, before=before[0] if before else None, **asked)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_size_that_no_household_has_is_unknown(engine: str) -> None:
    """As `tables.classify` has it: a person or a half less than none would be taken from the sum of the others."""
    table = classified(household_id=list("abcdef"), size=[4.0, 2.5, -3.0, 0.0, float("nan"), None])
    made = reported(engine, table, table, contents=Contents(names=True))
    assert made.table("1").row("poor").cells["persons"] == 4
    assert [each.en for each in made.table("1").notes] == ["Persons leave out those of households of unknown size: 5."]
    assert [row.cells["size"] for row in made.table("14").rows] == [4, None, None, None, None, None]


@pytest.mark.parametrize("engine", ENGINES)
def test_sizes_that_are_no_numbers_are_refused(engine: str) -> None:
    with pytest.raises(AnalysisError, match=r"^frame\.size: the column must hold numbers; found String"):
        reported(engine, classified(size=["bốn", "2"]))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", [float, Decimal, str])
def test_ids_of_another_type_are_the_same_households(engine: str, kind: Any) -> None:
    """Whole numbers become floats in pandas as soon as one is missing; nobody has moved for that."""
    now = classified(household_id=[12, 7, 10**9 + 1], size=[1, 2, 3])
    before = classified(household_id=[kind(each) for each in now["household_id"]], size=[1, 2, 3])
    made = reported(engine, now, before, contents=Contents(names=True))
    rows = {row.label.en: row.cells["households"] for row in made.table("2").rows if row.cells["households"]}
    assert rows == {"Poor at the start": 3, "Poor at the end": 3, "Unchanged: still poor": 3}
    again = reported(engine, before, now, contents=Contents(names=True))
    assert [row.label.vi for row in again.table("14").rows] == ["7", "12", "1000000001"]
    assert {str(row.cells["came"].en) for row in again.table("14").rows} == {"Unchanged: still poor"}


def test_ids_that_are_no_whole_numbers_stay_as_they_are() -> None:
    table = classified(household_id=[1.5, 2.0], size=[1, 1])
    made = report(table, VN_2016, on=ON, contents=Contents(names=True))
    assert [row.label.vi for row in made.table("14").rows] == ["1.5", "2"]


@pytest.mark.parametrize("engine", ENGINES)
def test_children_that_nobody_can_have_are_unknown(engine: str) -> None:
    nothing = [0.0] * 5
    table = classified(
        children=[2.0, 0.0, -1.0, 1.5, float("nan")],
        children_deprived_health=nothing,
        children_deprived_education=nothing,
    )
    found = reported(engine, table).table("11")
    assert found.row("poor").cells == {"count": 2, "health": 0, "education": 0}
    assert "left out: 3 households" in found.notes[0].en
    with pytest.raises(AnalysisError, match=r"^frame\.children: the column must hold numbers"):
        reported(engine, table.with_columns(children=pl.lit("hai")))


def test_a_single_name_is_one_unit() -> None:
    made = report(classified(commune=["A", "B"]), VN_2016, on=ON, contents=Contents(units="commune", groups="area"))
    assert [row.label.vi for row in made.table("1.1").rows] == ["A", "B", "Tổng số"]


def test_a_unit_whose_name_is_blank_has_a_row_that_can_be_told() -> None:
    table = classified(commune=["A", "", " ", None])
    made = report(table, VN_2016, on=ON)
    assert [row.label.en for row in made.table("1.1").rows] == ["(blank)", "(blank)", "A", "Unknown", "Total"]


def test_a_report_says_in_a_line_what_it_is() -> None:
    assert repr(report(classified(commune=["A"]), VN_2016, on=ON)) == "<Report: vn-2016, 2020-11-20, tables 7>"
