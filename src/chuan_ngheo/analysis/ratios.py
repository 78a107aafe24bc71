"""The measures of Alkire and Foster, each as a ratio of two totals.

========  =====================================================================
H         headcount: the poor ÷ all
A         intensity: the mean score of the poor
M0        adjusted headcount: H × A
hd        uncensored headcount of an indicator: all who are deprived in it ÷ all
hdk       censored headcount: the poor who are deprived in it ÷ all
actb      absolute contribution to M0: weight × hdk
pctb      share of M0 that an indicator or a dimension makes: actb ÷ M0
========  =====================================================================

The names and the layout are those that users of ``mpitb`` know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from chuan_ngheo.analysis.identification import Identification
from chuan_ngheo.analysis.observed import WEIGHT
from chuan_ngheo.analysis.totals import (
    burden,
    deprived,
    dimension_burden,
    headcount,
    poor_and_deprived,
)
from chuan_ngheo.analysis.weighting import Weighting


@frozen
class Ratio:
    """``factor × above ÷ below``, of two totals by name; ``way`` says who counts as poor, None for nobody."""

    measure: str
    above: str
    below: str
    factor: Fraction = Fraction(1)
    way: Identification | None = None
    indicator: str | None = None
    dimension: str | None = None


def ratios(ways: Sequence[Identification], weights: Weighting) -> tuple[Ratio, ...]:
    """Every measure in order: those of indicators alone, then for each way of being poor."""
    found = [
        Ratio("hd", deprived(place), WEIGHT, indicator=name, dimension=weights.dimensions[place])
        for place, name in enumerate(weights.indicators)
    ]
    for number, way in enumerate(ways):
        found += _of_one_way(number, way, weights)
    return tuple(found)


def _of_one_way(number: int, way: Identification, weights: Weighting) -> Iterator[Ratio]:
    whole = weights.total
    yield Ratio("H", headcount(number), WEIGHT, way=way)
    if not whole:  # a standard of income alone
        return
    yield Ratio("A", burden(number), headcount(number), Fraction(1, whole), way)
    yield Ratio("M0", burden(number), WEIGHT, Fraction(1, whole), way)
    own = list(zip(weights.indicators, weights.dimensions, weights.parts, strict=True))
    for place, (name, dimension, _) in enumerate(own):
        yield Ratio("hdk", poor_and_deprived(number, place), WEIGHT, Fraction(1), way, name, dimension)
    for measure, below, of_whole in (("actb", WEIGHT, whole), ("pctb", burden(number), 1)):
        for place, (name, dimension, parts) in enumerate(own):
            total = poor_and_deprived(number, place)
            yield Ratio(measure, total, below, Fraction(parts, of_whole), way, name, dimension)
        for dimension in weights.by_dimension():
            total = dimension_burden(number, dimension)
            yield Ratio(measure, total, below, Fraction(1, of_whole), way, None, dimension)
