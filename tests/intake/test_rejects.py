"""What goes back to the office: a table that a spreadsheet opens, in the reader's language."""

import csv
from pathlib import Path

import pytest

from chuan_ngheo.intake.register import Rejected
from chuan_ngheo.intake.rejects import write_rejects
from chuan_ngheo.language import Text

REJECTED = [
    Rejected("hộ.csv", 2, "Khu vực", "biển; núi", Text("không có trong danh mục", "not in the code list")),
    Rejected("hộ.csv", 7, "", 'H2 | "x"\n| y', Text("thiếu ô", "too few cells")),
]


def written(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(
    ("language", "headings", "reason"),
    [
        ("vi", ["tệp", "dòng", "cột", "giá trị", "lý do"], "không có trong danh mục"),
        ("en", ["file", "row", "column", "value", "reason"], "not in the code list"),
    ],
)
def test_each_reject_is_a_row_in_the_language_asked_for(tmp_path: Path, language, headings, reason) -> None:
    path = tmp_path / "r.csv"
    write_rejects(path, REJECTED, language)
    rows = written(path)
    assert rows[0] == headings
    assert rows[1] == ["hộ.csv", "2", "Khu vực", "biển; núi", reason]
    assert rows[2][2:4] == ["", 'H2 | "x"\n| y']
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_rejects_are_a_table_of_headings(tmp_path: Path) -> None:
    write_rejects(tmp_path / "r.csv", [], "vi")
    assert len(written(tmp_path / "r.csv")) == 1


@pytest.mark.parametrize("value", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+1", "\t=1", "-5e", "-"])
def test_what_a_spreadsheet_would_run_is_made_text(tmp_path: Path, value: str) -> None:
    write_rejects(tmp_path / "r.csv", [Rejected("f", 2, value, value, Text("r", "r"))])
    assert written(tmp_path / "r.csv")[1][2:4] == [f"'{value}", f"'{value}"]


@pytest.mark.parametrize("value", ["-5", "-500.000", "+84", "-1,5", "a=b", "31/02/1990", ""])
def test_what_it_would_only_show_stays_as_it_is(tmp_path: Path, value: str) -> None:
    write_rejects(tmp_path / "r.csv", [Rejected("f", 2, "c", value, Text("r", "r"))])
    assert written(tmp_path / "r.csv")[1][3] == value
