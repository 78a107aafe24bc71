"""No impossible household can be built; whatever can be is a plain, frozen value."""

import copy
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area, Attending, Device, Education, HousingGrade, Toilet
from chuan_ngheo.household.facts import HOUSEHOLD_FACTS, MEMBER_FACTS, Fact, Kind
from chuan_ngheo.household.form import ScoredForm, scored_form
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.verification.strategies.surveyed import households, with_findings

ON = date(2020, 11, 20)
VN_2016 = standard("vn-2016")


def problems(cls: type, **facts: Any) -> list[tuple[str, str]]:
    with pytest.raises(HouseholdError) as caught:
        cls(**facts)
    for problem in caught.value.problems:
        assert problem.say("vi") != problem.say("en")
    return [(problem.where, problem.message.en) for problem in caught.value.problems]


OF_ANOTHER_KIND: dict[Kind, list[object]] = {
    Kind.BOOLEAN: [0, 1, "true", "có", Decimal(1), [True]],
    Kind.INTEGER: [True, False, 1.0, 1.5, "1", Decimal(1), 1j, [1]],
    Kind.DECIMAL: [1, 1.5, "45.5", Decimal("nan"), Decimal("Infinity"), True],
    Kind.DATE: ["2020-01-01", 2020, datetime(2020, 1, 1, tzinfo=UTC), 20200101],
    Kind.CODE: ["urban", "none", 0, True, Area, Device.RADIO],
    Kind.CODES: ["radio", {Device.RADIO}, [Device.RADIO], frozenset(["radio"]), frozenset([Toilet.VIP]), Device.RADIO],
}
FACTS = [
    pytest.param(cls, fact, id=fact.name)
    for cls, facts in ((Household, HOUSEHOLD_FACTS), (Member, MEMBER_FACTS))
    for fact in facts.values()
]


@pytest.mark.parametrize(("cls", "fact"), FACTS)
def test_a_value_of_another_kind_is_refused(cls: type, fact: Fact) -> None:
    for value in OF_ANOTHER_KIND[fact.kind]:
        assert problems(cls, **{fact.name: value}) == [(fact.name, "wrong type of value")], value


@pytest.mark.parametrize(("cls", "fact"), [each for each in FACTS if each.values[1].kind is Kind.CODE])
def test_a_code_of_another_list_is_refused_even_when_it_is_written_the_same(cls: type, fact: Fact) -> None:
    other = Education.NONE if fact.codes is not Education else Attending.NONE
    assert problems(cls, **{fact.name: other}) == [(fact.name, "wrong type of value")]


@pytest.mark.parametrize(
    ("cls", "fact"), [each for each in FACTS if each.values[1].kind in (Kind.INTEGER, Kind.DECIMAL)]
)
def test_a_number_lies_within_its_bounds(cls: type, fact: Fact) -> None:
    number = Decimal if fact.kind is Kind.DECIMAL else int
    step = Decimal("0.01") if fact.kind is Kind.DECIMAL else 1
    assert fact.maximum is not None
    for possible in (fact.minimum, fact.maximum):
        assert getattr(cls(**{fact.name: number(possible)}), fact.name) == possible
    for impossible in (number(fact.minimum) - step, number(fact.maximum) + step, number(10) ** 5000):
        assert problems(cls, **{fact.name: impossible}) == [(fact.name, "impossible value")]


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"members": []}, "members"),
        ({"members": ()}, "members"),
        ({"members": [Member(), Member()], "size": 1}, "size"),
        ({"devices": frozenset([Device.RADIO]), "devices_unknown": frozenset([Device.RADIO])}, "devices_unknown"),
        ({"size": 3, "monthly_income": 1000, "income_per_head": 335}, "income_per_head"),
        ({"size": 3, "monthly_income": 1000, "income_per_head": 332}, "income_per_head"),
        ({"members": [Member()], "monthly_income": 1000, "income_per_head": 999}, "income_per_head"),
        ({"findings": {"toilet": "yes"}}, "findings.toilet"),
        ({"findings": {"toilet": 1}}, "findings.toilet"),
        ({"findings": None}, "findings"),
        ({"findings": ["toilet"]}, "findings"),
        ({"labels": {"commune": 5}}, "labels.commune"),
        ({"labels": None}, "labels"),
        ({"labels": "commune"}, "labels"),
        ({"id": 17}, "id"),
        ({"members": 3}, "members"),
        ({"members": [Member(), {"age": 3}]}, "members[1]"),
        ({"members": "ab"}, "members[0]"),
        ({"devices_unknown": None}, "devices_unknown"),
        ({"devices_unknown": frozenset(["radio"])}, "devices_unknown"),
        ({"devices_unknown": [Device.RADIO]}, "devices_unknown"),
    ],
)
def test_what_no_household_can_be(facts: dict[str, Any], where: str) -> None:
    assert problems(Household, **facts)[0][0] == where


def test_a_year_of_birth_agrees_with_the_date() -> None:
    assert problems(Member, birth_date=date(2005, 1, 1), birth_year=2004) == [
        ("birth_year", "the year of birth contradicts the date of birth")
    ]


@pytest.mark.parametrize("born", [date(1, 1, 1), date(1849, 12, 31)])
def test_nobody_was_born_before_the_first_year_of_birth(born: date) -> None:
    assert problems(Member, birth_date=born) == [("birth_date", "impossible value")]
    assert Member(birth_date=date(1850, 1, 1)).birth_date is not None


@pytest.mark.parametrize("income_per_head", [333, 334])
def test_income_per_head_may_be_rounded_either_way(income_per_head: int) -> None:
    assert Household(size=3, monthly_income=1000, income_per_head=income_per_head).income_per_head == income_per_head


def test_all_that_is_impossible_is_said_at_once() -> None:
    found = problems(
        Household,
        id=1,
        area="rural",
        size=True,
        monthly_income=-1,
        floor_area=Decimal(-1),
        toilet=HousingGrade.SIMPLE,
        hears_loudspeaker="no",
        devices_unknown={},
        findings={"toilet": 0, "telecom": True, "waste": "x"},
        labels={"commune": None},
        members=[Member(), None],
    )
    assert {where for where, _ in found} == {
        "id", "area", "size", "monthly_income", "floor_area", "toilet", "hears_loudspeaker", "devices_unknown",
        "findings.toilet", "findings.waste", "labels.commune", "members[1]",
    }  # fmt: skip
    assert {where for where, _ in problems(Member, age=-1, birth_year=1, sex=1, insured=1)} == {
        "age", "birth_year", "sex", "insured",
    }  # fmt: skip


# what can be built --------------------------------------------------------------------------------


def test_unset_is_unknown() -> None:
    household = Household()
    assert {getattr(household, name) for name in HOUSEHOLD_FACTS} == {None}
    assert {getattr(Member(), name) for name in MEMBER_FACTS} == {None}


@given(st.integers(1, 8), st.integers(0, 3))
def test_the_size_follows_from_the_members_unless_more_are_said(listed: int, more: int) -> None:
    members = [Member()] * listed
    assert Household(members=members).size == listed
    assert Household(members=iter(members), size=listed + more).size == listed + more
    assert Household(size=listed).members is None


def test_a_finding_that_is_not_known_is_no_finding() -> None:
    assert Household(findings={"toilet": None, "telecom": False}).findings == {"telecom": False}


@given(
    households(VN_2016, ON).flatmap(lambda household: with_findings(household, VN_2016, ON)) | households(VN_2016, ON)
)
def test_a_household_is_a_value(household: Household) -> None:
    for twin in (
        pickle.loads(pickle.dumps(household)),
        copy.copy(household),
        copy.deepcopy(household),
        evolve(household),
    ):
        assert twin == household
        assert hash(twin) == hash(household)
    assert evolve(household, labels={"commune": "Quan Hóa"}) != household
    assert evolve(household, id="another") != household


@given(households(VN_2016, ON, complete=True))
def test_two_members_are_equal_when_all_their_facts_are(household: Household) -> None:
    for member in household.members or ():
        assert pickle.loads(pickle.dumps(member)) == member
        for name in MEMBER_FACTS:
            if name not in ("age", "birth_year"):
                assert evolve(member, **{name: None}) != member


@pytest.mark.parametrize("subject", [Household(size=2), Member(age=3)], ids=["household", "member"])
def test_nothing_can_be_changed_afterwards(subject: Household | Member) -> None:
    for name in ("size", "age", "anything"):
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(subject, name, 1)


def test_what_it_was_made_from_may_change_without_it() -> None:
    labels, findings, members = {"commune": "Hiền Chung"}, {"toilet": True}, [Member(age=3)]
    household = Household(labels=labels, findings=findings, members=members)
    labels.clear()
    findings.clear()
    members.clear()
    assert household == Household(labels={"commune": "Hiền Chung"}, findings={"toilet": True}, members=[Member(age=3)])


def test_its_error_is_a_value_too() -> None:
    with pytest.raises(HouseholdError) as caught:
        Household(size=0, monthly_income=-1)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.problems) == (str(caught.value), caught.value.problems)
    assert isinstance(again, ValueError)


# the totals of a form -----------------------------------------------------------------------------


class Points(IntEnum):
    SOME = 30


@pytest.mark.parametrize("area", [Area.RURAL, "rural"])
def test_a_scored_form(area: Area | str) -> None:
    assert scored_form(area, 125, None) == ScoredForm(Area.RURAL, 125, None)
    assert scored_form(area, None, Points.SOME).household() == Household(area=Area.RURAL, deprivation_points=30)


@pytest.mark.parametrize(
    ("form", "where"),
    [
        (("countryside", 1, 1), ["area"]),
        ((None, 1, 1), ["area"]),
        (([], 1, 1), ["area"]),
        (("rural", -1, True), ["income_points", "deprivation_points"]),
        (("rural", 1.5, "30"), ["income_points", "deprivation_points"]),
        (("rual", 100_001, None), ["area", "income_points"]),
    ],
)
def test_what_no_form_can_say(form: tuple[Any, Any, Any], where: list[str]) -> None:
    with pytest.raises(HouseholdError) as caught:
        scored_form(*form)
    assert [problem.where for problem in caught.value.problems] == where
