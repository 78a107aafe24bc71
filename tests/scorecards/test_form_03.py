"""The example card says what Circular 02/2016's form 03 says as far as it is known, number by number."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.household.codes import Area, Education, Employment, Region
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.scorecards import Scorecard, score
from chuan_ngheo.standards.citation import Provenance
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.verification.strategies.surveyed import households

COLUMNS = ("nt1", "nt2", "nt3", "nt4", "nt5", "nt6", "tt")
TABLE = {
    ("household_size", "one"): (75, 75, 70, 75, 70, 65, 80),
    ("household_size", "two"): (60, 65, 50, 50, 55, 55, 55),
    ("household_size", "three"): (40, 50, 40, 40, 45, 45, 40),
    ("household_size", "four"): (30, 30, 30, 35, 30, 35, 25),
    ("household_size", "five"): (20, 20, 15, 15, 20, 30, 20),
    ("household_size", "six"): (15, 10, 10, 5, 10, 20, 10),
    ("household_size", "more"): (0, 0, 0, 0, 0, 0, 0),
    ("dependants", "none"): (15, 10, 15, 20, 20, 20, 15),
    ("dependants", "one"): (5, 5, 10, 15, 5, 15, 5),
    ("dependants", "more"): (0, 0, 0, 0, 0, 0, 0),
    ("diploma", "college"): (10, 15, 15, 10, 20, 15, 15),
    ("diploma", "vocational"): (5, 10, 5, 5, 15, 5, 0),
    ("diploma", "upper_secondary"): (0, 0, 0, 5, 10, 5, 0),
    ("nonfarm_job", "state"): (25, 45, 25, 30, 25, 20, 10),
    ("nonfarm_job", "other"): (20, 25, 20, 15, 5, 10, 5),
    ("pension", "one"): (20, 30, 25, 25, 15, 25, 5),
    ("pension", "more"): (35, 50, 45, 30, 25, 40, 15),
    ("walls", "durable"): (0, 5, 20, 10, 0, 0, 10),
    ("columns", "durable"): (15, 5, 0, 5, 10, 10, 0),
}
REGION_OF = {
    "nt1": Region.RED_RIVER_DELTA,
    "nt2": Region.NORTHERN_MOUNTAINS,
    "nt3": Region.CENTRAL_COAST,
    "nt4": Region.CENTRAL_HIGHLANDS,
    "nt5": Region.SOUTHEAST,
    "nt6": Region.MEKONG_DELTA,
}
COLUMN_OF = {region: column for column, region in REGION_OF.items()}


def test_every_number_is_the_circular_s(form_03: Scorecard) -> None:
    written = {
        (group.id, row.id): tuple(row.points[column] for column in COLUMNS)
        for group in form_03.groups
        for row in group.rows
    }
    assert written == TABLE
    assert tuple(each.id for each in form_03.columns) == COLUMNS


def test_every_column_is_its_region_s(form_03: Scorecard) -> None:
    assert {each.id: each.region for each in form_03.columns} == {**REGION_OF, "tt": None}
    assert {each.id: each.area for each in form_03.columns} == {
        **dict.fromkeys(REGION_OF, Area.RURAL),
        "tt": Area.URBAN,
    }


def test_it_pretends_to_be_neither_whole_nor_checked(form_03: Scorecard) -> None:
    assert form_03.partial
    cited = [citation for group in form_03.groups for row in group.rows for citation in row.citation]
    assert {(each.document, each.provenance) for each in cited} == {("tt-02-2016", Provenance.SECONDARY)}


def able(member: Member, on: date) -> bool:
    assert member.birth_date is not None
    born = member.birth_date
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return 15 <= age <= 60 and member.employment is not Employment.UNABLE


def rows_of(household: Household, answers: dict[str, int], on: date) -> dict[str, str | None]:
    """The row of each group as the form reads, written out by hand."""
    assert household.members is not None
    size = len(household.members)
    unable = sum(not able(member, on) for member in household.members)
    levels = {member.education for member in household.members}
    rows: dict[str, str | None] = dict.fromkeys(group for group, _ in TABLE)
    if unable < size:
        rows["household_size"] = ("one", "two", "three", "four", "five", "six", "more")[min(size, 7) - 1]
    rows["dependants"] = ("none", "one", "more")[min(unable, 2)]
    if levels & {Education.COLLEGE, Education.UNIVERSITY}:
        rows["diploma"] = "college"
    elif Education.INTERMEDIATE_VOCATIONAL in levels:
        rows["diploma"] = "vocational"
    elif Education.UPPER_SECONDARY in levels:
        rows["diploma"] = "upper_secondary"
    if answers["state_job"]:
        rows["nonfarm_job"] = "state"
    elif answers["other_nonfarm_job"]:
        rows["nonfarm_job"] = "other"
    if answers["pensioners"]:
        rows["pension"] = "one" if answers["pensioners"] == 1 else "more"
    rows["walls"] = "durable" if household.wall_durable else None
    rows["columns"] = "durable" if household.column_durable else None
    return rows


ANSWERS = st.fixed_dictionaries(
    {"state_job": st.booleans(), "other_nonfarm_job": st.booleans(), "pensioners": st.integers(0, 3)}
)


@given(data=st.data(), answers=ANSWERS, more=st.integers(0, 4))
def test_known_in_full_it_gives_the_points_of_the_rows_that_apply(
    form_03: Scorecard, day: date, data: st.DataObject, answers: dict[str, int], more: int
) -> None:
    household = data.draw(households(standard("vn-2016"), day, complete=True))
    assert household.members is not None
    listed = (*household.members, *household.members[:1] * more)
    household = evolve(household, members=listed, size=len(listed), monthly_income=None, income_per_head=None)
    column = COLUMN_OF[household.region] if household.area is not Area.URBAN and household.region else "tt"
    rows = rows_of(household, answers, day)
    expected = {group: 0 if row is None else TABLE[group, row][COLUMNS.index(column)] for group, row in rows.items()}
    scored = score(evolve(form_03, partial=False), household, on=day, answers=answers)
    assert {each.group.id: (each.lower, each.upper) for each in scored.groups} == {
        group: (points, points) for group, points in expected.items()
    }
    assert scored.total == sum(expected.values())
    assert scored.missing == ()
    partial = score(form_03, household, on=day, answers=answers)
    assert (partial.lower, partial.upper, partial.total) == (scored.total, None, None)


@pytest.mark.parametrize(("age", "points"), [(14, 0), (15, 75), (60, 75), (61, 0)])
def test_nobody_of_working_age_means_no_points_for_size(form_03: Scorecard, day: date, age: int, points: int) -> None:
    household = Household(
        area=Area.RURAL, region=Region.RED_RIVER_DELTA, members=[Member(age=age, employment=Employment.WAGE)]
    )
    size = score(form_03, household, on=day).groups[0]
    assert (size.lower, size.upper) == (points, points)
    assert size.withheld is (points == 0)


def test_nobody_able_to_work_means_no_points_for_size(form_03: Scorecard, day: date) -> None:
    household = Household(
        area=Area.URBAN, members=[Member(age=40, employment=Employment.UNABLE), Member(age=70), Member(age=3)]
    )
    size = score(form_03, household, on=day).groups[0]
    assert (size.lower, size.upper, size.row, size.missing) == (0, 0, None, ())
