"""Does the order of provinces hang on the choices? Ranks over cutoffs and weights, and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import sqrt

import polars as pl
from attrs import frozen

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.analysis.estimates import Estimate
from chuan_ngheo.analysis.identification import Identification
from chuan_ngheo.analysis.measures import Measures
from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text


@frozen
class Setting:
    """One choice: weights by their name, and who is poor."""

    weights: str
    way: Identification

    def __str__(self) -> str:
        return f"{self.weights}, {self.way}"


@frozen
class Ranking:
    """The groups under one setting: the value of each, and its rank, 1 for the poorest; equals share a rank."""

    setting: Setting
    values: Mapping[str | None, Fraction]

    @cached_property
    def ranks(self) -> Mapping[str | None, int]:
        """``1 + how many groups are poorer``."""
        return {name: 1 + sum(other > own for other in self.values.values()) for name, own in self.values.items()}


@frozen
class Agreement:
    """How two rankings agree: Kendall's τ-b and Spearman's ρ, from −1 to 1; None where one has no order at all."""

    first: Setting
    second: Setting
    kendall: float | None
    spearman: float | None


@frozen
class Robustness:
    """The rankings, how each two agree, and the pairs of groups whose order never turns."""

    rankings: tuple[Ranking, ...]
    agreements: tuple[Agreement, ...]
    robust_pairs: int
    """Pairs of groups of which the same is poorer under every setting."""
    pairs: int

    @property
    def robust_share(self) -> Fraction | None:
        """The share of robust pairs; None with a single group."""
        return Fraction(self.robust_pairs, self.pairs) if self.pairs else None

    @property
    def frame(self) -> pl.DataFrame:
        """A row for each setting and group: ``weights``, ``poor_by``, ``subg``, ``b``, ``rank``."""
        return pl.DataFrame(
            [
                (each.setting.weights, str(each.setting.way), name, float(value), each.ranks[name])
                for each in self.rankings
                for name, value in each.values.items()
            ],
            schema={"weights": pl.String, "poor_by": pl.String, "subg": pl.String, "b": pl.Float64, "rank": pl.Int64},
            orient="row",
        )


def robustness(measures: Mapping[str, Measures], loa: str, measure: str = "M0") -> Robustness:
    """The order of the groups of a level under every setting.

    A setting is a cutoff or a class of one of the measures, which are named by their weights. Groups of which one
    setting has no value are left out of all. Raises `AnalysisError` where there is no setting or the level is not
    there.

    >>> from chuan_ngheo.analysis import measure
    >>> table = pl.DataFrame({"place": ["A", "A", "B", "B"], "x": [1, 1, 1, 0], "y": [0, 0, 1, 0]})
    >>> weights = {"all": {"x": 1, "y": 1}}
    >>> found = measure(table, weights, [Fraction(1, 2), 1], by=["place"])
    >>> result = robustness({"equal": found}, "place", "H")
    >>> [dict(each.ranks) for each in result.rankings], result.robust_share
    ([{'A': 1, 'B': 2}, {'A': 2, 'B': 1}], Fraction(0, 1))
    """
    found: dict[Setting, dict[str | None, Fraction]] = {}
    for name, own in measures.items():
        own.named(loa)  # raises where there is no such level
        for each in own.estimates:
            if each.level == loa and each.measure == measure and each.way is not None and _whole(each):
                of_setting = found.setdefault(Setting(name, each.way), {})
                if each.value is not None:
                    of_setting[each.group] = each.value
    if not found:
        raise AnalysisError([Problem("measures", _NO_SETTING, found=measure)])
    shared = [name for name in next(iter(found.values())) if all(name in values for values in found.values())]
    rankings = tuple(Ranking(setting, {name: values[name] for name in shared}) for setting, values in found.items())
    pairs = [*combinations(shared, 2)]
    orders = [{_order(each, *pair) for each in rankings} for pair in pairs]
    robust = sum(order in ({-1}, {1}) for order in orders)
    return Robustness(rankings, tuple(_agreement(*two) for two in combinations(rankings, 2)), robust, len(pairs))


def _whole(each: Estimate) -> bool:
    return each.indicator is None and each.dimension is None


def _order(ranking: Ranking, one: str | None, other: str | None) -> int:
    difference = ranking.values[one] - ranking.values[other]
    return (difference > 0) - (difference < 0)


def _agreement(first: Ranking, second: Ranking) -> Agreement:
    return Agreement(first.setting, second.setting, _kendall(first, second), _spearman(first, second))


def _kendall(first: Ranking, second: Ranking) -> float | None:
    signs = [(_order(first, *pair), _order(second, *pair)) for pair in combinations(first.values, 2)]
    untied = sum(one != 0 for one, _ in signs) * sum(other != 0 for _, other in signs)
    return sum(one * other for one, other in signs) / sqrt(untied) if untied else None


def _spearman(first: Ranking, second: Ranking) -> float | None:
    """Pearson's coefficient of the ranks, equals having the mean of their places."""
    ones, others = _twice_mean_ranks(first), _twice_mean_ranks(second)
    count = len(ones)
    covariance = count * sum(one * other for one, other in zip(ones, others, strict=True)) - sum(ones) * sum(others)
    spread = _spread(ones) * _spread(others)
    return covariance / sqrt(spread) if spread else None


def _spread(ranks: Sequence[int]) -> int:
    return len(ranks) * sum(rank * rank for rank in ranks) - sum(ranks) ** 2


def _twice_mean_ranks(ranking: Ranking) -> list[int]:
    values = [*ranking.values.values()]
    return [2 * sum(other > own for other in values) + sum(other == own for other in values) + 1 for own in values]


_NO_SETTING = Text("không có cách xác định hộ nghèo nào", "no measure of anybody poor")
