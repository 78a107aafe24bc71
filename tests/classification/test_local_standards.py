"""The provinces' own standards: their lines, their forms, and how they stand to the national one."""

from datetime import date
from itertools import product

import pytest

from chuan_ngheo.classification.classify import classify, classify_all
from chuan_ngheo.household.codes import Area, Residence
from chuan_ngheo.household.model import Household
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standard, standards
from chuan_ngheo.standards.status import Status


def household(standard_id: str, area: str, income: int, deprived: int | tuple[str, ...] = 0) -> Household:
    """A household deprived in so many of the standard's indicators, or in these."""
    indicators = [each.id for each in standard(standard_id).indicators]
    chosen = tuple(indicators[:deprived]) if isinstance(deprived, int) else deprived
    findings = {each: each in chosen for each in indicators}
    return Household(area=Area(area), income_per_head=income, findings=findings)


def class_of(standard_id: str, area: str, income: int, deprived: int | tuple[str, ...] = 0) -> str | None:
    own = standard(standard_id)
    return classify(household(standard_id, area, income, deprived), own, on=own.start).class_id


@pytest.mark.parametrize(
    ("standard_id", "area", "income", "deprived", "class_id"),
    [
        ("vn-hn-2016", "rural", 1_100_000, 0, "poor_by_income"),
        ("vn-hn-2016", "rural", 1_100_001, 3, "poor_by_deprivation"),
        ("vn-hn-2016", "rural", 1_500_000, 2, "near_poor"),
        ("vn-hn-2016", "rural", 2_300_000, 9, "average"),
        ("vn-hn-2016", "rural", 2_300_001, 9, "above_average"),
        ("vn-hn-2016", "urban", 1_400_000, 0, "poor_by_income"),
        ("vn-hn-2016", "urban", 1_950_000, 3, "poor_by_deprivation"),
        ("vn-hn-2016", "urban", 1_950_000, 2, "near_poor"),
        ("vn-hn-2016", "urban", 3_000_000, 0, "average"),
        ("vn-hn-2016", "urban", 3_000_001, 0, "above_average"),
        ("vn-dn-2016", "rural", 1_100_000, 0, "poor"),
        ("vn-dn-2016", "rural", 1_430_000, 0, "near_poor"),
        ("vn-dn-2016", "rural", 1_430_001, 0, "not_poor"),
        ("vn-dn-2016", "urban", 1_300_000, 0, "poor"),
        ("vn-dn-2016", "urban", 1_690_000, 0, "near_poor"),
        ("vn-39-2022", "rural", 2_000_000, 2, "poor"),
        ("vn-39-2022", "rural", 2_000_000, 1, "near_poor"),
        ("vn-39-2022", "rural", 3_000_000, 5, "average"),
        ("vn-39-2022", "urban", 2_500_000, 2, "poor"),
        ("vn-39-2022", "urban", 3_750_000, 0, "average"),
        ("vn-39-2022", "urban", 3_750_001, 0, "above_average"),
        ("vn-13-2023", "rural", 2_100_000, 3, "poor"),
        ("vn-13-2023", "rural", 2_100_000, 2, "near_poor"),
        ("vn-13-2023", "urban", 2_600_000, 3, "poor"),
        ("vn-13-2023", "urban", 2_600_001, 3, "not_poor"),
    ],
)
def test_lines_and_cut_offs(standard_id: str, area: str, income: int, deprived: int, class_id: str) -> None:
    assert class_of(standard_id, area, income, deprived) == class_id


@pytest.mark.parametrize(
    ("income", "points", "class_id"),
    [
        (28_000_000, 40, "poor_group_1"),
        (28_000_000, 39, "poor_group_2"),
        (28_000_000, 0, "poor_group_2"),
        (28_000_001, 40, "poor_group_3"),
        (36_000_000, 100, "poor_group_3"),
        (36_000_000, 35, "near_poor"),
        (36_000_001, 100, "not_poor"),
    ],
)
def test_yearly_lines_and_totals_of_points(income: int, points: int, class_id: str) -> None:
    """The household's income is per month: 12 persons have in a month what each has in a year."""
    own = standard("vn-sg-2019")
    one = Household(area=Area.URBAN, monthly_income=income, size=12, deprivation_points=points)
    assert classify(one, own, on=own.start).class_id == class_id


def test_a_total_that_is_not_known_leaves_the_groups_possible() -> None:
    own = standard("vn-sg-2019")
    result = classify(Household(area=Area.URBAN, monthly_income=2_000_000, size=1), own, on=own.start)
    assert result.possible == ("poor_group_1", "poor_group_2")
    assert result.status is Status.POOR
    assert result.missing == (frozenset({"deprivation_points"}),)


@pytest.mark.parametrize(
    ("income", "deprived", "class_id"),
    [
        (36_000_000, (), "not_poor"),
        (36_000_000, ("dependents",), "poor"),
        (36_000_000, ("nutrition",), "not_poor"),
        (36_000_000, ("nutrition", "housing"), "poor"),
        (36_000_001, ("dependents",), "not_poor"),
        (36_000_001, ("nutrition", "housing"), "near_poor"),
        (46_000_000, ("nutrition", "dependents"), "near_poor"),
        (46_000_001, ("nutrition", "dependents"), "not_poor"),
        (60_000_000, ("nutrition", "housing", "employment"), "poor"),
    ],
)
def test_a_count_or_a_dimension(income: int, deprived: tuple[str, ...], class_id: str) -> None:
    own = standard("vn-sg-2021")
    findings = {each.id: each.id in deprived for each in own.indicators}
    one = Household(area=Area.URBAN, monthly_income=income, size=12, findings=findings)
    assert classify(one, own, on=own.start).class_id == class_id


@pytest.mark.parametrize(
    ("income", "possible"),
    [
        (1_199_999, ("poor",)),
        (1_200_000, ("poor", "near_poor")),
        (1_599_999, ("poor", "near_poor")),
        (1_600_000, ("poor", "near_poor", "not_poor")),
        (1_600_001, ("not_poor",)),
    ],
)
def test_what_is_not_known_of_a_rule_stays_open(income: int, possible: tuple[str, ...]) -> None:
    own = standard("vn-57-2016")
    result = classify(Household(area=Area.RURAL, income_per_head=income), own, on=own.start)
    assert result.possible == possible
    assert result.missing == ()


@pytest.mark.parametrize(
    ("residence", "months", "covered"),
    [
        (Residence.PERMANENT, None, True),
        (Residence.PERMANENT, 1, True),
        (Residence.TEMPORARY, 7, True),
        (Residence.TEMPORARY, 6, False),
        (Residence.TEMPORARY, None, None),
        (None, None, None),
    ],
)
def test_a_condition_on_residence(residence: Residence | None, months: int | None, covered: bool | None) -> None:
    one = Household(area=Area.URBAN, residence=residence, residence_months=months)
    results = classify_all(one, date(2019, 7, 1), "VN-SG")
    assert list(results) == (["VN"] if covered is False else ["VN", "VN-SG"])
    if covered is not False:
        assert results["VN-SG"].covered is covered


def test_both_classes_side_by_side() -> None:
    one = Household(area=Area.RURAL, income_per_head=1_100_000)
    results = classify_all(one, date(2016, 3, 1), "VN-HN")
    assert {place: result.class_id for place, result in results.items()} == {"VN": "average", "VN-HN": "poor_by_income"}
    assert list(classify_all(one, date(2022, 3, 1), "VN-HN")) == ["VN"]


def national_beside(local: Standard) -> Standard:
    (national,) = [each for each in standards("VN") if each.in_force(local.start)]
    return national


SAME_INDICATORS = [
    each
    for each in standards()
    if each.place != "VN" and [i.id for i in each.indicators] == [i.id for i in national_beside(each).indicators]
]


@pytest.mark.parametrize("local", SAME_INDICATORS, ids=lambda each: each.id)
def test_nobody_poor_by_the_national_standard_is_better_off_under_the_local_one(local: Standard) -> None:
    """On every pair of cells: the lines of both standards, one đồng either side, and every number of deprivations."""
    national = national_beside(local)
    for area in (Area.RURAL, Area.URBAN):
        lines = {line.amount(area) for each in (national, local) for line in each.means.income.lines.values()}
        incomes = sorted({line + step for line in lines for step in (-1, 0, 1)})
        for income, count in product(incomes, range(len(local.indicators) + 1)):
            one = household(local.id, area, income, count)
            theirs, ours = (classify(one, each, on=local.start).status for each in (national, local))
            assert theirs is None or ours is None or ours <= theirs


def test_the_city_of_2021_is_not_always_as_generous() -> None:
    """Another indicator set: a household that the nation calls poor need not be poor there."""
    national, city = standard("vn-2022"), standard("vn-sg-2021")
    both = {"nutrition": True, "health_insurance": False, "employment": False, "adult_education": False}
    national_findings = {each.id: each.id in ("nutrition", "water_source", "toilet") for each in national.indicators}
    city_findings = {each.id: each.id == "nutrition" for each in city.indicators}
    assert both.items() <= national_findings.items()
    one = Household(area=Area.URBAN, income_per_head=2_000_000, findings=national_findings)
    same = Household(area=Area.URBAN, income_per_head=2_000_000, findings=city_findings)
    assert classify(one, national, on=date(2022, 1, 1)).status is Status.POOR
    assert classify(same, city, on=date(2022, 1, 1)).class_id == "not_poor"
