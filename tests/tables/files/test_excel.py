"""Workbooks: cells exactly as stored, texts that stay texts, and files that are no workbooks."""

import sys
from datetime import datetime, time
from typing import Any

import openpyxl
import pytest

from chuan_ngheo.errors import ChuanNgheoError, InputFileError, MissingExtra
from chuan_ngheo.tables.files import excel_result


def workbook(folder: Any, rows: list[list[Any]], name: str = "h.xlsx") -> str:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder.path / name)
    return name


def sheet(path: Any) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


@pytest.mark.usefixtures("few_at_a_time")
def test_numbers_are_read_as_they_are(folder) -> None:
    name = workbook(
        folder,
        [
            ["Mã hộ", "Thu nhập cả hộ", "size", "Diện tích nhà ở", "Khu vực"],
            [1, 1_500_000.0, 1, 45.125, "nông thôn"],
            ["2", "1.500.000", 1.0, "45,5", "nông thôn"],
            [3, 1_500_000.5, 1, 1, "nông thôn"],
            [4, True, 1, 1, "nông thôn"],
            [5, datetime.fromisoformat("2020-01-01"), 1, "45.125", "nông thôn"],
        ],
    )
    done = folder.classify(name)
    assert [row[:5] for row in done.rows()[1:]] == [
        ["1", "1500000", "1", "45.125", "nông thôn"],
        ["2", "1.500.000", "1", "45,5", "nông thôn"],
    ]
    assert [(each.row, each.column, each.value) for each in done.rejected] == [
        (4, "Thu nhập cả hộ", "1500000.5"),
        (5, "Thu nhập cả hộ", "true"),
        (6, "Thu nhập cả hộ", "2020-01-01"),
        (6, "Diện tích nhà ở", "45.125"),
    ]


@pytest.mark.usefixtures("few_at_a_time")
def test_what_a_spreadsheet_does_not_keep_is_no_id(folder) -> None:
    """A number too long for it, whose last digits are others; a formula that failed, the same for every row."""
    ids = ["#REF!", 123456789012, 10**15 - 1, 10**15, 1.2345678901234567e19, "12345678901234567890", "#REF!"]
    done = folder.classify(workbook(folder, [["Mã hộ", "size"], *([each, 1] for each in ids)]))
    assert [row[0] for row in done.rows()[1:]] == ["123456789012", "999999999999999", "12345678901234567890"]
    assert [(each.row, each.value if each.column else each.reason.en[:31]) for each in done.rejected] == [
        (2, "#REF!"),
        (5, "a number of more than 15 digits"),
        (6, "a number of more than 15 digits"),
        (8, "#REF!"),
    ]
    assert {each.reason.en for each in done.rejected if each.column} == {"no household id"}


@pytest.mark.usefixtures("few_at_a_time")
def test_rows_have_the_numbers_of_the_sheet_and_none_is_lost(folder) -> None:
    name = workbook(
        folder,
        [
            ["Mã hộ", "Tuổi", None],
            [],
            ["H1", 3],
            [None, " "],
            ["H2", 4, None, "thừa"],
            ["H3", 5, "thừa"],
            ["H1", time(5)],
        ],
        "m.xlsx",
    )
    folder.write("h.csv", "Mã hộ\nH1\nH2\n")
    done = folder.classify("h.csv", name)
    assert [(each.row, each.column, each.value) for each in done.rejected] == [
        (5, "", "H2 | 4 |  | thừa"),
        (6, "", "H3 | 5 | thừa"),
        (7, "Tuổi", "05:00:00"),
    ]


def test_texts_stay_texts(folder) -> None:
    texts = ["=1+1", "'x", "001", "hai\ndòng", "@a", "x" * 40]
    rows = [["Mã hộ", "Ghi chú"], *([f"H{place}", text] for place, text in enumerate(texts))]
    folder.write("h.csv", "\n".join(f'"{identity}","{note}"' for identity, note in rows))
    done = folder.classify("h.csv", result="result.xlsx")
    assert [row[:2] for row in sheet(done.result)] == [tuple(row) for row in rows]
    cells = openpyxl.load_workbook(done.result).worksheets[0]
    assert cells["B2"].data_type == "s"
    assert cells.freeze_panes == "A2"


def test_what_a_workbook_cannot_hold_is_replaced_or_written_as_text(folder) -> None:
    folder.write("h.csv", "Mã hộ,Ghi chú\nH1,a\x01b\n")
    assert sheet(folder.classify("h.csv", result="result.xlsx").result)[1][1] == "a\ufffdb"
    name = workbook(folder, [["Mã hộ", "Ghi chú"], ["H1", "12345678901234567890"], ["H2", 123456789012345]])
    assert [row[1] for row in sheet(folder.classify(name, result="result.xlsx").result)[1:]] == [
        "12345678901234567890",
        123456789012345,
    ]


def test_a_sheet_holds_only_so_many_rows(folder, monkeypatch) -> None:
    monkeypatch.setattr(excel_result, "MOST_ROWS", 3)
    folder.write("h.csv", "Mã hộ\nH1\nH2\n")
    folder.classify("h.csv", result="result.xlsx")
    folder.write("h.csv", "Mã hộ\nH1\nH2\nH3\n")
    with pytest.raises(ChuanNgheoError, match=r"let the result be a \.csv or \.parquet file"):
        folder.classify("h.csv", result="again.xlsx")
    assert not (folder.path / "again.xlsx").exists()


@pytest.mark.parametrize("content", [b"", b"M\xc3\xa3 h\xe1\xbb\x99\nH1\n", b"PK\x03\x04" + b"\0" * 60])
def test_a_file_that_is_no_workbook(folder, content: bytes) -> None:
    (folder.path / "h.xlsx").write_bytes(content)
    with pytest.raises(InputFileError, match=r"h\.xlsx: not an Excel workbook"):
        folder.classify("h.xlsx")
    with pytest.raises(InputFileError, match=r"none\.xlsx: no such file"):
        folder.classify("none.xlsx")


def test_a_sheet_without_headings(folder) -> None:
    for rows in ([], [[], ["Mã hộ"], ["H1"]]):
        with pytest.raises(InputFileError, match="the file is empty"):
            folder.classify(workbook(folder, rows))


@pytest.mark.parametrize(("households", "result"), [("h.xlsx", "result.csv"), ("h.csv", "result.xlsx")])
def test_a_missing_extra_is_named(folder, monkeypatch, households: str, result: str) -> None:
    folder.write("h.csv", "Mã hộ\nH1\n")
    workbook(folder, [["Mã hộ"], ["H1"]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"pip install 'chuan-ngheo\[excel\]'"):
        folder.classify(households, result=result)
