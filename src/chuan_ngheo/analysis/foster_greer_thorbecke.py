"""Income poverty: headcount, gap and severity (Foster–Greer–Thorbecke, α = 0, 1, 2), and Watts' index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import fsum, log
from typing import Any, Literal, get_args

import polars as pl
from attrs import frozen
from narwhals.stable.v2.typing import IntoFrame

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.levels import Level, in_order, levels_of
from chuan_ngheo.analysis.observed import UNITS, WEIGHT, Wanted, observed
from chuan_ngheo.errors import Problem, nearest_name
from chuan_ngheo.household.codes import Area
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Line

_AREA = "area"


@frozen
class IncomePoverty:
    """The income poverty of one group: shares, exact but for Watts' index, which is a sum of logarithms.

    All four are None where nobody's income is known. An income that is not above zero has no logarithm: it adds
    nothing to ``watts``, as in the World Bank's figures, and ``without_income`` counts such rows. ``unknown`` rows are
    left out of everything: their income or their line is not known.
    """

    level: str
    group: str | None
    headcount: Fraction | None
    gap: Fraction | None
    severity: Fraction | None
    watts: float | None
    units: int
    weight: Fraction
    without_income: int
    unknown: int


@frozen
class IncomePovertyOfGroups:
    """The income poverty of the whole, then of each group of each level."""

    groups: tuple[IncomePoverty, ...]

    def __iter__(self) -> Iterator[IncomePoverty]:
        return iter(self.groups)

    @property
    def frame(self) -> pl.DataFrame:
        """A row for each group: ``loa``, ``subg``, the four indices, and what they are of.

        The indices are ``fgt0``, ``fgt1``, ``fgt2`` and ``watts``; then follow ``n`` rows with a weight of ``w``,
        ``without_income`` of them, and the rows of which something is ``unknown``.
        """
        types: dict[str, Any] = {"loa": pl.String, "subg": pl.String}
        types |= dict.fromkeys(("fgt0", "fgt1", "fgt2", "watts"), pl.Float64)
        types |= {"n": pl.Int64, "w": pl.Float64, "without_income": pl.Int64, "unknown": pl.Int64}
        return pl.DataFrame([_row(each) for each in self.groups], schema=types, orient="row")


AtTheLine = Literal["poor", "not_poor"]
"""Whether somebody who has exactly the line is poor."""


def income_poverty(
    frame: IntoFrame,
    line: Line | Fraction | int | float,
    income: str | tuple[str, str] = "income_per_head",
    by: str | Sequence[str | Sequence[str]] = (),
    weight: str | None = None,
    *,
    at_the_line: AtTheLine = "poor",
) -> IncomePovertyOfGroups:
    """Headcount, poverty gap, squared gap and Watts' index, for the whole and by group.

    ``line`` is an amount, or a line of a standard, which differs by ``area`` (a column of the frame). ``income`` is
    the column of income per head, in the unit of the line (VND/person/month in the standards), or the columns of a
    household's income and of its size: the quotient is then exact too. Who has exactly the line is poor, as the
    standards have it since 2006 (“trở xuống”), or not (``at_the_line="not_poor"``).

    Raises `AnalysisError` for a line that is not above zero and for columns that are not there or hold no numbers.

    >>> table = pl.DataFrame({"income_per_head": [350_000, 700_000, 1_400_000, None]})
    >>> (found,) = income_poverty(table, 700_000)
    >>> str(found.headcount), str(found.gap), str(found.severity), round(found.watts, 4), found.unknown
    ('2/3', '1/6', '1/12', 0.231, 1)
    """
    if problems := [*_problems(line, at_the_line)]:
        raise AnalysisError(problems)
    levels = levels_of(by)
    columns = (income,) if isinstance(income, str) else tuple(income)
    lined = [_AREA] if isinstance(line, Line) else []
    keys = tuple(dict.fromkeys([*(each for level in levels for each in level.columns), *lined, *columns]))
    seen = observed(frame, Wanted(keys, (), weight, with_class=False))
    if problems := [*_not_numbers(seen.rows, columns)]:
        raise AnalysisError(problems)
    rows = [*_standings(seen.rows, columns, line, inclusive=at_the_line == "poor")]
    found = (each for level in levels for each in _of_level(level, seen.rows, rows, seen.parts_of_one))
    return IncomePovertyOfGroups(tuple(found))


@frozen
class _Standing:
    """Where the households of one row stand: their income as a share of their line, and whether that is poor."""

    share: Fraction
    is_poor: bool


def _problems(line: Any, at_the_line: str) -> Iterator[Problem]:
    if at_the_line not in get_args(AtTheLine):
        nearest = nearest_name(at_the_line, get_args(AtTheLine))
        yield Problem("at_the_line", _NO_SUCH_WAY, found=at_the_line, nearest=nearest)
    if not isinstance(line, Line) and (isinstance(line, bool) or not line > 0):
        yield Problem("line", _NO_LINE, found=repr(line))


def _not_numbers(rows: pl.DataFrame, columns: Sequence[str]) -> Iterator[Problem]:
    for column in columns:
        values = rows[column].drop_nulls()
        if len(values) and not values.dtype.is_numeric():
            yield Problem(f"frame.{column}", _NO_NUMBER, found=str(values.dtype))
    if len(columns) > 1 and rows[columns[1]].dtype.is_numeric() and (rows[columns[1]] <= 0).any():
        yield Problem(f"frame.{columns[1]}", _NO_SIZE)


def _standings(rows: pl.DataFrame, columns: Sequence[str], line: Any, *, inclusive: bool) -> Iterator[_Standing | None]:
    """For each row where it stands; None where that is unknown."""
    areas = rows[_AREA].to_list() if isinstance(line, Line) else [None] * rows.height
    sizes = rows[columns[1]].to_list() if len(columns) > 1 else [1] * rows.height
    for area, size, income in zip(areas, sizes, rows[columns[0]].to_list(), strict=True):
        amount = line if not isinstance(line, Line) else None if area not in _AREAS else line.amount(_AREAS[area])
        if amount is None or size is None or income is None:
            yield None
        else:
            share = Fraction(income) / (Fraction(amount) * Fraction(size))
            yield _Standing(share, share <= 1 if inclusive else share < 1)


def _of_level(
    level: Level, rows: pl.DataFrame, standings: Sequence[_Standing | None], of_one: int
) -> Iterator[IncomePoverty]:
    """The groups of a level in order."""
    numbered = rows.with_row_index("cn_row")
    parts = (
        in_order(numbered, level).group_by(level.columns, maintain_order=True) if level.columns else [((), numbered)]
    )
    for key, part in parts:
        own = zip(part["cn_row"], part[UNITS], part[WEIGHT], strict=True)
        yield _group(level, level.group(key), [(standings[row], units, weight) for row, units, weight in own], of_one)


def _group(
    level: Level, group: str | None, rows: Sequence[tuple[_Standing | None, int, int]], of_one: int
) -> IncomePoverty:
    known = [(each, weight) for each, _, weight in rows if each is not None]
    whole = sum(weight for _, weight in known)
    unknown = sum(units for each, units, _ in rows if each is None)
    units, population = sum(units for _, units, _ in rows) - unknown, Fraction(whole, of_one)
    if not whole:
        return IncomePoverty(level.name, group, None, None, None, None, units, population, 0, unknown)
    poor = [(each.share, weight) for each, weight in known if each.is_poor]
    headcount, gap, severity = (
        _added(weight * (1 - share) ** alpha for share, weight in poor) / whole for alpha in (0, 1, 2)
    )
    watts = fsum(weight / whole * _gap_of_logarithms(share) for share, weight in _by_share(poor) if share > 0)
    without = sum(units for each, units, _ in rows if each is not None and each.share <= 0)
    return IncomePoverty(level.name, group, headcount, gap, severity, watts, units, population, without, unknown)


def _by_share(poor: Iterable[tuple[Fraction, int]]) -> Iterable[tuple[Fraction, int]]:
    """Everybody of the same income as one, so that it does not matter to a sum of floats how rows were counted."""
    weights: Counter[Fraction] = Counter()
    for share, weight in poor:
        weights[share] += weight
    return weights.items()


def _gap_of_logarithms(share: Fraction) -> float:
    """ln(line ÷ income)."""
    return log(share.denominator) - log(share.numerator)


def _added(terms: Iterator[Fraction]) -> Fraction:
    """The sum of fractions, those of one denominator first: few denominators are many households."""
    tops: dict[int, int] = {}
    for term in terms:
        tops[term.denominator] = tops.get(term.denominator, 0) + term.numerator
    return sum((Fraction(top, bottom) for bottom, top in tops.items()), Fraction(0))


def _row(each: IncomePoverty) -> tuple[Any, ...]:
    shares = map(_float, (each.headcount, each.gap, each.severity))
    counts = each.units, float(each.weight), each.without_income, each.unknown
    return each.level, each.group, *shares, each.watts, *counts


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


_AREAS = {str(area): area for area in Area}
_NO_SUCH_WAY = Text("không có cách này", "there is no such way")
_NO_LINE = Text("chuẩn thu nhập phải lớn hơn 0", "a line is above zero")
_NO_NUMBER = Text("cột phải là số", "the column must hold numbers")
_NO_SIZE = Text("số nhân khẩu phải lớn hơn 0", "a household has at least one person")
