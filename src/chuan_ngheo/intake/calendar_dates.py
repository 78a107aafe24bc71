"""Dates as people write them: ``1985-11-20``, or day, month and year as in Việt Nam, ``20/11/1985``."""

from __future__ import annotations

import re
from datetime import date

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text
from chuan_ngheo.structuring import Unreadable

_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?: 00:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")

_NOT_A_DATE = Text("không phải ngày", "not a date")
_NO_SUCH_DAY = Text("không có ngày này", "no such day")
_SHORT_YEAR_UNCLEAR = Text("năm chỉ có hai chữ số: không rõ thế kỷ", "a year of two digits: the century is unclear")
_EXAMPLES = Text("ngày/tháng/năm như 20/11/1985, hoặc 1985-11-20", "a date such as 1985-11-20 or 20/11/1985")
_EXAMPLES_OR_YEAR = Text(
    "ngày/tháng/năm như 20/11/1985, hoặc riêng năm như 1985",
    "a date such as 1985-11-20 or 20/11/1985, or the year alone as 1985",
)


def calendar_date(text: str) -> date:
    """The date that ``text`` writes.

    Raises `Unreadable` for a day that does not exist, a year of two digits, and anything else.

    >>> calendar_date("20/11/1985") == calendar_date("1985-11-20")
    True
    """
    return _date(text, _EXAMPLES)


def birth(text: str) -> date | int:
    """A date of birth, or the year of birth where only that is written.

    Lists of households often mix the two in one column; neither can be taken for the other.
    Raises `Unreadable` as `calendar_date` does.

    >>> birth("1985"), birth("1985-11-20")
    (1985, datetime.date(1985, 11, 20))
    """
    return int(text) if _YEAR.fullmatch(text) else _date(text, _EXAMPLES_OR_YEAR)


def _date(text: str, expected: Text) -> date:
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, _, month, year = found.groups()
    elif _SHORT_YEAR.fullmatch(text):
        raise Unreadable(Problem("", _SHORT_YEAR_UNCLEAR, expected=expected))
    else:
        raise Unreadable(Problem("", _NOT_A_DATE, expected=expected))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable(Problem("", _NO_SUCH_DAY, expected=expected)) from None
