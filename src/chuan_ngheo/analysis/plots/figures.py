"""Numbers in words and labels: shares in per cent, indices and counts, as the language writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from chuan_ngheo.language import Text, number


def per_cent(share: float, decimals: int = 1) -> Text:
    """A share in per cent; half is rounded up.

    >>> per_cent(0.1225).vi, per_cent(0.5).en
    ('12,3%', '50.0%')
    """
    written = _rounded(Decimal(str(share)) * 100, decimals)
    return Text(f"{written.vi}%", f"{written.en}%")


def index(value: float) -> Text:
    """An index between 0 and 1 with three decimals.

    >>> index(0.02625).vi
    '0,026'
    """
    return _rounded(Decimal(str(value)), 3)


def cutoff(k: float) -> Text:
    """A cutoff in per cent, with no more decimals than it needs, at most one.

    >>> cutoff(100 / 3).vi, cutoff(50.0).vi
    ('33,3%', '50%')
    """
    value = Decimal(str(k)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Text(f"{number(value, 'vi')}%", f"{number(value, 'en')}%")


def count(value: int) -> Text:
    """A whole number with its groups of three.

    >>> count(12345).vi
    '12.345'
    """
    return Text(number(value, "vi"), number(value, "en"))


def _rounded(value: Decimal, decimals: int) -> Text:
    written = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    return Text(written.replace(".", ","), written)
