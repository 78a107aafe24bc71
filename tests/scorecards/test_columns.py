"""Which column counts: by area and region, by every one of them while these are open, or by the caller's choice."""

from datetime import date

import pytest
from attrs import evolve

from chuan_ngheo.classification.classify import classify_points
from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.codes import Area, Employment, Region
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.scorecards import Scorecard, score
from chuan_ngheo.standards.registry import standard

ALONE = (Member(age=40, employment=Employment.WAGE),)


def columns(card: Scorecard, day: date, area: Area | None, region: Region | None) -> list[str]:
    return [each.id for each in score(card, Household(area=area, region=region), on=day).columns]


@pytest.mark.parametrize(
    ("area", "region", "expected"),
    [
        (Area.RURAL, Region.CENTRAL_COAST, ["nt3"]),
        (Area.RURAL_MOUNTAIN, Region.NORTHERN_MOUNTAINS, ["nt2"]),
        (Area.URBAN, Region.SOUTHEAST, ["tt"]),
        (Area.URBAN, None, ["tt"]),
        (None, Region.SOUTHEAST, ["nt5", "tt"]),
        (Area.RURAL, None, ["nt1", "nt2", "nt3", "nt4", "nt5", "nt6"]),
        (None, None, ["nt1", "nt2", "nt3", "nt4", "nt5", "nt6", "tt"]),
    ],
)
def test_the_household_s_own_place(
    form_03: Scorecard, day: date, area: Area | None, region: Region | None, expected: list[str]
) -> None:
    assert columns(form_03, day, area, region) == expected


def test_mountains_have_their_own_column_where_the_form_has_one(form_03: Scorecard, day: date) -> None:
    own = evolve(form_03.column("nt2"), id="mountain", area=Area.RURAL_MOUNTAIN)
    card = evolve(form_03, columns=(*form_03.columns, own))
    with pytest.raises(KeyError):
        columns(card, day, Area.RURAL_MOUNTAIN, Region.NORTHERN_MOUNTAINS)  # chosen, but the rows have no points in it
    assert columns(card, day, Area.RURAL_MOUNTAIN, Region.SOUTHEAST) == ["nt5"]


def test_an_open_place_widens_the_bounds_and_is_missing(form_03: Scorecard, day: date) -> None:
    card = evolve(form_03, partial=False, groups=form_03.groups[:1])
    one = score(card, Household(members=ALONE), on=day)
    assert (one.lower, one.upper, one.total) == (65, 80, None)
    assert one.missing == ("area", "region")
    assert one.by_column["nt6"] == (65, 65)
    assert repr(one) == "<Score 65 – 80 points on tt-02-2016-form-03>"
    in_town = score(card, Household(area=Area.URBAN, members=ALONE), on=day)
    assert repr(in_town) == "<Score 80 points on tt-02-2016-form-03>"
    assert (in_town.total, in_town.missing) == (80, ())
    in_the_country = score(card, Household(area=Area.RURAL, members=ALONE), on=day)
    assert (in_the_country.lower, in_the_country.upper, in_the_country.missing) == (65, 75, ("region",))


def test_a_place_that_makes_no_difference_is_not_missing(form_03: Scorecard, day: date) -> None:
    card = evolve(form_03, partial=False, groups=(form_03.group("household_size"),))
    seven = score(card, Household(members=ALONE * 7), on=day)
    assert (seven.total, seven.missing) == (0, ())


def test_bounds_hold_column_by_column(form_03: Scorecard, day: date) -> None:
    """Each group's least points may stand in another column: the total is not the sum of those."""
    card = evolve(form_03, partial=False, groups=(form_03.group("walls"), form_03.group("columns")))
    household = Household(area=Area.RURAL, wall_durable=True, column_durable=True)
    scored = score(card, household, on=day)
    assert [scored.by_column[each][0] for each in ("nt1", "nt2", "nt3")] == [15, 10, 20]
    assert (scored.lower, scored.upper) == (10, 20)
    assert sum(each.lower for each in scored.groups) == 0


def test_a_chosen_column_counts_for_its_group_alone_and_is_named(form_03: Scorecard, day: date) -> None:
    household = Household(area=Area.URBAN, wall_durable=True, column_durable=True)
    own = score(form_03, household, on=day)
    other = score(form_03, household, on=day, columns={"walls": "nt3"})
    assert {each.group.id: each.lower for each in own.groups} | {"walls": 20} == {
        each.group.id: each.lower for each in other.groups
    }
    chosen = {each.group.id: each.columns[0].id for each in other.groups if each.is_chosen}
    assert chosen == {"walls": "nt3"}
    assert "theo cột đã chọn: NT3 Bắc Trung Bộ và duyên hải miền Trung" in other.groups[-2].reason.vi
    assert "by the chosen column: NT3 North Central and Central Coast" in other.groups[-2].reason.en
    assert "chọn" not in own.groups[-2].reason.vi


def test_a_chosen_column_settles_what_an_open_place_leaves_open(form_03: Scorecard, day: date) -> None:
    card = evolve(form_03, partial=False, groups=(form_03.group("walls"),))
    household = Household(wall_durable=True)
    assert score(card, household, on=day, columns={"walls": "nt3"}).total == 20
    assert score(card, household, on=day).total is None


def test_the_form_has_no_column_for_the_place(form_03: Scorecard, day: date) -> None:
    rural = evolve(form_03, columns=form_03.columns[:2])
    with pytest.raises(HouseholdError) as refusal:
        columns(rural, day, Area.URBAN, Region.SOUTHEAST)
    assert refusal.value.say("en") == (
        "area: the form has no column for urban, Southeast; "
        "expected NT1 Red River Delta; NT2 Northern midlands and mountains"
    )
    assert refusal.value.say("vi").startswith("area: phiếu không có cột cho thành thị, Đông Nam Bộ; cần NT1")


def test_a_choice_that_the_form_does_not_have(form_03: Scorecard, day: date) -> None:
    with pytest.raises(HouseholdError) as refusal:
        score(form_03, Household(), on=day, columns={"wals": "nt9"})
    assert [(each.where, each.nearest) for each in refusal.value.problems] == [
        ("columns.wals", "walls"),
        ("columns.wals", "nt6"),
    ]


def test_an_exact_total_feeds_the_classification(form_03: Scorecard, day: date) -> None:
    household = Household(
        area=Area.RURAL, region=Region.NORTHERN_MOUNTAINS, members=ALONE * 3, wall_durable=True, column_durable=False
    )
    answers = {"state_job": False, "other_nonfarm_job": True, "pensioners": 1}
    total = score(evolve(form_03, partial=False), household, on=day, answers=answers).lower
    assert total == 50 + 10 + 0 + 25 + 30 + 5
    result = classify_points(standard("vn-2016"), area="rural", income_points=total, deprivation_points=20)
    assert result.class_id == "poor_by_income"
