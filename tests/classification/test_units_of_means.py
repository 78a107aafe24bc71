"""Income and the points of the form measure the same means: they agree, and where they do not, one decides."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo import Area, Household, classify, classify_points, standard
from chuan_ngheo.standards.decision import Limit
from chuan_ngheo.standards.model import Unit
from chuan_ngheo.verification.strategies.means import agreeing_incomes, income_points
from classification.applied import Applied

DEPTHS = st.integers(0, 10)


def limits(applied: Applied, area: Area) -> tuple[Limit, ...]:
    return applied.standard.decision.limits[applied.standard.decision.area_of(area)]


def by_income(applied: Applied, area: Area, income: int, deprived: int) -> set[str]:
    findings = {each.id: place < deprived for place, each in enumerate(applied.standard.indicators)}
    household = Household(area=area, income_per_head=income, findings=findings)
    return set(classify(household, applied.standard, on=applied.on).possible)


def by_points(applied: Applied, area: Area, points: int, deprived: int) -> set[str]:
    scored = applied.standard.decision.points_each
    assert scored is not None
    form = classify_points(applied.standard, area=area, income_points=points, deprivation_points=deprived * scored)
    return set(form.possible)


def test_every_line_of_points_stands_for_a_line_of_income(surveyed: Applied) -> None:
    points = surveyed.standard.means.points
    assert points is not None
    for area in Area:
        scored = {limit.cut.line: limit.points for limit in limits(surveyed, area) if limit.points is not None}
        assert scored == {line: points.lines[line].amount(area) for line in points.lines}


@given(area=st.sampled_from(Area), deprived=DEPTHS)
def test_the_two_units_part_the_same_classes_at_their_lines(surveyed: Applied, area: Area, deprived: int) -> None:
    """At each line and one đồng, or one point, above it."""
    for limit in limits(surveyed, area):
        if limit.points is not None:
            for step in (0, 1):
                income = by_income(surveyed, area, limit.income + step, deprived)
                assert income <= by_points(surveyed, area, limit.points + step, deprived)
    scored = [limit.points for limit in limits(surveyed, area) if limit.points is not None]
    at_the_lowest = by_points(surveyed, area, scored[0], deprived)
    assert len(at_the_lowest) == 1
    assert at_the_lowest != by_points(surveyed, area, scored[-1] + 1, deprived)


@given(data=st.data(), area=st.sampled_from(Area), deprived=DEPTHS)
def test_points_leave_open_exactly_what_the_incomes_behind_them_decide(
    surveyed: Applied, data: st.DataObject, area: Area, deprived: int
) -> None:
    points = data.draw(income_points(surveyed.standard))
    income = data.draw(agreeing_incomes(surveyed.standard, area, 1, points))
    left_open = by_points(surveyed, area, points, deprived)
    assert by_income(surveyed, area, income, deprived) <= left_open
    edges = {limit.income + step for limit in limits(surveyed, area) for step in (0, 1)}
    agreeing = [
        edge
        for edge in edges
        if all(
            (edge <= limit.income) == (points <= limit.points)
            for limit in limits(surveyed, area)
            if limit.points is not None
        )
    ]
    assert left_open == set().union(*(by_income(surveyed, area, edge, deprived) for edge in agreeing))


def classes_of(standard_applied: Applied, **means: int) -> tuple[tuple[str, ...], bool]:
    household = Household(
        area=Area.RURAL,
        findings={each.id: False for each in standard_applied.standard.indicators},
        **means,  # type: ignore[arg-type]
    )
    result = classify(household, standard_applied.standard, on=standard_applied.on)
    return result.possible, result.disagreement


@pytest.mark.parametrize("surveyed", ["vn-2016"], indirect=True)
def test_points_decide_for_2016(surveyed: Applied) -> None:
    assert surveyed.standard.means.decides is Unit.POINTS
    assert classes_of(surveyed, income_per_head=600_000, income_points=125) == (("near_poor",), True)
    assert classes_of(surveyed, income_per_head=900_000, income_points=120) == (("poor_by_income",), True)
    assert classes_of(surveyed, income_per_head=900_000, income_points=125) == (("near_poor",), False)


@pytest.mark.parametrize("surveyed", ["vn-2016"], indirect=True)
def test_above_the_last_line_of_points_an_income_that_agrees_settles_it(surveyed: Applied) -> None:
    assert classes_of(surveyed, income_points=151) == (("average", "above_average"), False)
    assert classes_of(surveyed, income_points=151, income_per_head=1_500_000) == (("average",), False)
    assert classes_of(surveyed, income_points=151, income_per_head=1_500_001) == (("above_average",), False)
    assert classes_of(surveyed, income_points=151, income_per_head=1_000_000) == (("average", "above_average"), True)


@pytest.mark.parametrize("surveyed", ["vn-2022"], indirect=True)
def test_income_decides_for_2022(surveyed: Applied) -> None:
    assert surveyed.standard.means.decides is Unit.INCOME
    assert classes_of(surveyed, income_per_head=1_600_000, income_points=100) == (("average",), True)
    assert classes_of(surveyed, income_per_head=1_600_000, income_points=141) == (("average",), False)
    assert classes_of(surveyed, income_points=100) == (("near_poor",), False)


def test_a_total_without_the_number_of_persons_may_be_anything_below_it(surveyed: Applied) -> None:
    """A whole income at the top of a band: with one person that band, with more of them any lower one."""
    for place, limit in enumerate(limits(surveyed, Area.RURAL)):
        household = Household(area=Area.RURAL, monthly_income=limit.income)
        assert classify(household, surveyed.standard, on=surveyed.on).placements[0].bands == (0, place)


def test_the_income_per_head_narrows_a_total_without_the_number_of_persons(surveyed: Applied) -> None:
    line = limits(surveyed, Area.RURAL)[0].income
    for per_head, bands in ((line, (0, 0)), (line + 2, (1, 1))):
        household = Household(area=Area.RURAL, monthly_income=4 * per_head, income_per_head=per_head)
        assert classify(household, surveyed.standard, on=surveyed.on).placements[0].bands == bands


def test_a_total_tells_more_than_an_income_per_head_that_was_rounded(surveyed: Applied) -> None:
    """3 đồng above the line for 4 persons is the line when rounded, and above it when counted."""
    line = limits(surveyed, Area.RURAL)[0].income
    household = Household(area=Area.RURAL, monthly_income=4 * line + 3, income_per_head=line)
    assert classify(household, surveyed.standard, on=surveyed.on).placements[0].bands == (1, 1)


@pytest.mark.parametrize(
    ("standard_id", "income", "points", "possible"),
    [
        # With one person the income agrees with the points; with two it does not, and the points stand.
        ("vn-2016", 1_400_000, 160, ("average", "above_average")),
        ("vn-2016", 1_400_000, 150, ("near_poor",)),
        # Here income stands, whatever the points say.
        ("vn-2022", 3_000_000, 150, ("near_poor", "average", "above_average")),
    ],
)
def test_a_size_that_is_not_known_may_make_the_units_disagree(
    standard_id: str, income: int, points: int, possible: tuple[str, ...]
) -> None:
    law = standard(standard_id)
    findings = {each.id: False for each in law.indicators}
    household = Household(area=Area.RURAL, monthly_income=income, income_points=points, findings=findings)
    result = classify(household, law, on=law.start)
    assert result.possible == possible
    for size in range(1, 6):
        assert set(classify(evolve(household, size=size), law, on=law.start).possible) <= set(possible)
