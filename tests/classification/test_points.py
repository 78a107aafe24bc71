"""`classify_points` is `classify` of a household of which no more than the form's totals is known."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Household, HouseholdError, classify, classify_points, standard
from chuan_ngheo.errors import ProvisionalStandardWarning
from chuan_ngheo.standards.assemble import assemble
from classification.applied import Applied

VN_2016 = standard("vn-2016")


@given(
    area=st.sampled_from(Area),
    income_points=st.none() | st.integers(0, 300),
    deprived=st.none() | st.integers(0, 10),
)
def test_totals_say_the_same_as_a_household_with_these_totals(
    surveyed: Applied, area: Area, income_points: int | None, deprived: int | None
) -> None:
    scored = surveyed.standard.decision.points_each
    assert scored is not None
    deprivation_points = None if deprived is None else deprived * scored
    form = classify_points(
        surveyed.standard, area=area, income_points=income_points, deprivation_points=deprivation_points
    )
    household = Household(area=area, income_points=income_points, deprivation_points=deprivation_points)
    result = classify(household, surveyed.standard, on=surveyed.on)
    assert form.outcome == result.outcome
    assert form.placements == result.placements
    assert form.deprivation_range == result.deprivation_range
    assert form.household == household


@given(points=st.integers(0, 200))
def test_mountains_have_their_own_line_of_points_where_incomes_have_none(points: int) -> None:
    means = VN_2016.written.means
    assert means.points is not None
    lines = means.points.lines
    lower = {**lines, "poverty": evolve(lines["poverty"], rural_mountain=60)}
    law = assemble(evolve(VN_2016.written, id="own", means=evolve(means, points=evolve(means.points, lines=lower))))
    mountain, plain = (
        classify_points(law, area=area, income_points=points, deprivation_points=0).class_id
        for area in (Area.RURAL_MOUNTAIN, Area.RURAL)
    )
    assert (mountain == "poor_by_income") == (points <= 60)
    assert (plain == "poor_by_income") == (points <= 120)


def test_the_area_may_be_a_code_or_its_text(surveyed: Applied) -> None:
    for area in Area:
        by_code, by_text = (
            classify_points(surveyed.standard, area=each, income_points=150, deprivation_points=30)
            for each in (area, str(area))
        )
        assert by_code == by_text


def test_a_form_has_no_day_and_no_findings() -> None:
    form = classify_points(VN_2016, area="rural", income_points=125, deprivation_points=30)
    assert form.on is None
    assert form.truths == ()
    assert form.deprivations == 3
    assert {finding.deprived for finding in form.findings.values()} == {None}


def test_totals_of_nothing_leave_every_class_possible() -> None:
    form = classify_points(VN_2016, area="rural")
    assert form.possible == tuple(each.id for each in VN_2016.classes)
    assert form.missing == (frozenset({"income_per_head", "deprivation_points"}),)


@pytest.mark.parametrize(
    ("totals", "where"),
    [
        ({"area": "aria"}, ["area"]),
        ({"area": "rural", "income_points": -1}, ["income_points"]),
        ({"area": "rural", "income_points": True}, ["income_points"]),
        ({"area": "rural", "income_points": 12.5}, ["income_points"]),
        ({"area": "rural", "deprivation_points": 25}, ["deprivation_points"]),
        ({"area": "rural", "deprivation_points": 110}, ["deprivation_points"]),
        (
            {"area": "aria", "income_points": -1, "deprivation_points": "30"},
            ["area", "income_points", "deprivation_points"],
        ),
    ],
)
def test_what_is_no_form_is_refused_with_every_problem(totals: dict[str, object], where: list[str]) -> None:
    with pytest.raises(HouseholdError) as refused:
        classify_points(VN_2016, **totals)  # type: ignore[arg-type]
    assert [problem.where for problem in refused.value.problems] == where


def test_a_total_that_no_findings_give_is_told_which_would() -> None:
    with pytest.raises(HouseholdError, match="found 25; expected 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100"):
        classify_points(VN_2016, area="rural", income_points=125, deprivation_points=25)


def test_a_provisional_standard_says_so() -> None:
    with pytest.warns(ProvisionalStandardWarning, match="vn-2027 is provisional"):
        classify_points(standard("vn-2027"), area="rural")


def test_where_indicators_score_differently_a_total_does_not_tell_how_many_there_are() -> None:
    written = VN_2016.written
    indicators = {**written.indicators, "toilet": evolve(written.indicators["toilet"], points=20)}
    uneven = assemble(evolve(written, indicators=indicators))
    form = classify_points(uneven, area="rural", income_points=125, deprivation_points=30)
    assert form.possible == ("poor_by_deprivation", "near_poor")
    assert form.deprivation_range == (0, 10)
