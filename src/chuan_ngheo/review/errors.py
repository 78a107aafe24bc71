"""What is wrong with a calendar, a plan, a register, or an act of recognition."""

from __future__ import annotations

from chuan_ngheo.errors import ChuanNgheoError


class ReviewError(ChuanNgheoError):
    """Something of a review that cannot be accepted; every problem is listed."""


class RegimeNotFound(ReviewError, LookupError):
    """No rules of review are known for this id, day or year; the nearest are named."""
