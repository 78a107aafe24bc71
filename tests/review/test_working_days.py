"""Terms in days and in working days, with the holidays that the caller gives."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan_ngheo.review import ReviewError, WorkingDays, due, regime

FRIDAY = date(2020, 11, 20)
DAYS = st.dates(date(2016, 1, 1), date(2030, 12, 31))
NEAR = st.dates(date(2020, 9, 1), date(2021, 3, 31))


@given(DAYS, st.integers(1, 30), st.sets(NEAR), st.sets(NEAR))
def test_a_term_ends_on_the_last_of_its_working_days(
    day: date, count: int, holidays: set[date], worked: set[date]
) -> None:
    calendar = WorkingDays(holidays, worked)
    end = calendar.after(day, count)
    passed = [day + timedelta(days=each) for each in range(1, (end - day).days + 1)]
    assert calendar.is_working(end)
    assert sum(map(calendar.is_working, passed)) == count


@given(NEAR, st.sets(NEAR), st.sets(NEAR))
def test_a_day_is_worked_as_the_calendar_says(day: date, holidays: set[date], worked: set[date]) -> None:
    expected = day in worked or (day.isoweekday() <= 5 and day not in holidays)
    assert WorkingDays(holidays, worked).is_working(day) is expected
    assert WorkingDays(holidays.__contains__, worked.__contains__).is_working(day) is expected


@given(DAYS, st.integers(1, 30), NEAR)
def test_a_holiday_never_makes_a_term_shorter_nor_a_day_made_up_for_longer(day: date, count: int, other: date) -> None:
    plain = WorkingDays().after(day, count)
    assert WorkingDays({other}).after(day, count) >= plain >= WorkingDays(worked={other}).after(day, count)


@given(DAYS, st.integers(1, 20), st.integers(1, 20))
def test_a_term_is_counted_in_parts_as_in_one(day: date, one: int, two: int) -> None:
    calendar = WorkingDays({date(2020, 12, 24)})
    assert calendar.after(calendar.after(day, one), two) == calendar.after(day, one + two)


def test_the_day_of_receipt_does_not_count() -> None:
    """Seven working days from Friday 20/11/2020: 23–27/11, 30/11, 01/12."""
    term = regime("tt-17-2016").terms["regular_decision"]
    assert due(term, FRIDAY, WorkingDays()) == date(2020, 12, 1)
    assert due(term, FRIDAY, WorkingDays({date(2020, 11, 24)})) == date(2020, 12, 2)
    assert due(term, FRIDAY, WorkingDays({date(2020, 11, 24)}, worked={date(2020, 11, 28)})) == date(2020, 12, 1)
    assert due(term, date(2020, 11, 21), WorkingDays()) == due(term, FRIDAY, WorkingDays())


def test_the_terms_of_the_law() -> None:
    tt_17, qd_24 = regime("tt-17-2016").terms, regime("qd-24-2021").terms
    assert {each: term.length["en"] for each, term in (tt_17 | qd_24).items()} == {
        "regular_decision": "15 days",
        "average_request": "10 working days",
        "average_posting": "5 working days",
        "average_recheck": "3 working days",
    }
    assert tt_17["regular_decision"].length["vi"] == "7 ngày làm việc"
    assert due(qd_24["regular_decision"], date(2024, 2, 15)) == date(2024, 3, 1)
    assert due(qd_24["average_recheck"], FRIDAY, WorkingDays()) == date(2020, 11, 25)


def test_a_term_in_working_days_needs_a_calendar() -> None:
    with pytest.raises(ReviewError, match="a term in working days needs the holidays"):
        due(regime("tt-17-2016").terms["regular_decision"], FRIDAY)


@pytest.mark.parametrize("days", [{datetime(2020, 11, 24)}, ["2020-11-24"], (20201124,)])  # noqa: DTZ001
def test_what_is_no_date_is_no_holiday(days: object) -> None:
    for calendar in ({"holidays": days}, {"worked": days}):
        with pytest.raises(ReviewError, match="not a date"):
            WorkingDays(**calendar)


def test_a_calendar_without_working_days_is_a_mistake() -> None:
    with pytest.raises(ReviewError, match="no working day within 61 days"):
        WorkingDays(holidays=lambda day: day >= FRIDAY).after(FRIDAY, 1)


@given(st.integers(max_value=0))
def test_a_term_is_one_day_at_least(count: int) -> None:
    with pytest.raises(ReviewError, match="at least 1"):
        WorkingDays().after(FRIDAY, count)
