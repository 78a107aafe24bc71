"""What hangs on each class, on the days and under the standards for which it is known."""

import pickle
from datetime import date
from fractions import Fraction

import pytest

from chuan_ngheo.classification.classify import classify, classify_points
from chuan_ngheo.classification.result import Classification
from chuan_ngheo.entitlements import Entitlement, Standing, entitlements
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area, Employment
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.standards.citation import Provenance
from chuan_ngheo.standards.registry import standard

CERTAIN, POSSIBLE, NONE, NOT_KNOWN = Standing
PREMIUM, TRAINING, ELECTRICITY, TUITION = "health_insurance_premium", "vocational_training", "electricity", "tuition"
LAW_2016, LAW_2022 = standard("vn-2016"), standard("vn-2022")
DAY_2020, DAY_2023, DAY_2025 = date(2020, 11, 20), date(2023, 11, 20), date(2025, 11, 20)
DEPRIVED = ("adult_education", "toilet", "telecom")


def of(result: Classification, benefit: str, on: date, **facts: bool | None) -> Entitlement:
    return {each.benefit.id: each for each in entitlements(result, on, **facts)}[benefit]


def rural(
    income: int, *deprived: str, insured: bool | None = True, land_or_sea: bool | None = False, law: str = "vn-2016"
) -> Classification:
    """A rural household of that income per head, deprived in these indicators and no other."""
    known = standard(law)
    findings: dict[str, bool] = {each.id: each.id in deprived for each in known.indicators}
    findings["health_insurance"] = not insured
    if insured is None:
        del findings["health_insurance"]
    household = Household(
        area=Area.RURAL, income_per_head=income, findings=findings, land_or_sea_livelihood=land_or_sea
    )
    return classify(household, known, on=date(known.start.year + 1, 11, 20))


@pytest.mark.parametrize("insured", [True, False, None])
def test_poor_by_income(insured: bool | None) -> None:
    premium = of(rural(700_000, insured=insured), PREMIUM, DAY_2020)
    assert (premium.standing, premium.share, premium.at_least, premium.up_to) == (CERTAIN, Fraction(1), False, None)
    assert (premium.group and premium.group.id, premium.mark) == ("poor_by_income", Provenance.VERIFIED)
    assert premium.missing == {}
    assert repr(premium) == "<Entitlement health_insurance_premium: certain>"
    assert premium.say("en") == (
        "health-insurance premium paid by the state: 100 % (poor by income) [146/2018/NĐ-CP, Art. 3 para. 9]"
    )
    assert "100 % (hộ nghèo về thu nhập) [146/2018/NĐ-CP, Điều 3 khoản 9]" in premium.say("vi")


def test_poor_by_deprivation_and_deprived_in_insurance() -> None:
    result = rural(1_000_000, *DEPRIVED, insured=False)
    premium = of(result, PREMIUM, DAY_2020)
    assert result.class_id == "poor_by_deprivation"
    assert (premium.standing, premium.share, premium.at_least) == (CERTAIN, Fraction(1), False)
    assert (premium.group and premium.group.id, premium.mark) == ("poor_deprived_in_insurance", Provenance.VERIFIED)


def test_poor_by_deprivation_and_insured() -> None:
    premium = of(rural(1_000_000, *DEPRIVED), PREMIUM, DAY_2020)
    assert (premium.standing, premium.share, premium.at_least) == (CERTAIN, Fraction(7, 10), True)
    assert (premium.group and premium.group.id, premium.mark) == ("poor_by_deprivation_insured", Provenance.SECONDARY)
    assert premium.up_to is None
    assert "at least 70 %" in premium.say("en")
    assert "⚠ from a secondary source" in premium.say("en")


def test_poor_by_deprivation_while_nobody_knows_of_insurance() -> None:
    premium = of(rural(1_000_000, *DEPRIVED, insured=None), PREMIUM, DAY_2020)
    assert (premium.standing, premium.share, premium.at_least) == (CERTAIN, Fraction(7, 10), True)
    assert (premium.up_to, premium.group) == (Fraction(1), None)
    assert {each.id for each in premium.deciding} == {"poor_deprived_in_insurance", "poor_by_deprivation_insured"}
    assert premium.mark is Provenance.SECONDARY
    assert set(premium.missing) == {"members"}
    assert "có thể là 100 %; cần biết: danh sách đủ các thành viên" in premium.say("vi")


@pytest.mark.parametrize(
    ("poor_commune", "share", "at_least", "group"),
    [
        (None, Fraction(7, 10), True, "near_poor"),
        (False, Fraction(7, 10), True, "near_poor"),
        (True, Fraction(1), False, "near_poor_in_poor_commune"),
    ],
)
def test_near_poor(poor_commune: bool | None, share: Fraction, at_least: bool, group: str) -> None:
    premium = of(rural(1_000_000), PREMIUM, DAY_2020, poor_commune=poor_commune)
    assert (premium.standing, premium.share, premium.at_least) == (CERTAIN, share, at_least)
    assert premium.group is not None
    assert (premium.group.id, premium.mark) == (group, Provenance.VERIFIED)
    assert premium.up_to == (Fraction(1) if poor_commune is None else None)
    assert list(premium.missing) == (["poor_commune"] if poor_commune is None else [])


@pytest.mark.parametrize(
    ("income", "land_or_sea", "standing", "share"),
    [
        (1_500_000, True, CERTAIN, Fraction(3, 10)),
        (1_500_000, False, NONE, None),
        (1_500_000, None, POSSIBLE, None),
        (1_500_001, True, NONE, None),
    ],
)
def test_average_by_land_or_sea(
    income: int, land_or_sea: bool | None, standing: Standing, share: Fraction | None
) -> None:
    premium = of(rural(income, land_or_sea=land_or_sea), PREMIUM, DAY_2020)
    assert (premium.standing, premium.share, premium.at_least) == (standing, share, share is not None)
    assert list(premium.missing) == (["land_or_sea_livelihood"] if standing is POSSIBLE else [])
    if standing is POSSIBLE:
        assert premium.up_to == Fraction(3, 10)
        assert "possibly at least 30 %; to be known: land or sea livelihood" in premium.say("en")


@pytest.mark.parametrize("insured", [True, False])
def test_poor_from_2022_on_is_not_checked(insured: bool) -> None:
    result = rural(1_500_000, "toilet", "telecom", "dependents", insured=insured, law="vn-2022")
    premium = of(result, PREMIUM, DAY_2023)
    assert (premium.standing, premium.share, premium.at_least) == (CERTAIN, Fraction(1), False)
    assert premium.mark is Provenance.UNVERIFIED
    assert premium.law.vi == "Luật Bảo hiểm y tế, ⚠ chưa đối chiếu"


def test_near_poor_from_2025_on_has_the_later_text_beside_the_earlier() -> None:
    near_poor = rural(1_500_000, law="vn-2022")
    assert of(near_poor, PREMIUM, DAY_2023).law.en == "146/2018/NĐ-CP"
    assert of(near_poor, PREMIUM, DAY_2025).law.en == "146/2018/NĐ-CP; 188/2025/NĐ-CP"


@pytest.mark.parametrize(("on", "is_known"), [(date(2018, 11, 30), False), (date(2018, 12, 1), True)])
def test_before_the_decree_nothing_is_known_and_that_is_not_no(on: date, is_known: bool) -> None:
    premium = of(rural(700_000), PREMIUM, on)
    assert premium.standing is (CERTAIN if is_known else NOT_KNOWN)
    if not is_known:
        assert (premium.share, premium.groups, premium.citation, premium.mark) == (None, (), (), None)
        assert premium.say("en").endswith(
            "not known – the table speaks of 2018-12-01 – …, 2022-01-01 – …; the law in force on 2018-11-30 is not here"
        )
        assert "chưa biết – bảng chỉ nói về 01/12/2018" in premium.say("vi")


@pytest.mark.parametrize(("income", "standing"), [(700_000, CERTAIN), (1_000_000, NONE), (1_500_001, NONE)])
def test_electricity_is_for_the_poor(income: int, standing: Standing) -> None:
    electricity = of(rural(income), ELECTRICITY, DAY_2020)
    assert electricity.standing is standing
    if standing is CERTAIN:
        assert electricity.quantity is not None
        assert (electricity.quantity.amount, electricity.share) == (30, None)
        assert electricity.mark is Provenance.SECONDARY
        assert "30 kWh a month at the first-tier price (poor) [28/2014/QĐ-TTg" in electricity.say("en")
    else:
        assert electricity.quantity is None
        assert electricity.say("vi").endswith("không thuộc nhóm hưởng nào của bảng này")


@pytest.mark.parametrize(
    ("income", "deprived", "standing"),
    [(1_500_000, ("toilet", "telecom", "dependents"), CERTAIN), (1_500_000, (), CERTAIN), (1_500_001, (), NONE)],
)
def test_tuition_is_for_poor_and_near_poor(income: int, deprived: tuple[str, ...], standing: Standing) -> None:
    tuition = of(rural(income, *deprived, law="vn-2022"), TUITION, DAY_2023)
    assert (tuition.standing, tuition.share) == (standing, None)
    if standing is CERTAIN:
        assert "mức không có ở đây" in tuition.say("vi")
        assert tuition.mark is Provenance.SECONDARY


@pytest.mark.parametrize(
    ("income", "facts", "standing"),
    [
        (1_500_000, {}, CERTAIN),
        (2_250_000, {"just_escaped": True}, CERTAIN),
        (2_250_000, {"just_escaped": False}, POSSIBLE),
        (2_250_000, {"just_escaped": False, "low_income_worker": True}, CERTAIN),
        (2_250_000, {"just_escaped": False, "low_income_worker": False}, NONE),
        (2_250_001, {"just_escaped": False}, NONE),
        (2_250_001, {}, POSSIBLE),
    ],
)
def test_vocational_training(income: int, facts: dict[str, bool], standing: Standing) -> None:
    training = of(rural(income, law="vn-2022"), TRAINING, DAY_2025, **facts)
    assert (training.standing, training.share) == (standing, None)


def test_low_income_workers_are_named_from_the_day_of_their_decree_on() -> None:
    """The class was found before that day: what counts is the day on which one asks."""
    worker = Household(area=Area.RURAL, income_per_head=2_000_000, members=[Member(age=40, employment=Employment.WAGE)])
    result = classify(worker, LAW_2022, on=date(2024, 12, 10))
    before = of(result, TRAINING, date(2025, 2, 23), just_escaped=False)
    after = of(result, TRAINING, date(2025, 2, 24), just_escaped=False)
    assert (before.standing, after.standing) == (NONE, POSSIBLE)
    assert list(after.missing) == ["low_income_worker"]
    assert of(result, TRAINING, date(2025, 2, 24), low_income_worker=True).standing is CERTAIN


def test_a_household_without_workers_has_no_worker_of_low_income() -> None:
    retired = Household(area=Area.RURAL, income_per_head=2_000_000, members=[Member(employment=Employment.RETIRED)])
    result = classify(retired, LAW_2022, on=DAY_2025)
    assert of(result, TRAINING, DAY_2025, just_escaped=False).standing is NONE


def test_an_open_class_with_the_same_share_on_both_sides_is_certain() -> None:
    """Poor by deprivation or near-poor: at least 70 % either way."""
    result = classify_points(LAW_2016, area="rural", income_points=125)
    assert result.possible == ("poor_by_deprivation", "near_poor")
    premium = of(result, PREMIUM, DAY_2020)
    assert (premium.standing, premium.share, premium.at_least) == (CERTAIN, Fraction(7, 10), True)
    assert (premium.group, premium.up_to) == (None, Fraction(1))
    electricity = of(result, ELECTRICITY, DAY_2020)
    assert (electricity.standing, electricity.quantity) == (POSSIBLE, None)
    assert list(electricity.missing) == ["deprivation_points"]


def test_an_open_class_is_missing_only_where_it_matters() -> None:
    above_the_minimum = classify_points(LAW_2016, area="rural", income_points=160)
    assert above_the_minimum.possible == ("average", "above_average")
    assert of(above_the_minimum, ELECTRICITY, DAY_2020).missing == {}
    premium = of(above_the_minimum, PREMIUM, DAY_2020)
    assert (premium.standing, list(premium.missing)) == (POSSIBLE, ["income_per_head", "land_or_sea_livelihood"])


def test_another_place_s_standard_says_nothing_of_national_benefits() -> None:
    local = standard("vn-hn-2016")
    result = classify(Household(area=Area.RURAL, income_per_head=700_000), local, on=DAY_2020)
    for each in entitlements(result, DAY_2020):
        assert each.standing is NOT_KNOWN
        assert "a standard of VN" in each.say("en")


@pytest.mark.parametrize("on", [date(2015, 12, 31), date(2022, 1, 1)])
def test_a_class_says_nothing_of_days_outside_its_standard(on: date) -> None:
    for each in entitlements(rural(700_000), on):
        assert each.standing is NOT_KNOWN
        assert "01/01/2016 đến 31/12/2021" in each.say("vi")


@pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
def test_a_name_that_the_standard_does_not_have_stays_open() -> None:
    """From 2027 on nobody knows whether there is an average class, and no designation hangs on it."""
    day = date(2027, 11, 20)
    household = Household(area=Area.RURAL, income_per_head=2_200_001, land_or_sea_livelihood=True)
    premium = of(classify(household, standard("vn-2027"), on=day), PREMIUM, day)
    assert (premium.standing, premium.up_to) == (POSSIBLE, Fraction(3, 10))
    assert list(premium.missing) == ["average_land_or_sea"]
    assert "mức sống trung bình" in premium.missing["average_land_or_sea"].vi


def test_the_form_s_totals_are_enough() -> None:
    result = classify_points(LAW_2016, area="urban", income_points=140, deprivation_points=0)
    assert of(result, PREMIUM, DAY_2020).share == 1


def test_everything_wrong_with_the_facts_is_said_at_once() -> None:
    with pytest.raises(HouseholdError) as refusal:
        entitlements(rural(700_000), DAY_2020, poor_comune=True, just_escaped=1)  # type: ignore[arg-type]
    unknown, number = refusal.value.say("en").splitlines()
    assert unknown.startswith("poor_comune: the table asks no fact of this name; found poor_comune; expected")
    assert unknown.endswith("did you mean “poor_commune”?")
    assert number == "just_escaped: wrong type of value; found 1; expected true or false"


@pytest.mark.parametrize("income", [1_500_000, 2_250_001])
def test_a_fact_that_the_standard_denies_is_refused(income: int) -> None:
    result = rural(income, law="vn-2022")
    assert of(result, TRAINING, DAY_2025, low_income_worker=False).standing is not NOT_KNOWN
    with pytest.raises(HouseholdError) as refusal:
        entitlements(result, DAY_2025, low_income_worker=True)
    assert refusal.value.say("en") == (
        "low_income_worker: contradicts what the standard says of this household; found true; expected false"
    )


def test_a_fact_tells_a_class_from_others_that_deny_it() -> None:
    """Nothing is known of the means; somebody with a worker of low income is neither poor, near-poor nor well off."""
    result = classify(Household(area=Area.RURAL, members=[Member(employment=Employment.WAGE)]), LAW_2022, on=DAY_2025)
    assert of(result, ELECTRICITY, DAY_2025).standing is POSSIBLE
    assert of(result, ELECTRICITY, DAY_2025, low_income_worker=True).standing is NONE
    assert of(result, TRAINING, DAY_2025, low_income_worker=True).standing is CERTAIN


def test_each_benefit_is_answered_for_once_in_the_table_s_order() -> None:
    assert [each.benefit.id for each in entitlements(rural(700_000), DAY_2020)] == [
        PREMIUM,
        TRAINING,
        ELECTRICITY,
        TUITION,
    ]


def test_an_answer_can_be_handed_to_another_process() -> None:
    for each in entitlements(rural(1_000_000, *DEPRIVED, insured=None), DAY_2020):
        assert pickle.loads(pickle.dumps(each)) == each
