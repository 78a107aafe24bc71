"""Every engine says of every household what the scalar path says of it, undetermined households included."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo import Classification, Household, Standard, standard, tables
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification.strategies.surveyed import households
from tables.cells import households_of_cells
from tables.drawn import accepted, days_of, surveyed
from tables.engines import ENGINES, back, frames
from tables.laid_out import expected, tables_of

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")


def difference(engine: str, drawn: Sequence[Household], law: Standard, on: date, has_list: bool = False) -> list[Any]:
    """Where an engine says something else, with the household."""
    return differing(engine, *accepted(drawn, law, on), law, on, has_list)


def differing(
    engine: str,
    kept: Sequence[Household],
    results: Sequence[Classification],
    law: Standard,
    on: date,
    has_list: bool = False,
) -> list[Any]:
    wanted = expected(results, law)
    if not wanted:
        return []
    given_frames = frames(engine, *tables_of(kept, law, has_list))
    got = back(tables.classify(*[given_frames[0], law, given_frames[1]], on=on)).sort("household_id")
    rows = got.select(list(wanted[0])).to_dicts()
    return [
        (column, row[column], right[column], household)
        for row, right, household in zip(rows, wanted, kept, strict=True)
        for column in right
        if row[column] != right[column]
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("law_id", [each.id for each in standards()])
def test_on_every_cell(law_id: str, engine: str) -> None:
    law = standard(law_id)
    drawn = households_of_cells(law)
    assert {each for result in accepted(drawn, law, law.start)[1] for each in result.possible} == {
        each.id for each in law.classes
    }
    assert difference(engine, drawn, law, law.start) == []


@pytest.mark.parametrize("law_id", ["vn-2016", "vn-2022", "vn-sg-2019", "vn-sg-2021"])
@settings(max_examples=4, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(data=st.data())
def test_on_any_households(law_id: str, data: st.DataObject) -> None:
    """Drawn once for all engines: to draw them takes longer than to classify them."""
    law = standard(law_id)
    on = data.draw(days_of(law))
    kept, results = accepted(data.draw(st.lists(surveyed(law, on), min_size=1, max_size=30)), law, on)
    found = {engine: differing(engine, kept, results, law, on) for engine in ENGINES}
    assert found == {engine: [] for engine in ENGINES}


@pytest.mark.parametrize("law_id", [each.id for each in standards()])
@settings(max_examples=15, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(data=st.data())
def test_under_every_standard(law_id: str, data: st.DataObject) -> None:
    law = standard(law_id)
    on = data.draw(days_of(law))
    drawn = data.draw(st.lists(surveyed(law, on), min_size=1, max_size=20))
    assert difference("polars", drawn, law, on) == []


@settings(max_examples=3, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(data=st.data())
def test_with_devices_in_a_list(data: st.DataObject) -> None:
    law = standard("vn-2022")
    on = data.draw(days_of(law))
    drawn = data.draw(st.lists(surveyed(law, on), min_size=1, max_size=15))
    kept, results = accepted([evolve(each, devices_unknown=frozenset()) for each in drawn], law, on)
    found = {engine: differing(engine, kept, results, law, on, has_list=True) for engine in ENGINES}
    assert found == {engine: [] for engine in ENGINES}


@settings(max_examples=40, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_columns_there_are(data: st.DataObject) -> None:
    """A column that the tables do not have is a fact unknown of everybody."""
    law = standard(data.draw(st.sampled_from(["vn-2016", "vn-2022"])))
    on = data.draw(days_of(law))
    drawn = data.draw(st.lists(households(law, on), min_size=1, max_size=12))
    one, other = tables_of(drawn, law)
    kept = data.draw(st.sets(st.sampled_from(one.columns[1:]))), data.draw(st.sets(st.sampled_from(other.columns[1:])))
    fewer = one.select("household_id", *sorted(kept[0])), other.select("household_id", *sorted(kept[1]))
    blank = [
        frame.with_columns(
            pl.lit(None, dtype=frame.schema[each]).alias(each) for each in frame.columns[1:] if each not in own
        )
        for frame, own in zip((one, other), kept, strict=True)
    ]
    without = tables.classify(fewer[0], law, fewer[1], on=on)
    results = list(tables.result_columns(law, has_two_units=False))
    assert without.select(results).equals(tables.classify(blank[0], law, blank[1], on=on).select(results))
