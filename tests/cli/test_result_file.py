"""The result: the office's own columns as they were, and beside them what the law makes of each household."""

import csv
import io

import pytest

from chuan_ngheo.standards.registry import standard, standards
from chuan_ngheo.tables.files.result_columns import result_columns


def test_the_columns_are_the_households_own_and_then_those_of_the_standard(village) -> None:
    village.classify("--members", "members.csv")
    headings = village.read("result.csv")[0]
    assert headings[:6] == ["Mã hộ", "Thôn", "Khu vực", "Thu nhập cả hộ", "Diện tích nhà ở", "Nhà tiêu"]
    assert headings[6:11] == ["status", "class_id", "possible", "missing", "deprivations"]
    assert headings[11:] == [f"deprived_{each.id}" for each in standard("vn-2016").indicators]


@pytest.mark.parametrize("each", standards(), ids=lambda each: each.id)
def test_each_standard_has_columns_of_its_own_that_no_register_uses(village, each) -> None:
    village.classify("--standard", each.id)
    headings = village.read("result.csv")[0]
    assert headings[6:] == result_columns(each)
    assert len(set(headings)) == len(headings)


def test_what_is_open_says_what_would_settle_it(village) -> None:
    village.classify("--members", "members.csv")
    _, second, third = village.records("result.csv")
    assert (second["status"], second["class_id"], second["deprivations"]) == ("", "", "")
    assert second["possible"] == "poor_by_income|poor_by_deprivation|near_poor|average|above_average"
    assert second["missing"].startswith("household income|")
    assert (second["deprived_toilet"], second["deprived_housing_area"], second["deprived_telecom"]) == (
        "true",
        "false",
        "",
    )
    assert (third["status"], third["possible"], third["missing"]) == ("above_average", "", "")


def test_what_is_missing_is_named_in_the_language_asked_for_the_household_first_and_members_in_order(folder) -> None:
    folder.write("households.csv", "Mã hộ,Khu vực,size\nH1,nông thôn,11\n")
    folder.write("members.csv", "Mã hộ,Tuổi\n" + "H1,40\n" * 11)
    missing = {}
    for lang in ("vi", "en"):
        folder.classify("--members", "members.csv", "--standard", "vn-2016", lang=lang)
        missing[lang] = folder.records("result.csv")[0]["missing"].split("|")
    assert "có BHYT của thành viên thứ 2" in missing["vi"]
    assert "household income" in missing["en"]
    insured = [words for words in missing["vi"] if words.startswith("có BHYT")]
    assert insured == [f"có BHYT của thành viên thứ {number}" for number in range(1, 12)]
    of_members = ["thành viên" in words for words in missing["vi"]]
    assert of_members == sorted(of_members)


def test_only_the_words_for_what_is_missing_depend_on_the_language(village) -> None:
    cells = {}
    for lang in ("vi", "en"):
        village.classify("--members", "members.csv", lang=lang)
        cells[lang] = village.records("result.csv")
    for vi, en in zip(cells["vi"], cells["en"], strict=True):
        assert {name for name in vi if vi[name] != en[name]} <= {"missing"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_would_settle_it_may_be_left_out(village, lang: str) -> None:
    usual = village.classify("--members", "members.csv", lang=lang)
    rows = village.records("result.csv")
    ran = village.classify("--members", "members.csv", "--no-missing", lang=lang)
    assert ran.status == 0
    assert village.records("result.csv") == [{**row, "missing": ""} for row in rows]
    title = {"vi": "Điều cần biết thêm", "en": "What would settle"}[lang]
    assert title in usual.out
    kept = usual.out[: usual.out.index(title)].rstrip().splitlines() + usual.out.splitlines()[-1:]
    assert [line for line in ran.out.splitlines() if line] == [line for line in kept if line]


def test_own_cells_stay_as_they_are_even_formulas_quotes_and_line_ends(folder) -> None:
    cells = ["=1+1", "-5", " hai  ô ", 'nói "thế"', "dòng\r\nmột\nhai", "'x", "\t", "1.500.000", "0", "ﬁ"]
    rows = [["Mã hộ", "Ghi chú"], *([f" H{place} ", cell] for place, cell in enumerate(cells))]
    folder.table("households.csv", rows)
    assert folder.classify().status == 0
    assert [row[:2] for row in folder.read("result.csv")] == rows


def test_cells_of_ours_never_begin_like_a_formula(village) -> None:
    village.classify("--members", "members.csv")
    rows = village.read("result.csv")
    assert not [cell for row in rows for cell in row[6:] if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert any(row[9] for row in rows[1:])


def test_letters_are_composed_as_the_register_reads_them(folder) -> None:
    r"""Marks after their letters (as Windows-1258 and some keyboards write) become one letter: ``ê\u0323`` → ``ệ``."""
    folder.write("households.csv", "Mã hộ,Ghi chú\nH1,Huyê\u0323n\n")
    folder.classify()
    assert folder.records("result.csv")[0]["Ghi chú"] == "Huyện"


def test_the_file_is_one_that_a_spreadsheet_opens(village) -> None:
    village.classify("--members", "members.csv", lang="vi")
    raw = (village.path / "result.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))) == village.read("result.csv")


def test_a_table_without_households_has_a_result_without_rows(folder) -> None:
    folder.write("households.csv", "Mã hộ,Khu vực\n")
    ran = folder.classify()
    assert ran.status == 0
    assert len(folder.read("result.csv")) == 1
    assert ["Total", "0", "–", "0"] in [line.split() for line in ran.out.splitlines()]


@pytest.mark.parametrize("column", ["status", "deprived_toilet"])
def test_a_column_with_the_name_of_a_result_is_refused(folder, column: str) -> None:
    folder.write("households.csv", f"Mã hộ,{column}\nH1,x\n")
    ran = folder.classify("--keep", column)
    assert ran.status == 2
    assert ran.err == f"households.csv:1: a column of the result has this name; found {column}\n"
    assert folder.files() == {"households.csv"}


def test_a_result_has_the_permissions_of_a_new_file_or_of_the_one_it_replaces(village) -> None:
    village.write("usual.csv", "")
    village.classify()
    result = village.path / "result.csv"
    assert result.stat().st_mode == (village.path / "usual.csv").stat().st_mode
    result.chmod(0o600)
    village.classify()
    assert result.stat().st_mode & 0o777 == 0o600
