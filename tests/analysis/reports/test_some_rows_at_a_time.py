"""Large tables are counted and read some rows at a time: the parts come to what the whole comes to."""

from pathlib import Path

import pytest
from hypothesis import given, settings

import chuan_ngheo as cn
from analysis.reports.reported import Case, frame, reviews
from chuan_ngheo.analysis.reports import ResultReader, counted, result_file
from chuan_ngheo.intake.mapping_file import shipped_headings
from chuan_ngheo.tables.files.excel_source import excel


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "_AT_ONCE", 3)
    monkeypatch.setattr(result_file, "_AT_ONCE", 3)


@settings(max_examples=15)
@given(case=reviews())
def test_counting_by_parts_changes_nothing(case: Case) -> None:
    expected = case.report().text("vi")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counted, "_AT_ONCE", 2)
        assert case.report().text("vi") == expected


@settings(max_examples=15)
@given(case=reviews())
def test_a_result_read_by_parts_is_the_table_that_was_written(tmp_path_factory, case: Case) -> None:
    folder: Path = tmp_path_factory.mktemp("read")
    written = frame(case.rows, case.standard)
    path = folder / "result.parquet"
    written.write_parquet(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(result_file, "_AT_ONCE", 2)
        found = ResultReader(case.standard, shipped_headings(), by=["cause"]).read(path, folder / "work")
    assert not found.rejected
    assert found.by == ("cause",)
    read = found.frame.collect()
    assert read.select(written.columns).rows() == written.rows()
    assert {"commune", "village", "ethnicity"} <= set(found.labels)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_numbers_of_rows_are_those_of_the_file(tmp_path: Path, tiny: None, kind: str) -> None:
    standard = cn.standard("vn-2011")
    head = ["Mã hộ", "status", "class_id", "possible"]
    rows = [head] + [[f"H{place}", "poor", "poor" if place % 4 else "rich", ""] for place in range(1, 12)]
    path = tmp_path / f"result.{kind}"
    if kind == "csv":
        path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    else:
        book = excel().Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    found = ResultReader(standard, shipped_headings()).read(path, tmp_path / "work")
    assert [(each.rejected.row, each.rejected.column, each.rejected.value) for each in found.rejected] == [
        (5, "class_id", "rich"),
        (9, "class_id", "rich"),
    ]
    assert found.frame.collect()["household_id"].to_list() == [f"H{place}" for place in range(1, 12) if place % 4]
