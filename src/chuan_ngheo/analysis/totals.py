"""Patterns → what every measure is a ratio of: whole-number totals for each group and each sampling unit in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from attrs import frozen

from chuan_ngheo.analysis.levels import Level, in_order
from chuan_ngheo.analysis.observed import UNITS, WEIGHT, flag
from chuan_ngheo.analysis.weighting import Weighting

STRATUM, PSU = "cn_stratum", "cn_psu"
SCORE = "cn_score"
_WEIGHED = "cn_weighed"
_INT64 = 62


def poor(way: int) -> str:
    """The column that says who is poor in the given way: true or false."""
    return f"cn_poor_{way}"


def deprived(place: int) -> str:
    """The total of those deprived in an indicator, poor or not."""
    return f"deprived_{place}"


def headcount(way: int) -> str:
    """The total of the poor."""
    return f"poor_{way}"


def burden(way: int) -> str:
    """The total of the scores of the poor, in parts."""
    return f"score_{way}"


def poor_and_deprived(way: int, place: int) -> str:
    """The total of the poor deprived in an indicator."""
    return f"poor_{way}_deprived_{place}"


def dimension_burden(way: int, dimension: str) -> str:
    """The total of what one dimension adds to the scores of the poor, in parts."""
    return f"score_{way}_{dimension}"


@frozen
class Group:
    """One group: its totals by name, a number for each sampling unit in it (one number where there is no sample)."""

    name: str | None
    units: int
    totals: Mapping[str, Sequence[int]]
    strata: Sequence[int]
    """The stratum of each sampling unit."""
    psus: Sequence[int]
    """The number of each sampling unit."""


def scored(rows: pl.DataFrame, weights: Weighting) -> pl.DataFrame:
    """The patterns with their score, in a type in which no sum overflows."""
    most = int(rows[WEIGHT].sum() or 0) * max(1, weights.total)
    wide = pl.Int64 if most.bit_length() <= _INT64 and rows[WEIGHT].dtype != pl.Int128 else pl.Int128
    score = pl.sum_horizontal(
        pl.lit(0, pl.Int64), *(pl.col(flag(at)).cast(pl.Int64) * each for at, each in enumerate(weights.parts))
    )
    return rows.with_columns(score.alias(SCORE), pl.col(WEIGHT).cast(wide))


def gathered(rows: pl.DataFrame, keys: Sequence[str], ways: int, weights: Weighting) -> pl.DataFrame:
    """The patterns with one score, one answer to who is poor and the same keys as one row: all that totals need."""
    weight = pl.col(WEIGHT)
    flags = {deprived(place): (weight * pl.col(flag(place))).sum() for place in range(len(weights.parts))}
    alike = list(dict.fromkeys([*keys, SCORE, *map(poor, range(ways))]))
    return rows.group_by(alike).agg(pl.col(UNITS).sum(), weight.sum(), **flags)


def groups(rows: pl.DataFrame, level: Level, ways: int, weights: Weighting) -> Iterator[Group]:
    """The groups of a level in order, from gathered patterns."""
    units = [each for each in (STRATUM, PSU) if each in rows.columns]
    ready = rows.with_columns((pl.col(WEIGHT) * pl.col(SCORE)).alias(_WEIGHED))
    keys = list(dict.fromkeys([*level.columns, *units]))
    sums = [pl.col(UNITS).sum(), *(each.sum().alias(name) for name, each in _summed(ways, weights).items())]
    totals = ready.group_by(keys).agg(sums) if keys else ready.select(sums)
    if not level.columns:
        yield _group(totals, level, ())
        return
    for key, part in in_order(totals, level).group_by(level.columns, maintain_order=True):
        yield _group(part, level, key)


def _group(part: pl.DataFrame, level: Level, key: Sequence[object]) -> Group:
    own = {*level.columns, UNITS, STRATUM, PSU}
    totals = {name: part[name].to_list() for name in part.columns if name not in own}
    strata, psus = ((part[each].to_list() if each in part.columns else []) for each in (STRATUM, PSU))
    return Group(level.group(key), int(part[UNITS].sum()), totals, strata, psus)


def _summed(ways: int, weights: Weighting) -> dict[str, pl.Expr]:
    places = range(len(weights.parts))
    sums: dict[str, pl.Expr] = {WEIGHT: pl.col(WEIGHT)}
    sums |= {deprived(place): pl.col(deprived(place)) for place in places}
    for way in range(ways):
        is_poor = pl.col(poor(way))
        sums[headcount(way)] = pl.col(WEIGHT) * is_poor
        sums[burden(way)] = pl.col(_WEIGHED) * is_poor
        sums |= {poor_and_deprived(way, place): pl.col(deprived(place)) * is_poor for place in places}
        for dimension, own in weights.by_dimension().items():
            parts = (pl.col(deprived(place)) * weights.parts[place] for place in own)
            sums[dimension_burden(way, dimension)] = pl.sum_horizontal(*parts) * is_poor
    return sums
