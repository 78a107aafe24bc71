"""Income poverty: the definitions, one household at a time, at the line and one đồng beside it."""

from fractions import Fraction
from math import log
from typing import Any

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import chuan_ngheo as cn
from chuan_ngheo.analysis import AnalysisError, income_poverty

LINE = cn.standard("vn-2016").means.income.lines["poverty"]
AT = sorted({amount + step for amount in (LINE.rural, LINE.urban) for step in (-1, 0, 1)})
households = st.lists(
    st.fixed_dictionaries(
        {
            "area": st.sampled_from(["rural", "urban", "rural_mountain", None]),
            "income_per_head": st.sampled_from([None, 0, *AT]) | st.integers(1, 3_000_000),
            "size": st.integers(1, 9),
        }
    ),
    max_size=12,
)
TYPES = {"area": pl.String, "income_per_head": pl.Int64, "size": pl.Int64}


def line_of(row: dict[str, Any]) -> int | None:
    return None if row["area"] is None else LINE.amount(cn.Area(row["area"]))


@given(rows=households, at_the_line=st.sampled_from(["poor", "not_poor"]), weight=st.sampled_from([None, "size"]))
def test_the_indices_are_what_their_definitions_say(
    rows: list[dict[str, Any]], at_the_line: str, weight: str | None
) -> None:
    (found,) = income_poverty(pl.DataFrame(rows, schema=TYPES), LINE, weight=weight, at_the_line=at_the_line)
    known = [row for row in rows if row["area"] is not None and row["income_per_head"] is not None]
    assert (found.units, found.unknown) == (len(known), len(rows) - len(known))
    whole = sum(row["size"] if weight else 1 for row in known)
    if not whole:
        assert (found.headcount, found.gap, found.severity, found.watts) == (None,) * 4
        return
    sums, watts = [Fraction(0)] * 3, 0.0
    for row in known:
        line, income, own = line_of(row), row["income_per_head"], row["size"] if weight else 1
        assert line is not None
        if income < line or (income == line and at_the_line == "poor"):
            gap = Fraction(line - income, line)
            sums = [total + own * gap**alpha for alpha, total in enumerate(sums)]
            watts += own * log(line / income) if income else 0.0
    assert (found.headcount, found.gap, found.severity) == tuple(total / whole for total in sums)
    assert found.watts == pytest.approx(watts / whole)
    assert found.without_income == sum(row["income_per_head"] == 0 for row in known)


@given(rows=households)
def test_income_of_the_household_over_its_size_is_income_per_head(rows: list[dict[str, Any]]) -> None:
    per_head = pl.DataFrame(rows, schema=TYPES)
    whole = per_head.with_columns((pl.col("income_per_head") * pl.col("size")).alias("monthly_income"))
    asked = income_poverty(whole, LINE, ("monthly_income", "size"), by=["area"])
    expected = income_poverty(per_head, LINE, by=["area"])
    assert [(each.group, each.headcount, each.gap, each.severity) for each in asked] == [
        (each.group, each.headcount, each.gap, each.severity) for each in expected
    ]


def test_a_third_is_a_third() -> None:
    """Three persons on three times the line and one đồng more are not poor; on the line exactly they are."""
    table = pl.DataFrame({"monthly_income": [3 * LINE.rural, 3 * LINE.rural + 1], "size": [3, 3]})
    (found,) = income_poverty(table, LINE.rural, ("monthly_income", "size"))
    assert found.headcount == Fraction(1, 2)


@given(rows=households, as_float=st.booleans())
@example(rows=[{"area": "rural", "income_per_head": 86, "size": each} for each in (1, 2)], as_float=False)
def test_decimals_and_floats_are_what_they_say(rows: list[dict[str, Any]], as_float: bool) -> None:
    table = pl.DataFrame(rows, schema=TYPES)
    kind = pl.Float64 if as_float else pl.Decimal(18, 2)
    other = table.with_columns(pl.col("income_per_head").cast(kind), pl.col("size").cast(kind))
    assert income_poverty(other, LINE, weight="size").groups == income_poverty(table, LINE, weight="size").groups


def test_the_frame_shows_the_groups() -> None:
    table = pl.DataFrame({"area": ["rural", "urban"], "income_per_head": [350_000, 0]})
    frame = income_poverty(table, LINE, by=["area"]).frame
    assert frame.select("loa", "subg", "fgt0", "fgt1", "without_income").rows() == [
        ("nat", "nat", 1.0, 0.75, 1),
        ("area", "rural", 1.0, 0.5, 0),
        ("area", "urban", 1.0, 1.0, 1),
    ]


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(AnalysisError) as refused:
        income_poverty(pl.DataFrame({"income_per_head": [1]}), 0, at_the_line="por")
    assert [problem.where for problem in refused.value.problems] == ["at_the_line", "line"]
    assert refused.value.problems[0].nearest == "poor"
    with pytest.raises(AnalysisError, match="did you mean “income_per_head”"):
        income_poverty(pl.DataFrame({"income_per_head": [1]}), 1, "income_per_hed")
    with pytest.raises(AnalysisError, match="the column must hold numbers"):
        income_poverty(pl.DataFrame({"income_per_head": ["1"]}), 1)
    with pytest.raises(AnalysisError, match="at least one person"):
        income_poverty(pl.DataFrame({"monthly_income": [1], "size": [0]}), 1, ("monthly_income", "size"))
