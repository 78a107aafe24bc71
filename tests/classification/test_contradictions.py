"""Facts that contradict each other, or the day, are told by field path; nothing is chosen between them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Household, HouseholdError, Member, Toilet, classify, findings, standard
from classification.applied import Applied
from told import as_committed

VN_2016 = standard("vn-2016")
ON = date(2020, 11, 20)


def places(household: Household) -> list[str]:
    """Where `classify` finds something wrong."""
    with pytest.raises(HouseholdError) as refused:
        classify(household, VN_2016, on=ON)
    return [problem.where for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("member", "where"),
    [
        (Member(birth_date=date(2020, 11, 21)), "members[1].birth_date"),
        (Member(birth_date=date(2021, 1, 1), age=0), "members[1].birth_date"),
        (Member(birth_year=2021), "members[1].birth_year"),
        (Member(birth_date=date(2000, 11, 21), age=20), "members[1].age"),
        (Member(birth_year=2000, age=18), "members[1].age"),
        (Member(birth_year=2000, age=21), "members[1].age"),
    ],
)
def test_births_and_ages(member: Member, where: str) -> None:
    assert places(Household(members=[Member(age=40), member])) == [where]
    with pytest.raises(HouseholdError, match=r"members\[1\]"):
        findings(Household(members=[Member(age=40), member]), VN_2016, on=ON)


@pytest.mark.parametrize(
    "member",
    [Member(birth_date=ON), Member(birth_year=2020), Member(birth_year=2000, age=19), Member(birth_year=2000, age=20)],
)
def test_births_up_to_the_day_and_both_ages_of_a_year_are_possible(member: Member) -> None:
    assert classify(Household(members=[member]), VN_2016, on=ON).possible


def test_a_finding_against_the_facts() -> None:
    uninsured = [Member(age=34, insured=False)]
    assert places(Household(members=uninsured, findings={"health_insurance": False})) == ["findings.health_insurance"]
    agreeing = Household(members=uninsured, findings={"health_insurance": True})
    assert classify(agreeing, VN_2016, on=ON).findings["health_insurance"].deprived is True


def test_a_finding_of_an_indicator_that_the_standard_does_not_have() -> None:
    with pytest.raises(HouseholdError, match="did you mean “toilet”") as refused:
        classify(Household(findings={"toilets": True}), VN_2016, on=ON)
    assert [problem.where for problem in refused.value.problems] == ["findings.toilets"]


def test_every_contradicting_finding_is_told() -> None:
    household = Household(
        members=[Member(age=34, insured=False)],
        toilet=Toilet.SEPTIC,
        findings={"toilet": True, "health_insurance": False, "toilets": True},
    )
    assert sorted(places(household)) == ["findings.health_insurance", "findings.toilet", "findings.toilets"]


@given(
    found=st.dictionaries(st.sampled_from([each.id for each in VN_2016.indicators]), st.booleans()),
    points=st.integers(0, 120),
)
def test_deprivation_points_must_be_a_total_that_the_findings_admit(found: dict[str, bool], points: int) -> None:
    household = Household(area=Area.RURAL, findings=found, deprivation_points=points)
    deprived = sum(found.values())
    open_findings = len(VN_2016.indicators) - len(found)
    if points in range(10 * deprived, 10 * (deprived + open_findings) + 1, 10):
        assert classify(household, VN_2016, on=ON).deprivations == points // 10
    else:
        assert places(household) == ["deprivation_points"]


def test_all_that_is_said_is_what_is_committed() -> None:
    """In Vietnamese, too, and with all that was found, was expected and is near."""
    uninsured, open_findings = [Member(age=34, insured=False)], {each.id: True for each in VN_2016.indicators[:8]}
    households = {
        "an insured household of one who is not": Household(members=uninsured, findings={"health_insurance": False}),
        "a septic tank that is no toilet": Household(toilet=Toilet.SEPTIC, findings={"toilet": True}),
        "another standard's finding": Household(findings={"toilets": True}),
        "points between two totals": Household(area=Area.RURAL, deprivation_points=25),
        "points below what is found": Household(area=Area.RURAL, findings=open_findings, deprivation_points=70),
    }
    told = []
    for mistake, household in households.items():
        with pytest.raises(HouseholdError) as refused:
            classify(household, VN_2016, on=ON)
        told.append((mistake, refused.value.problems))
    as_committed("contradictions", told)


def test_the_day_is_always_said_and_by_name(surveyed: Applied) -> None:
    for asked in (classify, findings):
        with pytest.raises(TypeError, match="on"):
            asked(Household(), surveyed.standard)  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="positional"):
            asked(Household(), surveyed.standard, surveyed.on)  # type: ignore[misc]
