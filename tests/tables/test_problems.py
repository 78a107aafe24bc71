"""The frame of problems: everything that is wrong, none of it dropped, and nothing where nothing is."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo import Household, HouseholdError, classify, standard, tables
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Kind
from chuan_ngheo.verification.strategies.surveyed import households
from tables.engines import ENGINES, back, frames
from tables.laid_out import tables_of

VN_2016, VN_2022 = standard("vn-2016"), standard("vn-2022")
ON = date(2020, 11, 20)

HOUSEHOLDS = pl.DataFrame(
    {
        "household_id": ["H1", "H2", "H3", "H4", "H4", None],
        "area": ["rural", "urban", None, "rual", "rural", "rural"],
        "size": [1, None, 2, 0, 5, 1001],
        "monthly_income": [2_800_000, 4_000_000, None, -1, 10**15 + 1, 1],
        "income_per_head": [2_800_000, None, None, 5, None, None],
        "floor_area": [30.5, 50.0, 10.0, -9.0, None, 1.0],
        "toilet": ["none", "septic", None, "vip", "vip", "VIP"],
        "finding_toilet": [False, False, None, None, None, None],
        "deprivation_points": [15, None, None, None, 110, None],
        "has_radio": [True, None, False, False, True, None],
    }
)
MEMBERS = pl.DataFrame(
    {
        "household_id": ["H1", "H1", "H2", "H9", None, "H4"],
        "birth_date": [date(1990, 1, 1), date(2020, 11, 21), None, date(2000, 1, 1), None, date(2000, 1, 1)],
        "birth_year": [1990, None, 2021, 2000, 1849, 2001],
        "age": [30, None, None, 20, 20, 19],
        "insured": [True, False, None, True, True, True],
        "education": ["none", "primery", None, None, "none", None],
        "attending": ["none"] * 6,
    }
)
FOUND = {
    ("households", "H1", "size", "contradiction"),
    ("households", "H1", "finding_toilet", "contradiction"),
    ("households", "H1", "deprivation_points", "contradiction"),
    ("households", "H4", "area", "unknown_code"),
    ("households", "H4", "size", "impossible_value"),
    ("households", "H4", "monthly_income", "impossible_value"),
    ("households", "H4", "floor_area", "impossible_value"),
    ("households", "H4", "deprivation_points", "contradiction"),
    ("households", "H4", "household_id", "duplicate_id"),
    ("households", "H3", "household_id", "without_members"),
    ("households", None, "size", "impossible_value"),
    ("households", None, "toilet", "unknown_code"),
    ("households", None, "household_id", "no_id"),
    ("households", None, "household_id", "without_members"),
    ("members", "H1", "birth_date", "impossible_birth"),
    ("members", "H2", "birth_date", "impossible_birth"),
    ("members", "H4", "birth_date", "impossible_birth"),
    ("members", "H1", "education", "unknown_code"),
    ("members", None, "birth_year", "impossible_value"),
    ("members", None, "household_id", "no_id"),
    ("members", "H9", "household_id", "without_household"),
}


def found(rows: pl.DataFrame) -> Counter[tuple[Any, ...]]:
    return Counter(rows.select("table", "household_id", "column", "problem").rows())


@pytest.mark.parametrize("engine", ENGINES)
def test_every_problem_is_told_on_every_engine(engine: str) -> None:
    both = frames(engine, HOUSEHOLDS, MEMBERS)
    told = back(tables.problems(both[0], VN_2016, both[1], on=ON, lang="en"))
    counted = found(told)
    assert set(counted) == FOUND
    twice = ("households", "H4", "monthly_income", "impossible_value")
    assert {each for each, times in counted.items() if times > 1} == {twice}  # two rows have that id
    assert told.columns == ["table", "household_id", "column", "found", "problem", "reason"]
    assert None not in told["reason"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_day_before_anybody_was_born_is_no_birth(engine: str) -> None:
    """``0001-01-01`` is what some programs write where there is no day: nobody is two thousand years old."""
    born = pl.DataFrame(
        {
            "household_id": ["A", "B", "C"],
            "birth_date": [date(1, 1, 1), date(1849, 12, 31), date(1850, 1, 1)],
            "education": ["none"] * 3,
        }
    )
    both = frames(engine, pl.DataFrame({"household_id": ["A", "B", "C"], "area": ["rural"] * 3}), born)
    told = back(tables.problems(both[0], VN_2016, both[1], on=ON, lang="en"))
    assert {each[1] for each in found(told) if each[3] == "impossible_birth"} == {"A", "B"}
    result = back(tables.classify(both[0], VN_2016, both[1], on=ON)).sort("household_id")
    assert result["deprived_adult_education"].to_list() == [None, None, False]


def test_what_was_found_is_shown_and_said_in_both_languages() -> None:
    said = {
        lang: tables.problems(HOUSEHOLDS, VN_2016, MEMBERS, on=ON, lang=lang).sort("table", "column", "problem")
        for lang in ("vi", "en")
    }
    values = dict(said["en"].drop_nulls("found").select("column", "found").rows())
    assert values["area"] == "rual"
    assert values["education"] == "primery"
    assert said["vi"].drop("reason").equals(said["en"].drop("reason"))
    assert all(vi != en for vi, en in zip(said["vi"]["reason"], said["en"]["reason"], strict=True))


def test_a_household_that_contradicts_itself_has_no_class() -> None:
    result = tables.classify(HOUSEHOLDS, VN_2016, MEMBERS, on=ON)
    classes = result.select("household_id", "status", "class_id", "possible", "deprivations").rows()
    assert classes[0] == ("H1", None, None, None, None)
    assert classes[4] == ("H4", None, None, None, None)
    assert all(row[2] or row[3] for row in (classes[1], classes[2], classes[3], classes[5]))


def test_no_row_is_dropped_and_members_of_one_id_belong_to_all_its_households() -> None:
    twice = pl.DataFrame({"household_id": [1, 1, 2], "area": ["rural", "urban", "rural"]})
    members = pl.DataFrame({"household_id": [1, 3], "insured": [False, False], "age": [40, 40]})
    result = tables.classify(twice, VN_2016, members, on=ON)
    assert result["household_id"].to_list() == [1, 1, 2]
    assert result["deprived_health_insurance"].to_list() == [True, True, None]
    told = found(tables.problems(twice, VN_2016, members, on=ON))
    assert told == {
        ("households", "1", "household_id", "duplicate_id"): 1,
        ("households", "2", "household_id", "without_members"): 1,
        ("members", "3", "household_id", "without_household"): 1,
    }


def test_devices_in_a_list() -> None:
    frame = pl.DataFrame({"devices": [["radio"], ["radio", "gramophone"], [], None, ["laptop", "tablet"]]})
    told = tables.problems(frame, VN_2016, on=ON, lang="en")
    assert told.select("household_id", "column", "problem").rows() == [(None, "devices", "unknown_code")]
    result = tables.classify(frame.with_columns(hears_loudspeaker=False), VN_2016, on=ON)
    assert result["deprived_information_assets"].to_list() == [False, False, True, None, False]


def test_a_value_that_cannot_be_counts_as_unknown() -> None:
    """Never as “not among those that are fine”, and never as a number."""
    wrong = {"area": "rual", "water_source": "pipe", "toilet": "x", "size": -4, "income_per_head": -1, "floor_area": -1}
    frame = pl.DataFrame([wrong, dict.fromkeys(wrong)], schema={each: type(value) for each, value in wrong.items()})
    results = tables.classify(frame, VN_2016, on=ON).select(tables.result_columns(VN_2016)).rows()
    assert results[0] == results[1]
    assert tables.problems(frame, VN_2016, on=ON).height == len(wrong)


def _clean(drawn: Sequence[Household]) -> list[Household]:
    kept = []
    for household in drawn:
        try:
            classify(household, VN_2022, on=ON)
        except HouseholdError:
            continue
        kept.append(household)
    return kept


@settings(max_examples=8, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(data=st.data())
def test_nothing_is_told_of_households_that_the_scalar_path_takes(data: st.DataObject) -> None:
    kept = _clean(data.draw(st.lists(households(VN_2022, ON), max_size=15)))
    told = tables.problems(*_asked(kept), on=ON)
    alone = {str(number) for number, each in enumerate(kept, start=1) if not each.members}
    assert found(told) == {("households", number, "household_id", "without_members"): 1 for number in alone}


def _asked(kept: list[Household]) -> list[Any]:
    one, other = tables_of(kept, VN_2022)
    return [one, VN_2022, other]


@settings(max_examples=10, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(data=st.data())
def test_what_the_scalar_path_refuses_is_told_and_has_no_class(data: st.DataObject) -> None:
    """Findings and totals of points drawn at will, most of which the facts do not admit."""
    drawn = data.draw(st.lists(households(VN_2022, ON, complete=True), min_size=1, max_size=8))
    one, other = tables_of(drawn, VN_2022)
    findings = {f"finding_{each.id}": data.draw(_answers(len(drawn))) for each in VN_2022.indicators[:4]}
    points = data.draw(
        st.lists(st.sampled_from([None, None, 0, 10, 35, 120, 130]), min_size=len(drawn), max_size=len(drawn))
    )
    changed = one.with_columns(
        *(pl.Series(name, answers, dtype=pl.Boolean) for name, answers in findings.items()),
        pl.Series("deprivation_points", points, dtype=pl.Int64),
    )
    refused = set()
    for number, household in enumerate(drawn):
        said = {name.removeprefix("finding_"): answers[number] for name, answers in findings.items()}
        try:
            classify(_with(household, said, points[number]), VN_2022, on=ON)
        except HouseholdError:
            refused.add(str(number + 1))
    told = tables.problems(changed, VN_2022, other, on=ON)
    result = tables.classify(changed, VN_2022, other, on=ON)
    assert set(told.filter(pl.col("problem") == "contradiction")["household_id"]) == refused
    without_class = result.filter(pl.col("class_id").is_null() & pl.col("possible").is_null())
    assert {str(each) for each in without_class["household_id"]} == refused


def _answers(count: int) -> st.SearchStrategy[list[bool | None]]:
    return st.lists(st.sampled_from([None, None, True, False]), min_size=count, max_size=count)


def _with(household: Household, findings: dict[str, bool | None], points: int | None) -> Household:
    return evolve(household, findings={**household.findings, **findings}, deprivation_points=points)


@given(data=st.data())
def test_every_impossible_cell_is_told(data: st.DataObject) -> None:
    """One wrong value in one column of the household or the member: its column, and no other, is named."""
    table = data.draw(st.sampled_from(["households", "members"]))
    facts = HOUSEHOLD_FACTS if table == "households" else MEMBER_FACTS
    fact = data.draw(st.sampled_from([each for each in facts.values() if each.kind in (Kind.CODE, Kind.INTEGER)]))
    wrong: Any = "không phải mã" if fact.kind is Kind.CODE else data.draw(_outside(fact.minimum, fact.maximum))
    households_frame = pl.DataFrame({"household_id": [1, 2]})
    members = pl.DataFrame({"household_id": [1, 2], "insured": [True, True]})
    column = pl.Series(fact.name, [None, wrong])
    if table == "households":
        households_frame = households_frame.with_columns(column)
    else:
        members = members.with_columns(column)
    told = tables.problems(households_frame, VN_2016, members, on=ON)
    kind = "unknown_code" if fact.kind is Kind.CODE else "impossible_value"
    assert told.select("table", "household_id", "column", "found", "problem").rows() == [
        (table, "2", fact.name, str(wrong), kind)
    ]


def _outside(minimum: int, maximum: int | None) -> st.SearchStrategy[int]:
    below = st.integers(-(10**9), minimum - 1)
    return below if maximum is None else below | st.integers(maximum + 1, 10**17)


@pytest.mark.parametrize("wrong", [0, 1, 3])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_contradiction_of_households_without_ids_is_told_once_each(engine: str, wrong: int) -> None:
    sound = {"monthly_income": 10, "size": 2, "income_per_head": 5}
    table = pl.DataFrame([sound, *[{**sound, "income_per_head": 9}] * wrong])
    found = back(tables.problems(*frames(engine, table), VN_2016, on=ON, lang="en"))
    reason = "income per head contradicts the household's income"
    row = ("households", None, "income_per_head", None, "contradiction", reason)
    assert found.rows() == [row] * wrong


@pytest.mark.parametrize("engine", ENGINES)
def test_a_table_of_which_nothing_is_read_has_no_problem(engine: str) -> None:
    found = back(tables.problems(*frames(engine, pl.DataFrame({"note": ["a", "b"]})), VN_2016, on=ON))
    assert found.height == 0
    assert found.columns == ["table", "household_id", "column", "found", "problem", "reason"]
