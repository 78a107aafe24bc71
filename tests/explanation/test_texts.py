"""A few explanations word for word, and the phrases on which people depend."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from chuan_ngheo import (
    Area,
    Attending,
    Classification,
    Device,
    Education,
    Household,
    HousingGrade,
    Language,
    Member,
    Toilet,
    WaterSource,
    classify,
    classify_points,
    standard,
)

VN_2016, VN_2022 = standard("vn-2016"), standard("vn-2022")
ADULT = {"untreated_illness": False, "phone_subscription": True, "education": Education.UPPER_SECONDARY}
HOUSEHOLD = Household(
    id="QH-017",
    area=Area.RURAL,
    monthly_income=3_200_000,
    floor_area=Decimal("31.5"),
    water_source=WaterSource.UNPROTECTED,
    toilet=Toilet.SEPTIC,
    housing_grade=HousingGrade.PERMANENT,
    devices=frozenset({Device.TELEVISION}),
    members=[
        Member(birth_date=date(1979, 5, 2), insured=True, attending=Attending.NONE, **ADULT),
        Member(birth_year=1984, insured=True, attending=Attending.NONE, **ADULT),
        Member(age=34, insured=False, attending=Attending.NONE, **ADULT),
        Member(age=8, insured=True, attending=Attending.PRIMARY, untreated_illness=False),
    ],
)


def on_2020(household: Household) -> Classification:
    return classify(household, VN_2016, on=date(2020, 11, 20))


def text_of(name: str) -> str:
    return (Path(__file__).parent / "texts" / f"{name}.txt").read_text(encoding="utf-8")


def said(result: Classification, language: Language) -> list[str]:
    return [line.text for section in result.explain(language).sections for line in section.lines]


def test_a_poor_household_in_vietnamese() -> None:
    assert on_2020(HOUSEHOLD).explain("vi").text() + "\n" == text_of("poor-household.vi")


def test_a_household_of_which_little_is_known_in_english() -> None:
    findings = {each.id: each.id in ("water_source", "toilet") for each in VN_2022.indicators[1:]}
    household = Household(area=Area.URBAN, income_per_head=1_500_000, members=[Member(age=40)], findings=findings)
    result = classify(household, VN_2022, on=date(2023, 11, 20))
    assert result.explain("en").text() + "\n" == text_of("open-household.en")


def test_each_dependent_is_told_with_the_own_age() -> None:
    members = [
        Member(age=10),
        Member(age=12),
        Member(age=70, social_allowance=True),
        Member(age=41, social_allowance=False),
    ]
    result = classify(Household(members=members), VN_2022, on=date(2023, 11, 20))
    assert (
        "Người phụ thuộc trong hộ gia đình: thành viên thứ 1 (10 tuổi); thành viên thứ 2 (12 tuổi); "
        "thành viên thứ 3 (70 tuổi): đang hưởng trợ cấp xã hội hằng tháng; số nhân khẩu: 4 người"
    ) in said(result, "vi")


def test_a_birth_year_leaves_two_ages_to_tell() -> None:
    result = on_2020(Household(members=[Member(birth_year=2010, attending=Attending.NONE)]))
    assert "Tình trạng đi học của trẻ em: thành viên thứ 1 (9 hoặc 10 tuổi): cấp đang học: không đi học" in said(
        result, "vi"
    )
    assert "Child school attendance: member 1 (9 or 10 years): level now attended: none" in said(result, "en")


def test_a_quotient_that_is_not_whole_is_about() -> None:
    (line,) = [
        each
        for each in said(on_2020(Household(area=Area.RURAL, monthly_income=3_500_001, size=4)), "en")
        if "÷" in each
    ]
    assert line.startswith("income 3,500,001 VND ÷ 4 persons ≈ 875,000 VND/person/month: above 700,000")


def test_a_line_by_the_year_is_held_against_twelve_months() -> None:
    household = Household(area=Area.URBAN, monthly_income=9_000_000, size=4)
    result = classify(household, standard("vn-sg-2019"), on=date(2019, 11, 20))
    assert (
        "income 9,000,000 VND × 12 months ÷ 4 persons = 27,000,000 VND/person/year: "
        "at most 28,000,000 (poverty line), urban"
    ) in said(result, "en")
    assert any(
        line.startswith("thu nhập 9.000.000 đồng × 12 tháng ÷ 4 người = 27.000.000") for line in said(result, "vi")
    )


def test_income_and_points_that_decide_together_are_both_told() -> None:
    result = on_2020(Household(area=Area.RURAL, income_points=160, income_per_head=1_200_000))
    assert (
        "160 B1 points, income 1,200,000 VND/person/month: above 150 (minimum living standard), "
        "at most 1,500,000 VND/person/month (upper line of the average living standard), rural"
    ) in said(result, "en")


def test_income_and_points_that_disagree_are_a_warning() -> None:
    result = on_2020(Household(area=Area.RURAL, income_points=125, income_per_head=600_000))
    assert "125 B1 points: above 120 (poverty line), at most 150 (minimum living standard), rural" in said(result, "en")
    assert "thu nhập và điểm của phiếu không khớp nhau; chuẩn này lấy điểm" in said(result, "vi")


def test_a_household_in_the_mountains_is_cited_the_rural_rule() -> None:
    rural, mountain = (
        classify_points(VN_2016, area=area, income_points=125, deprivation_points=20).explain("vi").sections[0].lines[0]
        for area in (Area.RURAL, Area.RURAL_MOUNTAIN)
    )
    assert mountain == rural
    assert mountain.citation == "59/2015/QĐ-TTg, Điều 2; 14/2018/TT-BLĐTBXH, Điều 1 khoản 5, ⚠ suy ra"


def test_the_urban_rule_has_its_own_provenance() -> None:
    urban = classify_points(VN_2016, area=Area.URBAN, income_points=145, deprivation_points=20)
    assert urban.explain("en").sections[0].lines[0].citation == "59/2015/QĐ-TTg, Art. 2, ⚠ from a secondary source"


def test_what_is_missing_is_named_with_its_person() -> None:
    findings = {each.id: each.id in ("water_source", "toilet") for each in VN_2016.indicators}
    del findings["health_insurance"]
    members = [Member(age=40, insured=True), Member(age=34)]
    household = Household(area=Area.RURAL, income_per_head=800_000, members=members, findings=findings)
    assert said(on_2020(household), "vi")[-1] == "có BHYT của thành viên thứ 2"


def test_a_form_tells_its_totals_and_what_they_leave_open() -> None:
    form = classify_points(VN_2016, area="rural", income_points=125, deprivation_points=20)
    assert said(form, "vi")[1:] == [
        "Theo chuẩn nghèo tiếp cận đa chiều 2016–2020, kéo dài năm 2021 (vn-2016)",
        "125 điểm B1: trên 120 (chuẩn nghèo), không quá 150 (chuẩn mức sống tối thiểu), nông thôn",
        "20 điểm B2 của phiếu",
        "thêm 1 chỉ số thiếu hụt → hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản",
        "điểm B1 trên 150 → hộ có mức sống trung bình hoặc hộ có mức sống trên trung bình",
        "điểm B1 từ 120 trở xuống → hộ nghèo về thu nhập",
    ]


def test_a_notebook_shows_html() -> None:
    explanation = on_2020(HOUSEHOLD).explain("vi")
    assert explanation._repr_html_() == explanation.html() == on_2020(HOUSEHOLD)._repr_html_()
    assert explanation.html().startswith('<section lang="vi"')
    assert "không có BHYT" in explanation.html()


def test_a_day_outside_the_standards_time_is_a_warning() -> None:
    result = classify(HOUSEHOLD, VN_2016, on=date(2022, 1, 1))
    assert "this standard is not in force on that day (2016-01-01 – 2021-12-31)" in said(result, "en")
    inside = classify(HOUSEHOLD, VN_2016, on=date(2021, 12, 31))
    assert not [line for line in said(inside, "en") if "not in force" in line]
