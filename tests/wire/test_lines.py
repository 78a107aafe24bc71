"""A line of JSON gets an answer whatever it is, and the one that `read_household` and `classify` give."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import HouseholdError, classify, read_household, standard, standard_in_force, wire
from chuan_ngheo.verification.strategies import records
from wire.drawn import GARBAGE

LAW = standard("vn-2016")
ON = date(2020, 11, 20)
ASKED = wire.Law(ON, LAW)
POOR = {"id": "H-1", "area": "rural", "income_per_head": 650_000}


def rejected(line: Any) -> list[str]:
    """What is told of a line, with its problems in English."""
    said = wire.answer(line if isinstance(line, str | bytes) else json.dumps(line), ASKED, number=7)
    assert isinstance(said, wire.Rejection)
    assert said.line == 7
    assert wire.from_json(wire.to_json(said)) == said
    return said.say("en").splitlines()


@given(records(LAW, ON))
def test_the_answer_is_that_of_the_two_functions(record: dict[str, Any]) -> None:
    line = json.dumps(record, default=str)
    said = wire.answer(line, ASKED)
    expected = classified(line)
    if isinstance(said, wire.Rejection):
        assert [each.reason() for each in said.problems] == expected
        assert all(each.where.startswith("$") for each in said.problems)
    else:
        assert said == expected


def classified(line: str) -> Any:
    """The record of the household's classification, or the reasons why there is none."""
    try:
        household = read_household(wire.read_json(line), on=ON, standard=LAW)
        return wire.recorded(classify(household, LAW, on=ON))
    except (HouseholdError, wire.WireError) as error:
        return [each.reason() for each in error.problems]


@given(st.binary(max_size=40) | GARBAGE.map(lambda data: json.dumps(data).encode()))
def test_whatever_a_line_is_it_has_an_answer_that_is_a_document(line: bytes) -> None:
    said = wire.answer(line, ASKED, number=1)
    assert "\n" not in wire.to_json(said)
    assert wire.from_json(wire.to_json(said)) == said


@pytest.mark.parametrize(
    "line",
    [
        POOR,
        {"household": POOR},
        {"format": "chuan-ngheo/household", "version": 1, "household": POOR},
        {"format": "chuan-ngheo/request", "version": 1, "household": POOR},
        {"household": POOR, "on": "2020-11-20", "standard": "vn-2016"},
        {"household": POOR, "on": None, "standard": None},
    ],
)
def test_a_household_may_come_alone_or_in_an_envelope(line: dict[str, Any]) -> None:
    assert wire.answer(json.dumps(line), ASKED) == wire.answer(json.dumps(POOR), ASKED)
    assert wire.answer(json.dumps(line), ASKED).result.class_id == "poor_by_income"


def test_a_line_may_name_its_day_and_its_standard() -> None:
    later = {"household": POOR, "on": "2023-06-01"}
    assert wire.answer(json.dumps(later), wire.Law(ON)).standard.id == standard_in_force(date(2023, 6, 1)).id
    assert wire.answer(json.dumps(POOR), wire.Law(ON)).standard.id == "vn-2016"
    assert wire.answer(json.dumps(later), ASKED).standard.id == "vn-2016"
    other = wire.answer(json.dumps({**later, "standard": "vn-2022"}), ASKED)
    assert (other.standard.id, other.on) == ("vn-2022", date(2023, 6, 1))


def test_all_that_is_wrong_with_a_line_is_told_at_its_place() -> None:
    household = {"aria": 1, "members": [{"birth_year": 2025}]}
    told = rejected({"household": household, "on": "20/11/2020", "standard": "vn-2017", "of": 1})
    assert [each for each in told if not each.startswith("$.standard: no such standard; found vn-2017; ")] == [
        "$.on: wrong type of value; found '20/11/2020'; expected a date (year-month-day)",
        "$.of: unknown field; found of; did you mean “on”?",
        "$.household.aria: unknown field; found aria; did you mean “area”?",
        "$.household.members[0].birth_year: born after the date of classification (2020-11-20); found 2025",
    ]
    assert len(told) == 5


def test_a_day_of_no_standard_is_told() -> None:
    said = wire.answer('{"household": {"id": "H-4"}, "on": "1970-01-01"}', wire.Law(ON), number=1)
    assert isinstance(said, wire.Rejection)
    assert said.say("en").startswith("$.on: no standard of VN is in force on 1970-01-01")
    assert said.id == "H-4"


def test_what_only_the_standard_refuses_is_told_at_its_place() -> None:
    (said,) = rejected({"household": {"deprivation_points": 7}})
    assert said.startswith("$.household.deprivation_points: no combination of the findings gives this total")
    (said,) = rejected({"deprivation_points": 7})
    assert said.startswith("$.deprivation_points: ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"format": "chuan-ngheo/household", "version": 1, "on": "2020-11-20"}, "$.household: required field missing"),
        ({"format": "chuan-ngheo/household", "version": 1, "household": {}, "on": None}, "$.on: unknown field"),
        ({"format": "chuan-ngheo/movement", "version": 1}, "$.format: not a document of a household to classify"),
        ({"format": "chuan-ngheo/household", "version": 9, "household": {}}, "$.version: written by a newer version"),
        ({"household": []}, "$.household: wrong type of value"),
        ([], "$: not a household; found list; expected a JSON object"),
        ("", "$: there is nothing here"),
    ],
)
def test_what_asks_for_nothing_is_rejected(line: Any, said: str) -> None:
    assert rejected(line)[0].startswith(said)
