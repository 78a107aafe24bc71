"""The class in the table is the class that the rules give when they are read again, with exact fractions."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Household, classify
from chuan_ngheo.verification.laws import boundaries_are_exact
from chuan_ngheo.verification.strategies.means import incomes
from chuan_ngheo.verification.strategies.surveyed import households
from classification.applied import Applied, judge_of
from classification.sketches import sketches


@given(data=st.data())
def test_a_sketch_is_in_the_class_that_the_rules_give(applied: Applied, data: st.DataObject) -> None:
    boundaries_are_exact(data.draw(sketches(applied.standard, complete=True)), judge_of(applied))


@given(data=st.data())
def test_a_household_is_in_the_class_that_the_rules_give(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on, complete=True))
    boundaries_are_exact(household, judge_of(surveyed))
    assert not classify(household, surveyed.standard, on=surveyed.on).disagreement


@given(data=st.data(), size=st.integers(1, 9), area=st.sampled_from(Area))
def test_no_income_is_rounded(applied: Applied, data: st.DataObject, size: int, area: Area) -> None:
    """Totals one đồng about a line times the number of persons: the quotients differ by less than a đồng."""
    sketch = data.draw(sketches(applied.standard, complete=True))
    total = data.draw(incomes(applied.standard, size))
    counted = evolve(sketch, area=area, income_per_head=None, size=size, monthly_income=total)
    boundaries_are_exact(counted, judge_of(applied))


@given(data=st.data())
def test_findings_given_say_the_same_as_findings_derived(surveyed: Applied, data: st.DataObject) -> None:
    """With the facts beside them, and in their place."""
    household = data.draw(households(surveyed.standard, surveyed.on))
    derived = classify(household, surveyed.standard, on=surveyed.on)
    decided = {each: finding.deprived for each, finding in derived.findings.items() if finding.deprived is not None}
    both = evolve(household, findings=decided)
    alone = Household(
        area=household.area,
        size=household.size,
        monthly_income=household.monthly_income,
        income_per_head=household.income_per_head,
        income_points=household.income_points,
        findings=decided,
    )
    for each in (both, alone):
        assert classify(each, surveyed.standard, on=surveyed.on).outcome == derived.outcome
