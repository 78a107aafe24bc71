"""Laws of the measures: what the definitions say, and what must follow from them, on every table."""

from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.by_hand import by_hand, score
from analysis.drawn import INDICATORS, Drawn, cases
from chuan_ngheo.analysis import Measures, decompose, measure
from chuan_ngheo.tables import patterns
from tables.engines import ENGINES, frames


def values(found: Measures) -> list[tuple[Any, ...]]:
    return [
        (each.measure, each.way, each.level, each.group, each.indicator, each.dimension, each.value)
        for each in found.estimates
    ]


@given(case=cases(), weight=st.sampled_from([None, "size"]))
def test_every_measure_is_what_its_definition_says(case: Drawn, weight: str | None) -> None:
    found = measure(case.table, case.weights, [case.cutoff], ["area", "place"], weight)
    flat = case.flat
    for level, group in found.groups:
        rows = [row for row in case.table.to_dicts() if level == "nat" or str(row[level]) == group]
        hand = by_hand(rows, flat, [score(row, flat) >= case.cutoff for row in rows], weight)
        where = {"loa": level, "subg": group}
        assert found.get("H", **where).value == hand.headcount
        assert found.get("A", **where).value == hand.intensity
        assert found.get("M0", **where).value == hand.adjusted
        for name in INDICATORS:
            assert found.get("hd", indicator=name, **where).value == hand.uncensored[name]
            assert found.get("hdk", indicator=name, **where).value == hand.censored[name]
            assert found.get("actb", indicator=name, **where).value == hand.contributions[name]
            assert found.get("pctb", indicator=name, **where).value == hand.shares[name]
        assert found.get("H", **where).units == len(rows)
    assert [group for level, group in found.groups if level == "place"] == [
        str(each) for each in sorted(case.table["place"].unique())
    ]


@given(case=cases(least=1))
def test_the_parts_make_the_whole(case: Drawn) -> None:
    found = measure(case.table, case.weights, [case.cutoff], ["area", ("area", "place")])
    m0, h, a = (found.get(each).value for each in ("M0", "H", "A"))
    assert m0 == (h or 0) * (a or 0)
    for names in ([{"indicator": each} for each in INDICATORS], [{"dimension": each} for each in case.weights]):
        assert sum(found.get("actb", **name).value or 0 for name in names) == m0  # type: ignore[arg-type]
        if m0:
            assert sum(found.get("pctb", **name).value or 0 for name in names) == 1  # type: ignore[arg-type]
    for level in ("area", "area × place"):
        for each in ("M0", "H"):
            assert decompose(found, level, each).value == found.get(each).value


@given(case=cases(), data=st.data())
def test_a_higher_cutoff_leaves_fewer_poor_and_deeper(case: Drawn, data: st.DataObject) -> None:
    higher = data.draw(st.fractions(case.cutoff, 1))
    found = measure(case.table, case.weights, [case.cutoff, higher])
    for name in ("H", "M0"):
        low, high = (found.get(name, k=k).value for k in (case.cutoff, higher))
        assert (low or 0) >= (high or 0)
    low, high = (found.get("A", k=k).value for k in (case.cutoff, higher))
    assert low is None or high is None or low <= high
    assert high is None or high >= higher


@given(case=cases(least=1), times=st.integers(2, 5), data=st.data())
def test_neither_order_nor_copies_nor_the_unit_of_weights_matter(case: Drawn, times: int, data: st.DataObject) -> None:
    asked: dict[str, Any] = {"weights": case.weights, "cutoffs": [case.cutoff], "by": ["area"], "weight": "size"}
    first = values(measure(case.table, **asked))
    order = data.draw(st.permutations(range(len(case.table))))
    assert values(measure(case.table[order], **asked)) == first
    assert values(measure(pl.concat([case.table] * times), **asked)) == first
    for scaled in (pl.col("size") * times, pl.col("size") / 8, pl.col("size").cast(pl.Decimal(12, 3))):
        assert values(measure(case.table.with_columns(scaled.alias("size")), **asked)) == first


@given(case=cases(least=1))
def test_a_cutoff_below_every_score_is_the_union_and_one_the_intersection(case: Drawn) -> None:
    found = measure(case.table, case.weights, [Fraction(1, 10**9), 1])
    own = [name for name in INDICATORS if case.flat[name]]
    rows = case.table.to_dicts()
    union, both = (
        Fraction(sum(some(bool(row[name]) for name in own) for row in rows), len(rows)) for some in (any, all)
    )
    assert found.get("H", k=Fraction(1, 10**9)).value == union
    assert found.get("H", k=Fraction(1)).value == both
    assert found.get("A", k=Fraction(1)).value in (1, None)


@given(case=cases(unknown=True))
def test_unknown_is_left_out_and_counted_never_not_deprived(case: Drawn) -> None:
    found = measure(case.table, case.weights, [case.cutoff], ["area"], "size")
    whole = case.table.drop_nulls(INDICATORS)
    assert values(found) == values(measure(whole, case.weights, [case.cutoff], ["area"], "size"))
    said = {(each.level, each.group, each.reason): (each.units, each.weight) for each in found.left_out}
    for level, group, rows in [
        ("nat", "nat", case.table),
        *(("area", name, part) for (name,), part in case.table.group_by("area")),
    ]:
        for reason in (*INDICATORS, "any"):
            is_unknown = (
                pl.any_horizontal(pl.col(INDICATORS).is_null()) if reason == "any" else pl.col(reason).is_null()
            )
            out = rows.filter(is_unknown)
            expected = (len(out), Fraction(int(out["size"].sum()))) if len(out) else None
            assert said.pop((level, str(group), reason), None) == expected
    assert not said


@given(case=cases(unknown=True), weight=st.sampled_from([None, "size"]))
def test_pattern_counts_give_what_the_table_gives(case: Drawn, weight: str | None) -> None:
    named = case.table.rename({name: f"deprived_{name}" for name in INDICATORS})
    classified = named.with_columns(pl.lit(None, pl.String).alias(each) for each in ("status", "class_id", "possible"))
    counts = patterns(classified, by=["area"], persons=weight)
    asked: dict[str, Any] = {"weights": case.weights, "cutoffs": [case.cutoff], "by": ["area"]}
    from_table = measure(classified, weight=weight, **asked)
    from_counts = measure(counts, weight=None if weight is None else "persons", **asked)
    assert from_counts.estimates == from_table.estimates
    assert from_counts.left_out == from_table.left_out


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=10)
@given(case=cases(unknown=True, least=1), weight=st.sampled_from([None, "size"]))
def test_every_engine_gives_the_same(engine: str, case: Drawn, weight: str | None) -> None:
    asked: dict[str, Any] = {"weights": case.weights, "cutoffs": [case.cutoff], "by": ["area"], "weight": weight}
    (frame,) = frames(engine, case.table)
    expected = measure(case.table, **asked)
    found = measure(frame, **asked)
    assert (found.estimates, found.left_out) == (expected.estimates, expected.left_out)


@given(case=cases(unknown=True, least=1), kind=st.sampled_from([pl.Int8, pl.UInt32, pl.Float64, pl.Int64]))
def test_answers_may_be_truths_ones_and_zeros_or_floats(case: Drawn, kind: Any) -> None:
    asked: dict[str, Any] = {"weights": case.weights, "cutoffs": [case.cutoff]}
    numbers = case.table.with_columns(pl.col(INDICATORS).cast(kind))
    if kind == pl.Float64:
        numbers = numbers.with_columns(pl.col(INDICATORS[0]).fill_null(float("nan")))
    assert measure(numbers, **asked).estimates == measure(case.table, **asked).estimates


@given(case=cases(least=1))
def test_the_frame_says_what_the_estimates_say(case: Drawn) -> None:
    found = measure(case.table, case.weights, [case.cutoff], ["area"])
    for row, each in zip(found.frame.iter_rows(named=True), found.estimates, strict=True):
        assert row["b"] == (None if each.value is None else float(each.value))
        assert (row["measure"], row["loa"], row["subg"], row["indicator"]) == (
            each.measure,
            each.level,
            each.group,
            each.indicator,
        )
        assert row["k"] == (None if each.measure == "hd" else float(100 * case.cutoff))
        assert row["n"] == each.units
