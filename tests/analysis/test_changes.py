"""Change between waves: what the two levels say, and the error of their difference."""

from collections import defaultdict
from fractions import Fraction
from math import sqrt
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.drawn import Drawn, cases
from analysis.test_sampling_error import surveyed, units_of
from chuan_ngheo.analysis import AnalysisError, Measures, change, measure

SURVEY: dict[str, Any] = {"weight": "size", "strata": "stratum", "psu": "psu"}


def wave(case: Drawn, table: pl.DataFrame, **survey: Any) -> Measures:
    return measure(table, case.weights, [case.cutoff], ["area"], **survey)


@given(case=cases(), other=cases(), years=st.fractions(1, 20))
def test_levels_and_differences_agree(case: Drawn, other: Drawn, years: Fraction) -> None:
    before, after = wave(case, case.table), wave(case, other.table)
    found = change(before, after, years=years)
    assert len(found.changes) + found.only_after == len(after.estimates)
    assert len(found.changes) + found.only_before == len(before.estimates)
    for each in found.changes:
        old, new = each.before.value, each.after.value
        if old is None or new is None:
            assert (each.absolute, each.relative, each.annual_absolute, each.annual_relative) == (None,) * 4
            continue
        assert each.absolute == new - old
        assert each.annual_absolute == (new - old) / years
        assert each.relative == ((new - old) / old if old else None)
        if old and each.annual_relative is not None:
            assert float(old) * (1 + each.annual_relative) ** float(years) == pytest.approx(
                float(new), rel=1e-9, abs=1e-9
            )


@given(case=cases(least=6), data=st.data())
def test_the_same_units_asked_the_same_have_not_changed_at_all(case: Drawn, data: st.DataObject) -> None:
    one = wave(case, surveyed(case, data.draw(units_of(case))), **SURVEY)
    for each in change(one, one, same_psus=True).changes:
        if each.absolute is not None and each.after.error is not None:
            assert (each.absolute, each.errors["absolute"].se) == (0, 0)


@given(case=cases(least=6), other=cases(least=6), data=st.data())
def test_independent_samples_add_their_variances(case: Drawn, other: Drawn, data: st.DataObject) -> None:
    before = wave(case, surveyed(case, data.draw(units_of(case))), **SURVEY)
    after = wave(case, surveyed(other, data.draw(units_of(other))), **SURVEY)
    for each in change(before, after, years=2).changes:
        if each.before.error is None or each.after.error is None:
            continue
        apart = sqrt(each.before.error.se**2 + each.after.error.se**2)
        assert each.errors["absolute"].se == pytest.approx(apart)
        assert each.errors["annual_absolute"].se == pytest.approx(apart / 2)
        low, high = each.errors["absolute"].low, each.errors["absolute"].high
        assert low is not None
        assert high is not None
        assert (low + high) / 2 == pytest.approx(float(each.absolute or 0), abs=1e-12)


@given(case=cases(least=6), other=cases(least=6), data=st.data())
def test_shared_units_are_pooled(case: Drawn, other: Drawn, data: st.DataObject) -> None:
    """The difference of two ratios, each linearised, summed by the unit over both waves: the textbook's way."""
    tables = [surveyed(each, data.draw(units_of(each))) for each in (case, other)]
    before, after = (wave(case, table, **SURVEY) for table in tables)
    found = change(before, after, same_psus=True).get("H")
    if found.absolute is None:
        return
    totals: defaultdict[tuple[int, int], float] = defaultdict(float)
    for sign, table, measures in ((-1, tables[0], before), (1, tables[1], after)):
        own = measures.get("H")
        flat = case.flat
        for row in table.to_dicts():
            score = sum((flat[name] for name in flat if row[name]), Fraction(0))
            poor = row["size"] * (score >= case.cutoff)
            deviation = (poor - (own.value or 0) * row["size"]) / own.weight
            totals[row["stratum"], row["psu"]] += sign * float(deviation)
    variance = 0.0
    for stratum in (0, 1):
        units = [total for (of, _), total in totals.items() if of == stratum]
        variance += len(units) / (len(units) - 1) * sum((each - sum(units) / len(units)) ** 2 for each in units)
    assert found.errors["absolute"].se == pytest.approx(sqrt(variance), abs=1e-12)


def test_relative_errors_by_a_slight_change_of_the_levels() -> None:
    """The slopes of the four kinds of change, held against differences of the changes themselves."""
    case = pl.DataFrame({"x": [1, 1, 1, 0, 0, 1, 0, 0], "psu": range(8)})
    later = pl.DataFrame({"x": [1, 0, 0, 0, 0, 1, 0, 0], "psu": range(8)})
    before, after = (measure(table, {"all": {"x": 1}}, [1], psu="psu") for table in (case, later))
    found = change(before, after, years=3).get("H")
    assert found.before.error is not None
    assert found.after.error is not None
    old, new, step = 0.5, 0.25, 1e-6

    def rate(old: float, new: float) -> float:
        return (new / old) ** (1 / 3) - 1

    for name, kind in (("relative", lambda a, b: (b - a) / a), ("annual_relative", rate)):
        slopes = (
            (kind(old + step, new) - kind(old - step, new)) / (2 * step),
            (kind(old, new + step) - kind(old, new - step)) / (2 * step),
        )
        expected = sqrt((slopes[0] * found.before.error.se) ** 2 + (slopes[1] * found.after.error.se) ** 2)
        assert found.errors[name].se == pytest.approx(expected, rel=1e-6)


def test_the_frame_has_four_rows_for_each() -> None:
    table = pl.DataFrame({"x": [1, 1, 0, 0], "psu": range(4)})
    before, after = (measure(each, {"all": {"x": 1}}, [1], psu="psu") for each in (table, table.head(3)))
    frame = change(before, after, years=2).frame
    heads = frame.filter(measure="H").select("ctype", "ann", "b", "before", "after").rows()
    assert [row[:2] for row in heads] == [("abs", 0), ("rel", 0), ("abs", 1), ("rel", 1)]
    assert heads[0][2:] == (pytest.approx(1 / 6), 0.5, pytest.approx(2 / 3))
    assert frame["se"].null_count() == 0


def test_what_cannot_be_compared_is_refused() -> None:
    table = pl.DataFrame({"x": [1, 0], "y": [1, 1]})
    one, other = (measure(table, {"all": weights}, [1]) for weights in ({"x": 1, "y": 1}, {"x": 1, "y": 2}))
    with pytest.raises(AnalysisError) as refused:
        change(one, other, years=0, same_psus=True)
    assert [problem.where for problem in refused.value.problems] == ["after", "years", "same_psus"]
