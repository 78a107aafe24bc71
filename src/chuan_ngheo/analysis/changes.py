"""Change between two waves or two reviews: absolute, relative, by the year, with survey errors where there are any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from math import sqrt
from typing import Any

import polars as pl
from attrs import field, frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.estimates import Estimate
from chuan_ngheo.analysis.measures import COLUMNS, Measures, described
from chuan_ngheo.analysis.ratios import Ratio
from chuan_ngheo.analysis.sampling_error import SamplingError, student
from chuan_ngheo.analysis.two_waves import Spread, sampled_together, spread_apart, spread_together
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text


@frozen
class Change:
    """How one estimate changed; None where one of the two, or the years, is missing or the change has no meaning.

    ``relative`` is the change as a share of the value before. The annual ones are the absolute change by the year,
    and the constant yearly rate that leads from the one value to the other.
    """

    before: Estimate
    after: Estimate
    absolute: Fraction | None
    relative: Fraction | None
    annual_absolute: Fraction | None
    annual_relative: float | None
    errors: Mapping[str, SamplingError] = field(factory=dict)
    """The survey error of each of the four, by its name."""


@frozen(eq=False)
class Changes:
    """The changes of all estimates that stand in both; ``only_before`` and ``only_after`` count the others."""

    changes: tuple[Change, ...] = field(repr=lambda changes: f"<{len(changes)} changes>")
    only_before: int
    only_after: int

    def get(self, measure: str, *, loa: str = "nat", subg: str | None = "nat", indicator: str | None = None) -> Change:
        """The one change that answers to this. Raises `AnalysisError` for none or several."""
        found = [
            each
            for each in self.changes
            if (each.after.measure, each.after.level, each.after.group) == (measure, loa, subg)
            and each.after.indicator == indicator
            and (indicator is not None or each.after.dimension is None)
        ]
        if len(found) != 1:
            raise AnalysisError([Problem("", _NOT_ONE, found=f"{len(found)}: {measure}, {loa}, {subg}")])
        return found[0]

    @cached_property
    def frame(self) -> pl.DataFrame:
        """Four rows for each change, in the layout of ``mpitb``.

        ``ctype`` is ``abs`` or ``rel``, ``ann`` 1 for those by the year; ``b`` is the change, with ``se``, ``ll`` and
        ``ul``; ``before`` and ``after`` are the two values. What is measured is named as in the frame of measures.
        """
        named = [name for name in COLUMNS if name not in ("b", "se", "ll", "ul", "lowest", "highest", "n", "w")]
        types = {name: COLUMNS[name] for name in named} | {"ctype": pl.String, "ann": pl.Int8}
        types |= dict.fromkeys(("b", "se", "ll", "ul", "before", "after"), pl.Float64)
        rows = [
            (
                *(*described(each.after), kind, annual, _float(getattr(each, name)), *_said(each.errors.get(name))),
                *map(_float, (each.before.value, each.after.value)),
            )
            for each in self.changes
            for name, kind, annual in _KINDS
        ]
        return pl.DataFrame(rows, schema=types, orient="row")


_KINDS = (("absolute", "abs", 0), ("relative", "rel", 0), ("annual_absolute", "abs", 1), ("annual_relative", "rel", 1))


def change(
    before: Measures,
    after: Measures,
    *,
    years: Fraction | int | None = None,
    same_psus: bool = False,
    level: float = 0.95,
) -> Changes:
    """The change of every estimate from one wave to another, measured alike.

    ``years`` between them are needed for changes by the year. Where both have survey errors, so have the changes:
    the waves are taken for independent samples, or, with ``same_psus``, for one in which sampling units of the same
    name (stratum and unit) were asked twice. Intervals are symmetric.

    Raises `AnalysisError` for other weights, for years that are not above zero, and where ``same_psus`` is asked of
    measures without a sample.

    >>> from chuan_ngheo.analysis import measure
    >>> weights = {"all": {"x": 1, "y": 1}}
    >>> tables = [pl.DataFrame({"x": x, "y": [1, 1, 0, 0]}) for x in ([1, 1, 0, 0], [1, 0, 0, 0])]
    >>> old, new = (measure(table, weights, [1]) for table in tables)
    >>> found = change(old, new, years=2).get("H")
    >>> found.absolute, found.relative, found.annual_absolute, round(found.annual_relative, 3)
    (Fraction(-1, 4), Fraction(-1, 2), Fraction(-1, 8), -0.293)
    """
    if problems := [*_problems(before, after, years, same_psus=same_psus)]:
        raise AnalysisError(problems)
    old = {_key(each): each for each in before.estimates}
    new = {_key(each): each for each in after.estimates}
    ratios = {_of_ratio(each): each for each in after.ratios}
    quantile = _quantile(before, after, level, same_psus=same_psus)
    found = []
    for key, later in new.items():
        if key in old:
            spread = _spread(before, after, later, ratios[key[2:]], same_psus=same_psus)
            found.append(_change(old[key], later, None if years is None else Fraction(years), spread, quantile))
    return Changes(tuple(found), len(old) - len(found), len(new) - len(found))


def _problems(before: Measures, after: Measures, years: Any, *, same_psus: bool) -> Iterator[Problem]:
    if before.weighting != after.weighting:
        yield Problem("after", _OTHER_WEIGHTS)
    if years is not None and (isinstance(years, bool | float) or not years > 0):
        yield Problem("years", _NO_YEARS, found=repr(years))
    if same_psus and not (before.sample and after.sample):
        yield Problem("same_psus", _NO_SAMPLE)


def _key(each: Estimate) -> tuple[object, ...]:
    return each.level, each.group, *_of_ratio(each)


def _of_ratio(each: Estimate | Ratio) -> tuple[object, ...]:
    return each.measure, each.way, each.indicator, each.dimension


def _quantile(before: Measures, after: Measures, level: float, *, same_psus: bool) -> float | None:
    if before.sample is None or after.sample is None:
        return None
    one, other = before.sample.design, after.sample.design
    if not same_psus:
        return student(level, one.degrees + other.degrees)
    sizes = sampled_together(one, other)
    return student(level, sizes.total() - len(sizes))


def _spread(before: Measures, after: Measures, each: Estimate, ratio: Ratio, *, same_psus: bool) -> Spread | None:
    if before.sample is None or after.sample is None:
        return None
    place = each.level, each.group
    if place not in before.groups or place not in after.groups:
        return None
    both = (before.groups[place], before.sample.design), (after.groups[place], after.sample.design)
    return spread_together(*both, ratio) if same_psus else spread_apart(*both, ratio)


def _change(
    before: Estimate, after: Estimate, years: Fraction | None, spread: Spread | None, quantile: float | None
) -> Change:
    if before.value is None or after.value is None:
        return Change(before, after, None, None, None, None)
    old, new = before.value, after.value
    absolute = new - old
    relative = absolute / old if old else None
    annual = absolute / years if years else None
    rate = float(new / old) ** float(1 / years) - 1 if years and old else None
    errors = {}
    if spread is not None and quantile is not None:
        values = {"absolute": absolute, "relative": relative, "annual_absolute": annual, "annual_relative": rate}
        for name, (by_before, by_after) in _slopes(float(old), float(new), years).items():
            value, se = values[name], sqrt(spread.of(by_before, by_after))
            if value is not None:
                errors[name] = SamplingError(se, float(value) - quantile * se, float(value) + quantile * se)
    return Change(before, after, absolute, relative, annual, rate, errors)


def _slopes(old: float, new: float, years: Fraction | None) -> Mapping[str, tuple[float, float]]:
    """How fast each kind of change goes with the value before, and with the value after."""
    slopes = {"absolute": (-1.0, 1.0)}
    if old:
        slopes["relative"] = (-new / old**2, 1 / old)
    if years:
        slopes["annual_absolute"] = (-1 / float(years), 1 / float(years))
    if years and old and new:
        grown = (new / old) ** float(1 / years) / float(years)
        slopes["annual_relative"] = (-grown / old, grown / new)
    return slopes


def _said(error: SamplingError | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if error is None else (error.se, error.low, error.high)


def _float(value: Fraction | float | None) -> float | None:
    return None if value is None else float(value)


_NOT_ONE = Text("không có đúng một thay đổi như vậy", "not exactly one such change")
_OTHER_WEIGHTS = Text("hai lần đo dùng trọng số khác nhau", "the two were measured with different weights")
_NO_YEARS = Text("số năm phải là số chính xác lớn hơn 0", "years are an exact number above zero")
_NO_SAMPLE = Text("số liệu không phải mẫu (không có psu)", "the measures are of no sample (they have no psu)")
