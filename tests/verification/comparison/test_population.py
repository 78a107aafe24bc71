"""A population under two standards: the counts are those of the scalar path, household by household."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pandas as pd
import polars as pl
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo import Household, HouseholdError, Standard, TableError, classify, standard
from chuan_ngheo.standards.registry import standards
from chuan_ngheo.verification import Change, compare_population
from chuan_ngheo.verification.comparison.population import CONTRADICTORY
from tables.cells import households_of_cells
from tables.drawn import days_of, surveyed
from tables.engines import ENGINES, frames
from tables.laid_out import tables_of

pytestmark = pytest.mark.filterwarnings("ignore::chuan_ngheo.errors.ProvisionalStandardWarning")
LAWS = [each.id for each in standards()]
ON = date(2021, 11, 1)


def laid_out(drawn: Sequence[Household], laws: tuple[Standard, Standard]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The two tables with the findings of both standards, and a column to group by."""
    one, members = tables_of(drawn, laws[0])
    more = [each.id for each in laws[1].indicators if f"finding_{each.id}" not in one.columns]
    found = [pl.Series(f"finding_{each}", [one.findings.get(each) for one in drawn], dtype=pl.Boolean) for each in more]
    village = pl.Series("village", ["A" if place % 3 else None for place in range(len(drawn))], dtype=pl.String)
    return one.with_columns(*found, village), members


def classes(household: Household, law: Standard, on: date) -> str | None:
    own = {each.id for each in law.indicators}
    told = evolve(household, findings={each: found for each, found in household.findings.items() if each in own})
    try:
        return "|".join(classify(told, law, on=on).possible)
    except HouseholdError:
        return None


def expected(drawn: Sequence[Household], laws: tuple[Standard, Standard], on: date) -> Counter:
    counts: Counter = Counter()
    for place, each in enumerate(drawn):
        key = ("A" if place % 3 else None, classes(each, laws[0], on), classes(each, laws[1], on))
        counts[*key, "households"] += 1
        counts[*key, "persons"] += each.size or 0
        counts[*key, "unknown"] += each.size is None
    return +counts


def got(moved) -> Counter:
    counts: Counter = Counter()
    for row in moved.rows:
        sides = [None if each == CONTRADICTORY else each.id for each in (row.before, row.after)]
        key = (*row.group, *sides)
        counts[*key, "households"] += row.count.households
        counts[*key, "persons"] += row.count.persons
        counts[*key, "unknown"] += row.count.unknown_size
    return +counts


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("pair", [("vn-2016", "vn-2022"), ("vn-2022", "vn-2027"), ("vn-sg-2019", "vn-57-2016")])
def test_on_every_cell(pair: tuple[str, str], engine: str) -> None:
    laws = standard(pair[0]), standard(pair[1])
    drawn = [*households_of_cells(laws[0]), *households_of_cells(laws[1])]
    if engine != "polars":
        drawn = drawn[::7]
    one, members = frames(engine, *laid_out(drawn, laws))
    assert got(compare_population(one, *laws, members, on=ON, by=["village"])) == expected(drawn, laws, ON)


@settings(max_examples=40, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_on_any_households(data: st.DataObject) -> None:
    laws = standard(data.draw(st.sampled_from(LAWS))), standard(data.draw(st.sampled_from(LAWS)))
    on = data.draw(days_of(laws[0]))
    drawn = data.draw(st.lists(surveyed(laws[0], on) | surveyed(laws[1], on), min_size=1, max_size=20))
    one, members = laid_out(drawn, laws)
    assert got(compare_population(one, *laws, members, on=on, by=["village"])) == expected(drawn, laws, on)


@pytest.fixture(scope="module")
def village() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "village": ["A", "A", "B", "B"],
            "area": ["rural"] * 4,
            "income_per_head": [1_000_000, 1_800_000, 5_000_000, None],
            "size": [4, 3, None, 2],
            **{f"finding_{each.id}": [False] * 4 for each in standard("vn-2022").indicators},
            "finding_waste_treatment": [False] * 4,
        }
    )


def test_totals_groups_and_frame_add_up(village: pl.DataFrame) -> None:
    moved = compare_population(village, standard("vn-2022"), standard("vn-2027"), on=date(2027, 1, 1), by=["village"])
    totals = moved.totals()
    assert {each: totals[each].households for each in totals} == {Change.NONE: 1, Change.WORSE: 1, Change.OPEN: 2}
    assert (moved.total.households, moved.total.persons, moved.total.unknown_size) == (4, 9, 1)
    assert moved.groups == (("A",), ("B",))
    assert sum(each.households for group in moved.groups for each in moved.totals(group).values()) == 4
    assert moved.matrix.total == moved.summary.total == moved.frame["households"].sum() == 4
    assert moved.frame.filter(change="worse").select("before_class", "after_class", "persons").rows() == [
        ("average", "near_poor", 3)
    ]


def test_of_an_undetermined_household_nothing_is_said(village: pl.DataFrame) -> None:
    """Not even that a standard beside itself changes nothing for it, nor that it can only rise."""
    laws = standard("vn-2022"), standard("vn-2022")
    open_ones = village.select("area", income_per_head=pl.lit(1_000_000))
    assert set(compare_population(open_ones, *laws, on=ON).totals()) == {Change.OPEN}
    richer = compare_population(open_ones, standard("vn-2027"), standard("vn-2006"), on=ON)
    assert {(row.before.id, row.after.id, row.change) for row in richer.rows} == {
        ("poor|near_poor", "not_poor", Change.OPEN)
    }


def test_lazy_frames_are_not_collected_but_for_the_counts(village: pl.DataFrame, monkeypatch) -> None:
    rows = []
    collect = pl.LazyFrame.collect

    def watched(frame, *args, **kwargs):
        found = collect(frame, *args, **kwargs)
        rows.append(len(found))
        return found

    monkeypatch.setattr(pl.LazyFrame, "collect", watched)
    many = pl.concat([village] * 500)
    moved = compare_population(many.lazy(), standard("vn-2022"), standard("vn-2027"), on=date(2027, 1, 1))
    assert moved.total.households == 2000
    assert max(rows) <= 4


def test_a_column_of_persons_can_be_named(village: pl.DataFrame) -> None:
    counted = village.with_columns(heads=pl.lit(5))
    laws = standard("vn-2022"), standard("vn-2027")
    assert compare_population(counted, *laws, on=ON, persons="heads").total.persons == 20
    assert compare_population(village.drop("size"), *laws, on=ON).total.unknown_size == 4


@pytest.mark.parametrize("engine", ["polars", "pandas"])
def test_of_sizes_that_cannot_be_the_persons_are_unknown(engine: str) -> None:
    """Neither half a person nor fewer than one; what other columns hold is nobody's business here."""
    sizes = [4.0, 2.5, -3.0, float("nan"), None]
    polars = pl.DataFrame({"size": sizes, "weight": [2.0, float("nan"), -1.0, 0.0, 1.5], "area": ["rural"] * 5})
    mixed = [1, "một", None, 2.5, "x"]
    households = polars if engine == "polars" else polars.to_pandas().assign(notes=pd.Series(mixed, dtype=object))
    laws = (standard("vn-2016"), standard("vn-2022"))
    total = compare_population(households, *laws, on=ON).total
    assert (total.households, total.persons, total.unknown_size) == (5, 4, 4)
    named = compare_population(households, *laws, on=ON, persons="weight").total
    assert (named.households, named.persons, named.unknown_size) == (5, 2, 3)
    with pytest.raises(TableError, match=r"^households\.area: the column must hold numbers; found "):
        compare_population(households, *laws, on=ON, persons="area")


def test_columns_that_are_not_there_are_named_all_at_once(village: pl.DataFrame) -> None:
    with pytest.raises(TableError) as caught:
        compare_population(village, standard("vn-2022"), standard("vn-2027"), on=ON, by=["vilage"], persons="sice")
    assert [(each.found, each.nearest) for each in caught.value.problems] == [("vilage", "village"), ("sice", "size")]


def test_findings_of_neither_standard_are_refused(village: pl.DataFrame) -> None:
    wrong = village.with_columns(finding_tolet=pl.lit(True))
    with pytest.raises(TableError, match="finding_toilet"):
        compare_population(wrong, standard("vn-2022"), standard("vn-2027"), on=ON)


def test_nobody_is_no_error(village: pl.DataFrame) -> None:
    moved = compare_population(village.clear(), standard("vn-2022"), standard("vn-2027"), on=ON, by=["village"])
    assert moved.rows == ()
    assert moved.frame.columns[:2] == ["village", "before_class"]
    for language in ("vi", "en"):
        assert "0" in moved.text(language)
        assert moved.html(language).endswith("</html>")
