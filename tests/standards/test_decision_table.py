"""The decision table: every household has a cell, and nobody is worse off with more or with less deprivation."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chuan_ngheo.standards.cells
from chuan_ngheo.errors import StandardError
from chuan_ngheo.household.codes import Area
from chuan_ngheo.rules.expression import walk
from chuan_ngheo.standards.assemble import assemble
from chuan_ngheo.standards.decision import Cell, DecisionTable, combinations_of
from chuan_ngheo.standards.model import Standard
from chuan_ngheo.standards.registry import standard, standards

each_law = pytest.mark.parametrize("law", standards(), ids=lambda law: law.id)


def ranks(law: Standard, classes: Sequence[str]) -> tuple[int, int]:
    """The worst and the best status that the classes leave open."""
    statuses = [status.rank for class_id in classes for status in law.household_class(class_id).statuses]
    return min(statuses), max(statuses)


@each_law
def test_a_class_has_a_status_where_it_has_one_only(law: Standard) -> None:
    assert {each.id: each.status for each in law.classes} == {
        name: entry.status[0] if len(entry.status) == 1 else None for name, entry in law.written.classes.items()
    }


@each_law
def test_it_is_total(law: Standard) -> None:
    table = law.decision
    cells = list(table.cells())
    named = list(product([False, True], repeat=len(table.findings)))
    expected = {
        (area, band, depth, found)
        for area in table.areas
        for band in range(len(table.limits[area]) + 1)
        for depth in range(table.span[1] + 1)
        for found in named
        if table.point_cuts is not None or sum(found) <= depth <= sum(found) + table.indicators - len(found)
    }
    assert {(cell.area, cell.band, cell.depth, cell.findings) for cell in cells} == expected
    assert len(cells) == len(expected)
    known = [each.id for each in law.classes]
    for cell in cells:
        assert cell.possible
        assert list(cell.possible) == [each for each in known if each in cell.possible]


@each_law
def test_it_has_a_row_for_each_depth_that_there_is_and_no_more(law: Standard) -> None:
    table = law.decision
    for area, bands in table.outcomes.items():
        assert len(bands) == len(table.limits[area]) + 1
        for rows in bands:
            assert len(rows) == table.span[1] + 1
            assert {len(row) for row in rows} == {2 ** len(table.findings)}


@each_law
def test_no_more_is_evaluated_than_may_be(law: Standard, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells, times all that is looked at in each: at that number a standard is made, below it is refused."""
    table, rules = law.decision, [each.when for each in law.classes if each.when is not None]
    cuts = max(len(limits) for limits in table.limits.values())
    cells = len(table.areas) * (cuts + 1) * (table.span[1] + 1) * 2 ** len(table.findings)
    parts = sum(len(list(walk(rule))) for rule in rules)
    most = cells * (parts + cuts + len(law.classes))
    monkeypatch.setattr(chuan_ngheo.standards.cells, "MOST_EVALUATIONS", most)
    assert assemble(law.written).decision == table
    monkeypatch.setattr(chuan_ngheo.standards.cells, "MOST_EVALUATIONS", most - 1)
    with pytest.raises(StandardError, match="classes"):
        assemble(law.written)


@pytest.mark.parametrize("law", [standard("vn-2016"), standard("vn-2022")], ids=lambda law: law.id)
def test_each_cell_is_one_class_and_each_class_has_a_cell(law: Standard) -> None:
    classes = {cell.class_id for cell in law.decision.cells()}
    assert classes == {each.id for each in law.classes}
    assert law.decision.areas == (Area.URBAN, Area.RURAL)
    assert law.decision.area_of(Area.RURAL_MOUNTAIN) is Area.RURAL
    assert law.decision.indicators == len(law.indicators)
    assert law.decision.findings == ()


@each_law
def test_a_cell_is_found_by_what_it_is_a_cell_of(law: Standard) -> None:
    table = law.decision
    cells = {(each.area, each.band, each.depth, each.findings): each for each in table.cells()}
    for area, depth in product(table.areas, range(table.span[1] + 1)):
        for band, found in product(range(len(table.limits[area]) + 1), combinations_of(table.findings)):
            outcome = table.at(area, band, depth, dict(zip(table.findings, found, strict=True)))
            cell = cells.get((area, band, depth, found))
            assert (None if outcome is None else outcome.possible) == (None if cell is None else cell.possible)
            if cell is not None:
                assert cell.deprivations == depth
                assert cell.class_id == (None if outcome is None else outcome.class_id)


@each_law
def test_a_class_has_a_status_of_its_own_where_it_has_just_one(law: Standard) -> None:
    for each in law.classes:
        assert (each.statuses == (each.status,)) is (len(each.statuses) == 1)
        assert each.status in (None, *each.statuses)


@each_law
def test_the_limits_of_an_area_ascend(law: Standard) -> None:
    for limits in law.decision.limits.values():
        incomes = [limit.income for limit in limits]
        points = [limit.points for limit in limits if limit.points is not None]
        assert incomes == sorted(incomes)
        assert points == sorted(points)


def pairs(table: DecisionTable, band: int, depth: int) -> list[tuple[Cell, Cell]]:
    """Each cell and the one so many bands and deprivations further, all else equal."""
    cells = {(cell.area, cell.band, cell.depth, cell.findings): cell for cell in table.cells()}
    return [
        (cell, cells[key])
        for cell in cells.values()
        if (key := (cell.area, cell.band + band, cell.depth + depth, cell.findings)) in cells
    ]


@each_law
def test_higher_means_never_make_worse_off(law: Standard) -> None:
    for below, above in pairs(law.decision, band=1, depth=0):
        low, high = ranks(law, below.possible), ranks(law, above.possible)
        assert low[0] <= high[0]
        assert low[1] <= high[1]


@each_law
def test_more_deprivations_never_make_better_off(law: Standard) -> None:
    for fewer, more in pairs(law.decision, band=0, depth=1):
        low, high = ranks(law, more.possible), ranks(law, fewer.possible)
        assert low[0] <= high[0]
        assert low[1] <= high[1]


@pytest.mark.parametrize("law_id", ["vn-2016", "vn-2022", "vn-2001", "vn-2011", "vn-sg-2019", "vn-sg-2021"])
@given(data=st.data())
def test_a_set_of_cells_leaves_open_what_any_of_them_decides(law_id: str, data: st.DataObject) -> None:
    law = standard(law_id)
    table = law.decision
    bands = {
        area: data.draw(st.sets(st.integers(0, len(table.limits[area])), min_size=1), label=area)
        for area in data.draw(st.sets(st.sampled_from(table.areas), min_size=1), label="areas")
    }
    low = data.draw(st.integers(0, table.span[1]), label="fewest")
    high = data.draw(st.integers(low, table.span[1]), label="most")
    findings = data.draw(st.tuples(*[st.sampled_from([True, False, None])] * len(table.findings)), label="findings")
    cells = [
        cell
        for cell in table.cells()
        if cell.band in bands.get(cell.area, ())
        and low <= cell.depth <= high
        and all(known in (None, found) for known, found in zip(findings, cell.findings, strict=True))
    ]
    possible = {class_id for cell in cells for class_id in cell.possible}
    outcome = table.outcome(bands, (low, high), findings)
    assert outcome.possible == tuple(each.id for each in law.classes if each.id in possible)
    assert outcome.class_id == (outcome.possible[0] if len(possible) == 1 else None)
    statuses = {status for class_id in possible for status in law.household_class(class_id).statuses}
    assert outcome.statuses == tuple(sorted(statuses))
    assert outcome.status == (next(iter(statuses)) if len(statuses) == 1 else None)


@pytest.mark.parametrize(
    ("law_id", "depths"),
    [
        ("vn-2016", {0: 0, 10: 1, 30: 3, 100: 10, 5: None, 31: None, 110: None}),
        ("vn-2022", {0: 0, 120: 12, 130: None, 25: None}),
        ("vn-sg-2019", {0: 0, 39: 0, 40: 1, 1000: 1}),
        ("vn-2011", {30: None}),
    ],
)
def test_the_depth_that_points_stand_for(law_id: str, depths: dict[int, int | None]) -> None:
    table = standard(law_id).decision
    assert {points: table.depth_of_points(points) for points in depths} == depths
