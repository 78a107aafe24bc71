"""What is not known stays possible: never too little, and where no unknown fact is shared, never too much."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from chuan_ngheo import Household, classify
from chuan_ngheo.classification.designations import designations
from chuan_ngheo.verification.strategies.surveyed import fill_in, households, with_findings, with_points
from classification.applied import Applied
from classification.sketches import fillings, sketches


@given(data=st.data())
def test_filling_in_lands_inside_what_was_possible(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    filled = data.draw(fill_in(household, surveyed.standard, surveyed.on))
    before, after = (classify(each, surveyed.standard, on=surveyed.on) for each in (household, filled))
    assert set(after.possible) <= set(before.possible)
    assert before.deprivation_range[0] <= after.deprivation_range[0] <= after.deprivation_range[1]
    assert after.deprivation_range[1] <= before.deprivation_range[1]
    for earlier, later in zip(before.truths, after.truths, strict=True):
        assert earlier in (None, later)


@given(data=st.data())
def test_it_does_with_findings_of_the_survey_too(surveyed: Applied, data: st.DataObject) -> None:
    plain = data.draw(households(surveyed.standard, surveyed.on))
    household = data.draw(with_findings(plain, surveyed.standard, surveyed.on))
    filled = data.draw(fill_in(household, surveyed.standard, surveyed.on))
    before, after = (classify(each, surveyed.standard, on=surveyed.on) for each in (household, filled))
    assert set(before.possible) <= set(classify(plain, surveyed.standard, on=surveyed.on).possible)
    assert set(after.possible) <= set(before.possible)


@given(data=st.data())
def test_a_total_of_points_narrows_what_is_possible(surveyed: Applied, data: st.DataObject) -> None:
    plain = data.draw(households(surveyed.standard, surveyed.on))
    household = data.draw(with_points(plain, surveyed.standard, surveyed.on))
    before, after = (classify(each, surveyed.standard, on=surveyed.on) for each in (plain, household))
    assert set(after.possible) <= set(before.possible)
    assert after.deprivations is not None


@given(data=st.data())
def test_a_designation_that_is_certain_stays_so(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    filled = data.draw(fill_in(household, surveyed.standard, surveyed.on))
    before, after = (designations(classify(each, surveyed.standard, on=surveyed.on)) for each in (household, filled))
    assert {each for each, holds in before.items() if holds is not None and after[each] != holds} == set()


@settings(max_examples=25)
@given(data=st.data())
def test_every_class_said_to_be_possible_is_reached(applied: Applied, data: st.DataObject) -> None:
    sketch = evolve(data.draw(sketches(applied.standard)), income_points=None)
    reached = {
        class_id
        for filled in fillings(sketch, applied)
        for class_id in classify(filled, applied.standard, on=applied.on).possible
    }
    assert set(classify(sketch, applied.standard, on=applied.on).possible) == reached


def test_of_nothing_everything_is_possible(applied: Applied) -> None:
    result = classify(Household(), applied.standard, on=applied.on)
    assert result.possible == tuple(each.id for each in applied.standard.classes)
    assert result.class_id is None
    assert set(result.truths) <= {None}
