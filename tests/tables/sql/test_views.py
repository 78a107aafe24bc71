"""A view says of every household what the scalar path says of it, in each dialect, undetermined ones included."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo import Area, Classification, Household, Standard, Toilet, standard
from chuan_ngheo.household.facts import MEMBER_FACTS
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.tables import result_columns, to_sql
from chuan_ngheo.tables.sql.asked import columns_read, household_columns, member_columns_read
from tables.cells import households_of_cells
from tables.drawn import accepted, days_of, surveyed
from tables.laid_out import expected
from tables.sql.databases import CONNECTION, DIALECTS, NO_POSTGRES, RUN, Row, database, needs_postgres, viewed

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")

LAWS = [each.id for each in standards()]
AT_ONCE = pytest.mark.parametrize(
    "dialects",
    [[each for each in DIALECTS if each != "postgres"], pytest.param(["postgres"], marks=needs_postgres)],
    ids=["here", "postgres"],
)
"""Households are drawn once for all dialects that need no server: to draw them takes longer than to ask."""
slowly = settings(max_examples=2, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
ON = date(2020, 11, 20)


def differences(dialect: str, drawn: Sequence[Household], law: Standard, on: date, **asked: Any) -> list[Any]:
    """Where the view says something else, with the household."""
    return compared(dialect, *accepted(drawn, law, on), law, on, **asked)


@cache
def cells_of(law: Standard) -> tuple[list[Household], list[Classification]]:
    return accepted(households_of_cells(law), law, law.start)


def compared(
    dialect: str, kept: Sequence[Household], results: Sequence[Classification], law: Standard, on: date, **asked: Any
) -> list[Any]:
    rows = viewed(dialect, kept, law, on, **asked)
    return [
        (column, row[column], right[column], household)
        for row, right, household in zip(rows, expected(results, law), kept, strict=True)
        for column in right
        if row[column] != right[column]
    ]


@pytest.mark.parametrize("dialect", RUN)
@pytest.mark.parametrize("law_id", LAWS)
def test_on_every_cell(law_id: str, dialect: str) -> None:
    law = standard(law_id)
    assert compared(dialect, *cells_of(law), law, law.start) == []


@AT_ONCE
@pytest.mark.parametrize("law_id", LAWS)
@slowly
@given(data=st.data())
def test_on_any_households(law_id: str, dialects: list[str], data: st.DataObject) -> None:
    law = standard(law_id)
    on = data.draw(days_of(law))
    kept, results = accepted(data.draw(st.lists(surveyed(law, on), min_size=1, max_size=60)), law, on)
    found = {dialect: compared(dialect, kept, results, law, on) for dialect in dialects}
    assert found == {dialect: [] for dialect in dialects}


@AT_ONCE
@pytest.mark.parametrize("law_id", ["vn-2016", "vn-2022"])
@slowly
@given(data=st.data())
def test_whatever_columns_there_are(law_id: str, dialects: list[str], data: st.DataObject) -> None:
    """A column that the tables do not have is a fact unknown of everybody."""
    law = standard(law_id)
    on = data.draw(days_of(law))
    own = data.draw(st.lists(st.sampled_from(household_columns(law)), unique=True))
    theirs = data.draw(st.lists(st.sampled_from(list(MEMBER_FACTS)), unique=True))
    drawn = data.draw(st.lists(surveyed(law, on), min_size=1, max_size=30))
    for dialect in dialects:
        fewer = viewed(dialect, drawn, law, on, columns=own, member_columns=theirs)
        blank = viewed(dialect, drawn, law, on, known={*own, *theirs})
        results = [name for name in fewer[0] if name not in own]
        said, unasked = ([[row[name] for name in results] for row in rows] for rows in (fewer, blank))
        assert said == unasked, dialect


@pytest.mark.parametrize("dialect", RUN)
@pytest.mark.parametrize("law_id", LAWS)
def test_the_columns_that_a_standard_reads_are_all_it_needs(law_id: str, dialect: str) -> None:
    law = standard(law_id)
    drawn = households_of_cells(law)[::7]
    assert differences(dialect, drawn, law, law.start, columns=None, member_columns=None) == []


@pytest.mark.parametrize("dialect", RUN)
def test_without_a_table_of_members(dialect: str) -> None:
    law = standard("vn-2016")
    drawn = [evolve(each, members=None) for each in households_of_cells(law)[::7]]
    assert differences(dialect, drawn, law, ON, members=None) == []


@pytest.mark.parametrize("dialect", RUN)
def test_the_own_columns_come_first_and_as_they_are(dialect: str) -> None:
    (row,) = viewed(dialect, [Household(area=Area.RURAL, size=3, toilet=Toilet.VIP)], standard("vn-2011"), ON)
    assert list(row)[:5] == ["household_id", "area", "region", "residence", "residence_months"]
    assert (row["household_id"], row["area"], row["size"], row["toilet"]) == (1, "rural", 3, "vip")
    assert list(row)[-4:] == ["status", "class_id", "possible", "deprivations"]


@pytest.mark.parametrize("dialect", RUN)
def test_numbers_that_run_over_four_bytes(dialect: str) -> None:
    """A size and a rate per head in narrow columns: their product is wider than either."""
    law = standard("vn-2016")
    drawn = [
        Household(area=Area.RURAL, size=1000, monthly_income=1_000_000_000 + step, income_per_head=1_000_000)
        for step in (-1, 0, 1)
    ]
    assert differences(dialect, drawn, law, ON) == []


@pytest.mark.parametrize("dialect", RUN)
def test_what_cannot_be_is_unknown(dialect: str) -> None:
    """A size of none, more points than there are, a code of no list, a birth to come."""
    impossible: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({"size": 0, "income_points": -5, "floor_area": 200_000}, {}),
        ({"area": "Rural", "toilet": "outside", "deprivation_points": 1_000_000}, {}),
        ({}, {"age": 151}),
        ({}, {"birth_year": 1492}),
        ({}, {"birth_date": date(2020, 11, 21)}),
        ({}, {"birth_date": date(1990, 1, 1), "birth_year": 1991}),
        ({}, {"birth_year": 1990, "age": 12}),
    ]
    rows = [{"household_id": number, **own} for number, (own, _) in enumerate(impossible, start=1)]
    people = [{"household_id": number, "insured": False, **his} for number, (_, his) in enumerate(impossible, start=1)]
    unknown = [{"household_id": number} for number in range(1, len(impossible) + 1)]
    of_nobody = [{**row, "insured": False} for row in unknown]
    assert results(view_of(dialect, rows, people)) == results(view_of(dialect, unknown, of_nobody))


@pytest.mark.parametrize("dialect", ["sqlite", "mysql", "tsql", "oracle"])
def test_a_number_that_is_neither_yes_nor_no_is_unknown(dialect: str) -> None:
    answers = [{"household_id": 1, "hears_loudspeaker": 2, "finding_toilet": 9, "has_radio": -1}]
    people = [{"household_id": 1, "untreated_illness": 2}]
    unknown = view_of(dialect, [{"household_id": 1}], [{"household_id": 1}])
    assert results(view_of(dialect, answers, people)) == results(unknown)


def test_text_that_is_no_date_or_no_number_is_unknown_in_sqlite() -> None:
    """SQLite takes any text in any column."""
    rows: list[Row] = [{"household_id": 1, "monthly_income": "2,5 triệu", "size": "", "floor_area": "45,5"}]
    people = [
        {"household_id": 1, "insured": False, "birth_date": each} for each in ("15/03/1986", "2019-02-30", "1986")
    ]
    unknown = view_of("sqlite", [{"household_id": 1}], [{"household_id": 1, "insured": False}] * 3)
    assert results(view_of("sqlite", rows, people)) == results(unknown)


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
def test_money_with_a_fraction_is_unknown(dialect: str) -> None:
    if dialect == "postgres" and not CONNECTION:
        pytest.skip(NO_POSTGRES)
    with database(dialect) as made:
        made.connection.execute("CREATE TABLE households (household_id INTEGER, income_per_head NUMERIC(12, 2))")
        made.connection.execute("INSERT INTO households VALUES (1, 700000), (2, 699999.50), (3, 700000.40)")
        made.create(to_sql(standard("vn-2016"), dialect, members=None, columns=["income_per_head"]))
        found = made.rows("SELECT household_id, class_id FROM poverty_status WHERE class_id IS NOT NULL")
    assert found == [{"household_id": 1, "class_id": "poor_by_income"}]


def view_of(dialect: str, rows: Sequence[Row], people: Sequence[Row]) -> list[Row]:
    """What the view of `vn-2016` says of rows that no `Household` could be."""
    law = standard("vn-2016")
    columns, member_columns = columns_read(law), member_columns_read(law)
    with database(dialect) as made:
        made.fill("households", columns, rows)
        made.fill("members", member_columns, people)
        made.create(to_sql(law, dialect, on=ON))
        return made.rows("SELECT * FROM poverty_status ORDER BY household_id")


def results(rows: Sequence[Row]) -> list[Row]:
    names = result_columns(standard("vn-2016"), has_two_units=True)
    return [{name: row[name] for name in names} for row in rows]
