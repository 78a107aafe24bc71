"""Ranks of groups over cutoffs and weights, held against a statistics package."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.drawn import Drawn, cases, nested_weights
from chuan_ngheo.analysis import AnalysisError, measure, robustness


@given(case=cases(least=1, most=20), other=nested_weights(), measured=st.sampled_from(["M0", "H"]))
def test_ranks_and_their_agreement(case: Drawn, other: dict[str, dict[str, int]], measured: str) -> None:
    settings = {"one": case.weights, "other": other}
    cutoffs = [case.cutoff, Fraction(1, 4)]
    measures = {name: measure(case.table, weights, cutoffs, ["place"]) for name, weights in settings.items()}
    found = robustness(measures, "place", measured)
    assert len(found.rankings) == 2 * len(set(cutoffs))
    for ranking in found.rankings:
        values = [*ranking.values.values()]
        assert [*ranking.ranks.values()] == [*stats.rankdata([-float(each) for each in values], "min")]
    assert len(found.agreements) == len([*combinations(found.rankings, 2)])
    by_setting = {str(each.setting): [float(value) for value in each.values.values()] for each in found.rankings}
    for each in found.agreements:
        first, second = by_setting[str(each.first)], by_setting[str(each.second)]
        if len(set(first)) > 1 and len(set(second)) > 1:
            assert each.kendall == pytest.approx(stats.kendalltau(first, second).statistic)
            assert each.spearman == pytest.approx(stats.spearmanr(first, second).statistic)
        else:
            assert (each.kendall, each.spearman) == (None, None)
    groups = [*found.rankings[0].values]
    robust = 0
    for one, two in combinations(groups, 2):
        gaps = [ranking.values[one] - ranking.values[two] for ranking in found.rankings]
        robust += all(gap > 0 for gap in gaps) or all(gap < 0 for gap in gaps)
    assert (found.robust_pairs, found.pairs) == (robust, len(groups) * (len(groups) - 1) // 2)
    assert len(found.frame) == len(groups) * len(found.rankings)


def test_a_level_that_is_not_there() -> None:
    import polars as pl

    found = measure(pl.DataFrame({"x": [1], "place": [1]}), {"all": {"x": 1}}, [1], ["place"])
    with pytest.raises(AnalysisError, match="no such level; found plac; did you mean “place”"):
        robustness({"one": found}, "plac")
    with pytest.raises(AnalysisError, match="no measure of anybody poor"):
        robustness({"one": found}, "place", "hd")
