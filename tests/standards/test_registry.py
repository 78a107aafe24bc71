"""Which standard there is, and which one is in force, on every day and at every place."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chuan_ngheo.standards
from chuan_ngheo.errors import StandardNotFound
from chuan_ngheo.standards.registry import NATIONAL, standard, standard_in_force, standards

NATIONAL_STANDARDS = ["vn-2001", "vn-2006", "vn-2011", "vn-2016", "vn-2022", "vn-2027"]


def test_a_standard_is_found_by_its_id_and_made_once() -> None:
    for law in standards():
        assert standard(law.id) is law
        assert law.id.startswith("vn-")


def test_the_folder_can_be_called_as_the_function_of_its_name() -> None:
    assert chuan_ngheo.standards() == standards()
    assert chuan_ngheo.standards("VN-SG") == standards("VN-SG")


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("vn-2106", "vn-2016"),
        ("vn2016", "vn-2016"),
        ("VN-2022", "vn-2022"),
        ("", None),
        ("??", None),
    ],
)
def test_no_such_standard(asked: str, nearest: str | None) -> None:
    with pytest.raises(StandardNotFound) as caught:
        standard(asked)
    (problem,) = caught.value.problems
    assert (problem.where, problem.found) == ("", asked)
    assert problem.nearest == nearest
    assert problem.expected is not None
    assert all(law.id in problem.expected.en for law in standards())
    assert isinstance(caught.value, LookupError)


def test_what_is_said_of_a_standard_that_is_not_there() -> None:
    """All of it, in both languages: nobody can see from a mistyped id which ids there are."""
    ids = ", ".join(sorted(law.id for law in standards()))
    with pytest.raises(StandardNotFound) as unknown:
        standard("vn-2106")
    (problem,) = unknown.value.problems
    assert problem.say("vi") == f"không có chuẩn này; gặp vn-2106; cần {ids}; có phải “vn-2016”?"
    assert problem.say("en") == f"no such standard; found vn-2106; expected {ids}; did you mean “vn-2016”?"
    with pytest.raises(StandardNotFound) as outside:
        standard_in_force(date(2031, 1, 1))
    (problem,) = outside.value.problems
    assert problem.say("vi") == "không có chuẩn nào của VN vào ngày 01/01/2031; cần vn-2027: 01/01/2027 đến 31/12/2030"
    assert problem.say("en") == (
        "no standard of VN is in force on 2031-01-01; expected vn-2027: 2027-01-01 to 2030-12-31"
    )


def test_standards_are_given_by_their_start_and_then_by_their_id() -> None:
    assert [(law.start, law.id) for law in standards()] == sorted((law.start, law.id) for law in standards())


def test_the_national_standards_follow_each_other_without_gap_or_overlap() -> None:
    laws = standards(NATIONAL)
    assert [law.id for law in laws] == NATIONAL_STANDARDS
    assert (laws[0].start, laws[-1].end) == (date(2001, 1, 1), date(2030, 12, 31))
    for before, after in pairwise(laws):
        assert after.start == before.end + timedelta(days=1)


@given(st.dates(date(2001, 1, 1), date(2030, 12, 31)))
def test_on_every_day_one_national_standard_is_in_force(on: date) -> None:
    law = standard_in_force(on)
    assert law.in_force(on)
    assert [each for each in standards(NATIONAL) if each.in_force(on)] == [law]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2015, 12, 31), "vn-2011"),
        (date(2016, 1, 1), "vn-2016"),
        (date(2021, 12, 31), "vn-2016"),
        (date(2022, 1, 1), "vn-2022"),
        (date(2026, 12, 31), "vn-2022"),
        (date(2027, 1, 1), "vn-2027"),
    ],
)
def test_on_the_days_of_change(on: date, expected: str) -> None:
    assert standard_in_force(on).id == expected


@pytest.mark.parametrize(
    ("on", "place", "nearest"),
    [
        (date(2000, 12, 31), "VN", "vn-2001: 2001-01-01 to 2005-12-31"),
        (date(2031, 1, 1), "VN", "vn-2027: 2027-01-01 to 2030-12-31"),
        (date(2015, 12, 31), "VN-HN", "vn-hn-2016: 2016-01-01 to 2021-12-31"),
        (date(2018, 6, 1), "VN-SG", "vn-sg-2019: 2019-01-01 to 2020-12-31"),
        (date(2026, 6, 1), "VN-SG", "vn-sg-2021: 2021-01-01 to 2025-12-31"),
        (date(2020, 1, 1), "VN-99", None),
    ],
)
def test_outside_every_period_the_nearest_is_named(on: date, place: str, nearest: str | None) -> None:
    with pytest.raises(StandardNotFound) as caught:
        standard_in_force(on, place)
    (problem,) = caught.value.problems
    assert f"{place} is in force on {on}" in problem.message.en
    assert (problem.expected.en if problem.expected else None) == nearest


def test_a_place_has_its_own_standards_beside_the_national_one() -> None:
    assert standard_in_force(date(2020, 1, 1), "VN-HN").id == "vn-hn-2016"
    assert [law.id for law in standards("VN-SG")] == ["vn-sg-2019", "vn-sg-2021"]
    assert standards("VN-99") == ()
    places = {law.place for law in standards()}
    assert {law for place in places for law in standards(place)} == set(standards())
    for place in places:
        periods = [(law.start, law.end) for law in standards(place)]
        assert periods == sorted(periods)
        assert all(before[1] < after[0] for before, after in pairwise(periods))
