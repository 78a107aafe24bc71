"""Terms counted out: the last day of so many days, or of so many working days."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date, datetime, timedelta

from attrs import field, frozen

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text
from chuan_ngheo.review.document import DayUnit, Term
from chuan_ngheo.review.errors import ReviewError

Days = Container[date] | Callable[[date], bool]
"""Some days: a set of dates (anything with ``in``), or a question asked of each date."""

_SATURDAY = 5
_DAY = timedelta(days=1)
_LONGEST_REST = 60
"""So many days off in a row are a mistake in the calendar."""


@frozen
class WorkingDays:
    """Which days are worked: Monday to Friday without ``holidays``, and the ``worked`` days in any case.

    The holidays of a year are announced year by year, so the caller gives them. ``worked`` are the days on
    which a holiday is made up for (làm bù); they prevail over weekends and over holidays.

    Raises `ReviewError` where a list of days holds something that is no date.

    >>> tet = WorkingDays(holidays={date(2021, 2, day) for day in range(10, 17)})
    >>> tet.after(date(2021, 2, 9), 1)
    datetime.date(2021, 2, 17)
    """

    holidays: Days = field(default=frozenset[date]())
    worked: Days = field(default=frozenset[date]())

    def __attrs_post_init__(self) -> None:
        problems = [
            Problem(name, Text("không phải một ngày", "not a date"), found=repr(each))
            for name, days in (("holidays", self.holidays), ("worked", self.worked))
            if isinstance(days, set | frozenset | list | tuple)
            for each in days
            if not isinstance(each, date) or isinstance(each, datetime)
        ]
        if problems:
            raise ReviewError(problems)

    def is_working(self, day: date) -> bool:
        """Whether that day is worked.

        >>> WorkingDays().is_working(date(2020, 11, 21))
        False
        """
        return _among(day, self.worked) or not (day.weekday() >= _SATURDAY or _among(day, self.holidays))

    def after(self, day: date, count: int) -> date:
        """The working day that is the ``count``-th after ``day``; the day itself does not count.

        Raises `ReviewError` for a count below one, and where the calendar leaves no day to work.

        >>> WorkingDays().after(date(2020, 11, 20), 7)
        datetime.date(2020, 12, 1)
        """
        if count < 1:
            raise ReviewError([Problem("count", Text("ít nhất là 1", "at least 1"), found=str(count))])
        rest = 0
        while count:
            day += _DAY
            rest = 0 if self.is_working(day) else rest + 1
            count -= not rest
            if rest > _LONGEST_REST:
                message = Text("không có ngày làm việc nào trong {days} ngày", "no working day within {days} days")
                raise ReviewError([Problem("holidays", message.format(days=rest), found=str(day))])
        return day


def due(term: Term, since: date, working_days: WorkingDays | None = None) -> date:
    """The last day of a term whose event happened on ``since``; the day of the event does not count.

    That counting starts on the day after is inferred, and each term's citation says so. A term in working
    days needs the holidays, and `ReviewError` says that they are missing: an empty calendar is a choice to
    be made, ``WorkingDays()``.

    >>> from chuan_ngheo.review.registry import regime
    >>> term = regime("tt-17-2016").terms["regular_decision"]
    >>> due(term, date(2020, 3, 2), WorkingDays())
    datetime.date(2020, 3, 11)
    """
    if term.unit is DayUnit.DAYS:
        return since + timedelta(days=term.count)
    if working_days is None:
        message = Text("thời hạn tính bằng ngày làm việc cần lịch nghỉ lễ", "a term in working days needs the holidays")
        expected = Text("WorkingDays(holidays=…)", "WorkingDays(holidays=…)")
        raise ReviewError([Problem("working_days", message, expected=expected)])
    return working_days.after(since, term.count)


def _among(day: date, days: Days) -> bool:
    return days(day) if callable(days) else day in days
