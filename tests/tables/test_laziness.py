"""What is lazy stays lazy: nothing is read before somebody asks, and the same kind of frame comes back."""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from chuan_ngheo import standard, tables
from tables.engines import ENGINES, LAZY, back, frames

VN_2016 = standard("vn-2016")
ON = date(2020, 11, 20)
HOUSEHOLDS = pl.DataFrame({"household_id": [1, 2], "area": ["rural", "urban"], "income_per_head": [700_000, 900_001]})
MEMBERS = pl.DataFrame({"household_id": [1, 2], "insured": [True, False], "age": [40, 30]})


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_kind_of_frame_comes_back(engine: str) -> None:
    households, members = frames(engine, HOUSEHOLDS, MEMBERS)
    classified = tables.classify(households, VN_2016, members, on=ON)
    for result in (
        classified,
        tables.problems(households, VN_2016, members, on=ON),
        tables.patterns(classified, by=["area"]),
    ):
        assert type(result) is type(households)
        assert isinstance(result, LAZY.get(engine, object))
        assert nw.from_native(result).implementation is nw.from_native(households).implementation
    assert back(classified).sort("household_id")["deprived_health_insurance"].to_list() == [False, True]


def test_polars_reads_nothing() -> None:
    def unreadable(frame: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError("somebody looked")

    lazy = HOUSEHOLDS.lazy().map_batches(unreadable, schema=HOUSEHOLDS.schema)
    people = MEMBERS.lazy().map_batches(unreadable, schema=MEMBERS.schema)
    results: list[Any] = [tables.classify(lazy, VN_2016, people, on=ON), tables.problems(lazy, VN_2016, people, on=ON)]
    results.append(tables.patterns(results[0]))
    for result in results:
        with pytest.raises(AssertionError, match="somebody looked"):
            result.collect()
