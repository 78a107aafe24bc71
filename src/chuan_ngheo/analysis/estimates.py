"""Totals → estimates: an exact share for each measure and group, with what is known of its error."""

from __future__ import annotations

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


def estimated(group: Group, level: str, ratio: Ratio, of_one: int, sample: Sample | None) -> Estimate:
    """One measure of one group; ``of_one`` parts of weight make 1."""
    above, below = group.totals[ratio.above], group.totals[ratio.below]
    whole = sum(below)
    value = ratio.factor * Fraction(sum(above), whole) if whole else None
    return Estimate(
        measure=ratio.measure,
        level=level,
        group=group.name,
        value=value,
        way=ratio.way,
        indicator=ratio.indicator,
        dimension=ratio.dimension,
        error=None if sample is None or value is None else _error(group, ratio, value, sample),
        units=group.units,
        weight=Fraction(sum(group.totals[WEIGHT]), of_one),
    )


def _error(group: Group, ratio: Ratio, value: Fraction, sample: Sample) -> SamplingError | None:
    variance = ratio_variance(group.totals[ratio.above], group.totals[ratio.below], group.strata, sample.design)
    return None if variance is None else error_of(value, ratio.factor**2 * variance, sample.quantile)
