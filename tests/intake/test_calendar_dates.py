"""Dates in the two orders people use, and births known to the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.intake.calendar_dates import birth, calendar_date
from chuan_ngheo.structuring import Unreadable


@given(st.dates(), st.sampled_from("/-."), st.booleans())
def test_every_way_of_writing_a_day_is_that_day(day: date, mark: str, padded: bool) -> None:
    number = "{:02}" if padded else "{}"
    vietnamese = mark.join([number.format(day.day), number.format(day.month), f"{day.year:04}"])
    assert calendar_date(vietnamese) == day == birth(vietnamese)
    assert calendar_date(day.isoformat()) == day
    assert calendar_date(f"{day.isoformat()} 00:00:00") == day


@given(st.integers(1000, 9999))
def test_four_digits_are_a_year_of_birth_and_never_a_date(year: int) -> None:
    assert birth(str(year)) == year
    with pytest.raises(Unreadable):
        calendar_date(str(year))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/1990", "no such day"),
        ("11/20/1985", "no such day"),
        ("1985-13-01", "no such day"),
        ("0000-01-01", "no such day"),
        ("14/07/70", "a year of two digits: the century is unclear"),
        ("1-2-85", "a year of two digits: the century is unclear"),
        ("11/1985", "not a date"),
        ("20/11-1985", "not a date"),
        ("20 11 1985", "not a date"),
        ("1985/11/20 08:30", "not a date"),
        ("2０/11/1985", "not a date"),
        ("44155", "not a date"),
        ("85", "not a date"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        birth(text)
    assert refusal.value.problem.message.en == reason
    assert "1985" in refusal.value.problem.reason("vi")
