"""Rates in per cent, as reports print them: exact until the last decimal, then rounded or cut, as the caller says."""

from __future__ import annotations

from decimal import Decimal

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import CodeList, Language, Text
from chuan_ngheo.review.errors import ReviewError


class Rounding(CodeList):
    """What becomes of the decimals that are not printed. Most reports round; some cut."""

    HALF_UP = "half_up", "làm tròn", "rounded half up"
    TRUNCATED = "truncated", "cắt bỏ phần lẻ", "truncated"


def rate(part: int, whole: int, rounding: Rounding, *, decimals: int = 2) -> Decimal | None:
    """The share of ``part`` in ``whole`` in per cent, with so many decimals; None where ``whole`` is zero.

    Raises `ReviewError` for anything but whole numbers from zero.

    >>> rate(5, 16, Rounding.HALF_UP, decimals=1), rate(5, 16, Rounding.TRUNCATED, decimals=1)
    (Decimal('31.3'), Decimal('31.2'))
    """
    _check(part=part, whole=whole, decimals=decimals)
    if whole == 0:
        return None
    hundred = 100 * 10**decimals
    half = whole if rounding is Rounding.HALF_UP else 0
    units = (2 * hundred * part + half) // (2 * whole)
    return Decimal(f"{units}E-{decimals}")


def say_rate(part: int, whole: int, rounding: Rounding, language: Language, *, decimals: int = 2) -> str:
    """The rate as it is printed: decimals are kept, and a dash stands where there is no whole.

    >>> say_rate(1, 8, Rounding.HALF_UP, "en"), say_rate(2, 3, Rounding.HALF_UP, "vi")
    ('12.50', '66,67')
    """
    share = rate(part, whole, rounding, decimals=decimals)
    if share is None:
        return "–"
    return f"{share:f}" if language == "en" else f"{share:f}".replace(".", ",")


def wholes(part: int, printed: Decimal, rounding: Rounding) -> range:
    """Every whole of which ``part`` has the printed rate: what a report that names no total admits.

    Figures of one report belong together when their ranges have a whole in common.

    Raises `ReviewError` for a rate that is not above zero.

    >>> wholes(3_718, Decimal("0.41"), Rounding.HALF_UP)
    range(895904, 918025)
    """
    _check(part=part)
    exponent = printed.as_tuple().exponent if printed.is_finite() else None
    if not isinstance(exponent, int) or printed <= 0:
        message = Text("tỷ lệ phải lớn hơn 0", "the rate must be above zero")
        raise ReviewError([Problem("printed", message, found=str(printed))])
    decimals = max(0, -exponent)
    units = int(printed.scaleb(decimals))
    least, more = (2 * units - 1, 2 * units + 1) if rounding is Rounding.HALF_UP else (2 * units, 2 * units + 2)
    shares = 2 * 100 * 10**decimals * part
    return range(shares // more + 1, shares // least + 1)


def _check(**counts: int) -> None:
    problems = [
        Problem(name, Text("không phải số nguyên từ 0", "not a whole number from zero"), found=repr(count))
        for name, count in counts.items()
        if type(count) is not int or count < 0
    ]
    if problems:
        raise ReviewError(problems)
