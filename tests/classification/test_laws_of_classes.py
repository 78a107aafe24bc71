"""What holds of every class, under every standard, whatever the household."""

from itertools import pairwise

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Classification, Household, classify
from chuan_ngheo.verification.laws import fewer_deprivations_are_no_worse, more_means_are_no_worse
from chuan_ngheo.verification.strategies.means import incomes
from chuan_ngheo.verification.strategies.surveyed import households
from classification.applied import Applied, judge_of
from classification.sketches import sketches


def classes_are_honest(result: Classification) -> None:
    """One class or a set of them, in the standard's order; the rest follows from which."""
    order = [each.id for each in result.standard.classes]
    places = [order.index(each) for each in result.possible]
    assert places
    assert all(first < second for first, second in pairwise(places))
    assert result.class_id == (result.possible[0] if len(places) == 1 else None)
    assert result.is_determined is (len(places) == 1)
    statuses = {status for each in result.possible for status in result.standard.household_class(each).statuses}
    assert result.possible_statuses == tuple(sorted(statuses))
    assert result.status == (statuses.pop() if len(statuses) == 1 else None)


@given(data=st.data())
def test_every_sketch_gets_one_class_or_an_honest_set(applied: Applied, data: st.DataObject) -> None:
    classes_are_honest(classify(data.draw(sketches(applied.standard)), applied.standard, on=applied.on))


@given(data=st.data())
def test_every_household_gets_one_class_or_an_honest_set(surveyed: Applied, data: st.DataObject) -> None:
    household = data.draw(households(surveyed.standard, surveyed.on))
    classes_are_honest(classify(household, surveyed.standard, on=surveyed.on))


@given(data=st.data())
def test_a_sketch_without_gaps_gets_one_class(applied: Applied, data: st.DataObject) -> None:
    sketch = data.draw(sketches(applied.standard, complete=True))
    result = classify(sketch, applied.standard, on=applied.on)
    assert result.is_determined or applied.standard.provisional or _has_unknown_words(applied)


def _has_unknown_words(applied: Applied) -> bool:
    """Whether some cell of the standard has more than one class, because the words of the law are not known."""
    return any(cell.class_id is None for cell in applied.standard.decision.cells())


@given(data=st.data())
def test_more_income_never_makes_a_class_worse(applied: Applied, data: st.DataObject) -> None:
    sketch = evolve(data.draw(sketches(applied.standard)), income_points=None)
    pair = data.draw(st.tuples(*[incomes(applied.standard, 1)] * 2))
    more_means_are_no_worse(sketch, pair, judge_of(applied))


@given(data=st.data())
def test_removing_a_deprivation_never_makes_a_class_worse(counting: Applied, data: st.DataObject) -> None:
    sketch = data.draw(sketches(counting.standard))
    removed = data.draw(st.sampled_from(counting.standard.indicators)).id
    fewer_deprivations_are_no_worse(sketch, removed, judge_of(counting))


@given(data=st.data())
def test_mountains_are_rural_unless_the_standard_names_them(applied: Applied, data: st.DataObject) -> None:
    sketch = data.draw(sketches(applied.standard))
    rural, mountain = (
        classify(evolve(sketch, area=area), applied.standard, on=applied.on)
        for area in (Area.RURAL, Area.RURAL_MOUNTAIN)
    )
    if Area.RURAL_MOUNTAIN in applied.standard.decision.areas:
        assert [each.area for each in mountain.placements] == [Area.RURAL_MOUNTAIN]
    else:
        assert mountain.outcome == rural.outcome
        assert mountain.placements == rural.placements


@given(data=st.data())
def test_the_order_of_the_members_does_not_matter(surveyed: Applied, data: st.DataObject) -> None:
    listed = data.draw(households(surveyed.standard, surveyed.on, complete=True))
    shuffled = evolve(listed, members=data.draw(st.permutations(listed.members or ())))
    before, after = (classify(each, surveyed.standard, on=surveyed.on) for each in (listed, shuffled))
    assert before.truths == after.truths
    assert before.outcome == after.outcome


@given(data=st.data())
def test_a_household_twice_over_is_in_the_same_class(surveyed: Applied, data: st.DataObject) -> None:
    """The same members, income and floor area twice: every share and every income per head is what it was."""
    household = data.draw(households(surveyed.standard, surveyed.on, complete=True))
    members, total, area = household.members, household.monthly_income, household.floor_area
    assert members is not None
    assert total is not None
    assert area is not None
    doubled = evolve(
        household, members=members * 2, size=len(members) * 2, monthly_income=total * 2, floor_area=area * 2
    )
    once, twice = (classify(each, surveyed.standard, on=surveyed.on) for each in (household, doubled))
    assert once.truths == twice.truths
    assert once.placements == twice.placements
    assert once.outcome == twice.outcome


@given(data=st.data(), area=st.sampled_from(Area), size=st.integers(1, 9))
def test_income_per_head_says_the_same_as_its_total(
    applied: Applied, data: st.DataObject, area: Area, size: int
) -> None:
    per_head = data.draw(incomes(applied.standard, 1))
    stated = Household(area=area, income_per_head=per_head)
    counted = Household(area=area, monthly_income=per_head * size, size=size)
    first, second = (classify(each, applied.standard, on=applied.on) for each in (stated, counted))
    assert first.placements == second.placements
