"""Survey errors: how far an estimate may be off because a sample was drawn, under strata, clusters and weights.

Ratios of totals are linearised by Taylor's series (the ultimate cluster method, with replacement). A group is a domain:
the sampling units outside it count as zeros. All sums are exact; the square root is the first float.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import exp, log, sqrt
from typing import Any, Literal, get_args

import polars as pl
from attrs import field, frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.totals import PSU, STRATUM
from chuan_ngheo.errors import MissingExtra, Problem, nearest_name, shortened
from chuan_ngheo.language import Text

SinglePsu = Literal["refuse", "certainty", "centered"]
_MOST_NAMED = 5


PsuName = tuple[tuple[Any, ...], tuple[Any, ...]]
"""The values of the columns of strata, and of those of the sampling unit."""


@frozen
class Design:
    """How many sampling units each stratum has, and what becomes of one that is alone in its stratum."""

    sampled: tuple[int, ...]
    single: SinglePsu
    names: Mapping[int, PsuName] = field(factory=dict, repr=False)
    """Each sampling unit by its number: its stratum and its own name, as the table has them."""

    @property
    def degrees(self) -> int:
        """Degrees of freedom: sampling units less strata."""
        return sum(self.sampled) - len(self.sampled)


@frozen
class SamplingError:
    """A standard error, and the ends of the confidence interval where it has one."""

    se: float
    low: float | None
    high: float | None


def designed(rows: pl.DataFrame, strata: Sequence[str], psu: Sequence[str], single: str) -> tuple[pl.DataFrame, Design]:
    """The rows with `STRATUM` and `PSU` as numbers, and the design they show; units are numbered within strata.

    Raises `AnalysisError` for unknown strata or units, and for units alone in their stratum unless it is said what
    becomes of them.
    """
    problems = [
        Problem(f"frame.{name}", _UNKNOWN_UNIT, found=str(count))
        for name in dict.fromkeys([*strata, *psu])
        if (count := rows[name].null_count())
    ]
    if single not in get_args(SinglePsu):
        problems.append(Problem("single_psu", _NO_SUCH_WAY, single, nearest=nearest_name(single, get_args(SinglePsu))))
    if problems:
        raise AnalysisError(problems)
    stratum = pl.struct(strata).rank("dense").cast(pl.Int64) - 1 if strata else pl.lit(0, pl.Int64)
    unit = pl.struct([*strata, *psu]).rank("dense").cast(pl.Int64)
    numbered = rows.with_columns(stratum.alias(STRATUM), unit.alias(PSU))
    sampled = numbered.group_by(STRATUM).agg(pl.col(PSU).n_unique()).sort(STRATUM)[PSU].to_list()
    design = Design(tuple(sampled), _single(single), _names(numbered, strata, psu))
    if single == "refuse" and (alone := [number for number, count in enumerate(sampled) if count == 1]):
        lonely = (
            numbered.filter(pl.col(STRATUM).is_in(alone)).select(strata).unique().sort(strata).rows() if strata else []
        )
        words = ", ".join("/".join(map(str, each)) for each in lonely[:_MOST_NAMED])
        raise AnalysisError(
            [Problem("psu", _ALONE.format(count=len(alone)), found=shortened(words) or None, expected=_SAY_HOW)]
        )
    return numbered, design


def _names(numbered: pl.DataFrame, strata: Sequence[str], psu: Sequence[str]) -> dict[int, PsuName]:
    rows = numbered.select(PSU, *dict.fromkeys([*strata, *psu])).unique().iter_rows(named=True)
    return {row[PSU]: (tuple(row[each] for each in strata), tuple(row[each] for each in psu)) for row in rows}


def _single(single: str) -> SinglePsu:
    return "certainty" if single == "certainty" else "centered" if single == "centered" else "refuse"


def ratio_variance(
    above: Sequence[int], below: Sequence[int], strata: Sequence[int], design: Design
) -> Fraction | None:
    """The variance of the ratio of two totals, given for each sampling unit; None where the lower one is zero.

    >>> design = Design((2,), "refuse")
    >>> ratio_variance([1, 3], [4, 4], [0, 0], design)  # the means 1/4 and 3/4
    Fraction(1, 16)
    """
    of_above, of_below = sum(above), sum(below)
    if of_below == 0:
        return None
    sums: defaultdict[int, int] = defaultdict(int)
    squares: defaultdict[int, int] = defaultdict(int)
    for one, other, stratum in zip(above, below, strata, strict=True):
        deviation = one * of_below - of_above * other
        sums[stratum] += deviation
        squares[stratum] += deviation * deviation
    return Fraction(_between(sums, squares, design), of_below**4)


def _between(sums: dict[int, int], squares: dict[int, int], design: Design) -> Fraction:
    """What the sampling units of each stratum vary, added up over the strata."""
    total = Fraction(0)
    for stratum, square in squares.items():
        count = design.sampled[stratum]
        if count > 1:
            total += Fraction(count * square - sums[stratum] ** 2, count - 1)
        elif design.single == "centered":  # around the mean of all, which is zero
            total += square
    return total


def root(variance: Fraction) -> float:
    """The square root, the first float of all."""
    return sqrt(variance)


def error_of(value: Fraction, variance: Fraction, quantile: float) -> SamplingError:
    """The standard error and the interval of a share: symmetric in its logit, and so between 0 and 1."""
    se = root(variance)
    if not 0 < value < 1:
        return SamplingError(se, None, None)
    share = float(value)
    middle, reach = log(share / (1 - share)), quantile * se / (share * (1 - share))
    return SamplingError(se, _logistic(middle - reach), _logistic(middle + reach))


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit > 0 else exp(logit) / (1 + exp(logit))


def student(level: float, degrees: int) -> float:
    """The quantile of Student's distribution for a two-sided interval of that level.

    Raises `AnalysisError` for a level outside 0–1 or no degree of freedom, `MissingExtra` without SciPy.
    """
    if not 0 < level < 1:
        raise AnalysisError([Problem("level", _NO_LEVEL, found=str(level), expected=Text("0,95", "0.95"))])
    if degrees < 1:
        raise AnalysisError([Problem("psu", _TOO_FEW)])
    try:
        from scipy.special import stdtrit
    except ModuleNotFoundError as missing:
        raise MissingExtra([Problem("", _NEEDS_SCIPY)]) from missing
    return float(stdtrit(degrees, (1 + level) / 2))


_UNKNOWN_UNIT = Text("có dòng chưa rõ tầng hoặc đơn vị mẫu", "rows of unknown stratum or sampling unit")
_NO_SUCH_WAY = Text("không có cách này", "there is no such way")
_ALONE = Text("{count} tầng chỉ có một đơn vị mẫu", "strata with a single sampling unit: {count}")
_SAY_HOW = Text("single_psu='certainty' hoặc 'centered'", "single_psu='certainty' or 'centered'")
_NO_LEVEL = Text("độ tin cậy phải lớn hơn 0 và nhỏ hơn 1", "a confidence level lies between 0 and 1")
_TOO_FEW = Text("quá ít đơn vị mẫu để tính sai số", "too few sampling units for a sampling error")
_NEEDS_SCIPY = Text(
    "sai số mẫu cần thêm gói: pip install 'chuan-ngheo[survey]'",
    "survey errors need an extra: pip install 'chuan-ngheo[survey]'",
)
