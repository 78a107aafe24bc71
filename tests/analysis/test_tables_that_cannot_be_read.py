"""What is wrong with a table is said with its column, what was found, what is expected and the nearest name."""

from typing import Any

import pandas as pd
import polars as pl
import pytest

from chuan_ngheo.analysis import AnalysisError, association, measure

GOOD = {"x": [1, 0], "y": [True, None], "size": [1, 2], "area": ["rural", "urban"]}
WEIGHTS = {"all": {"x": 1, "y": 1}}


def problems(table: Any, **asked: Any) -> list[tuple[str, str | None, str | None]]:
    with pytest.raises(AnalysisError) as refused:
        measure(table, **{"weights": WEIGHTS, "cutoffs": [1], **asked})
    assert all(problem.message.vi and problem.message.en for problem in refused.value.problems)
    return [(problem.where, problem.found, problem.nearest) for problem in refused.value.problems]


def test_all_missing_columns_at_once() -> None:
    table = pl.DataFrame(GOOD).drop("x")
    assert problems(table, by=["aera"], weight="siz", psu="unit") == [
        ("frame", "aera", "area"),
        ("frame", "unit", None),
        ("frame", "siz", "size"),
        ("frame", "x", None),
    ]


def test_what_is_no_finding() -> None:
    table = pl.DataFrame({**GOOD, "x": [2, 0], "y": ["yes", "no"]})
    assert problems(table) == [("frame.x", "2", None), ("frame.y", "y: String", None)]


@pytest.mark.parametrize("sizes", [[-1, 2], [-0.5, 2.0], [float("inf"), 1.0], ["1", "2"]])
def test_what_is_no_weight(sizes: list[Any]) -> None:
    ((where, _, _),) = problems(pl.DataFrame({**GOOD, "size": sizes}), weight="size")
    assert where == "frame.size"


def test_a_weight_unknown_is_counted_and_left_out() -> None:
    for sizes in ([3, None], [3.0, float("nan")], [3.0, None]):
        table = pl.DataFrame({"x": [1, 0], "size": sizes})
        found = measure(table, {"all": {"x": 1}}, [1], weight="size")
        assert found.get("H").value == 1
        assert [(each.reason, each.units) for each in found.left_out] == [("weight", 1)]


@pytest.mark.parametrize("counts", [["a", "b"], [1.5, 2.0]])
def test_rows_stand_for_whole_numbers_of_households(counts: list[Any]) -> None:
    table = pl.DataFrame({**GOOD, "households": counts})
    assert problems(table) == [("frame.households", str(table.schema["households"]), None)]


def test_pandas_columns_that_are_not_asked_for_may_hold_what_they_like() -> None:
    table = pd.DataFrame({"x": [1, 0], "note": [{"any": "thing"}, 3]})
    assert str(measure(table, {"all": {"x": 1}}, [1]).get("H").value) == "1/2"
    ((where, _, _),) = problems(table, by=["note"], weights={"all": {"x": 1}})
    assert where == "frame.note"
    assert problems(table.rename(columns={"note": 2019})) == [("frame", "2019", None)]


def test_a_single_name_is_one_level() -> None:
    found = measure(pl.DataFrame({**GOOD, "y": [True, False]}), WEIGHTS, [1], by="area")
    assert str(found.get("H", loa="area", subg="rural").value) == "1"


def test_a_sample_without_strata_has_no_stratum_to_name() -> None:
    table = pl.DataFrame({"x": [1, 0], "unit": [1, 1]})
    assert problems(table, weights={"all": {"x": 1}}, psu="unit") == [("psu", None, None)]


def test_arguments_that_cannot_be() -> None:
    table = pl.DataFrame({**GOOD, "y": [True, False]})
    assert problems(table, missing="bound", strata="area") == [("missing", "bound", "bounds"), ("psu", None, None)]
    assert problems(table, psu="size", level=1.5) == [("level", "1.5", None)]
    assert problems(table, psu="size", single_psu="certain") == [("single_psu", "certain", "certainty")]
    assert problems(table.with_columns(size=None), psu="size") == [("frame.size", "2", None)]
    assert problems(table.head(1), psu="size", single_psu="certainty") == [("psu", None, None)]


def test_nothing_to_measure() -> None:
    for cutoffs in ([], [1]):
        assert problems(pl.DataFrame({"income": [1]}), weights=None, cutoffs=cutoffs) == [("frame", None, None)]


def test_not_a_frame() -> None:
    with pytest.raises(AnalysisError, match=r"not a frame that can be read; found builtins\.dict"):
        measure({"x": [1]}, {"all": {"x": 1}}, [1])
    with pytest.raises(AnalysisError, match="not a frame"):
        association(7)


def test_weights_too_unlike_to_be_added_exactly() -> None:
    table = pl.DataFrame({"x": [1, 0], "size": [1e-300, 1e300]})
    with pytest.raises(AnalysisError, match=r"^frame\.size: the weights differ too widely"):
        measure(table, {"all": {"x": 1}}, [1], weight="size")
