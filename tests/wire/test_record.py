"""Plain data in, a household out: nothing lost on the way, and every problem told at its path."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from attrs import asdict
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Device
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.structuring import split_path
from chuan_ngheo.verification.strategies.raw_data import as_plain, records
from chuan_ngheo.verification.strategies.surveyed import households, with_findings
from chuan_ngheo.wire.record import read_household

ON = date(2020, 11, 20)
LATER = "born after the date of classification (2020-11-20)"
VN_2016 = standard("vn-2016")


def problems(record: Any, **context: Any) -> dict[str, str]:
    with pytest.raises(HouseholdError) as caught:
        read_household(record, on=ON, **context)
    said = {problem.where: problem.message.en for problem in caught.value.problems}
    assert len(said) == len(caught.value.problems), "each problem is told once"
    return said


# nothing is lost ----------------------------------------------------------------------------------


some_household = households(VN_2016, ON).flatmap(
    lambda household: st.just(household) | with_findings(household, VN_2016, ON)
)


@given(some_household)
def test_what_is_written_out_is_read_back(household: Household) -> None:
    record = asdict(household)
    for written in (record, as_plain(record), json.loads(json.dumps(as_plain(record))), MappingProxyType(record)):
        assert read_household(written, on=ON, standard=VN_2016) == household


@given(some_household)
def test_what_is_unknown_may_be_left_out(household: Household) -> None:
    def told(values: Mapping[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in values.items() if value not in (None, {}, frozenset())}

    record = told(asdict(household, recurse=False))
    if household.devices is not None:
        record["devices"] = household.devices
    if household.members is not None:
        record["members"] = [told(asdict(member)) for member in household.members]
        record.pop("size")
    if household.members is None or household.size == len(household.members):
        assert read_household(record, on=ON) == household


# garbage ------------------------------------------------------------------------------------------


def stands_in(path: str, data: Any) -> bool:
    for step in split_path(path):
        steps = data if isinstance(data, Mapping) else range(len(data)) if isinstance(data, list | tuple) else ()
        if step not in steps:
            return False
        data = data[step]
    return True


def told_again(value: Any, fact: Any) -> bool:
    """Whether the fact says what the value said."""
    if fact is None or isinstance(fact, bool) or isinstance(value, bool):
        return value is fact
    if isinstance(fact, Decimal):
        return Decimal(str(value)) == fact
    if isinstance(fact, date):
        return str(value) == fact.isoformat()
    if isinstance(fact, frozenset):
        return set(value) == fact
    if isinstance(fact, dict):
        return {key: each for key, each in value.items() if each is not None} == fact
    if isinstance(fact, tuple):
        return len(value) == len(fact) and all(
            told_again(each, getattr(member, name))
            for written, member in zip(value, fact, strict=True)
            for name, each in written.items()
        )
    return value == fact and type(value) in (type(fact), str)


@given(records(standard("vn-2016")))
def test_any_mapping_is_a_household_or_is_told_why_not(record: dict[str, Any]) -> None:
    try:
        household = read_household(record, on=ON)
    except HouseholdError as error:
        found = error.problems
    else:
        for name, value in record.items():
            if value is not None:
                assert told_again(value, getattr(household, name)), name
        return
    assert found
    for problem in found:
        assert stands_in(problem.where, record), problem
        assert problem.say("vi") != problem.say("en")
    assert len({(problem.where, problem.message, problem.found) for problem in found}) == len(found)


@pytest.mark.parametrize("record", [None, [], [{"area": "rural"}], "area: rural", 5, Household()])
def test_what_is_no_mapping(record: Any) -> None:
    assert problems(record) == {"": "wrong type of value"}


# case by case -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "where", "message"),
    [
        ({"aria": "rural"}, "aria", "unknown field"),
        ({"aria": None}, "aria", "unknown field"),
        ({1: 2}, "[1]", "unknown field"),
        ({"members": [{"insurd": True}]}, "members[0].insurd", "unknown field"),
        ({"hears_loudspeaker": "false"}, "hears_loudspeaker", "wrong type of value"),
        ({"hears_loudspeaker": 0}, "hears_loudspeaker", "wrong type of value"),
        ({"monthly_income": 1.5}, "monthly_income", "wrong type of value"),
        ({"monthly_income": 1_500_000.0}, "monthly_income", "wrong type of value"),
        ({"monthly_income": "1500000"}, "monthly_income", "wrong type of value"),
        ({"size": True}, "size", "wrong type of value"),
        ({"floor_area": "45,5"}, "floor_area", "wrong type of value"),
        ({"floor_area": "1_000"}, "floor_area", "wrong type of value"),
        ({"floor_area": " 45"}, "floor_area", "wrong type of value"),
        ({"floor_area": "４５"}, "floor_area", "wrong type of value"),
        ({"floor_area": float("nan")}, "floor_area", "wrong type of value"),
        ({"floor_area": "Infinity"}, "floor_area", "wrong type of value"),
        ({"floor_area": -0.5}, "floor_area", "impossible value"),
        ({"area": "Rural"}, "area", "not a code of the list"),
        ({"area": 1}, "area", "not a code of the list"),
        ({"devices": "radio"}, "devices", "wrong type of value"),
        ({"devices": ["radio", "wireless"]}, "devices[1]", "not a code of the list"),
        ({"members": {"age": 3}}, "members", "wrong type of value"),
        ({"members": []}, "members", "an empty list of members"),
        ({"members": [{}, None]}, "members[1]", "wrong type of value"),
        ({"members": [{"birth_date": "2020-11-21"}]}, "members[0].birth_date", LATER),
        ({"members": [{"birth_date": "2005-W01-1"}]}, "members[0].birth_date", "wrong type of value"),
        ({"members": [{"birth_date": "20050101"}]}, "members[0].birth_date", "wrong type of value"),
        ({"members": [{"birth_date": "01/01/2005"}]}, "members[0].birth_date", "wrong type of value"),
        ({"members": [{"age": 14.5}]}, "members[0].age", "wrong type of value"),
        ({"size": 1, "members": [{}, {}]}, "size", "smaller than the number of members listed (2)"),
        ({"findings": {"toilet": "yes"}}, "findings.toilet", "wrong type of value"),
        ({"findings": ["toilet"]}, "findings", "wrong type of value"),
        ({"labels": {"commune": 7}}, "labels.commune", "wrong type of value"),
        ({"id": 7}, "id", "wrong type of value"),
        ({"size": [[[[[[[[[[]]]]]]]]]]}, "size", "wrong type of value"),
        ({"size": 10**5000}, "size", "impossible value"),
    ],
)  # fmt: skip
def test_one_problem(record: dict[Any, Any], where: str, message: str) -> None:
    assert problems(record) == {where: message}


def test_lists_inside_lists_without_end() -> None:
    nested: list[Any] = []
    for _ in range(10_000):
        nested = [nested]
    assert problems({"size": nested, "members": nested}) == {
        "size": "wrong type of value",
        "members[0]": "wrong type of value",
    }


def test_all_problems_are_told_at_once_each_at_its_path() -> None:
    record = {
        "aria": "rural",
        "size": 2,
        "monthly_income": 1.5,
        "floor_area": -45,
        "hears_loudspeaker": "false",
        "devices": ["radio", "wireless", "tv"],
        "labels": {"commune": 1, "village": "Bản Bó"},
        "findings": {"toilet": 1},
        "members": [{"age": True}, "head", {"birth_year": 2005, "age": 40}, {"birth_date": "2030-01-01", "sex": "m"}],
    }
    assert set(problems(record)) == {
        "aria", "size", "monthly_income", "floor_area", "hears_loudspeaker", "devices[1]", "devices[2]",
        "labels.commune", "findings.toilet", "members[0].age", "members[1]", "members[2].age",
        "members[3].birth_date", "members[3].sex",
    }  # fmt: skip


@given(
    st.lists(st.sampled_from(["radio", "x", "y", "tablet"])),
    st.lists(st.sampled_from([{}, {"age": 3}, "x", {"age": "x"}])),
)
def test_each_entry_of_a_list_is_told_by_its_own_number(devices: list[str], members: list[Any]) -> None:
    wrong = {f"devices[{place}]" for place, device in enumerate(devices) if device in ("x", "y")}
    wrong |= {f"members[{place}]" for place, member in enumerate(members) if member == "x"}
    wrong |= {f"members[{place}].age" for place, member in enumerate(members) if member == {"age": "x"}}
    wrong |= set() if members else {"members"}
    record = {"devices": devices, "members": members}
    if wrong:
        assert set(problems(record)) == wrong
    else:
        assert read_household(record).devices == frozenset(map(Device, devices))


@pytest.mark.parametrize(
    ("findings", "where", "message"),
    [
        ({"toilet": False}, "findings.toilet", "the finding contradicts the facts"),
        ({"toilets": True}, "findings.toilets", "this standard has no such indicator"),
    ],
)
def test_findings_agree_with_the_standard(findings: dict[str, bool], where: str, message: str) -> None:
    record = {"toilet": "none", "findings": findings}
    assert problems(record, standard=VN_2016) == {where: message}
    assert read_household(record, on=ON).findings == findings


@pytest.mark.parametrize("nothing", [{}, {"labels": None, "findings": None, "devices_unknown": None, "members": None}])
def test_null_is_unknown(nothing: dict[str, Any]) -> None:
    assert read_household(nothing) == Household()
    assert read_household({"findings": {"toilet": None}}) == Household()
    assert read_household({**dict.fromkeys(HOUSEHOLD_FACTS), "members": [dict.fromkeys(MEMBER_FACTS)]}) == Household(
        members=[Member()]
    )


def test_nobody_is_born_after_today_where_no_day_is_given() -> None:
    with pytest.raises(HouseholdError, match="born after"):
        read_household({"members": [{"birth_year": 9999}]})


@pytest.mark.parametrize("key", ["\ud800", "\x1b[2J", "are\u200ba", "a\nb"])
def test_an_error_is_legible_whatever_it_tells_of(key: str) -> None:
    """A terminal obeys nothing in it, every file can hold it, and what nobody sees is seen."""
    for record in ({key: 1}, {"area": "rural", "findings": {key: "yes"}}, {"labels": {key: 5}}):
        with pytest.raises(HouseholdError) as caught:
            read_household(record)
        assert str(caught.value).isprintable()
        assert all(problem.where.isprintable() for problem in caught.value.problems)
        assert caught.value.say("vi").encode()
