"""One analysis as it was asked for, and how its numbers are made of patterns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from operator import or_

import polars as pl
from attrs import evolve, frozen

from chuan_ngheo.analysis.bounds import bounds
from chuan_ngheo.analysis.estimates import Estimate, Sample, estimates
from chuan_ngheo.analysis.identification import ByClass, ByCutoff, Identification, Place
from chuan_ngheo.analysis.levels import WHOLE, Level, in_order
from chuan_ngheo.analysis.measures import LeftOut, Measures
from chuan_ngheo.analysis.observed import CLASS, UNITS, WEIGHT, flag
from chuan_ngheo.analysis.ratios import Ratio
from chuan_ngheo.analysis.totals import PSU, SCORE, STRATUM, Group, gathered, groups, poor, scored
from chuan_ngheo.analysis.weighting import Weighting
from chuan_ngheo.standards.model import Standard

_ANY = "any"


def identified(
    rows: pl.DataFrame, ways: Sequence[Identification], weights: Weighting, standard: Standard | None
) -> pl.DataFrame:
    """The patterns with their score and the answer to who is poor, in each way; null where that is open."""
    ready = scored(rows, weights)
    for number, way in enumerate(ways):
        if isinstance(way, ByCutoff):
            ready = ready.with_columns((pl.col(SCORE) >= weights.fewest(way.cutoff)).alias(poor(number)))
        else:
            ready = ready.join(_answers(ready, number, way, standard), on=CLASS, how="left", nulls_equal=True)
    return ready


def _answers(rows: pl.DataFrame, number: int, way: ByClass, standard: Standard | None) -> pl.DataFrame:
    places = rows.select(CLASS).unique()
    answers = [way.holds(Place(*place), standard) for place in places.iter_rows()]
    return places.with_columns(pl.Series(poor(number), answers, dtype=pl.Boolean))


def complete_rows(rows: pl.DataFrame, indicators: int, ways: int) -> pl.DataFrame:
    """The patterns in which nothing is unknown."""
    return rows.drop_nulls([*map(flag, range(indicators)), *map(poor, range(ways))])


@frozen
class Study:
    """What was asked: the ways of being poor, the weights, the measures, the levels, and the sample if it is one."""

    ways: tuple[Identification, ...]
    weights: Weighting
    ratios: tuple[Ratio, ...]
    levels: tuple[Level, ...]
    of_one: int
    """So many parts of weight make 1."""
    sample: Sample | None

    def measures(self, complete: pl.DataFrame, left_out: tuple[LeftOut, ...]) -> Measures:
        """Every estimate, from patterns in which nothing is unknown."""
        columns = [*dict.fromkeys(column for level in self.levels for column in level.columns)]
        units = [each for each in (STRATUM, PSU) if each in complete.columns]
        ready = gathered(complete, [*columns, *units], len(self.ways), self.weights)
        found: dict[tuple[str, str | None], Group] = {}
        for level in self.levels:
            for group in groups(ready, level, len(self.ways), self.weights):
                found[level.name, group.name] = group
        every = (
            each
            for (level, _), group in found.items()
            for each in estimates(group, level, self.ratios, self.of_one, self.sample)
        )
        return Measures(tuple(every), left_out, self.weights, self.ratios, found, self.sample)

    def left_out(self, rows: pl.DataFrame, without_weight: int) -> tuple[LeftOut, ...]:
        """What the estimates leave out, for each level and group, by what is unknown."""
        found = [each for level in self.levels for each in self._left_out_of(rows, level)]
        if without_weight:
            found.append(LeftOut(WHOLE, WHOLE, "weight", without_weight, None))
        return tuple(found)

    def _left_out_of(self, rows: pl.DataFrame, level: Level) -> Iterator[LeftOut]:
        unknown = {name: pl.col(flag(place)).is_null() for place, name in enumerate(self.weights.indicators)}
        if by_class := [poor(number) for number, way in enumerate(self.ways) if isinstance(way, ByClass)]:
            unknown["class"] = pl.any_horizontal(pl.col(each).is_null() for each in by_class)
        unknown[_ANY] = reduce(or_, unknown.values())
        counts = [
            pl.col(each).filter(is_unknown).sum().alias(f"{kind}:{reason}")
            for reason, is_unknown in unknown.items()
            for kind, each in (("units", UNITS), ("weight", WEIGHT))
        ]
        totals = rows.group_by(level.columns).agg(counts) if level.columns else rows.select(counts)
        for row in in_order(totals, level).iter_rows(named=True):
            group = level.group([row[column] for column in level.columns])
            for reason in unknown:
                if units := row[f"units:{reason}"]:
                    weight = Fraction(row[f"weight:{reason}"], self.of_one)
                    yield LeftOut(level.name, group, reason, units, weight)

    def with_bounds(self, found: Measures, rows: pl.DataFrame) -> Measures:
        """The measures with the lowest and the highest value of each; groups of which nothing is complete are added."""
        bounded: list[Estimate] = []
        known = {
            (each.level, each.group, each.way, each.measure, each.indicator, each.dimension): each
            for each in found.estimates
        }
        for level in self.levels:
            for group, ends in bounds(in_order(rows, level), level, self.ratios, self.ways, self.weights):
                for ratio, pair in ends.items():
                    key = (level.name, group, ratio.way, ratio.measure, ratio.indicator, ratio.dimension)
                    nothing = Estimate(
                        ratio.measure, level.name, group, None, ratio.way, ratio.indicator, ratio.dimension
                    )
                    lowest, highest = (None, None) if pair is None else pair
                    bounded.append(evolve(known.get(key, nothing), lowest=lowest, highest=highest))
        return evolve(found, estimates=tuple(bounded))
