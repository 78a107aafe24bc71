"""What cannot be measured or reported as asked."""

from __future__ import annotations

from chuan_ngheo.errors import ChuanNgheoError


class AnalysisError(ChuanNgheoError):
    """A table, weights, cutoffs or a sample design that cannot be analysed; every problem is listed."""
