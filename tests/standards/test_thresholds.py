"""Each indicator at its threshold and one step beside it, as the texts word it: “từ đủ”, “dưới”, “trên”, “ít nhất”."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from chuan_ngheo.household.codes import (
    Attending,
    Device,
    Education,
    Employment,
    HousingGrade,
    Toilet,
    WaterSource,
)
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.standards.registry import standard

ON = date(2020, 11, 20)
DAY = timedelta(days=1)


def deprived(law_id: str, indicator: str, *members: Member, **facts: Any) -> bool | None:
    law = standard(law_id)
    household = Household(members=members or None, **facts)
    return law.profile(household, ON)[[each.id for each in law.indicators].index(indicator)]


def person(**facts: Any) -> Member:
    """A member with codes as a record writes them."""
    codes = {"education": Education, "attending": Attending, "employment": Employment}
    return Member(**{name: codes[name](value) if name in codes else value for name, value in facts.items()})


def aged(years: int, **facts: Any) -> Member:
    """Someone whose birthday it is."""
    return person(birth_date=ON.replace(year=ON.year - years), **facts)


def almost(years: int, **facts: Any) -> Member:
    """Someone whose birthday is tomorrow."""
    return person(birth_date=ON.replace(year=ON.year - years) + DAY, **facts)


@pytest.mark.parametrize("law_id", ["vn-2016", "vn-2022"])
def test_health_insurance_from_the_sixth_birthday(law_id: str) -> None:
    assert deprived(law_id, "health_insurance", almost(6, insured=False)) is False
    assert deprived(law_id, "health_insurance", aged(6, insured=False)) is True
    assert deprived(law_id, "health_insurance", aged(6, insured=True), aged(90, insured=True)) is False
    assert deprived(law_id, "health_insurance", aged(40, insured=True), aged(90, insured=False)) is True


@pytest.mark.parametrize("law_id", ["vn-2016", "vn-2022"])
def test_floor_area_below_eight_square_metres_a_head(law_id: str) -> None:
    for size in (1, 3, 7):
        assert deprived(law_id, "housing_area", size=size, floor_area=Decimal(8 * size)) is False
        assert deprived(law_id, "housing_area", size=size, floor_area=8 * size - Decimal("0.01")) is True


def test_2016_illness_of_anyone() -> None:
    assert deprived("vn-2016", "health_services", Member(untreated_illness=False)) is False
    assert deprived("vn-2016", "health_services", Member(), Member(untreated_illness=True)) is True


@pytest.mark.parametrize(
    ("born", "education", "attending", "expected"),
    [
        (date(2005, 11, 20), "primary", "none", True),
        (date(2005, 11, 21), "primary", "none", False),
        (date(1986, 1, 1), "primary", "none", True),
        (date(1985, 12, 31), "primary", "none", False),
        (date(1986, 1, 1), "lower_secondary", "none", False),
        (date(2000, 1, 1), "none", "vocational", False),
        (date(2000, 1, 1), "intermediate_vocational", "none", False),
        (date(2000, 1, 1), "elementary_vocational", "none", None),
    ],
)
def test_2016_adults_born_from_1986_on(born: date, education: str, attending: str, expected: bool | None) -> None:
    member = person(birth_date=born, education=education, attending=attending)
    assert deprived("vn-2016", "adult_education", member) is expected


@pytest.mark.parametrize(
    ("law_id", "member", "expected"),
    [
        ("vn-2016", almost(5, attending="none"), False),
        ("vn-2016", aged(5, attending="none"), True),
        ("vn-2016", aged(5, attending="preschool"), False),
        ("vn-2016", almost(15, attending="none"), True),
        ("vn-2016", aged(15, attending="none"), False),
        ("vn-2022", almost(3, attending="none"), False),
        ("vn-2022", aged(3, attending="none"), True),
        ("vn-2022", aged(3, attending="preschool"), False),
        ("vn-2022", almost(6, attending="preschool"), False),
        ("vn-2022", aged(6, attending="preschool"), True),
        ("vn-2022", aged(6, attending="primary"), False),
        ("vn-2022", almost(12, attending="primary"), False),
        ("vn-2022", aged(12, attending="primary"), True),
        ("vn-2022", aged(12, attending="lower_secondary"), False),
        ("vn-2022", almost(16, attending="none"), True),
        ("vn-2022", aged(16, attending="none"), False),
    ],
)
def test_children_at_school(law_id: str, member: Member, expected: bool) -> None:
    assert deprived(law_id, "child_schooling", member) is expected


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        (almost(16, education="none", attending="none"), False),
        (aged(16, education="primary", attending="none"), True),
        (aged(16, education="lower_secondary", attending="none"), False),
        (aged(16, education="primary", attending="lower_secondary"), False),
        (almost(18, education="lower_secondary", attending="none"), False),
        (aged(18, education="lower_secondary", attending="none"), True),
        (aged(18, education="lower_secondary", attending="lower_secondary"), True),
        (aged(18, education="lower_secondary", attending="upper_secondary"), False),
        (aged(30, education="upper_secondary", attending="none"), False),
        (aged(30, education="elementary_vocational", attending="none"), False),
        (aged(30, education="none", attending="none"), True),
        (almost(31, education="none", attending="none"), True),
        (aged(31, education="none", attending="none"), False),
    ],
)
def test_2022_adults_from_16_to_30(member: Member, expected: bool) -> None:
    assert deprived("vn-2022", "adult_education", evolve(member, trained_on_the_job=False)) is expected
    assert deprived("vn-2022", "adult_education", evolve(member, trained_on_the_job=True)) is False


@pytest.mark.parametrize(
    ("employment", "contract", "expected"),
    [("seeking", None, True), ("wage", False, True), ("wage", True, False), ("own_account", None, False)]
    + [(other, False, False) for other in ("not_seeking", "unable", "student", "retired")],
)
def test_2022_employment(employment: str, contract: bool | None, expected: bool) -> None:
    member = person(employment=employment, labour_contract=contract)
    assert deprived("vn-2022", "employment", member) is expected


def test_2022_more_than_half_are_dependents() -> None:
    child, adult = almost(16), aged(30, social_allowance=False)
    assert deprived("vn-2022", "dependents", child, adult) is False
    assert deprived("vn-2022", "dependents", child, child, adult) is True
    assert deprived("vn-2022", "dependents", aged(16, social_allowance=False)) is False
    for dependent in (aged(60, social_allowance=True), aged(30, social_allowance=True, disabled=True)):
        assert deprived("vn-2022", "dependents", dependent, child, adult) is True
    for other in (almost(60, social_allowance=True, disabled=False), aged(60, social_allowance=False)):
        assert deprived("vn-2022", "dependents", other) is False


def test_2022_nutrition_of_children() -> None:
    assert deprived("vn-2022", "nutrition", almost(16, malnourished=True)) is True
    assert deprived("vn-2022", "nutrition", aged(16, malnourished=True)) is False
    assert deprived("vn-2022", "nutrition", almost(16, malnourished=False)) is False


def test_the_quality_of_the_house() -> None:
    for grade in HousingGrade:
        expected = grade in (HousingGrade.UNSTURDY, HousingGrade.SIMPLE)
        assert deprived("vn-2016", "housing_quality", housing_grade=grade) is expected
    for durable in range(8):
        walls, columns, roof = (bool(durable & bit) for bit in (1, 2, 4))
        facts = {"wall_durable": walls, "column_durable": columns, "roof_durable": roof}
        assert deprived("vn-2022", "housing_quality", **facts) is (walls + columns + roof <= 1)


def test_water_and_toilet_are_on_the_list_of_the_year() -> None:
    unclean = {source for source in WaterSource if deprived("vn-2016", "water_source", water_source=source)}
    assert unclean == {WaterSource.UNPROTECTED, WaterSource.BOTTLED}
    unclean = {source for source in WaterSource if deprived("vn-2022", "water_source", water_source=source)}
    assert unclean == {WaterSource.UNPROTECTED}
    unhygienic = {toilet for toilet in Toilet if deprived("vn-2016", "toilet", toilet=toilet)}
    assert unhygienic == {Toilet.DUG_WITH_SEAT, Toilet.UNHYGIENIC, Toilet.NONE}
    assert {toilet for toilet in Toilet if deprived("vn-2022", "toilet", toilet=toilet)} == unhygienic - {
        "dug_with_seat"
    }


@pytest.mark.parametrize(("phone", "internet"), [(False, False), (True, False), (False, True), (True, True)])
def test_telecommunication_of_anyone(phone: bool, internet: bool) -> None:
    members = Member(phone_subscription=False, internet=False), Member(phone_subscription=phone, internet=internet)
    assert deprived("vn-2016", "telecom", *members) is (not phone and not internet)
    assert deprived("vn-2022", "telecom", *members) is (not internet)


def test_information_assets() -> None:
    for law_id, none_of in (("vn-2016", {Device.SMARTPHONE, Device.PHONE}), ("vn-2022", set())):
        for device in Device:
            facts = {"devices": frozenset([device]), "hears_loudspeaker": False}
            assert deprived(law_id, "information_assets", **facts) is (device in none_of)
        assert deprived(law_id, "information_assets", devices=frozenset(), hears_loudspeaker=False) is True
    assert deprived("vn-2016", "information_assets", devices=frozenset(), hears_loudspeaker=True) is False
    assert deprived("vn-2022", "information_assets", devices=frozenset(), hears_loudspeaker=True) is True
