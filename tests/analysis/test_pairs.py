"""Pairs of indicators: redundancy and Cramér's V, held against their definitions and a statistics package."""

from fractions import Fraction
from itertools import combinations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import association as cramer

from analysis.by_hand import score
from analysis.drawn import INDICATORS, Drawn, cases
from chuan_ngheo.analysis import association


@given(case=cases(unknown=True), weight=st.sampled_from([None, "size"]), censored=st.booleans())
def test_pairs_are_what_their_definitions_say(case: Drawn, weight: str | None, censored: bool) -> None:
    found = association(case.table, case.weights, case.cutoff if censored else None, weight=weight)
    rows = case.table.drop_nulls(INDICATORS).to_dicts()
    whole = sum(row[weight] if weight else 1 for row in rows)
    if not whole:
        assert found.pairs == ()
        return
    for row in rows:
        if censored and score(row, case.flat) < case.cutoff:
            row.update(dict.fromkeys(INDICATORS, False))
    assert [(each.first, each.second) for each in found] == [*combinations(INDICATORS, 2)]
    for each in found:
        table = [[0, 0], [0, 0]]
        for row in rows:
            table[not row[each.first]][not row[each.second]] += row[weight] if weight else 1
        (both, one), (other, _) = table
        assert each.both == Fraction(both, whole)
        least = min(both + one, both + other)
        assert each.redundancy == (Fraction(both, least) if least else None)
        if each.cramers_v is None:
            assert 0 in (both + one, both + other) or whole in (both + one, both + other)
        else:
            assert abs(each.cramers_v) == pytest.approx(cramer(table, method="cramer"))
            assert (each.cramers_v > 0) == (both * whole > (both + one) * (both + other))


def test_the_same_and_the_opposite() -> None:
    table = pl.DataFrame({"a": [1, 1, 0], "b": [1, 1, 0], "c": [0, 0, 1]})
    same, opposite, _ = association(table, {"all": {"a": 1, "b": 1, "c": 1}})
    assert (same.redundancy, same.cramers_v) == (1, pytest.approx(1))
    assert (opposite.redundancy, opposite.cramers_v) == (0, pytest.approx(-1))


def test_indicators_of_a_classified_table_are_found() -> None:
    found = association(pl.DataFrame({"deprived_water": [1, 0], "deprived_toilet": [1, 1], "size": [1, 1]}))
    frame = found.frame
    assert frame.select("first", "second", "both", "hd_first", "hd_second", "v", "r0").rows() == [
        ("water", "toilet", 0.5, 0.5, 1.0, None, 1.0)
    ]
