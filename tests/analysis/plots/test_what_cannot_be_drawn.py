"""What cannot be drawn is refused in both languages, with what there is."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from analysis.plots.pictured import HALF, NAMES, WEIGHTS, of_vn_2016
from chuan_ngheo.analysis import AnalysisError, measure
from chuan_ngheo.analysis.plots import (
    contributions,
    contributions_of_dimensions,
    headcount_intensity,
    over_cutoffs,
    profile,
    ranks,
)

NOBODY_POOR = measure(
    pl.DataFrame({"water": [0, 0], "toilet": [0, 0], "school": [0, 0], "clinic": [0, 0], "area": ["urban", "rural"]}),
    WEIGHTS,
    [HALF],
    by=["area"],
)
EACH: list[Callable[[Any], Any]] = [
    lambda measures: profile(measures, NAMES),
    lambda measures: contributions(measures, NAMES, "area"),
    lambda measures: contributions_of_dimensions(measures, NAMES, "area"),
    lambda measures: headcount_intensity(measures, "area"),
    lambda measures: over_cutoffs(measures, "area"),
    lambda measures: ranks(measures, "area"),
]


def refusal(draw: Callable[[], Any]) -> AnalysisError:
    with pytest.raises(AnalysisError) as caught:
        draw()
    assert caught.value.say("vi") != caught.value.say("en")
    return caught.value


@pytest.mark.parametrize("draw", EACH)
def test_nothing_to_draw(draw: Callable[[Any], Any]) -> None:
    frame = NOBODY_POOR.frame
    assert "has no rows" in refusal(lambda: draw(frame.head(0))).say()
    assert "found list" in refusal(lambda: draw([1])).say()
    lacking = refusal(lambda: draw(frame.drop("b", "loa")))
    assert [problem.where for problem in lacking.problems] == ["measures.loa", "measures.b"]
    refusal(lambda: draw(frame.with_columns(b=pl.lit(None, pl.Float64))))


def test_not_a_number_is_unknown() -> None:
    refusal(lambda: profile(NOBODY_POOR.frame.with_columns(b=pl.lit(float("nan"))), NAMES))


def test_which_of_several_ways() -> None:
    measures = of_vn_2016()
    assert "expected 1/10, 1/5, 3/10, 1/2, poor, near_poor" in refusal(lambda: profile(measures, NAMES)).say()
    assert "found 1/3" in refusal(lambda: profile(measures, NAMES, poor_by=Fraction(1, 3))).say()
    assert "found average" in refusal(lambda: headcount_intensity(measures, poor_by="average")).say()


def test_levels_and_groups_that_are_not_there() -> None:
    assert "did you mean “region”" in refusal(lambda: ranks(of_vn_2016(), "regions")).say()
    wrong = refusal(lambda: profile(of_vn_2016(), NAMES, poor_by="poor", loa="region", subg="south_east"))
    assert "did you mean “southeast”" in wrong.say()
    assert "did you mean “M0”" in refusal(lambda: over_cutoffs(of_vn_2016(), measure="M1")).say()


def test_measures_by_class_have_no_cutoff() -> None:
    frame = of_vn_2016().frame.filter(pl.col("poor_by").eq_missing("class"))
    refusal(lambda: over_cutoffs(frame, "region"))
    refusal(lambda: ranks(frame, "region"))


def test_nobody_poor_is_zero_where_zero_is_known() -> None:
    assert profile(NOBODY_POOR, NAMES).to_dict()
    assert over_cutoffs(NOBODY_POOR, "area").to_dict()
    assert ranks(NOBODY_POOR, "area").to_dict()
    for draw in (contributions, contributions_of_dimensions):
        refusal(lambda draw=draw: draw(NOBODY_POOR, NAMES, "area"))
    refusal(lambda: headcount_intensity(NOBODY_POOR, "area"))
