"""Ages against a model that counts anniversaries one by one and tries every day of a year."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chuan_ngheo.errors import HouseholdError
from chuan_ngheo.household.age import UNBOUNDED, Birth, age_at, births
from chuan_ngheo.household.model import Household, Member
from chuan_ngheo.household.people import people, unlisted

FIRST, LAST = date(1990, 1, 1), date(2024, 12, 31)
hard_days = st.sampled_from(
    [date(2020, 2, 29), date(2023, 2, 28), date(2023, 3, 1), date(2020, 12, 31), date(2020, 1, 1), date(2021, 1, 1)]
)
days = hard_days | st.dates(FIRST, LAST)


def anniversary(born: date, years: int) -> date:
    """The day on which so many years are completed: 1 March for 29 February in a common year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def counted(born: date, on: date) -> int:
    years = 0
    while anniversary(born, years + 1) <= on:
        years += 1
    return years


def every_birth(on: date, year: int | None = None, age: int | None = None) -> set[Birth]:
    """The births on any day up to ``on`` that go with the year and the age."""
    first = date(year if year is not None else on.year - (age or 0) - 1, 1, 1)
    last = min(on, date(year, 12, 31)) if year is not None else on
    found = {(counted(first + timedelta(days=more), on), (first + timedelta(days=more)).year)
             for more in range((last - first).days + 1)}  # fmt: skip
    return {Birth(own, own, born, born) for own, born in found if age in (None, own)}


@given(days, days)
def test_an_age_is_the_number_of_birthdays_there_have_been(born: date, on: date) -> None:
    assume(born <= on)
    assert age_at(born, on) == counted(born, on)
    assert births(Member(birth_date=born), on) == (Birth(counted(born, on), counted(born, on), born.year, born.year),)


@given(days)
def test_one_is_older_on_the_birthday_and_not_the_day_before(born: date) -> None:
    for years in (1, 3, 4, 6, 15):
        day = anniversary(born, years)
        assert age_at(born, day) == years
        assert age_at(born, day - timedelta(days=1)) == years - 1
        assert age_at(born, day + timedelta(days=1)) == years


@given(days)
def test_a_birth_later_than_the_day_counts_below_zero(on: date) -> None:
    assert age_at(on, on) == 0
    assert age_at(on + timedelta(days=1), on) == -1


@given(st.integers(1990, 2024), days)
def test_a_year_leaves_the_ages_of_its_days(year: int, on: date) -> None:
    assume(year <= on.year)
    found = births(Member(birth_year=year), on)
    assert set(found) == every_birth(on, year=year)
    assert len(found) == len(set(found)) <= 2


@given(st.integers(0, 40), days)
def test_an_age_leaves_the_years_of_its_days(age: int, on: date) -> None:
    found = births(Member(age=age), on)
    assert set(found) == every_birth(on, age=age)
    assert len(found) == len(set(found)) <= 2


@given(st.integers(1990, 2024), st.integers(0, 35), days)
def test_a_year_and_an_age_agree_or_contradict(year: int, age: int, on: date) -> None:
    assume(year <= on.year)
    possible = every_birth(on, year=year, age=age)
    member = Member(birth_year=year, age=age)
    if possible:
        assert set(births(member, on)) == possible
    else:
        with pytest.raises(HouseholdError) as caught:
            births(member, on)
        assert [problem.where for problem in caught.value.problems] == ["age"]


@given(days, st.integers(0, 35), days)
def test_a_date_and_an_age_agree_or_contradict(born: date, age: int, on: date) -> None:
    assume(born <= on)
    member = Member(birth_date=born, birth_year=born.year, age=age)
    if age == counted(born, on):
        assert births(member, on) == births(Member(birth_date=born), on)
    else:
        with pytest.raises(HouseholdError, match="contradicts") as caught:
            births(member, on)
        assert caught.value.problems[0].expected is not None
        assert caught.value.problems[0].expected.en == str(counted(born, on))


def test_a_contradiction_names_both_ages_that_the_year_leaves() -> None:
    with pytest.raises(HouseholdError, match=r"^age: .* found 30; expected 15 / 14$"):
        births(Member(birth_year=2005, age=30), date(2020, 11, 20))


@pytest.mark.parametrize(
    ("member", "where"),
    [(Member(birth_date=date(2020, 11, 21)), "birth_date"), (Member(birth_year=2021), "birth_year")],
)
def test_nobody_is_born_after_the_day(member: Member, where: str) -> None:
    with pytest.raises(HouseholdError) as caught:
        births(member, date(2020, 11, 20))
    assert [problem.where for problem in caught.value.problems] == [where]
    assert births(member, date(2021, 11, 21))


def test_of_whom_nothing_is_known_any_age_is_possible() -> None:
    assert births(Member(), date(2020, 11, 20)) == (Birth(0, UNBOUNDED, 0, 2020),)


# the persons of a household -----------------------------------------------------------------------

members = st.one_of(
    st.builds(Member, birth_date=days),
    st.builds(Member, birth_year=st.integers(1990, 2024)),
    st.builds(Member, age=st.integers(0, 40)),
    st.builds(lambda born: Member(birth_date=born, birth_year=born.year), days),
    st.just(Member()),
)


@given(st.lists(members, min_size=1, max_size=4), days)
def test_each_listed_member_with_all_the_births_left_open(listed: list[Member], on: date) -> None:
    born_later = [index for index, member in enumerate(listed)
                  if (member.birth_date or date.min) > on or (member.birth_year or 0) > on.year]  # fmt: skip
    if born_later:
        with pytest.raises(HouseholdError, match=rf"^members\[{born_later[0]}\]\.birth_"):
            people(Household(members=listed), on)
        return
    for (member, *span, alternatives), given_member in zip(people(Household(members=listed), on), listed, strict=True):
        left_open = births(given_member, on)
        assert member is given_member
        assert tuple(span) == (
            min(birth.age_low for birth in left_open),
            max(birth.age_high for birth in left_open),
            min(birth.year_low for birth in left_open),
            max(birth.year_high for birth in left_open),
        )
        assert (alternatives or left_open) == left_open
        assert (alternatives is None) == (len(left_open) == 1)


@pytest.mark.parametrize(
    ("household", "fewest_and_most"),
    [
        (Household(), (1, UNBOUNDED)),
        (Household(size=3), (3, 3)),
        (Household(members=[Member(), Member()]), (0, 0)),
        (Household(members=[Member(), Member()], size=5), (3, 3)),
    ],
)
def test_persons_who_are_not_on_the_list(household: Household, fewest_and_most: tuple[int, int]) -> None:
    assert unlisted(household) == fewest_and_most
    assert len(people(household, date(2020, 1, 1))) == len(household.members or ())
