"""Totals → estimates: an exact share for each measure and group, with what is known of its error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from chuan_ngheo.analysis.identification import ByClass, ByCutoff, Identification
from chuan_ngheo.analysis.observed import WEIGHT
from chuan_ngheo.analysis.ratios import Ratio
from chuan_ngheo.analysis.sampling_error import Design, SamplingError, error_of, ratio_variance
from chuan_ngheo.analysis.totals import Group


@frozen
class Estimate:
    """One number of a deprivation analysis.

    ``value`` is exact, and None where nobody is there to measure (the intensity of nobody). ``way`` says who counts
    as poor. ``units`` is how many rows of the table are behind it, ``weight`` what they weigh together.
    """

    measure: str
    level: str
    group: str | None
    value: Fraction | None
    way: Identification | None = None
    indicator: str | None = None
    dimension: str | None = None
    error: SamplingError | None = None
    lowest: Fraction | None = None
    """The least that ways of filling in what is unknown lead to; None where that was not asked."""
    highest: Fraction | None = None
    units: int = 0
    weight: Fraction = Fraction(0)

    @property
    def k(self) -> float | None:
        """The cutoff in per cent; None for measures without one."""
        return self.way.k if isinstance(self.way, ByCutoff) else None

    @property
    def classes(self) -> str | None:
        """The classes that count as poor, where the law says who is."""
        return self.way.label if isinstance(self.way, ByClass) else None


@frozen
class Sample:
    """A design, and the quantile of its intervals."""

    design: Design
    quantile: float


def estimates(
    group: Group, level: str, wanted: Sequence[Ratio], of_one: int, sample: Sample | None
) -> Iterator[Estimate]:
    """Every measure of one group; ``of_one`` parts of weight make 1."""
    sums = {name: sum(each) for name, each in group.totals.items()}
    weight = Fraction(sums[WEIGHT], of_one)
    for ratio in wanted:
        value, error = _value(ratio, sums), None
        if sample is not None and value is not None:
            error = _error(group, ratio, value, sample)
        yield Estimate(
            measure=ratio.measure,
            level=level,
            group=group.name,
            value=value,
            way=ratio.way,
            indicator=ratio.indicator,
            dimension=ratio.dimension,
            error=error,
            units=group.units,
            weight=weight,
        )


def _value(ratio: Ratio, sums: Mapping[str, int]) -> Fraction | None:
    above, below, factor = sums[ratio.above], sums[ratio.below], ratio.factor
    return Fraction(above * factor.numerator, below * factor.denominator) if below else None


def _error(group: Group, ratio: Ratio, value: Fraction, sample: Sample) -> SamplingError | None:
    variance = ratio_variance(group.totals[ratio.above], group.totals[ratio.below], group.strata, sample.design)
    return None if variance is None else error_of(value, ratio.factor**2 * variance, sample.quantile)
