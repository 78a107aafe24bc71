"""Two indicators at a time: whether they go together (Cramér's V), whether one says what the other says (R0)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import sqrt
from typing import Any

import polars as pl
from attrs import frozen
from narwhals.stable.v2.typing import IntoFrame

from chuan_ngheo.analysis.identification import identifications
from chuan_ngheo.analysis.observed import WEIGHT, Wanted, flag, found_indicators, observed
from chuan_ngheo.analysis.study import complete_rows, identified
from chuan_ngheo.analysis.totals import poor
from chuan_ngheo.analysis.weighting import Weights, counted, weighting


@frozen
class Association:
    """A pair of indicators: the shares deprived in both, in the one, in the other."""

    first: str
    second: str
    both: Fraction
    of_first: Fraction
    of_second: Fraction

    @property
    def redundancy(self) -> Fraction | None:
        """R0: of those deprived in the rarer one, the share deprived in both; None where one has nobody.

        1 says that the rarer deprivation never comes without the other.
        """
        least = min(self.of_first, self.of_second)
        return self.both / least if least else None

    @property
    def cramers_v(self) -> float | None:
        """Cramér's V with its sign (for two yes/no answers the coefficient φ): −1 to 1; None where one is constant."""
        one, other = self.of_first, self.of_second
        spread = one * (1 - one) * other * (1 - other)
        if not spread:
            return None
        return float(self.both - one * other) / sqrt(spread)


@frozen
class Associations:
    """Every pair of indicators."""

    pairs: tuple[Association, ...]

    def __iter__(self) -> Iterator[Association]:
        return iter(self.pairs)

    @property
    def frame(self) -> pl.DataFrame:
        """A row for each pair: ``first``, ``second``, ``both``, ``hd_first``, ``hd_second``, ``v`` and ``r0``."""
        rows = [(each.first, each.second, *map(_float, _numbers(each))) for each in self.pairs]
        types: dict[str, Any] = {"first": pl.String, "second": pl.String}
        types |= dict.fromkeys(("both", "hd_first", "hd_second", "v", "r0"), pl.Float64)
        return pl.DataFrame(rows, schema=types, orient="row")


def association(
    frame: IntoFrame, weights: Weights | None = None, cutoff: Fraction | None = None, *, weight: str | None = None
) -> Associations:
    """Every pair of indicators, from a table as in `measure`.

    Deprivations are taken as they are, or, with a ``cutoff``, only those of the poor (censored; ``weights`` then say
    who is poor). Rows of which a finding is unknown are left out. Raises `AnalysisError` as `measure` does.

    >>> table = pl.DataFrame({"water": [1, 1, 0, 0], "toilet": [1, 0, 0, 0]})
    >>> (pair,) = association(table, {"home": {"water": 1, "toilet": 1}})
    >>> pair.redundancy, round(pair.cramers_v, 4)
    (Fraction(1, 1), 0.5774)
    """
    own = counted(found_indicators(frame)) if weights is None else weighting(weights)
    ways = identifications([] if cutoff is None else [cutoff], [], None)
    seen = observed(frame, Wanted((), own.indicators, weight, with_class=False))
    rows = complete_rows(identified(seen.rows, ways, own, None), len(own.indicators), len(ways))
    if ways:
        flags = [flag(place) for place in range(len(own.indicators))]
        rows = rows.with_columns(pl.col(each) * pl.col(poor(0)) for each in flags)
    return Associations(tuple(_pairs(rows, own.indicators)))


def _pairs(rows: pl.DataFrame, indicators: tuple[str, ...]) -> Iterator[Association]:
    places = range(len(indicators))
    sums = {
        f"{a},{b}": (pl.col(WEIGHT) * pl.col(flag(a)) * pl.col(flag(b))).sum() for a in places for b in places if a <= b
    }
    totals = rows.select(pl.col(WEIGHT).sum(), **sums).row(0, named=True)
    whole = totals[WEIGHT]
    for one, other in combinations(places, 2):
        if whole:
            shares = (Fraction(totals[key], whole) for key in (f"{one},{other}", f"{one},{one}", f"{other},{other}"))
            yield Association(indicators[one], indicators[other], *shares)


def _numbers(each: Association) -> tuple[Fraction | float | None, ...]:
    return each.both, each.of_first, each.of_second, each.cramers_v, each.redundancy


def _float(value: Fraction | float | None) -> float | None:
    return None if value is None else float(value)
