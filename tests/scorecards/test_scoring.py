"""Laws of scoring on any card: unknown widens the bounds, and nothing that is learnt later leaves them."""

import pickle
from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from chuan_ngheo.household.codes import Area, Region
from chuan_ngheo.household.model import Household
from chuan_ngheo.language import Text
from chuan_ngheo.scorecards import Scorecard, score
from chuan_ngheo.scorecards.model import Column, Row, RowGroup
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.verification.strategies.drawing import drawn, rarely_known
from chuan_ngheo.verification.strategies.surveyed import ANSWERS as PLAIN_FACTS
from chuan_ngheo.verification.strategies.surveyed import fill_in, households
from strategies.expressions import conditions

LAW = standard("vn-2016")
DAY = date(2020, 11, 20)
NAME = Text("tên", "name")
ANSWERS = {"state_job": st.booleans(), "other_nonfarm_job": st.booleans(), "pensioners": st.integers(0, 3)}
COLUMNS = (
    Column("delta", NAME, Area.RURAL, Region.RED_RIVER_DELTA),
    Column("elsewhere", NAME, Area.RURAL_MOUNTAIN),
    *(Column(f"r{place}", NAME, Area.RURAL, region) for place, region in enumerate(Region) if place != 1),
    Column("town", NAME, Area.URBAN),
)


@drawn
def cards(draw: DrawFn, unknown_points: bool = True) -> Scorecard:
    """A card of one to three groups, with rules of every kind and points that may be unknown."""
    points: SearchStrategy[int | None] = st.integers(0, 40)
    if unknown_points:
        points = st.one_of(points, points, points, st.none())

    def row(number: int) -> Row:
        return Row(f"row{number}", NAME, draw(conditions(LAW, DAY)), {each.id: draw(points) for each in COLUMNS}, ())

    def group(number: int) -> RowGroup:
        rows = tuple(row(place) for place in range(draw(st.integers(1, 3))))
        withheld = draw(st.none() | conditions(LAW, DAY))
        is_partial = unknown_points and draw(st.integers(0, 5)) == 5
        return RowGroup(f"group{number}", NAME, rows, (), no_points_when=withheld, partial=is_partial)

    groups = tuple(group(number) for number in range(draw(st.integers(1, 3))))
    return Scorecard("card", NAME, {}, (), COLUMNS, (), groups)


def within(inner: Any, outer: Any) -> bool:
    return bool(outer.lower <= inner.lower) and (
        outer.upper is None or (inner.upper is not None and inner.upper <= outer.upper)
    )


@given(st.data())
def test_what_is_learnt_later_never_leaves_the_bounds(data: st.DataObject) -> None:
    card = data.draw(cards())
    household = data.draw(households(LAW, DAY))
    before = score(card, household, on=DAY)
    after = score(card, data.draw(fill_in(household, LAW, DAY)), on=DAY)
    assert within(after, before)
    assert all(within(later, earlier) for later, earlier in zip(after.groups, before.groups, strict=True))
    assert before.total in (None, after.total)


@given(st.data())
def test_points_that_are_learnt_later_never_leave_the_bounds(data: st.DataObject) -> None:
    card = data.draw(cards())
    household = data.draw(households(LAW, DAY))

    def learnt(row: Row) -> Row:
        points = {
            each: data.draw(st.integers(0, 100)) if known is None else known for each, known in row.points.items()
        }
        return evolve(row, points=points)

    whole = evolve(
        card, groups=tuple(evolve(each, rows=tuple(map(learnt, each.rows)), partial=False) for each in card.groups)
    )
    assert within(score(whole, household, on=DAY), score(card, household, on=DAY))


@given(st.data())
def test_a_household_known_in_full_on_a_card_known_in_full_has_a_total(data: st.DataObject) -> None:
    card = data.draw(cards(unknown_points=False))
    household = data.draw(households(LAW, DAY, complete=True))
    assert household.monthly_income is not None
    assert household.size is not None
    per_head = household.monthly_income // household.size
    known = evolve(household, income_per_head=per_head, income_points=100, deprivation_points=20)
    scored = score(card, known, on=DAY)
    # a vocational diploma may leave a comparison of general levels open even then
    assume(not any(path.endswith(".education") for path in scored.missing))
    assert scored.total == scored.lower == scored.upper
    assert scored.missing == ()


@given(st.data())
def test_a_fact_that_is_not_missing_changes_nothing(data: st.DataObject) -> None:
    card = data.draw(cards())
    household = data.draw(households(LAW, DAY))
    before = score(card, household, on=DAY)
    free = [name for name in PLAIN_FACTS if getattr(household, name) is None and name not in before.missing]
    assume(free)
    learnt = {name: data.draw(PLAIN_FACTS[name]) for name in free}
    after = score(card, evolve(household, **learnt), on=DAY)
    assert (after.lower, after.upper) == (before.lower, before.upper)


@given(st.data())
def test_answers_that_are_learnt_later_never_leave_the_bounds(form_03: Scorecard, data: st.DataObject) -> None:
    card = evolve(form_03, partial=False)
    household = data.draw(households(LAW, DAY))
    asked = {name: data.draw(rarely_known(values)) for name, values in ANSWERS.items()}
    before = score(card, household, on=DAY, answers=asked)
    told = {name: data.draw(ANSWERS[name]) if answer is None else answer for name, answer in asked.items()}
    after = score(card, household, on=DAY, answers=told)
    assert within(after, before)
    for name, answer in asked.items():
        path = f"answers.{name}"
        assert path not in after.missing
        if answer is None and path not in before.missing:
            alone = score(card, household, on=DAY, answers={**asked, name: told[name]})
            assert (alone.lower, alone.upper) == (before.lower, before.upper)


@given(st.data())
def test_an_open_total_says_what_is_missing(data: st.DataObject) -> None:
    card = data.draw(cards(unknown_points=False))
    scored = score(card, data.draw(households(LAW, DAY)), on=DAY)
    assert (scored.total is None) == bool(scored.missing)
    for path in scored.missing:
        assert scored.say(path).vi
        assert scored.say(path).en


@given(st.data(), st.integers(0, 120))
def test_at_least_is_what_every_later_total_says(data: st.DataObject, points: int) -> None:
    card = data.draw(cards())
    household = data.draw(households(LAW, DAY))
    before = score(card, household, on=DAY)
    after = score(card, data.draw(fill_in(household, LAW, DAY)), on=DAY)
    assert before.at_least(points) in (None, after.at_least(points))
    assert (before.at_least(points) is True) == (before.lower >= points)
    if before.upper is not None:
        assert (before.at_least(points) is False) == (before.upper < points)


@given(st.data())
def test_a_partial_card_has_the_same_lower_bound_and_no_upper_one(data: st.DataObject) -> None:
    card = data.draw(cards())
    household = data.draw(households(LAW, DAY))
    whole, partial = (score(evolve(card, partial=each), household, on=DAY) for each in (False, True))
    assert (partial.lower, partial.upper, partial.total) == (whole.lower, None, None)
    assert [each.spans for each in partial.groups] == [each.spans for each in whole.groups]


@given(st.data())
def test_the_highest_row_that_applies_counts(data: st.DataObject) -> None:
    card = data.draw(cards(unknown_points=False))
    scored = score(card, data.draw(households(LAW, DAY)), on=DAY)
    for each in scored.groups:
        for place, column in enumerate(each.columns):
            applying = [
                row.points[column.id] or 0 for row, found in zip(each.group.rows, each.truths, strict=True) if found
            ]
            low, high = each.spans[place]
            assert high is not None
            if each.withheld is False:
                assert low == max(applying, default=0) <= high
            else:
                assert low == 0
            if each.withheld is True:
                assert high == 0


def test_a_score_can_be_handed_to_another_process(form_03: Scorecard) -> None:
    scored = score(form_03, Household(size=3), on=DAY, answers={"pensioners": 1})
    assert pickle.loads(pickle.dumps(scored)) == scored


@given(st.data())
def test_every_group_says_why(data: st.DataObject) -> None:
    scored = score(data.draw(cards()), data.draw(households(LAW, DAY)), on=DAY)
    for each in scored.groups:
        for said in (each.reason.vi, each.reason.en):
            assert f"{each.lower} " in said
            assert each.upper is None or f"{each.upper} " in said
