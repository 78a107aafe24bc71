"""Measures of the legal class: who is poor is the standard's own answer, income and deprivations together."""

from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import chuan_ngheo as cn
from analysis.by_hand import by_hand
from chuan_ngheo.analysis import AnalysisError, ByClass, Measures, equal_weights, measure
from chuan_ngheo.analysis.identification import Place

DAY = date(2020, 11, 20)
STANDARDS = [cn.standard(name) for name in ("vn-2016", "vn-2022", "vn-2006", "vn-2011")]
vn_2016 = cn.standard("vn-2016")


def amounts(standard: cn.Standard) -> list[int]:
    """Every line of income and one đồng beside it."""
    lines = [line.amount(area) for line in standard.means.income.lines.values() for area in cn.Area]
    return sorted({amount + step for amount in lines for step in (-1, 0, 1)})


def registers(standard: cn.Standard, *, unknown: bool) -> st.SearchStrategy[pl.DataFrame]:
    names = [f"finding_{each.id}" for each in standard.indicators]
    income, finding = st.sampled_from(amounts(standard)), st.booleans()
    facts: dict[str, Any] = {
        "area": st.sampled_from(["rural", "urban"]),
        "income_per_head": st.none() | income if unknown else income,
        "size": st.integers(1, 9),
        **dict.fromkeys(names, st.sampled_from([True, False, None]) if unknown else finding),
    }
    types = {"area": pl.String, "income_per_head": pl.Int64, "size": pl.Int64, **dict.fromkeys(names, pl.Boolean)}
    return st.lists(st.fixed_dictionaries(facts), min_size=1, max_size=8).map(lambda rows: pl.DataFrame(rows, types))


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: standard.id)
@given(data=st.data(), weight=st.sampled_from([None, "size"]))
def test_the_poor_are_those_whom_the_scalar_path_calls_poor(
    standard: cn.Standard, data: st.DataObject, weight: str | None
) -> None:
    table = data.draw(registers(standard, unknown=False))
    classified = cn.tables.classify(table, standard, on=DAY)
    ids = [each.id for each in standard.classes if each.id not in [*cn.Status]]
    ways: list[Any] = ["poor", ["poor", "near_poor"], *ids]
    found = measure(classified, standard=standard, classes=ways, weight=weight)
    names = [each.id for each in standard.indicators]
    rows = table.to_dicts()
    results = [cn.classify(household(row, names), standard, on=DAY) for row in rows]
    people = [{name: row[f"finding_{name}"] for name in names} | {"size": row["size"]} for row in rows]
    weights = {name: Fraction(1, len(names)) for name in names}
    for way in ways:
        wanted = {way} if isinstance(way, str) else set(way)
        is_poor = [result.status in wanted or result.class_id in wanted for result in results]
        hand = by_hand(people, weights, is_poor, weight)
        label = way if isinstance(way, str) else "|".join(way)
        assert found.get("H", classes=label).value == hand.headcount
        if names:
            assert found.get("A", classes=label).value == hand.intensity
            assert found.get("M0", classes=label).value == hand.adjusted
        for name in names:
            assert found.get("hdk", classes=label, indicator=name).value == hand.censored[name]
            assert found.get("pctb", classes=label, indicator=name).value == hand.shares[name]


def household(row: dict[str, Any], names: list[str]) -> cn.Household:
    facts = {name: value for name, value in row.items() if not name.startswith("finding_")}
    return cn.read_household(facts | {"findings": {name: row[f"finding_{name}"] for name in names}})


def filled(table: pl.DataFrame, standard: cn.Standard) -> list[pl.DataFrame]:
    """The table with every unknown finding and income filled in, incomes by all that can matter."""
    rows = table.to_dicts()
    holes = [(place, name) for place, row in enumerate(rows) for name, value in row.items() if value is None]
    choices = [amounts(standard) if name == "income_per_head" else [True, False] for _, name in holes]
    assume(1 <= len(holes) <= 3)
    made = []
    for answers in product(*choices):
        copies = [dict(row) for row in rows]
        for (place, name), answer in zip(holes, answers, strict=True):
            copies[place][name] = answer
        made.append(pl.DataFrame(copies, schema=table.schema))
    return made


@settings(max_examples=25)
@given(data=st.data())
def test_bounds_by_class_hold_for_every_filling_and_headcounts_are_exact(data: st.DataObject) -> None:
    """Drawn with few holes, so that every way of filling them in can be tried."""
    table = data.draw(registers(vn_2016, unknown=False))
    columns = [table.columns[place] for place in (1, 3, 4, 5)]
    spot = st.tuples(st.integers(0, len(table) - 1), st.sampled_from(columns))
    spots = data.draw(st.lists(spot, min_size=1, max_size=2, unique=True))
    rows = table.to_dicts()
    for place, name in spots:
        rows[place][name] = None
    holed = pl.DataFrame(rows, schema=table.schema)
    asked: dict[str, Any] = {"standard": vn_2016, "classes": ["poor", ["poor", "near_poor"]]}
    found = measure(cn.tables.classify(holed, vn_2016, on=DAY), missing="bounds", **asked)
    tried: list[Measures] = [
        measure(cn.tables.classify(each, vn_2016, on=DAY), **asked) for each in filled(holed, vn_2016)
    ]
    for place, each in enumerate(found.estimates):
        known = [value for measures in tried if (value := measures.estimates[place].value) is not None]
        if not known:
            continue
        assert each.lowest is not None
        assert each.highest is not None
        assert each.lowest <= min(known)
        assert max(known) <= each.highest
        if each.measure == "H":
            assert (each.lowest, each.highest) == (min(known), max(known))


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: standard.id)
def test_an_open_class_is_poor_only_where_all_that_are_possible_are(standard: cn.Standard) -> None:
    ids = [each.id for each in standard.classes]
    for status in cn.Status:
        statuses = {each.id: set(each.statuses) for each in standard.classes}
        certain = {each for each in ids if statuses[each] == {status}}
        perhaps = {each for each in ids if status in statuses[each]}
        way = ByClass((str(status),))
        for one, other in product(ids, ids):
            place = Place(None, None, f"{one}|{other}")
            expected = True if {one, other} <= certain else None if {one, other} & perhaps else False
            assert way.holds(place, standard) is expected
    assert ByClass(("poor",)).holds(Place(None, None, None), standard) is None
    assert ByClass(("poor",)).holds(Place("poor", "x", None), None) is True
    assert ByClass(("poor",)).holds(Place(None, None, "poor_by_income|near_poor"), None) is None


def test_a_class_that_two_statuses_share_is_both_together_and_neither_alone() -> None:
    standard = cn.standard("vn-2011")
    (last,) = (each for each in standard.classes if len(each.statuses) > 1)
    place = Place(None, last.id, None)
    assert ByClass(("average", "above_average")).holds(place, standard) is True
    assert ByClass(("average",)).holds(place, standard) is None
    assert ByClass(("poor",)).holds(place, standard) is False


def test_poor_by_the_law_and_not_deprived_at_all() -> None:
    """Intensity is the mean score of the poor, and may be zero: income alone made them poor."""
    classes = {"status": ["poor", "average"], "class_id": ["poor_by_income", "average"], "possible": [None, None]}
    table = pl.DataFrame({**classes, "deprived_toilet": [False, True]}, schema_overrides={"possible": pl.String})
    found = measure(table, {"home": {"toilet": 1}}, classes=[cn.Status.POOR])
    assert found.get("H").value == Fraction(1, 2)
    assert (found.get("A").value, found.get("M0").value, found.get("pctb", indicator="toilet").value) == (0, 0, None)


def test_weights_of_a_standard() -> None:
    table = cn.tables.classify(pl.DataFrame({"area": ["rural"], "income_per_head": [1]}), vn_2016, on=DAY)
    found = measure(table, standard=vn_2016, classes=["poor"], missing="bounds")
    assert found.weighting.by_dimension().keys() == equal_weights(vn_2016).keys()
    assert sum(found.weighting.weight(each.id) for each in vn_2016.indicators) == 1
    assert (found.get("H").lowest, found.get("H").highest) == (1, 1)
    assert (found.get("A").lowest, found.get("A").highest) == (0, 1)


def test_classes_that_nobody_has_are_refused_with_the_nearest_name() -> None:
    table = pl.DataFrame({"x": [1]})
    with pytest.raises(AnalysisError) as refused:
        measure(table, {"all": {"x": 1}}, standard=vn_2016, classes=["por", ["poor", "poor_by_income"], []])
    problems = refused.value.problems
    assert [problem.where for problem in problems] == ["classes[0]", "classes[1]", "classes[2]"]
    assert problems[0].nearest == "poor"
    with pytest.raises(AnalysisError, match="no such column; found status"):
        measure(table, {"all": {"x": 1}}, classes=["poor"])
