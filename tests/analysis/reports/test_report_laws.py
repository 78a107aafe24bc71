"""What holds in every report: totals are sums of parts, nobody is lost, nobody unknown is taken for not poor."""

from collections import Counter
from collections.abc import Iterable

import polars as pl
import pytest
from hypothesis import given

import chuan_ngheo as cn
from analysis.reports.reported import (
    ON,
    Case,
    Household,
    frame,
    is_open,
    of_status,
    reviews,
    standing,
    two_reviews,
)
from chuan_ngheo.analysis import AnalysisError
from chuan_ngheo.analysis.reports import Contents, Earlier, Kind, ReportTable, Row, report
from chuan_ngheo.review.movement_lines import DECREASES, INCREASES, Line
from chuan_ngheo.review.rates import Rounding, rate
from chuan_ngheo.review.register import Standing
from chuan_ngheo.standards.status import Status
from tables.engines import frames


def counts_of(table: ReportTable) -> list[str]:
    return [column.key for column in table.columns if column.kind is Kind.COUNT]


def bodies(table: ReportTable) -> list[Row]:
    return [row for row in table.rows if row.key != "total" and row.level == 0]


def size_of(rows: Iterable[Household]) -> int | None:
    """Nobody knows how many persons there are where no size is known."""
    sizes = [row["size"] for row in rows]
    known = [size for size in sizes if size is not None]
    return None if sizes and not known else sum(known)


@given(reviews())
def test_every_total_is_the_sum_of_its_rows(case: Case) -> None:
    for table in case.report().tables:
        for row in table.rows:
            for key in counts_of(table) if row.is_total else ():
                parts = [table.row(part).cells.get(key) for part in row.sum_of]
                if None not in parts:
                    assert row.cells[key] == sum(parts), (table.number, row.key, key)


@given(reviews())
def test_results_count_every_household_once(case: Case) -> None:
    standard, rows = case.standard, case.rows
    table = case.report().table("1")
    assert table.row("total").cells["households"] == len(rows)
    assert sum(row.cells["households"] for row in bodies(table)) == len(rows)
    for each in standard.classes:
        own = [row for row in rows if row["class_id"] == each.id]
        found = [row for row in table.rows if row.key == each.id]
        for row in found:
            if not any(other["class_id"] is None and other["status"] == each.id for other in rows):
                assert row.cells["households"] == len(own)
                assert row.cells["persons"] == size_of(own)
    for status in (Status.POOR, Status.NEAR_POOR):
        own = list(of_status(rows, status))
        if str(status) in {row.key for row in table.rows}:
            assert table.row(str(status)).cells["households"] == len(own)


@given(reviews())
def test_undetermined_households_have_a_row_of_their_own(case: Case) -> None:
    standard, rows = case.standard, case.rows
    table = case.report().table("1")
    one_each = {status for each in standard.classes for status in [each.status] if status}
    unknown = [row for row in rows if is_open(row) or (row["class_id"] is None and row["status"] not in one_each)]
    assert table.row("undetermined").cells["households"] == len(unknown)


@given(reviews())
def test_units_add_up_to_the_whole(case: Case) -> None:
    rows = case.rows
    found = case.report()
    for unit in ("1", "2"):
        table = found.table(f"1.{unit}")
        total = table.row("total")
        assert total.cells["households"] == len(rows)
        for status in (Status.POOR, Status.NEAR_POOR):
            own = list(of_status(rows, status))
            assert total.cells[str(status)] == len(own)
            assert total.cells[f"{status}_persons"] == size_of(own)


@given(reviews())
def test_villages_of_one_name_in_two_communes_are_two_villages(case: Case) -> None:
    rows = case.rows
    expected = Counter((row["commune"], row["village"]) for row in rows)
    table = case.report().table("1.2")
    assert sorted(row.cells["households"] for row in bodies(table)) == sorted(expected.values())


@given(reviews())
def test_groups_are_those_of_the_table(case: Case) -> None:
    rows = case.rows
    found = case.report()
    for number, label in (("9", "ethnicity"), ("8.1", "policy_group"), ("8.2", "head_sex")):
        expected = Counter(row[label] for row in rows)
        table = found.table(number)
        assert {row.label.vi: row.cells["households"] for row in bodies(table)} == {
            name or "Chưa rõ": count for name, count in expected.items()
        }


@given(reviews())
def test_deprivations_are_counted_among_those_of_whom_they_are_known(case: Case) -> None:
    standard, rows = case.standard, case.rows
    if not standard.indicators:
        return
    table = case.report().table("4–7")
    for status in (Status.POOR, Status.NEAR_POOR):
        own = list(of_status(rows, status))
        counts = {each.id: sum(row[f"deprived_{each.id}"] is True for row in own) for each in standard.indicators}
        assert {each.id: table.row(each.id).cells[str(status)] for each in standard.indicators} == counts
        assert table.row("total").cells[str(status)] == sum(counts.values())
        assert table.row("households").cells[str(status)] == len(own)


@given(reviews())
def test_a_rate_is_that_of_the_counts_it_names(case: Case) -> None:
    found = case.report()
    for table in found.tables:
        for row in table.rows:
            for column in table.columns:
                if column.kind is Kind.RATE:
                    part, whole = table.part_and_whole(row, column)
                    for rounding in Rounding:
                        expected = None if part is None or whole is None else rate(part, whole, rounding)
                        assert table.value(row, column, rounding) == expected


@given(two_reviews())
def test_movement_adds_up_in_all_and_in_each_group(case: Case) -> None:
    before, after = case.before, case.rows
    found = case.with_movement()
    for group, number in ((Standing.POOR, "2"), (Standing.NEAR_POOR, "3")):
        rows = {row.key: row.cells["households"] for row in found.table(number).rows}
        check_identity(rows, group)
        assert rows[Line.START] == sum(1 for _ in of_status(before, Status(group)))
        assert rows[Line.END] == sum(1 for _ in of_status(after, Status(group)))
        for table in found.tables:
            if table.number.startswith(f"{number}."):
                for row in table.rows:
                    check_identity(row.cells, group)
                for line in (Line.START, Line.END):
                    assert table.row("total").cells[line] == rows[line]


@given(two_reviews())
def test_persons_add_up_in_each_group_where_all_are_known(case: Case) -> None:
    found = case.with_movement()
    for group, number in ((Standing.POOR, "2"), (Standing.NEAR_POOR, "3")):
        of_persons = [table for table in found.tables if table.number.startswith(f"{number}b.")]
        of_households = [table for table in found.tables if table.number.startswith(f"{number}.")]
        assert [table.first for table in of_persons] == [table.first for table in of_households]
        for table in of_persons:
            for row in table.rows:
                if None not in row.cells.values():
                    check_identity(row.cells, group)
            for line in (Line.START, Line.END):
                assert table.row("total").cells[line] == found.table(number).row(line).cells["persons"]


def check_identity(cells, standing: Standing) -> None:
    down = sum(cells.get(line) or 0 for line in DECREASES[standing])
    up = sum(cells.get(line) or 0 for line in INCREASES[standing])
    assert cells[Line.START] - down + up == cells[Line.END]


@given(two_reviews())
def test_a_household_that_changes_group_goes_out_of_one_and_into_the_other(
    case: Case,
) -> None:
    before, after = case.before, case.rows
    found = case.with_movement()
    was, now = ({row["household_id"]: row for row in rows} for rows in (before, after))
    moved = [each for each in was.keys() & now.keys() if was[each]["ethnicity"] != now[each]["ethnicity"]]
    both = [each for each in moved if was[each]["status"] == now[each]["status"] == "poor"]
    for table in found.tables:
        if table.number.startswith("2.") and table.first.en == "Ethnicity":
            total = table.row("total").cells
            assert total.get(Line.OTHER_DECREASE, 0) >= len(both)
            assert total.get(Line.OTHER_INCREASE, 0) >= len(both)


@given(reviews())
def test_everything_is_said_in_both_languages(case: Case) -> None:
    found = case.report()
    texts = [found.title, *found.notes]
    for table in found.tables:
        texts += [table.title, table.first, *table.notes, *(column.title for column in table.columns)]
        texts += [row.label for row in table.rows]
    for text in texts:
        assert text.vi.strip()
        assert text.en.strip()
        assert "{" not in text.vi + text.en


@given(reviews())
def test_lists_name_the_households_of_each_status(case: Case) -> None:
    rows = case.rows
    found = case.report()
    for number, status in (("14", Status.POOR), ("15", Status.NEAR_POOR)):
        listed = sorted(row.label.vi for row in found.table(number).rows)
        assert listed == sorted(row["household_id"] for row in of_status(rows, status))


@given(case=two_reviews(most=4))
def test_every_engine_gives_the_same_report(case: Case) -> None:
    one = case.with_movement().text("vi")
    before, after = frame(case.before, case.standard), frame(case.rows, case.standard)
    for engine in ("polars_lazy", "pandas", "pyarrow", "duckdb"):
        old, new = frames(engine, before, after)
        other = report(new, case.standard, on=ON, before=old, contents=Contents(names=True))
        assert other.text("vi") == one, engine


def test_an_id_that_stands_twice_is_listed_twice() -> None:
    rows = Case("vn-2016", [], [])
    row = standing(rows.standard, ["poor_by_income"]) | {"household_id": "H1", "size": 2}
    found = Case("vn-2016", [row, row, row | {"household_id": None}], []).report()
    assert [each.label.vi for each in found.table("14").rows] == ["H1", "H1", "?"]


def test_what_is_asked_for_and_not_there_is_named() -> None:
    case = Case("vn-2016", [standing(cn.standard("vn-2016"), ["near_poor"]) | {"household_id": "H1"}], [])
    table = frame(case.rows, case.standard).drop("household_id")
    with pytest.raises(AnalysisError) as raised:
        report(
            table, case.standard, on=ON, contents=Contents(units=["comune"], groups=["sex"], persons="siez", names=True)
        )
    assert [(each.found, each.nearest) for each in raised.value.problems] == [
        ("comune", "commune"),
        ("sex", "size"),
        ("household_id", None),
        ("siez", "size"),
    ]


def test_a_class_of_another_standard_is_refused() -> None:
    case = Case("vn-2016", [standing(cn.standard("vn-2022"), ["poor"]) | {"household_id": "H1"}], [])
    with pytest.raises(AnalysisError, match="vn-2016 has no such class; found poor; did you mean “near_poor”"):
        case.report()


def test_ids_that_stand_twice_have_no_movement() -> None:
    row = standing(cn.standard("vn-2016"), ["poor_by_income"]) | {"household_id": "H1"}
    with pytest.raises(AnalysisError, match=r"before\.household_id: the id stands more than once; found H1"):
        Case("vn-2016", [row], [row, row]).with_movement()


def test_a_label_may_be_called_like_a_column_of_the_tables() -> None:
    case = Case("vn-2016", [standing(cn.standard("vn-2016"), ["poor_by_income"]) | {"household_id": "H1"}], [])
    names = ["poor", "households", "water_source", "undetermined", "total"]
    table = frame(case.rows, case.standard).with_columns(pl.lit("x").alias(name) for name in names)
    found = report(table, case.standard, on=ON, contents=Contents(units=names))
    for place in range(1, len(names) + 1):
        assert found.table(f"1.{place}").row("0").cells["poor"] == 1
        assert found.table(f"4.{place}").row("0").cells["households"] == 1


@given(two_reviews())
def test_history_tells_the_relapsed_from_the_new(case: Case) -> None:
    """Whoever was poor in an earlier year has relapsed; without a word on them, nobody has."""
    old, new = frame(case.before, case.standard), frame(case.rows, case.standard)
    for history in ([], [old], [new, old]):
        found = report(new, case.standard, on=ON, before=Earlier(old, history=history))
        lines = {row.key: row.cells["households"] for row in found.table("2").rows}
        check_identity(lines, Standing.POOR)
        assert lines.get(Line.RELAPSED, 0) == 0 or history
        if not history:
            assert Line.NEW_OR_RELAPSED not in lines
        if len(history) > 1:
            assert lines.get(Line.NEW, 0) == 0
