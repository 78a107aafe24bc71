"""Pattern counts say everything that the classified rows say, whatever they are grouped by."""

from collections import Counter
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo import TableError, standard, tables
from tables.engines import ENGINES, back, frames

VN_2016 = standard("vn-2016")
ON = date(2020, 11, 20)
ANSWERS = st.sampled_from([True, False, None])


@st.composite
def classified(draw: st.DrawFn) -> pl.DataFrame:
    count = draw(st.integers(0, 25))
    column = st.lists
    frame = pl.DataFrame(
        {
            "area": draw(column(st.sampled_from(["rural", "urban", None]), min_size=count, max_size=count)),
            "income_per_head": draw(column(st.sampled_from([600_000, 800_000, None]), min_size=count, max_size=count)),
            "size": draw(column(st.sampled_from([1, 4, None]), min_size=count, max_size=count)),
            "finding_toilet": draw(column(ANSWERS, min_size=count, max_size=count)),
            "finding_telecom": draw(column(ANSWERS, min_size=count, max_size=count)),
        },
        schema={
            "area": pl.String,
            "income_per_head": pl.Int64,
            "size": pl.Int64,
            "finding_toilet": pl.Boolean,
            "finding_telecom": pl.Boolean,
        },
    )
    return tables.classify(frame, VN_2016, on=ON)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(rows=classified(), by=st.sampled_from([[], ["area"], ["area", "size"]]))
def test_counts_are_those_of_the_rows(rows: pl.DataFrame, by: list[str]) -> None:
    keys = [*by, "status", "class_id", "possible", *(f"deprived_{each.id}" for each in VN_2016.indicators)]
    counted = tables.patterns(rows, by=by, persons="size")
    assert counted.columns == [*keys, "households", "persons", "persons_unknown"]
    assert Counter(dict(zip(counted.select(keys).rows(), counted["households"], strict=True))) == Counter(
        rows.select(keys).rows()
    )
    persons: Counter[Any] = Counter()
    for key, size in zip(rows.select(keys).rows(), rows["size"], strict=True):
        persons[key] += size or 0
    assert dict(zip(counted.select(keys).rows(), counted["persons"], strict=True)) == dict(persons)
    assert counted["persons_unknown"].sum() == rows["size"].null_count()


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(rows=classified())
def test_every_engine_counts_alike(engine: str, rows: pl.DataFrame) -> None:
    typed = rows.with_columns(pl.col("possible").cast(pl.String))
    wanted = Counter(tables.patterns(typed, by=["area"], persons="size").rows())
    got = back(tables.patterns(frames(engine, typed)[0], by=["area"], persons="size"))
    assert Counter(got.select(tables.patterns(typed, by=["area"], persons="size").columns).rows()) == wanted


def test_sums_of_small_numbers_do_not_overflow() -> None:
    rows = tables.classify(
        pl.DataFrame({"area": ["rural"] * 300, "income_per_head": [1] * 300, "size": [100] * 300}).cast(
            {"size": pl.Int8}
        ),
        VN_2016,
        on=ON,
    )
    for frame in (rows, rows.to_arrow(), rows.to_pandas()):
        assert back(tables.patterns(frame, persons="size"))["persons"].to_list() == [30_000]


def test_columns_that_are_not_there_are_named() -> None:
    rows = tables.classify(pl.DataFrame({"area": ["rural"], "commune": ["X"]}), VN_2016, on=ON)
    with pytest.raises(TableError) as caught:
        tables.patterns(rows, by=["comune"], persons="persons")
    assert [each.found for each in caught.value.problems] == ["comune", "persons"]
    assert "did you mean “commune”?" in caught.value.say("en")
    with pytest.raises(TableError, match="not classified"):
        tables.patterns(rows.drop("class_id"))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_nan_is_an_unknown_number_of_persons(engine: str) -> None:
    rows = pl.DataFrame({"income_per_head": [1, 1, 1], "size": [2.0, float("nan"), None]})
    classified = tables.classify(rows.select("income_per_head"), VN_2016, on=ON).with_columns(rows["size"])
    found = back(tables.patterns(frames(engine, classified)[0], persons="size"))
    assert found.select("households", "persons", "persons_unknown").rows() == [(3, 2, 2)]


def test_a_single_name_is_one_group() -> None:
    rows = tables.classify(pl.DataFrame({"area": ["rural", "urban"], "income_per_head": [1, 1]}), VN_2016, on=ON)
    assert sorted(tables.patterns(rows, "area")["area"]) == ["rural", "urban"]


def test_other_columns_may_hold_what_they_like() -> None:
    rows = tables.classify(pl.DataFrame({"income_per_head": [1, 1]}), VN_2016, on=ON).to_pandas()
    noted = rows.assign(note=[{"any": "thing"}, 3])
    assert tables.patterns(noted)["households"].tolist() == [2]


def test_what_cannot_be_added_up_or_stand_beside_the_sums_is_named() -> None:
    rows = tables.classify(pl.DataFrame({"income_per_head": [1]}), VN_2016, on=ON)
    rows = rows.with_columns(size=pl.lit("hai"), households=pl.lit("x"))
    for frame in (rows, rows.lazy(), rows.to_arrow(), rows.to_pandas()):
        with pytest.raises(
            TableError, match=r"^households\.size: only a column of numbers can be added up; found String"
        ):
            tables.patterns(frame, persons="size")
        with pytest.raises(TableError, match="a column of the result has this name; found households"):
            tables.patterns(frame, ["households"])
