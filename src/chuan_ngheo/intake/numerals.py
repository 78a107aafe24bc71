"""Numbers as people write them in Việt Nam and elsewhere: read exactly, or refused with the reason.

A point, a comma or a space may group thousands; a point or a comma may start decimals. What can be
read in two ways is refused, and nothing passes through a floating-point number.
"""

from __future__ import annotations

import re
from decimal import Decimal

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text
from chuan_ngheo.structuring import Unreadable

_SPACE = "[ \u00a0\u2009\u202f]"
_GROUPED = rf"(?P<sign>-?)(?P<whole>[1-9][0-9]{{0,2}}(?:(?P<group>\.|,|{_SPACE})[0-9]{{3}})(?:(?P=group)[0-9]{{3}})*)"
_WHOLE = re.compile(r"(?P<whole>-?[0-9]+)(?:[.,]0{1,2})?")
_WHOLE_GROUPED = re.compile(_GROUPED + r"(?:(?!(?P=group))[.,]0{1,2})?")
_DECIMAL = re.compile(r"(?P<whole>-?[0-9]+)(?:[.,](?P<decimals>[0-9]+))?")
_DECIMAL_GROUPED = re.compile(_GROUPED + r"(?:(?!(?P=group))[.,](?P<decimals>[0-9]+))?")
_TWO_READINGS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_MOST_CHARACTERS = 40
_GROUP_OF_DIGITS = 3

_NOT_WHOLE = Text("không phải số nguyên", "not a whole number")
_WHOLE_EXAMPLES = Text("một số như 1500000 hoặc 1.500.000", "a number such as 1500000 or 1,500,000")
_NOT_DECIMAL = Text("không phải số", "not a number")
_DECIMAL_EXAMPLES = Text("một số như 45 hoặc 45,5", "a number such as 45 or 45.5")


def whole_number(text: str) -> int:
    """The whole number that ``text`` writes, thousands grouped or not; decimals may only be zeros.

    Raises `Unreadable` for anything else, with both languages' reason.

    >>> [whole_number(text) for text in ("1500000", "1.500.000", "1,500,000", "1 500 000", "1500000,00")]
    [1500000, 1500000, 1500000, 1500000, 1500000]
    """
    if len(text) <= _MOST_CHARACTERS:
        if found := _WHOLE.fullmatch(text):
            return int(found["whole"])
        if found := _WHOLE_GROUPED.fullmatch(text):
            return int(found["sign"] + _digits(found["whole"]))
    raise Unreadable(Problem("", _NOT_WHOLE, expected=_WHOLE_EXAMPLES))


def exact_decimal(text: str) -> Decimal:
    """The decimal number that ``text`` writes, exactly; decimals follow a point or a comma.

    Raises `Unreadable`, also for ``1.500`` and ``1,500``, which may be fifteen hundred or one and a half.

    >>> exact_decimal("45,5"), exact_decimal("1.234,50")
    (Decimal('45.5'), Decimal('1234.50'))
    """
    if _TWO_READINGS.fullmatch(text):
        raise Unreadable(_two_readings(text))
    if len(text) <= _MOST_CHARACTERS:
        if found := _DECIMAL.fullmatch(text):
            return _joined(found["whole"], found["decimals"])
        if found := _DECIMAL_GROUPED.fullmatch(text):
            return _joined(found["sign"] + _digits(found["whole"]), found["decimals"])
    raise Unreadable(Problem("", _NOT_DECIMAL, expected=_DECIMAL_EXAMPLES))


def _two_readings(text: str) -> Problem:
    """Why three digits after one separator are refused, and how to write either reading."""
    before, after = re.split("[.,]", text)
    large, small = before + after, after.rstrip("0") or "0"
    small += "0" if len(small) == _GROUP_OF_DIGITS else ""
    return Problem(
        "",
        Text("có thể đọc theo hai cách", "can be read in two ways"),
        expected=Text(f"{large} hoặc {before},{small}", f"{large} or {before}.{small}"),
    )


def _joined(whole: str, decimals: str | None) -> Decimal:
    return Decimal(whole if decimals is None else f"{whole}.{decimals}")


def _digits(grouped: str) -> str:
    return re.sub(r"[^0-9]", "", grouped)
