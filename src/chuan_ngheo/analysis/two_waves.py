"""The sampling errors of one measure in two waves: of each, and how much of it they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from chuan_ngheo.analysis.ratios import Ratio
from chuan_ngheo.analysis.sampling_error import Design, PsuName, ratio_variance
from chuan_ngheo.analysis.totals import Group


@frozen
class Spread:
    """The variances before and after, and the covariance: zero where the waves are samples of their own."""

    before: Fraction
    after: Fraction
    between: Fraction

    def of(self, by_before: float, by_after: float) -> float:
        """The variance of what changes so fast with the first value and so fast with the second."""
        own = by_before**2 * float(self.before) + by_after**2 * float(self.after)
        return max(0.0, own + 2 * by_before * by_after * float(self.between))


def spread_apart(before: tuple[Group, Design], after: tuple[Group, Design], ratio: Ratio) -> Spread | None:
    """Two independent samples."""
    found = [
        ratio_variance(group.totals[ratio.above], group.totals[ratio.below], group.strata, design)
        for group, design in (before, after)
    ]
    if found[0] is None or found[1] is None:
        return None
    square = ratio.factor**2
    return Spread(square * found[0], square * found[1], Fraction(0))


def spread_together(before: tuple[Group, Design], after: tuple[Group, Design], ratio: Ratio) -> Spread | None:
    """The same sampling units asked twice, all or some of them: units of one name are one unit."""
    one, other = _linearised(*before, ratio), _linearised(*after, ratio)
    if one is None or other is None:
        return None
    sizes = sampled_together(before[1], after[1])
    square = ratio.factor**2
    return Spread(*(square * _covariance(a, b, sizes) for a, b in ((one, one), (other, other), (one, other))))


def sampled_together(before: Design, after: Design) -> Counter[tuple[object, ...]]:
    """How many sampling units each stratum has, over both waves."""
    return Counter(stratum for stratum, _ in {*before.names.values(), *after.names.values()})


@frozen
class _Linearised:
    """What each sampling unit adds to the deviation of a ratio, times the square of the total below."""

    deviations: Mapping[PsuName, int]
    square: int


def _linearised(group: Group, design: Design, ratio: Ratio) -> _Linearised | None:
    above, below = group.totals[ratio.above], group.totals[ratio.below]
    of_above, of_below = sum(above), sum(below)
    if of_below == 0:
        return None
    deviations = {
        design.names[psu]: one * of_below - of_above * other
        for one, other, psu in zip(above, below, group.psus, strict=True)
    }
    return _Linearised(deviations, of_below**2)


def _covariance(one: _Linearised, other: _Linearised, sizes: Mapping[tuple[object, ...], int]) -> Fraction:
    products: Counter[tuple[object, ...]] = Counter()
    sums: tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]] = (Counter(), Counter())
    for name, value in one.deviations.items():
        products[name[0]] += value * other.deviations.get(name, 0)
    for total, own in zip(sums, (one, other), strict=True):
        for (stratum, _), value in own.deviations.items():
            total[stratum] += value
    between = sum(
        (
            Fraction(count * products[stratum] - sums[0][stratum] * sums[1][stratum], count - 1)
            for stratum, count in sizes.items()
            if count > 1
        ),
        Fraction(0),
    )
    return between / (one.square * other.square)
