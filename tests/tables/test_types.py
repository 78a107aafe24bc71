"""Columns of whatever type a frame holds its facts in: the same answers, and nothing rounded, wrapped or guessed."""

from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from chuan_ngheo import TableError, standard, tables
from tables.engines import ENGINES, back, frames

VN_2016, VN_2022 = standard("vn-2016"), standard("vn-2022")
ON = date(2020, 11, 20)


def classes(households: Any, members: Any = None, law: Any = VN_2016) -> list[tuple[Any, ...]]:
    """Class and classes possible, in the order of the rows."""
    return back(tables.classify(households, law, members, on=ON)).select("class_id", "possible").rows()


ROWS = pl.DataFrame(
    {
        "area": ["rural", "urban", None, "rural", "rural"],
        "size": [4, 1, 2, None, 3],
        "monthly_income": [2_800_000, 900_001, 10_000_000, 3_000_001, None],
        "finding_toilet": [True, None, False, False, True],
    },
    schema={"area": pl.String, "size": pl.Int64, "monthly_income": pl.Int64, "finding_toilet": pl.Boolean},
)
USUAL = classes(ROWS)


@pytest.mark.parametrize("engine", ENGINES)
def test_floats_with_nan_and_answers_in_numbers(engine: str) -> None:
    """What pandas makes of whole numbers and of answers as soon as one is missing; NaN is no number and no answer."""
    nan = float("nan")
    floats = ROWS.with_columns(
        pl.col("size", "monthly_income").cast(pl.Float64).fill_null(nan),
        pl.col("finding_toilet").cast(pl.Float64).fill_null(nan),
    )
    assert classes(*frames(engine, floats)) == USUAL


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "types",
    [
        {"size": pl.Int8, "monthly_income": pl.Int32, "finding_toilet": pl.Int8},
        {"size": pl.UInt8, "monthly_income": pl.UInt64},
        {"size": pl.Decimal(10, 0), "monthly_income": pl.Decimal(18, 2)},
        {"size": pl.Float32},
    ],
    ids=str,
)
def test_narrow_and_exact_numbers(engine: str, types: dict[str, Any]) -> None:
    """A size in one byte times a line of millions overflows nothing."""
    assert classes(*frames(engine, ROWS.cast(types))) == USUAL


@pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum(["urban", "rural", "rural_mountain"])])
def test_categories(dtype: Any) -> None:
    cast = ROWS.cast({"area": dtype})
    assert classes(cast) == classes(cast.lazy()) == classes(cast.to_arrow()) == classes(cast.to_pandas()) == USUAL


@pytest.mark.parametrize("months", [1, 12])
@pytest.mark.parametrize("engine", ENGINES)
def test_no_quotient_is_rounded(engine: str, months: int) -> None:
    """Whole đồng about a line times the number of persons, up to the largest household there can be."""
    law = VN_2016 if months == 1 else standard("vn-sg-2019")
    line = law.decision.limits[law.decision.areas[0]][0].income
    sizes = [3, 7, 1000]
    rows = [(size, line * size // months + step) for size in sizes for step in (-1, 0, 1)]
    frame = pl.DataFrame(
        {
            "area": ["urban"] * len(rows),
            "size": [size for size, _ in rows],
            "monthly_income": [total for _, total in rows],
        }
    )
    below = [total * months <= line * size for size, total in rows]
    first = law.classes[0].id if months == 1 else {"poor_group_1", "poor_group_2"}
    found = classes(*frames(engine, frame), law=law)
    in_band = [
        class_id == first if months == 1 else set((possible or class_id or "").split("|")) == first
        for class_id, possible in found
    ]
    assert in_band == below


def test_the_largest_amounts_overflow_nothing() -> None:
    most = 10**15
    frame = pl.DataFrame({"area": ["urban"] * 2, "size": [1000, 1], "monthly_income": [most, most]})
    for law in (VN_2016, standard("vn-sg-2019")):
        last = law.classes[-1].id
        assert [each[0] for each in classes(frame, law=law)] == [last, last]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_fraction_of_a_dong_is_no_income(engine: str) -> None:
    frame = pl.DataFrame({"area": ["rural"] * 3, "income_per_head": [700_000.0, 700_000.5, float("inf")]})
    known, *others = classes(*frames(engine, frame))
    assert known == ("poor_by_income", None)
    assert [class_id for class_id, _ in others] == [None, None]


@pytest.mark.parametrize("engine", ENGINES)
def test_floor_area_is_compared_exactly(engine: str) -> None:
    exact = pl.DataFrame(
        {"size": [4, 4, 4, None], "floor_area": ["31.99", "32.00", "32.01", "7.99"]},
        schema={"size": pl.Int64, "floor_area": pl.String},
    )
    for dtype in (pl.Decimal(8, 2), pl.Float64):
        given_frames = frames(engine, exact.cast({"floor_area": dtype}))
        found = back(tables.classify(given_frames[0], VN_2016, on=ON))["deprived_housing_area"]
        assert found.to_list() == [True, False, False, True]


def test_days_with_a_time_of_day() -> None:
    households = pl.DataFrame({"household_id": [1, 2]})
    born = [datetime(2014, 11, 20), datetime(2014, 11, 21)]  # noqa: DTZ001 - as other programs write a day
    members = pl.DataFrame({"household_id": [1, 2], "birth_date": born, "insured": [False, False]})
    for cast in (pl.DataFrame.clone, pl.DataFrame.to_pandas, pl.DataFrame.to_arrow):
        found = back(tables.classify(cast(households), VN_2016, cast(members), on=ON))
        assert found["deprived_health_insurance"].to_list() == [True, False]


def test_pandas_keeps_its_index_and_columns_and_gets_nullable_ones() -> None:
    frame = pd.DataFrame(
        {"area": ["rural", None], "income_per_head": [1, 2], "note": [{"any": "thing"}, 3]}, index=["b", "a"]
    )
    result = tables.classify(frame, VN_2016, on=ON)
    assert list(result.index) == ["b", "a"]
    assert result[frame.columns].equals(frame)
    assert result["deprived_toilet"].dtype == pd.BooleanDtype()
    assert result["deprivations"].dtype == pd.Int64Dtype()
    assert list(frame.columns) == ["area", "income_per_head", "note"]


def test_pandas_objects_of_numpy_and_decimal() -> None:
    frame = pd.DataFrame(
        {
            "area": pd.Series(["rural", np.nan, "urban"], dtype=object),
            "monthly_income": pd.Series([np.int64(2_800_000), None, 5], dtype=object),
            "size": pd.Series([Decimal(4), np.nan, Decimal(1)], dtype=object),
            "hears_loudspeaker": pd.Series([np.True_, None, False], dtype=object),
        }
    )
    assert [each[0] for each in classes(frame)] == ["poor_by_income", None, "poor_by_income"]


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_of_nothing(engine: str) -> None:
    nothing = pl.Series([None, None])
    frame = pl.DataFrame({"area": ["rural", "urban"], "income_per_head": [1, 1]}).with_columns(
        size=nothing, toilet=nothing.cast(pl.String), finding_toilet=nothing.cast(pl.Boolean)
    )
    if engine in ("duckdb", "ibis"):  # where a column always has a type
        frame = frame.cast({"size": pl.Int64})
    assert classes(*frames(engine, frame)) == [("poor_by_income", None)] * 2


@pytest.mark.parametrize("engine", ENGINES)
def test_lists_of_no_device(engine: str) -> None:
    frame = pl.DataFrame({"devices": [[], None]}, schema={"devices": pl.List(pl.String)})
    silent = frame.with_columns(hears_loudspeaker=False, income_points=pl.lit(None, dtype=pl.Int64), income_per_head=1)
    result = back(tables.classify(frames(engine, silent)[0], VN_2016, on=ON))
    assert result["deprived_information_assets"].to_list() == [True, None]
    assert result["disagreement"].to_list() == [False, False]  # a column of nothing is still a column


@pytest.mark.parametrize("engine", ENGINES)
def test_no_rows(engine: str) -> None:
    for columns in (["area", "size", "monthly_income", "finding_toilet"], ["area"]):
        empty = back(tables.classify(*[*frames(engine, ROWS.select(columns).clear()), VN_2016], on=ON))
        assert empty.height == 0
        assert empty.columns == [*columns, *tables.result_columns(VN_2016)]


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_keep_their_order(engine: str) -> None:
    ids = [(place * 7919) % 1009 for place in range(1009)]
    households = pl.DataFrame({"household_id": ids, "area": ["rural"] * len(ids), "income_per_head": ids})
    members = pl.DataFrame({"household_id": sorted(ids), "insured": [True] * len(ids)})
    got = back(tables.classify(*_with(frames(engine, households, members)), on=ON))
    if engine in ("duckdb", "ibis"):  # whose tables have no order
        assert sorted(got["household_id"].to_list()) == sorted(ids)
    else:
        assert got["household_id"].to_list() == ids


def _with(given_frames: list[Any]) -> list[Any]:
    return [given_frames[0], VN_2016, given_frames[1]]


@pytest.mark.parametrize(
    ("column", "values", "said"),
    [
        ("area", [1, 2], "households.area"),
        ("monthly_income", ["1.500.000", "2"], "households.monthly_income"),
        ("finding_toilet", ["có", "không"], "households.finding_toilet"),
        ("devices", ["radio", "tivi"], "households.devices"),
        ("floor_area", [True, False], "households.floor_area"),
    ],
)
def test_a_column_that_cannot_hold_its_fact_is_named(column: str, values: list[Any], said: str) -> None:
    frame = pl.DataFrame({column: values, "size": ["một", "hai"]})
    for given_frame in (frame, frame.lazy(), frame.to_arrow(), frame.to_pandas()):
        with pytest.raises(TableError) as caught:
            tables.classify(given_frame, VN_2016, on=ON)
        assert {each.where for each in caught.value.problems} == {said, "households.size"}
        assert caught.value.say("vi") != caught.value.say("en")


def test_pandas_columns_of_several_types_are_named() -> None:
    frame = pd.DataFrame({"size": pd.Series([1, "hai"], dtype=object), "toilet": pd.Series(["vip", 3], dtype=object)})
    with pytest.raises(TableError) as caught:
        tables.classify(frame, VN_2016, on=ON)
    assert [each.where for each in caught.value.problems] == ["households.size", "households.toilet"]


@pytest.mark.parametrize("what", [None, 3, [1, 2], {"area": ["rural"]}, pl.Series([1])])
def test_what_is_no_frame(what: Any) -> None:
    with pytest.raises(TableError, match=r"^households: not a frame"):
        tables.classify(what, VN_2016, on=ON)


def test_ids_of_two_types() -> None:
    households = pl.DataFrame({"household_id": ["1", "2"]})
    members = pl.DataFrame({"household_id": [1, 2], "insured": [True, False]})
    with pytest.raises(TableError, match=r"members\.household_id"):
        tables.classify(households, VN_2016, members, on=ON)
    numbers = households.cast({"household_id": pl.Int16})
    as_pandas = members.to_pandas().astype({"household_id": float})
    found = tables.classify(numbers.to_pandas(), VN_2016, as_pandas, on=ON)["deprived_health_insurance"]
    assert list(found.isna()) == [False, True]


def test_frames_of_two_libraries() -> None:
    households = pl.DataFrame({"household_id": [1]})
    members = pa.table({"household_id": [1], "insured": [True]})
    with pytest.raises(TableError, match="two libraries"):
        tables.classify(households, VN_2016, members, on=ON)


def test_columns_that_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    frame = pl.DataFrame(
        {
            "finding_toilett": [True],
            "status": ["poor"],
            "disagreement": [True],
            "cn_set": [1],
            "devices": [["radio"]],
            "has_radio": [True],
        }
    )
    with pytest.raises(TableError) as caught:
        tables.classify(frame, VN_2022, pl.DataFrame({"insured": [True]}), on=ON)
    said = caught.value.say("en")
    assert "did you mean “finding_toilet”" in said
    assert all(f"found {each}" in said for each in ("status", "disagreement", "cn_set"))
    assert "devices stand both" in said
    with pytest.raises(TableError, match="the column of household ids is missing"):
        tables.classify(pl.DataFrame({"area": ["rural"]}), VN_2022, pl.DataFrame({"insured": [True]}), on=ON)


KINDS_OF_TEXT = {
    "pandas": ["object", "str", "string[python]", "category"],
    "pyarrow": [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.large_string())],
}


@pytest.mark.parametrize(
    ("library", "one", "other"),
    [(library, *pair) for library, kinds in KINDS_OF_TEXT.items() for pair in product(kinds, repeat=2)],
    ids=str,
)
def test_ids_in_texts_of_two_kinds(library: str, one: Any, other: Any) -> None:
    """One table may come out of a file and the other out of a list: the same texts, the same households."""

    def ids(kind: Any, *texts: str) -> Any:
        return pd.Series(texts, dtype=kind) if library == "pandas" else pa.array(texts, pa.string()).cast(kind)

    make = pd.DataFrame if library == "pandas" else pa.table
    households = make({"household_id": ids(one, "b", "a", "c")})
    members = make({"household_id": ids(other, "a", "b", "d"), "age": [30, 30, 30], "insured": [True, False, True]})
    result = tables.classify(households, VN_2016, members, on=ON)
    assert back(result)["deprived_health_insurance"].to_list() == [True, False, None]
    assert back(result)["household_id"].to_list() == ["b", "a", "c"]
    found = back(tables.problems(households, VN_2016, members, on=ON))
    assert found.select("household_id", "problem").rows() == [("c", "without_members"), ("d", "without_household")]


@pytest.mark.parametrize("dtype", [pl.UInt64, pl.Int128])
@pytest.mark.parametrize("engine", [each for each in ENGINES if each != "pandas_objects"])
def test_a_whole_number_beyond_all_measure_is_unknown(engine: str, dtype: Any) -> None:
    if dtype == pl.Int128 and engine not in {"polars", "polars_lazy"}:
        dtype = pl.UInt64  # the widest that Arrow has
    frame = pl.DataFrame({"area": ["rural"] * 2, "income_per_head": pl.Series([700_000, 2**63 + 5], dtype=dtype)})
    assert [each[0] for each in classes(*frames(engine, frame))] == ["poor_by_income", None]
    found = back(tables.problems(*frames(engine, frame), VN_2016, on=ON))
    assert found.select("column", "problem").rows() == [("income_per_head", "impossible_value")]


def test_a_whole_number_that_no_column_holds_is_named() -> None:
    frame = pd.DataFrame({"income_per_head": [2**70]})
    with pytest.raises(TableError, match=r"^households\.income_per_head: a column with a number that is too large"):
        tables.classify(frame, VN_2016, on=ON)


def test_pandas_columns_of_nothing_are_floats() -> None:
    """So pandas reads a blank column of a file, and so it makes a table without rows."""
    households = pd.read_csv(
        StringIO("household_id,area,toilet,finding_toilet,income_per_head\na,rural,,,1\nb,urban,,,")
    )
    members = pd.DataFrame({"household_id": [], "birth_date": [], "education": []})
    assert [each[0] for each in classes(households, members)] == ["poor_by_income", None]
    assert tables.classify(households.head(0), VN_2016, members, on=ON).empty
    found = tables.problems(households, VN_2016, members, on=ON)
    assert list(found["problem"]) == ["without_members"] * 2
    some = pd.DataFrame({"household_id": ["a", "c"], "age": [30, 30], "education": [None, None]})
    found = tables.problems(households, VN_2016, some, on=ON)
    assert list(found["problem"]) == ["without_members", "without_household"]


def test_names_of_columns_are_texts() -> None:
    for columns in ([2019, "area"], pd.MultiIndex.from_tuples([("a", "b"), ("a", "area")])):
        frame = pd.DataFrame([[1, "rural"]], columns=columns)
        for table in (tables.classify, tables.problems):
            with pytest.raises(TableError, match=r"^households: the name of a column must be text"):
                table(frame, VN_2016, on=ON)
