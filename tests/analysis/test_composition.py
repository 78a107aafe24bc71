"""Wholes and parts: what is composed of published figures is what is measured, and what does not add up is said."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.drawn import INDICATORS, Drawn, cases
from chuan_ngheo.analysis import AnalysisError, combine, compose, decompose, measure


@given(case=cases(least=1))
def test_measures_follow_from_their_own_headcounts(case: Drawn) -> None:
    found = measure(case.table, case.weights, [case.cutoff])
    censored = {name: found.get("hdk", indicator=name).value or Fraction(0) for name in INDICATORS}
    made = compose(case.weights, censored, found.get("H").value)
    assert made.adjusted_headcount == found.get("M0").value
    assert made.intensity == found.get("A").value
    for name in INDICATORS:
        assert made.contributions[name] == found.get("actb", indicator=name).value
        assert made.share(name) == found.get("pctb", indicator=name).value
    for name in case.weights:
        assert made.dimensions[name] == found.get("actb", dimension=name).value
        assert made.share(name) == found.get("pctb", dimension=name).value


@given(groups=st.lists(st.tuples(st.text(max_size=3), st.integers(1, 99), st.fractions(0, 1)), min_size=1, max_size=6))
def test_contributions_of_groups_make_one(groups: list[tuple[str, int, Fraction]]) -> None:
    whole = combine(groups)
    assert sum(part.share for part in whole.parts) == 1
    assert sum(part.share * part.value for part in whole.parts) == whole.value
    assert min(value for _, _, value in groups) <= whole.value <= max(value for _, _, value in groups)
    if whole.value:
        assert sum(part.contribution or 0 for part in whole.parts) == 1


def test_what_does_not_add_up_is_refused() -> None:
    """The identity is checked against the estimate of the whole, which is made without the groups."""
    import polars as pl
    from attrs import evolve

    table = pl.DataFrame({"x": [1, 0, 1], "area": ["rural", "urban", None]})
    found = measure(table, {"all": {"x": 1}}, [1], ["area"])
    assert [part.name for part in decompose(found, "area", "H").parts] == ["rural", "urban", None]
    wrong = [evolve(each, value=Fraction(1, 7)) if each.level == "nat" else each for each in found.estimates]
    with pytest.raises(AnalysisError, match="the groups do not add up to the whole; found 2/3; expected 1/7"):
        decompose(evolve(found, estimates=tuple(wrong)), "area", "H")
    with pytest.raises(AnalysisError, match="not a mean over the population"):
        decompose(found, "area", "A")
    with pytest.raises(AnalysisError, match="no such level; found aera; did you mean “area”"):
        decompose(found, "aera")


def test_headcounts_that_are_missing_or_too_many() -> None:
    with pytest.raises(AnalysisError) as refused:
        compose({"a": {"x": 1}}, {"y": 0.5})
    assert [(each.where, each.found) for each in refused.value.problems] == [("censored", "y"), ("censored", "x")]
    with pytest.raises(AnalysisError, match="nobody"):
        combine([])
    with pytest.raises(AnalysisError, match="did you mean “water”"):
        compose({"a": {"water": 1}}, {"water": 0.5}).share("wat")
