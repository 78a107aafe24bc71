"""Beside the R twin of Stata's ``mpitb``: every estimate, standard error and interval of its first example."""

from fractions import Fraction
from functools import cache

import polars as pl
import pytest

from analysis.reference import needs, table
from chuan_ngheo.analysis import Measures, measure

pytestmark = needs("syn_cdta")

WEIGHTS = {
    "hl": {"d_cm": 3, "d_nutr": 3},
    "ed": {"d_satt": 3, "d_educ": 3},
    "ls": dict.fromkeys(("d_elct", "d_wtr", "d_sani", "d_hsg", "d_ckfl", "d_asst"), 1),
}
KEY = ["measure", "k", "loa", "subg", "indicator"]


@cache
def found() -> Measures:
    first = table("syn_cdta/syn_cdta.csv.gz").filter(pl.col("t") == 1)
    cutoffs = [Fraction(k, 100) for k in (20, 33, 50)]
    return measure(first, WEIGHTS, cutoffs, ["area", "region"], "weight", "stratum", "psu")


@cache
def side_by_side() -> pl.DataFrame:
    theirs = table("syn_cdta/mpitbR_ex1_lframe.csv.gz", null_values="NA").with_columns(pl.col("k").cast(pl.Float64))
    ours = found().frame.filter(pl.col("indicator").is_not_null() | pl.col("dimension").is_null())
    return theirs.join(ours, on=KEY, how="full", nulls_equal=True, coalesce=True, suffix="_ours")


def test_there_is_a_row_for_every_row() -> None:
    assert len(side_by_side()) == 2507
    assert side_by_side()["b"].null_count() == side_by_side()["b_ours"].null_count() == 0


@pytest.mark.parametrize(("column", "within"), [("b", 1e-8), ("se", 1e-10), ("ll", 1e-8), ("ul", 1e-8)])
def test_every_number_is_theirs(column: str, within: float) -> None:
    known = side_by_side().filter(pl.col(column).is_not_null())
    assert len(known) == (2507 if column == "b" else 1127)
    assert (known[column] - known[f"{column}_ours"]).abs().max() <= within


def test_nobody_on_the_cutoff_is_lost() -> None:
    """296 of 7,434 have exactly half: a sum of floats would lose some of them."""
    half = found().get("H", k=Fraction(1, 2)).value
    assert half == Fraction(608, 7434)
    assert round(float(half), 7) == 0.0817864


def test_what_is_left_out_is_said() -> None:
    assert [(each.reason, each.units) for each in found().left_out if each.level == "nat"] == [
        ("d_nutr", 61),
        ("d_satt", 16),
        ("any", 66),
    ]
