"""The lowest and the highest that a measure can be, over every way of filling in what is unknown.

Each household is filled in by itself, so the ends are reached: by cutoff they are exact. By class they are sound, and
exact for headcounts; elsewhere they may be wider than the very narrowest, since the class and the findings of one
household are taken as if they had nothing to do with each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

import polars as pl

from chuan_ngheo.analysis.extremes import extremes
from chuan_ngheo.analysis.filling_in import Outcome, Pattern, outcomes
from chuan_ngheo.analysis.identification import ByCutoff, Identification
from chuan_ngheo.analysis.levels import Level
from chuan_ngheo.analysis.observed import WEIGHT, flag
from chuan_ngheo.analysis.ratios import Ratio
from chuan_ngheo.analysis.totals import poor
from chuan_ngheo.analysis.weighting import Weighting

Ends = tuple[Fraction, Fraction] | None
_EITHER = frozenset({True, False})


def bounds(
    rows: pl.DataFrame, level: Level, wanted: Sequence[Ratio], ways: Sequence[Identification], weights: Weighting
) -> Iterator[tuple[str | None, Mapping[Ratio, Ends]]]:
    """The ends of every measure for every group of a level, from patterns whose findings and classes may be null."""
    flags = [flag(place) for place in range(len(weights.parts))]
    answers = [poor(number) for number, way in enumerate(ways) if not isinstance(way, ByCutoff)]
    keys = list(dict.fromkeys([*level.columns, *flags, *answers]))
    counted = rows.group_by(keys, maintain_order=True).agg(pl.col(WEIGHT).sum())
    groups = counted.group_by(level.columns, maintain_order=True) if level.columns else [((), counted)]
    for key, part in groups:
        patterns = [*part.select(*flags, *answers, WEIGHT).iter_rows(named=True)]
        yield level.group(key), {ratio: _ends(ratio, patterns, flags, ways, weights) for ratio in wanted}


def _ends(
    ratio: Ratio,
    patterns: Sequence[Mapping[str, int | None]],
    flags: Sequence[str],
    ways: Sequence[Identification],
    weights: Weighting,
) -> Ends:
    own = _own(ratio, weights)
    found: Counter[frozenset[Outcome]] = Counter()
    for each in patterns:
        pattern = _pattern(each, flags, ratio.way, ways, weights)
        found[outcomes(pattern, weights.parts, own)] += each[WEIGHT] or 0
    return _ratio_ends(ratio, found, weights)


def _own(ratio: Ratio, weights: Weighting) -> Collection[int]:
    if ratio.indicator is not None:
        return (weights.indicators.index(ratio.indicator),)
    return () if ratio.dimension is None else weights.by_dimension()[ratio.dimension]


def _pattern(
    row: Mapping[str, int | None],
    flags: Sequence[str],
    way: Identification | None,
    ways: Sequence[Identification],
    weights: Weighting,
) -> Pattern:
    findings = tuple(row[each] for each in flags)
    if way is None:
        return Pattern(findings)  # who is poor does not matter: everybody is looked at
    if isinstance(way, ByCutoff):
        return Pattern(findings, weights.fewest(way.cutoff))
    answer = row[poor(ways.index(way))]
    return Pattern(findings, by_class=_EITHER if answer is None else frozenset({bool(answer)}))


def _ratio_ends(ratio: Ratio, found: Mapping[frozenset[Outcome], int], weights: Weighting) -> Ends:
    choices, above, below = [], 0, 0
    for options, weight in found.items():
        pairs = {_counted(ratio, each, weights) for each in options}
        if len(pairs) == 1:
            ((one, other),) = pairs
            above, below = above + weight * one, below + weight * other
        elif weight:
            choices.append([(weight * one, weight * other) for one, other in sorted(pairs)])
    return extremes(choices, above, below)


def _counted(ratio: Ratio, outcome: Outcome, weights: Weighting) -> tuple[int, int]:
    """What an outcome adds above and below, in units in which the ratio needs no factor."""
    whole = weights.total
    own = outcome.inside
    match ratio.measure:
        case "H":
            return outcome.poor, 1
        case "A":
            return outcome.score, whole * outcome.poor
        case "M0":
            return outcome.score, whole
        case "actb":
            return own, whole
        case "pctb":
            return own, outcome.score
        case _:  # hd and hdk
            return outcome.hit, 1
