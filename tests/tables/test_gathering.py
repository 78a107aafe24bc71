"""What members answer is gathered alike in every engine, however many questions there are."""

from itertools import product

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from chuan_ngheo.tables.gathering import with_answers, with_row_numbers
from chuan_ngheo.tables.people import LISTED, TRUE, UNKNOWN
from tables.engines import back, frames

QUESTIONS = [f"cn_any_{place}" for place in range(17)]
HOUSEHOLDS = pl.DataFrame({"household_id": range(12, 0, -1)})
ANSWERS = pl.DataFrame(
    [
        {"household_id": each, "cn_count": member}
        | {name: (each * 5 + member * (place + 1)) % 3 for place, name in enumerate(QUESTIONS)}
        for each, member in product(range(1, 11), range(4))
        if member <= each % 4
    ],
    schema_overrides=dict.fromkeys(QUESTIONS, pl.Int8),
)


@pytest.mark.parametrize("engine", ["polars_lazy", "pyarrow", "duckdb"])
def test_the_greatest_and_the_sum(engine: str) -> None:
    households, answers = (nw.from_native(each) for each in frames(engine, HOUSEHOLDS, ANSWERS))
    if engine == "pyarrow":
        households = with_row_numbers(households)
    gathered = with_answers(households, answers, "household_id", QUESTIONS, ["cn_count"]).to_native()
    found = {row.pop("household_id"): row for row in back(gathered).to_dicts()}
    assert len(found) == len(HOUSEHOLDS)
    for household, row in found.items():
        own = ANSWERS.filter(household_id=household)
        assert row[LISTED] == (own.height or None)
        assert row["cn_count"] == (own["cn_count"].sum() if own.height else None)
        for question in QUESTIONS:
            if not own.height:
                assert row[question] is None
                continue
            assert (row[question] >= TRUE) == (TRUE in own[question])
            assert (row[question] >= UNKNOWN) == (own[question].max() >= UNKNOWN)


def test_the_order_of_lazy_households_stays() -> None:
    households, answers = (nw.from_native(each) for each in frames("polars_lazy", HOUSEHOLDS, ANSWERS))
    gathered = with_answers(households, answers, "household_id", QUESTIONS, []).to_native()
    assert back(gathered)["household_id"].to_list() == HOUSEHOLDS["household_id"].to_list()
