"""What a spreadsheet would obey: left as it is in a result, which programs read on; a text in every workbook."""

from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

import chuan_ngheo as cn
from chuan_ngheo.analysis.reports.result_file import ResultReader
from chuan_ngheo.intake.mapping_file import shipped_headings
from chuan_ngheo.intake.rejects import harmless, write_rejects

HOSTILE = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "#REF!",
    "#N/A",
    "'=1",
    "+84123",
    "-5",
    "\uff1d1",
    "=",
]
IDS = [f"{word}1" if word.startswith("#") else word for word in HOSTILE]
"""What a failed formula gives is no id."""
_HEADINGS = ["Mã hộ", "Thôn", "Khu vực", "Số nhân khẩu", "Thu nhập cả hộ"]


def table(folder: Any) -> str:
    rows = [[name, word, "nông thôn", "1", "900000"] for name, word in zip(IDS, HOSTILE, strict=True)]
    rows.append(["H9", "=1+1", "nông thôn", "1", "=2"])
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in [_HEADINGS, *rows])
    folder.write("households.csv", text)
    return "households.csv"


def test_a_result_gives_ids_and_labels_back_as_they_were(folder) -> None:
    """It is the register itself: an apostrophe before an id would part it from every other table."""
    done = folder.classify(table(folder))
    assert [row[:2] for row in done.rows()[1:]] == [list(each) for each in zip(IDS, HOSTILE, strict=True)]
    assert not [cell for row in done.rows() for cell in row[5:] if harmless(cell) != cell]
    reader = ResultReader(cn.standard("vn-2016"), shipped_headings(), by=["village"])
    read = reader.read(done.result, folder.path / "read").frame.collect()
    assert read.select("household_id", "village").rows() == list(zip(IDS, HOSTILE, strict=True))


def test_a_workbook_holds_texts_and_no_formula_and_no_error(folder) -> None:
    done = folder.classify(table(folder), result="result.xlsx")
    book = openpyxl.load_workbook(done.result).worksheets[0]
    cells = [cell for row in book.iter_rows(min_row=2, max_col=2) for cell in row]
    assert [cell.value for cell in cells] == [word for row in zip(IDS, HOSTILE, strict=True) for word in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix == str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)
    with ZipFile(done.result) as parts:
        written = b"".join(parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets"))
    assert b"<f>" not in written


def test_what_is_sent_back_to_people_holds_no_formula(folder) -> None:
    done = folder.classify(table(folder))
    file = folder.path / "rejected.csv"
    write_rejects(file, done.rejected, "en")
    assert "'=2" in file.read_text("utf-8-sig").split("\n")[1].split(",")


@pytest.mark.parametrize("word", ["-1", "-1.500.000", "+5", "-0,5", "1", "a=1", "", "\u20131"])
def test_a_number_stays_a_number(word: str) -> None:
    assert harmless(word) == word


@pytest.mark.parametrize("word", [*HOSTILE[:5], "\t=1", "\r=1", "\n=1", "-", "+", "-1\n", "-1e5", "\uff0b1", "\uff20x"])
def test_a_formula_becomes_a_text(word: str) -> None:
    assert harmless(word) == f"'{word}"
