"""Table 11 adds up what the review says of children, and nothing that it does not say."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import chuan_ngheo as cn
from chuan_ngheo.analysis import AnalysisError
from chuan_ngheo.analysis.reports import Children, Contents, report
from tables.engines import ENGINES, frames

STANDARD = cn.standard("vn-2016")
NAMES = ("children", "children_deprived_health", "children_deprived_education")
TYPES = {"status": pl.String, **dict.fromkeys(("class_id", "possible"), pl.String), **dict.fromkeys(NAMES, pl.Int64)}
households = st.lists(
    st.fixed_dictionaries(
        {
            "status": st.sampled_from(["poor", "near_poor", "average", None]),
            "class_id": st.none(),
            "possible": st.none(),
        }
        | dict.fromkeys(NAMES, st.none() | st.integers(0, 5))
    ),
    max_size=8,
)


def table(rows: list[dict[str, object]]) -> pl.DataFrame:
    findings = {f"deprived_{each.id}": pl.lit(None, pl.Boolean) for each in STANDARD.indicators}
    return pl.DataFrame(rows, schema=TYPES).with_columns(**findings)


@given(rows=households)
def test_children_are_added_up_by_list(rows: list[dict[str, object]]) -> None:
    made = report(table(rows), STANDARD, on=date(2020, 12, 15)).table("11")
    for status in ("poor", "near_poor"):
        own = [row for row in rows if row["status"] == status and None not in [row[name] for name in NAMES]]
        for key, name in zip(("count", "health", "education"), NAMES, strict=True):
            assert made.row(status).cells[key] == sum(row[name] for row in own)  # type: ignore[misc]
    listed = [row for row in rows if row["status"] in ("poor", "near_poor")]
    unknown = sum(None in [row[name] for name in NAMES] for row in listed)
    assert [str(unknown) in note.en for note in made.notes] == [True] * bool(unknown)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_adds_up_the_same(engine: str) -> None:
    rows: list[dict[str, object]] = [
        {"status": status, "class_id": None, "possible": None, **dict.fromkeys(NAMES, count)}
        for status, count in (("poor", 3), ("near_poor", 1), ("poor", None), ("average", 2), ("poor", 3))
    ]
    (frame,) = frames(engine, table(rows))
    made = report(frame, STANDARD, on=date(2020, 12, 15)).table("11")
    assert [made.row(key).cells["health"] for key in ("poor", "near_poor", "total")] == [6, 1, 7]


def test_other_columns_may_be_named_and_must_be_there() -> None:
    named = Children("under_16", "without_insurance", "out_of_school")
    own = table([]).rename(dict(zip(NAMES, ("under_16", "without_insurance", "out_of_school"), strict=True)))
    made = report(own, STANDARD, on=date(2020, 12, 15), contents=Contents(children=named))
    assert made.table("11").row("total").cells["count"] == 0
    with pytest.raises(AnalysisError, match="no such column; found under_16"):
        report(table([]), STANDARD, on=date(2020, 12, 15), contents=Contents(children=named))
    without = report(own, STANDARD, on=date(2020, 12, 15))
    assert [each.number for each in without.tables if each.number == "11"] == []
    assert any("No table 11" in note.en for note in without.notes)
