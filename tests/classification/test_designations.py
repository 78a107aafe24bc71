"""Designations: hung on the class, not exclusive, dated, and unknown while what they rest on is."""

from datetime import date
from decimal import Decimal

import pytest

from chuan_ngheo.classification.classify import classify
from chuan_ngheo.classification.designations import designations
from chuan_ngheo.household.codes import Area, Employment
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.standards.registry import standard

WORKER = Member(age=40, employment=Employment.WAGE)


def holds(household: Household, standard_id: str, designation: str, on: date) -> bool | None:
    return designations(classify(household, standard(standard_id), on=on))[designation]


@pytest.mark.parametrize(
    ("income", "livelihood", "expected"),
    [
        (1_500_000, True, True),
        (1_500_000, False, False),
        (1_500_000, None, None),
        (1_000_000, True, False),
        (1_500_001, True, False),
        (None, True, None),
        (None, False, False),
    ],
)
def test_average_living_standard_by_land_or_sea(
    income: int | None, livelihood: bool | None, expected: bool | None
) -> None:
    household = Household(area=Area.RURAL, income_per_head=income, land_or_sea_livelihood=livelihood)
    assert holds(household, "vn-2016", "average_land_or_sea", date(2020, 11, 20)) is expected


@pytest.mark.parametrize(("on", "expected"), [(date(2025, 2, 23), False), (date(2025, 2, 24), True)])
def test_low_income_workers_from_the_day_of_the_decree(on: date, expected: bool) -> None:
    household = Household(area=Area.RURAL, income_per_head=2_250_000, members=[WORKER])
    assert holds(household, "vn-2022", "low_income_workers", on) is expected


@pytest.mark.parametrize(
    ("area", "income", "expected"),
    [("rural", 1_500_000, False), ("rural", 1_500_001, True), ("rural", 2_250_001, False), ("urban", 3_000_000, True)],
)
def test_low_income_workers_by_income(area: str, income: int, expected: bool) -> None:
    household = Household(area=Area(area), income_per_head=income, members=[WORKER])
    assert holds(household, "vn-2022", "low_income_workers", date(2026, 1, 1)) is expected


def test_a_household_without_workers_has_no_low_income_worker() -> None:
    household = Household(
        area=Area.RURAL, income_per_head=2_000_000, members=[Member(age=70, employment=Employment.RETIRED)]
    )
    assert holds(household, "vn-2022", "low_income_workers", date(2026, 1, 1)) is False


@pytest.mark.parametrize(("income", "expected"), [(1_000_000, False), (1_000_001, True), (9_000_000, True)])
def test_the_analytic_group_is_no_class(income: int, expected: bool) -> None:
    findings = {each.id: True for each in standard("vn-2016").indicators}
    household = Household(area=Area.RURAL, income_per_head=income, floor_area=Decimal(1), size=3, findings=findings)
    result = classify(household, standard("vn-2016"), on=date(2020, 11, 20))
    assert ("deprived_above_minimum" in result.designations) is expected
    name = next(each.name for each in result.standard.designations if each.id == "deprived_above_minimum")
    assert "analytic" in name.en
    assert "phân tích" in name.vi
