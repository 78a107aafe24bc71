"""The shipped table says what the law is known to say, value by value, and names only what the standards have."""

from datetime import date
from fractions import Fraction

import pytest

from chuan_ngheo.entitlements import benefit_table
from chuan_ngheo.rules.expression import facts_named
from chuan_ngheo.standards.citation import Provenance
from chuan_ngheo.standards.registry import standards

VERIFIED, SECONDARY, UNVERIFIED = Provenance.VERIFIED, Provenance.SECONDARY, Provenance.UNVERIFIED
PREMIUM = date(2018, 12, 1)
TABLE = {
    ("health_insurance_premium", "poor_by_income"): (Fraction(1), False, PREMIUM, "146/2018/NĐ-CP", VERIFIED),
    ("health_insurance_premium", "poor_deprived_in_insurance"): (
        Fraction(1),
        False,
        PREMIUM,
        "146/2018/NĐ-CP",
        VERIFIED,
    ),
    ("health_insurance_premium", "poor_by_deprivation_insured"): (
        Fraction(7, 10),
        True,
        PREMIUM,
        "146/2018/NĐ-CP",
        SECONDARY,
    ),
    ("health_insurance_premium", "near_poor"): (Fraction(7, 10), True, PREMIUM, "146/2018/NĐ-CP", VERIFIED),
    ("health_insurance_premium", "near_poor_in_poor_commune"): (
        Fraction(1),
        False,
        PREMIUM,
        "146/2018/NĐ-CP",
        VERIFIED,
    ),
    ("health_insurance_premium", "average_land_or_sea"): (Fraction(3, 10), True, PREMIUM, "146/2018/NĐ-CP", VERIFIED),
    ("health_insurance_premium", "poor"): (Fraction(1), False, date(2022, 1, 1), "Luật Bảo hiểm y tế", UNVERIFIED),
    ("vocational_training", "poor"): (None, False, date(2023, 1, 1), "90/QĐ-TTg", VERIFIED),
    ("vocational_training", "near_poor"): (None, False, date(2023, 1, 1), "90/QĐ-TTg", VERIFIED),
    ("vocational_training", "just_escaped"): (None, False, date(2023, 1, 1), "90/QĐ-TTg", VERIFIED),
    ("vocational_training", "low_income_worker"): (None, False, date(2025, 2, 24), "30/2025/NĐ-CP", VERIFIED),
    ("electricity", "poor"): (None, False, date(2015, 1, 1), "28/2014/QĐ-TTg", SECONDARY),
    ("tuition", "poor"): (None, False, date(2022, 1, 1), "81/2021/NĐ-CP", SECONDARY),
    ("tuition", "near_poor"): (None, False, date(2022, 1, 1), "81/2021/NĐ-CP", SECONDARY),
}
LATER = {
    ("health_insurance_premium", "near_poor"): ("188/2025/NĐ-CP", VERIFIED),
    ("health_insurance_premium", "near_poor_in_poor_commune"): ("188/2025/NĐ-CP", VERIFIED),
    ("health_insurance_premium", "average_land_or_sea"): ("188/2025/NĐ-CP", VERIFIED),
    ("tuition", "poor"): ("238/2025/NĐ-CP", SECONDARY),
    ("tuition", "near_poor"): ("238/2025/NĐ-CP", SECONDARY),
}
"""Known by their year only: cited from its first day on."""
GROUPS = {(benefit.id, group.id): group for benefit in benefit_table().benefits for group in benefit.groups}


def test_every_value_is_the_law_s() -> None:
    documents = benefit_table().documents
    written = {
        each: (
            group.share,
            group.at_least,
            group.in_force.start,
            documents[group.citation[0].document].number,
            group.citation[0].provenance,
        )
        for each, group in GROUPS.items()
    }
    assert written == TABLE
    assert {len(group.citation) for group in GROUPS.values()} == {1}
    assert {group.in_force.end for group in GROUPS.values()} == {None}


def test_a_later_text_is_cited_from_its_year_on() -> None:
    documents = benefit_table().documents
    last, first = date(2024, 12, 31), date(2025, 1, 1)
    later = {}
    for each, group in GROUPS.items():
        assert group.law(last) == group.citation
        for citation in group.law(first)[1:]:
            later[each] = (documents[citation.document].number, citation.provenance)
    assert later == LATER


def test_the_article_is_named_where_it_is_known() -> None:
    cited = {each: group.citation[0].article for each, group in GROUPS.items() if group.citation[0].article}
    assert cited == {
        ("health_insurance_premium", "poor_by_income"): "Điều 3 khoản 9",
        ("health_insurance_premium", "poor_deprived_in_insurance"): "Điều 3 khoản 9",
    }


def test_thirty_kilowatt_hours_and_no_other_quantity() -> None:
    quantities = {each: group.quantity for each, group in GROUPS.items() if group.quantity is not None}
    assert list(quantities) == [("electricity", "poor")]
    electricity = quantities["electricity", "poor"]
    assert electricity is not None
    assert (electricity.amount, electricity.unit.vi) == (30, "kWh mỗi tháng theo giá bậc 1")


@pytest.mark.parametrize("benefit", ["vocational_training", "electricity", "tuition"])
def test_a_day_that_only_follows_from_a_year_is_marked_so(benefit: str) -> None:
    inferred = [
        group.in_force.citation
        for (own, name), group in GROUPS.items()
        if own == benefit and name != "low_income_worker"
    ]
    assert inferred
    for citations in inferred:
        assert [each.provenance for each in citations] == [Provenance.INFERRED]
        assert citations[0].reading is not None


def test_every_name_is_one_of_the_standards() -> None:
    table = benefit_table()
    known = standards(table.place)
    assert set(table.indicators) <= {each.id for standard in known for each in standard.indicators}
    assert set(table.designations) <= {each.id for standard in known for each in standard.designations}
    names = {fact.name for group in GROUPS.values() for fact in facts_named(group.when)}
    classes = {name.removeprefix("class_") for name in names if name.startswith("class_")}
    assert classes == {"poor_by_income", "poor_by_deprivation"}
    assert classes <= {each.id for standard in known for each in standard.classes}


def test_the_caller_s_facts() -> None:
    assert {each.id: each.designation for each in benefit_table().facts} == {
        "poor_commune": None,
        "just_escaped": None,
        "low_income_worker": "low_income_workers",
    }
