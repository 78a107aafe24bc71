"""Bounds are what filling in every unknown fact in every way gives, and nothing wider."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import polars as pl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.drawn import INDICATORS, Drawn, cases
from chuan_ngheo.analysis import Measures, measure
from chuan_ngheo.analysis.extremes import extremes

_MOST_FILLINGS = 64


def fillings(table: pl.DataFrame) -> Iterator[pl.DataFrame]:
    rows = table.to_dicts()
    holes = [(place, name) for place, row in enumerate(rows) for name in INDICATORS if row[name] is None]
    for answers in product([True, False], repeat=len(holes)):
        filled = [dict(row) for row in rows]
        for (place, name), answer in zip(holes, answers, strict=True):
            filled[place][name] = answer
        yield pl.DataFrame(filled, schema=table.schema)


def holes(table: pl.DataFrame) -> int:
    return sum(table[name].null_count() for name in INDICATORS)


@settings(max_examples=60)
@given(case=cases(unknown=True, most=4, least=1), weight=st.sampled_from([None, "size"]))
def test_bounds_are_reached_and_never_passed(case: Drawn, weight: str | None) -> None:
    assume(2 ** holes(case.table) <= _MOST_FILLINGS)
    found = measure(case.table, case.weights, [case.cutoff], ["area"], weight, missing="bounds")
    filled: list[Measures] = [
        measure(each, case.weights, [case.cutoff], ["area"], weight) for each in fillings(case.table)
    ]
    for place, each in enumerate(found.estimates):
        values = [every.estimates[place].value for every in filled]
        known = [value for value in values if value is not None]
        assert (each.lowest, each.highest) == ((min(known), max(known)) if known else (None, None))


@given(case=cases(unknown=False, least=1))
def test_where_nothing_is_unknown_the_bounds_are_the_value(case: Drawn) -> None:
    for each in measure(case.table, case.weights, [case.cutoff], ["area"], missing="bounds").estimates:
        assert each.lowest == each.highest == each.value


pairs = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda two: (min(two), max(two)))


@given(choices=st.lists(st.lists(pairs, min_size=1, max_size=4), max_size=4), fixed=pairs)
def test_extreme_ratios_are_those_of_every_choice(choices: list[list[tuple[int, int]]], fixed: tuple[int, int]) -> None:
    ratios = []
    for chosen in product(*choices):
        above, below = fixed[0] + sum(a for a, _ in chosen), fixed[1] + sum(b for _, b in chosen)
        if below:
            ratios.append(Fraction(above, below))
    assert extremes(choices, *fixed) == ((min(ratios), max(ratios)) if ratios else None)
