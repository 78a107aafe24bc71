"""Survey errors: the textbook's formulas where they are simple, and what no design may change."""

from collections import defaultdict
from fractions import Fraction
from math import sqrt
from typing import Any, ClassVar

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.drawn import INDICATORS, Drawn, cases
from chuan_ngheo.analysis import AnalysisError, Measures, measure


def surveyed(case: Drawn, units: list[tuple[int, int]]) -> pl.DataFrame:
    """The table with a stratum and a sampling unit for each row."""
    numbers = {"stratum": [one for one, _ in units], "psu": [other for _, other in units]}
    return case.table.with_columns(pl.Series(name, each, dtype=pl.Int64) for name, each in numbers.items())


def units_of(case: Drawn) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Two strata of three sampling units, each of them with somebody in it."""
    every = [(stratum, psu) for stratum in (0, 1) for psu in (0, 1, 2)]
    more = len(case.table) - len(every)
    return st.lists(st.sampled_from(every), min_size=more, max_size=more).map(lambda rest: every + rest)


def by_textbook(rows: list[dict[str, Any]], above: str, below: str) -> float | None:
    """The linearised variance of a ratio, in floats: deviations summed by unit, their spread summed over strata."""
    of_above, of_below = (sum(row[each] for row in rows) for each in (above, below))
    if not of_below:
        return None
    ratio = of_above / of_below
    totals: defaultdict[tuple[int, int], float] = defaultdict(float)
    for row in rows:
        totals[row["stratum"], row["psu"]] += float((row[above] - ratio * row[below]) / of_below)
    variance = 0.0
    for stratum in {stratum for stratum, _ in totals}:
        own = [total for (other, _), total in totals.items() if other == stratum]
        mean = sum(own) / len(own)
        variance += len(own) / (len(own) - 1) * sum((total - mean) ** 2 for total in own)
    return variance


@given(case=cases(least=6), data=st.data(), weight=st.sampled_from([None, "size"]))
def test_errors_are_those_of_the_linearised_ratio(case: Drawn, data: st.DataObject, weight: str | None) -> None:
    table = surveyed(case, data.draw(units_of(case)))
    found = measure(table, case.weights, [case.cutoff], ["area"], weight, "stratum", "psu")
    flat = case.flat
    for level, group in found.groups:
        rows = []
        for row in table.to_dicts():
            inside = level == "nat" or row[level] == group
            own = Fraction(row[weight] if weight else 1) if inside else Fraction(0)
            score = sum((flat[name] for name in INDICATORS if row[name]), Fraction(0))
            poor = own if score >= case.cutoff else Fraction(0)
            totals = {"all": own, "poor": poor, "burden": poor * score, "water": poor if row["water"] else Fraction(0)}
            rows.append({**totals, "stratum": row["stratum"], "psu": row["psu"]})
        for name, above, below in (("H", "poor", "all"), ("A", "burden", "poor"), ("M0", "burden", "all")):
            each = found.get(name, loa=level, subg=group)
            expected = by_textbook(rows, above, below)
            assert (each.error is None) == (expected is None)
            if each.error is not None and expected is not None:
                assert each.error.se == pytest.approx(sqrt(max(0.0, expected)), rel=1e-9, abs=1e-12)
        each = found.get("hdk", indicator="water", loa=level, subg=group)
        expected = by_textbook(rows, "water", "all")
        if each.error is not None and expected is not None:
            assert each.error.se == pytest.approx(sqrt(max(0.0, expected)), rel=1e-9, abs=1e-12)


@given(answers=st.lists(st.booleans(), min_size=3, max_size=30))
def test_a_simple_random_sample_has_the_error_of_every_first_lesson(answers: list[bool]) -> None:
    table = pl.DataFrame({"x": answers, "id": range(len(answers))})
    found = measure(table, {"all": {"x": 1}}, [1], psu="id").get("H")
    share, count = sum(answers) / len(answers), len(answers)
    assert found.error is not None
    assert found.error.se == pytest.approx(sqrt(share * (1 - share) / (count - 1)), abs=1e-15)
    if 0 < share < 1:
        reach = stats.t.ppf(0.975, count - 1) * found.error.se / (share * (1 - share))
        assert found.error.low == pytest.approx(stats.logistic.cdf(stats.logistic.ppf(share) - reach))
        assert found.error.high == pytest.approx(stats.logistic.cdf(stats.logistic.ppf(share) + reach))
    else:
        assert (found.error.low, found.error.high) == (None, None)


def errors(found: Measures) -> list[Any]:
    return [each.error for each in found.estimates]


@given(case=cases(least=6), data=st.data(), times=st.integers(2, 9))
def test_neither_names_nor_the_unit_of_weights_matter(case: Drawn, data: st.DataObject, times: int) -> None:
    table = surveyed(case, data.draw(units_of(case)))
    asked: dict[str, Any] = {
        "cutoffs": [case.cutoff],
        "by": ["area"],
        "weight": "size",
        "strata": "stratum",
        "psu": "psu",
    }
    first = errors(measure(table, case.weights, **asked))
    renamed = table.with_columns(
        pl.col("psu") * 7 + pl.col("stratum"), pl.format("s{}", 1 - pl.col("stratum")).alias("stratum")
    )
    assert errors(measure(renamed, case.weights, **asked)) == pytest.approx(first)
    assert errors(measure(table.with_columns(pl.col("size") * times), case.weights, **asked)) == first
    apart = table.with_columns(pl.col("size") / 16)
    assert errors(measure(apart, case.weights, **asked)) == first


def test_a_unit_outside_the_group_still_counts_as_sampled() -> None:
    """In a group that two of four units have anybody of, four units were drawn, not two."""
    table = pl.DataFrame({"x": [1, 0, 1, 1], "psu": [1, 2, 3, 4], "area": ["rural", "rural", "urban", "urban"]})
    found = measure(table, {"all": {"x": 1}}, [1], ["area"], psu="psu").get("H", loa="area", subg="rural")
    assert found.error is not None
    assert found.error.se == pytest.approx(sqrt(4 / 3 * (0.25**2 + 0.25**2)))


class TestAlone:
    table = pl.DataFrame({"x": [1, 0, 1, 0, 1], "stratum": [1, 1, 1, 1, 2], "psu": [1, 2, 3, 4, 5]})
    asked: ClassVar[dict[str, Any]] = {"weights": {"all": {"x": 1}}, "cutoffs": [1], "strata": "stratum", "psu": "psu"}

    def test_is_refused_by_name(self) -> None:
        with pytest.raises(AnalysisError, match=r"strata with a single sampling unit: 1; found 2"):
            measure(self.table, **self.asked)

    def test_adds_nothing_or_is_held_against_the_mean(self) -> None:
        share = 3 / 5
        rest = [(one - share) / 5 for one in (1, 0, 1, 0)]
        mean = sum(rest) / 4
        spread = 4 / 3 * sum((each - mean) ** 2 for each in rest)
        for way, more in (("certainty", 0.0), ("centered", ((1 - share) / 5) ** 2)):
            error = measure(self.table, single_psu=way, **self.asked).get("H").error
            assert error is not None
            assert error.se == pytest.approx(sqrt(spread + more))


def test_a_register_has_no_sampling_error() -> None:
    found = measure(pl.DataFrame({"x": [1, 0, 1]}), {"all": {"x": 1}}, [1])
    assert {each.error for each in found.estimates} == {None}
    assert found.frame["se"].null_count() == len(found.frame)


@given(level=st.floats(0.5, 0.999))
def test_a_higher_level_of_confidence_is_a_wider_interval(level: float) -> None:
    table = pl.DataFrame({"x": [1, 0, 1, 1, 0, 0, 1], "id": range(7)})
    assume(level != 0.95)
    ours, usual = (
        measure(table, {"all": {"x": 1}}, [1], psu="id", level=each).get("H").error for each in (level, 0.95)
    )
    assert ours is not None
    assert usual is not None
    assert ours.se == usual.se
    assert ours.low is not None
    assert usual.low is not None
    assert (ours.low < usual.low) == (level > 0.95)
