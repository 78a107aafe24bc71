"""What a result says of itself: its class by name, whose finding each is, and on which day facts are read."""

import warnings
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import (
    Area,
    Attending,
    Education,
    Household,
    Member,
    Standard,
    Text,
    Toilet,
    classify,
    classify_all,
    classify_points,
    standard,
)
from chuan_ngheo.classification.designations import designations
from chuan_ngheo.classification.findings import Source
from chuan_ngheo.errors import ProvisionalStandardWarning
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.document import CoverageEntry, DesignationEntry
from chuan_ngheo.verification.strategies.surveyed import households
from classification.applied import Applied, by_findings_alone
from classification.sketches import sketches

VN_2016, VN_2022 = standard("vn-2016"), standard("vn-2022")
ON = date(2020, 11, 20)
CITATION = VN_2016.written.classes["near_poor"].citation


@given(data=st.data())
def test_a_result_names_its_class_its_standard_and_what_is_possible(applied: Applied, data: st.DataObject) -> None:
    result = classify(data.draw(sketches(applied.standard)), applied.standard, on=applied.on)
    known = {each.id: each for each in applied.standard.classes}
    assert (result.standard_id, result.standard_digest) == (applied.standard.id, applied.standard.digest)
    assert result.household_class is known.get(result.class_id or "")
    assert result.is_determined is (len(result.possible) == 1)
    assert repr(result) == (
        f"<Classification {result.class_id} under {result.standard.id}>"
        if result.is_determined
        else f"<Classification undetermined: {' | '.join(result.possible)} under {result.standard.id}>"
    )


def test_a_notebook_shows_the_explanation_in_vietnamese() -> None:
    result = classify(Household(area=Area.RURAL, income_per_head=600_000), VN_2016, on=ON)
    assert result._repr_html_() == result.explain("vi").html() != result.explain("en").html()
    assert str(result.explain()) == str(result.explain("vi"))


@given(data=st.data())
def test_a_finding_is_the_surveys_or_rests_on_facts_or_is_open(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    result = classify(household, surveyed.standard, on=surveyed.on)
    assert list(result.findings) == [each.id for each in surveyed.standard.indicators]
    derived = surveyed.standard.profile(household, surveyed.on)
    for indicator, deprived, by_facts in zip(surveyed.standard.indicators, result.truths, derived, strict=True):
        finding = result.findings[indicator.id]
        assert (finding.indicator, finding.deprived) == (indicator, deprived)
        assert bool(finding.missing) is (deprived is None)
        if indicator.id in household.findings:
            assert (finding.source, finding.deprived, finding.grounds) == (
                Source.SURVEY,
                household.findings[indicator.id],
                (),
            )
        else:
            assert finding.source is (None if by_facts is None else Source.FACTS)
            assert finding.deprived is by_facts


def test_a_finding_that_no_facts_give_is_the_surveys_or_open(surveyed: Applied) -> None:
    silent = by_findings_alone(surveyed)
    for asked in silent.standard.indicators:
        result = classify(Household(findings={asked.id: True}), silent.standard, on=silent.on)
        for indicator_id, finding in result.findings.items():
            assert finding.indicator.id == indicator_id
            expected = (True, Source.SURVEY, ()) if indicator_id == asked.id else (None, None, ())
            assert (finding.deprived, finding.source, finding.grounds) == expected
            assert finding.missing == (set() if indicator_id == asked.id else {f"findings.{indicator_id}"})


def test_the_facts_stay_where_the_survey_is_silent() -> None:
    result = classify(Household(toilet=Toilet.NONE, findings={"health_insurance": True}), VN_2016, on=ON)
    assert {each: found.source for each, found in result.findings.items() if found.deprived} == {
        "toilet": Source.FACTS,
        "health_insurance": Source.SURVEY,
    }
    assert (result.deprivation_range, result.deprivations) == ((2, 10), None)


def test_an_answer_that_says_too_little_beside_one_that_is_not_given_asks_for_the_finding() -> None:
    """The education of the second person would not settle what the first one's diploma leaves open."""
    diploma = Member(birth_year=2000, education=Education.ELEMENTARY_VOCATIONAL, attending=Attending.NONE)
    household = Household(members=[diploma, Member(birth_year=2000, attending=Attending.NONE)])
    finding = classify(household, VN_2016, on=ON).findings["adult_education"]
    assert {ground.state for ground in finding.grounds} >= {"unset", "inconclusive"}
    assert finding.missing == {"findings.adult_education"}


def test_where_only_totals_of_points_are_known_any_number_of_indicators_may_be_deprived() -> None:
    counted, totalled = standard("vn-2016"), standard("vn-sg-2019")
    result = classify(Household(deprivation_points=40), totalled, on=totalled.start)
    assert (result.depth, result.deprivation_range) == ((1, 1), (0, totalled.decision.indicators))
    result = classify(Household(deprivation_points=40), counted, on=ON)
    assert (result.depth, result.deprivation_range) == ((4, 4), (4, 4))


def test_each_standard_is_asked_once() -> None:
    """A provisional one says so once for each time that it is asked."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        results = classify_all(Household(area=Area.RURAL, income_per_head=1), date(2028, 1, 1), "VN")
    assert list(results) == ["VN"]
    assert [(each.category, each.filename) for each in said] == [(ProvisionalStandardWarning, __file__)]
    assert [str(each.message) for each in said] == [
        "vn-2027 is provisional: a part of its rules is not known yet, and results may change"
    ]


def test_a_provisional_standard_says_so_where_it_is_asked() -> None:
    with pytest.warns(ProvisionalStandardWarning, match="^vn-2027 is provisional: ") as said:
        classify(Household(area=Area.RURAL, income_per_head=1), standard("vn-2027"), on=date(2028, 1, 1))
    assert [each.filename for each in said] == [__file__]


# the day on which facts are read -------------------------------------------------------------------------


def dated(rule: str, start: date | None = None) -> Standard:
    """The standard of 2016 for households of whom the rule holds, who are also called so, from the start on."""
    designation = DesignationEntry(Text("thử", "trial"), rule, CITATION, start)
    written = evolve(VN_2016.written, designations={"trial": designation}, covers=CoverageEntry(rule, CITATION))
    return assemble(written)


SIXTEEN_IN_2020 = Household(members=[Member(birth_date=date(2004, 11, 20))])


@pytest.mark.parametrize(("on", "holds"), [(date(2020, 11, 19), False), (date(2020, 11, 20), True)])
def test_ages_are_those_of_the_day_of_the_classification(on: date, holds: bool) -> None:
    result = classify(SIXTEEN_IN_2020, dated("any_member(age >= 16)"), on=on)
    assert designations(result) == {"trial": holds}
    assert result.covered is holds


def test_a_form_without_a_day_is_read_on_the_first_day_of_the_standard() -> None:
    born = Household(members=[Member(birth_date=date(2000, 1, 1))])
    form = evolve(classify_points(dated("any_member(age == 16)"), area="rural"), subject=born)
    assert (form.on, form.standard.start) == (None, date(2016, 1, 1))
    assert designations(form) == {"trial": True}
    assert form.covered is True


def test_without_a_day_it_is_not_known_whether_a_designation_is_in_force() -> None:
    for rule, expected in (("size >= 1", None), ("size < 1", False)):
        form = classify_points(dated(rule, start=date(2018, 1, 1)), area="rural")
        assert designations(form) == {"trial": expected}


@pytest.mark.parametrize(("size", "holds"), [(4, False), (5, True), (None, None)])
def test_a_designation_may_count_what_the_household_is(size: int | None, holds: bool | None) -> None:
    result = classify(Household(size=size), dated("size >= 5"), on=ON)
    assert designations(result) == {"trial": holds}
