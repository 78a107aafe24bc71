"""``report``: from the file that ``classify`` wrote to every kind of report; rows that cannot be read are told."""

import csv
import re
import shutil
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from chuan_ngheo.language import LANGUAGES

COMMUNE = Path(__file__).parents[2] / "examples" / "commune"
ON = "2020-11-20"


@pytest.fixture
def commune(folder):
    """The example commune, classified into result.csv."""
    for name in ("households.csv", "members.csv"):
        shutil.copy(COMMUNE / name, folder.path / name)
    assert folder.classify("--members", "members.csv").status == 0
    return folder


def report(folder, *arguments: str, result: str = "result.csv", lang: str = "en"):
    return folder.run("report", result, "--on", ON, "--lang", lang, *arguments)


@pytest.fixture
def two_years(commune):
    """The commune, and a review before in which some were of another class or elsewhere."""
    rows = commune.records("result.csv")
    for place, row in enumerate(rows):
        if place % 7 == 0 and row["class_id"]:
            row["class_id"] = row["status"] = "near_poor"
        if place % 11 == 0:
            row["Thôn/bản"] = "Bản Mẫu Hai"
    kept = rows[3:]
    commune.table("before.csv", [list(kept[0]), *(list(row.values()) for row in kept)])
    return commune


def line(out: str, first: str) -> list[str]:
    (found,) = [cells for each in out.splitlines() if (cells := re.split(r"\s{2,}", each.strip()))[0] == first]
    return found[1:]


@pytest.mark.parametrize(
    ("lang", "first", "cells"),
    [("en", "Poor", ["90", "22.50", "376", "23.03"]), ("vi", "Hộ nghèo", ["90", "22,50", "376", "23,03"])],
)
def test_without_an_output_the_tables_are_printed(commune, lang: str, first: str, cells: list[str]) -> None:
    done = report(commune, lang=lang)
    assert (done.status, done.err) == (0, "")
    assert line(done.out, first) == cells


def test_the_counts_are_those_of_the_summary(commune) -> None:
    summary = commune.classify("--members", "members.csv").out
    out = report(commune).out
    for told, shown in (("poor by income", "Poor by income"), ("undetermined", "Undetermined"), ("Total", "Total")):
        households, share, *_ = line(summary, told)
        assert line(out.split("\nTable 1.1.")[0], shown)[:2] == [households, share]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_with_tables_and_pictures(two_years, lang: str) -> None:
    done = report(two_years, "--before", "before.csv", "--place", "Xã <Ví Dụ>", "-o", "report.html", lang=lang)
    assert (done.status, done.err) == (0, "")
    html = (two_years.path / "report.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert f'<html lang="{lang}">' in html
    assert "Xã &lt;Ví Dụ&gt;" in html
    assert html.count("<svg") >= 3
    assert html.count("<table") > 10
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert two_years.files() == {"households.csv", "members.csv", "result.csv", "before.csv", "report.html"}


def test_a_workbook(commune) -> None:
    done = report(commune, "-o", "report.xlsx", "--names")
    assert (done.status, done.out) == (0, "Report: report.xlsx\n")
    book = openpyxl.load_workbook(commune.path / "report.xlsx")
    assert book.sheetnames[0] == "Table 1"
    assert {"Table 14", "Table 15", "Notes"} <= set(book.sheetnames)


def test_a_folder_of_csv_files(commune) -> None:
    assert report(commune, "-o", "tables").status == 0
    assert report(commune, "-o", "tables").status == 0  # again, over what is there
    with (commune.path / "tables" / "table-1.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head[0] == "Class"
    assert rows[-1][:2] == ["Total", "400"]


def test_a_text(commune) -> None:
    assert report(commune, "-o", "report.txt", "--rounding", "truncated").status == 0
    text = (commune.path / "report.txt").read_text(encoding="utf-8")
    assert "Rates in per cent, two decimals, truncated." in text


@pytest.mark.parametrize("kind", ["parquet", "xlsx"])
def test_results_of_every_kind_give_the_same_report(commune, kind: str) -> None:
    expected = report(commune).out
    assert commune.classify("--members", "members.csv", "-o", f"again.{kind}").status == 0
    assert report(commune, result=f"again.{kind}").out == expected


def test_units_are_asked_for_by_heading_or_by_label(commune) -> None:
    tables = [report(commune, "--by", name).out for name in ("Thôn/bản", "thôn", "village")]
    assert tables[0] == tables[1] == tables[2]
    assert "Table 1.1. Results by unit: Village" in tables[0]
    assert "Table 1.2." not in tables[0]
    by_water = report(commune, "--by", "Nguồn nước sinh hoạt").out
    assert line(by_water.split("\nTable 4–7.")[0], "Rain")[0] == str(
        sum(row["Nguồn nước sinh hoạt"] == "nước mưa" for row in commune.records("result.csv"))
    )


def test_movement_with_earlier_years(two_years) -> None:
    out = report(two_years, "--before", "before.csv").out
    start, end = (int(line(out, f"Poor at the {when}")[0]) for when in ("start", "end"))
    assert end == 90
    assert start != end
    assert "cannot be told from" in out
    told = report(two_years, "--before", "before.csv", "--history", "result.csv").out
    assert "cannot be told from" not in told
    assert re.search(r"\(\+\) Relapsed into poverty +[1-9]", told)


def test_an_earlier_review_under_another_standard(commune) -> None:
    old = commune.records("result.csv")
    for row in old:
        row["class_id"] = {"poor": "poor", "near_poor": "near_poor"}.get(row["status"], "not_poor")
        row["status"] = row["status"] if row["class_id"] != "not_poor" else ""
        row["possible"] = ""
        for name in list(row):
            if name.startswith("deprived_"):
                del row[name]
    commune.table("before.csv", [list(old[0]), *(list(row.values()) for row in old)])
    done = report(commune, "--before", "before.csv", "--before-standard", "vn-2011")
    assert (done.status, done.err) == (0, "")
    assert line(done.out, "Poor at the start")[0] == line(done.out, "Poor at the end")[0] == "90"


def test_a_row_that_cannot_be_read_is_told_and_the_rest_goes_on(commune) -> None:
    rows = commune.read("result.csv")
    head = rows[0]
    status, class_id, toilet = (head.index(name) for name in ("status", "class_id", "deprived_toilet"))
    size, identity = head.index("Số nhân khẩu"), head.index("Mã hộ")
    rows[1][status] = "pour"
    rows[2][toilet] = "perhaps"
    rows[3][size] = "four"
    rows[4][identity] = ""
    rows[5][class_id], rows[5][status] = "near_poor", "poor"
    rows[6][class_id] = "very_poor"
    commune.table("result.csv", rows)
    done = report(commune)
    assert done.status == 1
    assert line(done.out.split("\nTable 1.1.")[0], "Total")[0] == "394"
    told = done.err.splitlines()
    assert told[0] == "Rows that cannot be read and are not counted: 6"
    assert [re.match(r"  result\.csv:(\d+) (\S.*?) “", each)[1] for each in told[1:]] == ["2", "3", "4", "5", "6", "7"]
    assert "did you mean “poor”?" in told[1]
    assert "the status of this class is “near_poor”, but the column status says “poor”" in told[5]


def test_everything_wrong_with_a_file_is_told_at_once(commune) -> None:
    rows = commune.read("result.csv")
    rows[0][rows[0].index("status")] = "statsu"
    rows[0][rows[0].index("deprived_toilet")] = "toilet found"
    commune.table("result.csv", rows)
    done = report(commune, "--by", "Thôn xóm bản", "-o", "report.html")
    assert done.status == 2
    told = done.err.splitlines()
    assert any("status" in each and "did you mean “statsu”?" in each for each in told)
    assert any("deprived_toilet" in each for each in told)
    assert any("there is no column of this name; found Thôn xóm bản" in each for each in told)
    assert "report.html" not in commune.files()


def test_a_result_of_another_standard_is_refused(commune) -> None:
    done = report(commune, "--standard", "vn-2022")
    assert done.status == 2
    assert "not a result of a classification under vn-2022; found deprived_employment" in done.err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("result.csv", "a report is no such file; found .csv"),
        ("report.pdf", "expected .html, .xlsx, .txt, or the name of a folder"),
        ("nowhere/report.html", "no such folder"),
    ],
)
def test_places_where_no_report_can_be_written(commune, output: str, said: str) -> None:
    done = report(commune, "-o", output)
    assert done.status == 2
    assert said in done.err
    assert "status" in commune.read("result.csv")[0]


def test_a_report_does_not_take_the_place_of_what_it_is_made_of(commune) -> None:
    (commune.path / "result.xlsx").write_bytes(b"")
    assert commune.classify("--members", "members.csv", "-o", "result.xlsx").status == 0
    done = report(commune, "-o", "result.xlsx", result="result.xlsx")
    assert done.status == 2
    assert "would overwrite this input file" in done.err


def test_a_result_without_rows(folder) -> None:
    folder.write("households.csv", "Mã hộ,Thôn,Khu vực,Số nhân khẩu,Thu nhập cả hộ\n")
    folder.classify()
    done = report(folder)
    assert (done.status, done.err) == (0, "")
    assert line(done.out.split("\nTable 1.1.")[0], "Total")[0] == "0"
    pl.DataFrame(schema=dict.fromkeys(folder.read("result.csv")[0], pl.String)).write_parquet(folder.path / "r.parquet")
    assert report(folder, result="r.parquet").out == done.out
