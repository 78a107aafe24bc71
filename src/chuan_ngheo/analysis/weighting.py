"""Weights of indicators, nested in dimensions: exact shares as whole parts of a total, and cutoffs among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.errors import Problem, shortened
from chuan_ngheo.language import Text
from chuan_ngheo.standards.model import Standard

Weights = Mapping[str, Mapping[str, Fraction | int]]
"""Dimension → indicator → weight."""


@frozen
class Weighting:
    """The indicators in order, each with its dimension and its whole number of parts of ``total``.

    A household's score is a sum of parts, so comparing it with a cutoff is exact.
    """

    indicators: tuple[str, ...]
    dimensions: tuple[str | None, ...]
    """The dimension of each indicator."""
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The parts of somebody deprived in everything."""
        return sum(self.parts)

    def weight(self, indicator: str) -> Fraction:
        """The share of an indicator in the whole."""
        return Fraction(self.parts[self.indicators.index(indicator)], self.total)

    def by_dimension(self) -> dict[str, tuple[int, ...]]:
        """The places of the indicators of each dimension, in order; empty where indicators have none."""
        return {
            name: tuple(place for place, own in enumerate(self.dimensions) if own == name)
            for name in dict.fromkeys(self.dimensions)
            if name is not None
        }

    def fewest(self, cutoff: Fraction) -> int:
        """So many parts are at least the cutoff: somebody with exactly the cutoff is poor.

        >>> Weighting(("a", "b"), (None, None), (9, 9)).fewest(Fraction(1, 2))
        9
        """
        return -((-cutoff.numerator * self.total) // cutoff.denominator)


def equal_weights(standard: Standard) -> dict[str, dict[str, Fraction]]:
    """Nested weights: every dimension the same, and within it every indicator the same.

    >>> from chuan_ngheo.standards.registry import standard
    >>> equal_weights(standard("vn-2016"))["housing"]
    {'housing_quality': Fraction(1, 10), 'housing_area': Fraction(1, 10)}
    """
    nested = _nested(standard)
    return {
        dimension: dict.fromkeys(indicators, Fraction(1, len(nested) * len(indicators)))
        for dimension, indicators in nested.items()
    }


def counting_weights(standard: Standard) -> dict[str, dict[str, Fraction]]:
    """Every indicator the same: the weights of a standard that counts deprivations.

    >>> from chuan_ngheo.standards.registry import standard
    >>> counting_weights(standard("vn-2022"))["health"]
    {'nutrition': Fraction(1, 12), 'health_insurance': Fraction(1, 12)}
    """
    each = Fraction(1, len(standard.indicators))
    return {dimension: dict.fromkeys(indicators, each) for dimension, indicators in _nested(standard).items()}


def _nested(standard: Standard) -> dict[str, list[str]]:
    nested: dict[str, list[str]] = {}
    for indicator in standard.indicators:
        nested.setdefault(indicator.dimension, []).append(indicator.id)
    return nested


def counted(indicators: Sequence[str]) -> Weighting:
    """Indicators without dimensions that all weigh the same."""
    return Weighting(tuple(indicators), (None,) * len(indicators), (1,) * len(indicators))


def weighting(weights: Weights) -> Weighting:
    """Nested weights as whole parts.

    Fractions must add up to 1; weights that are all whole numbers are parts of their sum. A float is refused: 1/3
    has none. Raises `AnalysisError` with everything that is wrong.

    >>> housing = {"area": Fraction(1, 3), "water": Fraction(1, 6)}
    >>> weighting({"health": {"insurance": Fraction(1, 2)}, "housing": housing})
    Weighting(indicators=('insurance', 'area', 'water'), dimensions=('health', 'housing', 'housing'), parts=(3, 2, 1))
    """
    if problems := [*_problems(weights)]:
        raise AnalysisError(problems)
    flat = [(name, dimension, Fraction(each)) for dimension, own in weights.items() for name, each in own.items()]
    if not flat:
        raise AnalysisError([Problem("weights", _NONE)])
    total = sum(weight for _, _, weight in flat)
    if total == 0 or (total != 1 and any(weight.denominator != 1 for _, _, weight in flat)):
        raise AnalysisError([Problem("weights", _NOT_ONE, found=str(total), expected=Text("1", "1"))])
    whole = lcm(*(weight.denominator for _, _, weight in flat))
    names, dimensions, shares = zip(*flat, strict=True)
    return Weighting(names, dimensions, tuple(int(weight * whole) for weight in shares))


def _problems(weights: Any) -> Iterator[Problem]:
    if not isinstance(weights, Mapping) or not all(isinstance(own, Mapping) for own in weights.values()):
        yield Problem("weights", _NOT_NESTED, found=shortened(repr(weights)))
        return
    counts = Counter(name for own in weights.values() for name in own)
    for name in (name for name, count in counts.items() if count > 1):
        yield Problem(f"weights.{name}", _TWICE)
    for dimension, own in weights.items():
        for name, weight in own.items():
            where = f"weights.{dimension}.{name}"
            if isinstance(weight, bool) or not isinstance(weight, int | Fraction):
                yield Problem(where, _NOT_EXACT, found=repr(weight), expected=_A_FRACTION)
            elif weight < 0:
                yield Problem(where, _NEGATIVE, found=str(weight))


def cutoffs_of(cutoffs: Sequence[Any]) -> tuple[Fraction, ...]:
    """The poverty cutoffs, shares of all weights above 0 and up to 1, each once and in the order given.

    Raises `AnalysisError` for every one that is not.

    >>> cutoffs_of([Fraction(1, 3), "0.5", 1])
    (Fraction(1, 3), Fraction(1, 2), Fraction(1, 1))
    """
    read: dict[Fraction, None] = {}
    problems = []
    for place, cutoff in enumerate(cutoffs):
        value = _share(cutoff)
        if value is None:
            problems.append(Problem(f"cutoffs[{place}]", _NOT_EXACT, found=repr(cutoff), expected=_A_FRACTION))
        elif not 0 < value <= 1:
            problems.append(Problem(f"cutoffs[{place}]", _OUT_OF_RANGE, found=str(cutoff)))
        else:
            read[value] = None
    if problems:
        raise AnalysisError(problems)
    return tuple(read)


def _share(cutoff: Any) -> Fraction | None:
    if isinstance(cutoff, bool) or not isinstance(cutoff, int | Fraction | Decimal | str):
        return None
    try:
        return Fraction(cutoff)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


_NONE = Text("không có chỉ số nào", "there is no indicator")
_NOT_ONE = Text("tổng các trọng số phải bằng 1", "the weights must add up to 1")
_NOT_NESTED = Text("cần {chiều: {chỉ số: trọng số}}", "a mapping {dimension: {indicator: weight}} is needed")
_TWICE = Text("chỉ số có trong hai chiều", "the indicator stands in two dimensions")
_NOT_EXACT = Text("không phải một số chính xác", "not an exact number")
_A_FRACTION = Text("một phân số, ví dụ Fraction(1, 3)", "a fraction such as Fraction(1, 3)")
_NEGATIVE = Text("trọng số không được âm", "a weight cannot be negative")
_OUT_OF_RANGE = Text(
    "ngưỡng là phần của tổng trọng số: lớn hơn 0, nhiều nhất 1",
    "a cutoff is a share of all weights: above 0, at most 1; k of n indicators is Fraction(k, n)",
)
