"""The same register as CSV, as Parquet and as a workbook has the same result, whichever of these the result is."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import polars as pl
import pytest

HOUSEHOLDS = {
    "Mã hộ": ["001", "002", "003", "004", "005"],
    "Khu vực": ["nông thôn", "rural", "thành thị", None, "nông thôn"],
    "Thu nhập cả hộ": [1_000_000, None, 9_000_000, 2_000_000, 1_500_000],
    "Diện tích nhà ở": [45.125, 45.0, 80.5, None, 7.5],
    "Nhà tiêu": ["tự hoại", "không có", "tự hoại", None, "vip"],
    "Nghe được loa": [True, False, None, True, None],
    "Cấp sổ": [date(2020, 1, 2), None, date(2020, 3, 4), None, None],
}
MEMBERS = {
    "Mã hộ": ["001", "001", "002", "003", "005", "005"],
    "Ngày sinh": [date(1980, 5, 6), date(2008, 2, 29), None, date(1990, 1, 1), date(2019, 1, 1), date(1970, 1, 1)],
    "Có BHYT": [True, True, False, True, False, None],
    "Trình độ học vấn": ["primary", None, "THCS", "đại học", None, "none"],
}
KINDS = ["csv", "parquet", "texts.parquet", "xlsx"]


def write(folder: Any, stem: str, columns: dict[str, list[Any]], kind: str) -> str:
    """The table as a file of a kind; in CSV numbers and dates are written as offices write them."""
    name = f"{stem}.{kind}"
    path = folder.path / name
    if kind == "parquet":
        pl.DataFrame(columns).write_parquet(path)
    elif kind == "xlsx":
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Bảng")
        sheet.append(list(columns))
        for row in zip(*columns.values(), strict=True):
            sheet.append(list(row))
        book.save(path)
    else:
        texts = {heading: [as_written(cell) for cell in cells] for heading, cells in columns.items()}
        frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
        frame.write_csv(path) if kind == "csv" else frame.write_parquet(path)
    return name


def as_written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return f"{value}0".replace(".", ",") if isinstance(value, float) else str(value)


def results(folder: Any, households: str, members: str, result: str = "result.csv") -> list[list[Any]]:
    own = len(HOUSEHOLDS)
    done = folder.classify(households, members, result=result, headings=kept())
    assert done.rejected == []
    return [row[own:] for row in done.rows()]


def kept() -> Any:
    from argparse import Namespace

    from chuan_ngheo.cli.asked import asked_headings

    return asked_headings(Namespace(headings=None, keep=["Cấp sổ"]))


@pytest.mark.usefixtures("few_at_a_time")
@pytest.mark.parametrize("members", KINDS)
@pytest.mark.parametrize("households", KINDS)
def test_the_same_result_from_any_kind_of_file(folder, households: str, members: str) -> None:
    expected = results(folder, write(folder, "h", HOUSEHOLDS, "csv"), write(folder, "m", MEMBERS, "csv"))
    found = results(folder, write(folder, "H", HOUSEHOLDS, households), write(folder, "M", MEMBERS, members))
    assert found == expected
    assert [row[1] for row in expected[1:]] == ["poor_by_income", "", "above_average", "", ""]


@pytest.mark.usefixtures("few_at_a_time")
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_result_in_any_kind_of_file(folder, kind: str) -> None:
    households, members = write(folder, "h", HOUSEHOLDS, kind), write(folder, "m", MEMBERS, "csv")
    headings, *expected = folder.classify(households, members, headings=kept()).rows()
    folder.classify(households, members, headings=kept(), result="result.parquet")
    folder.classify(households, members, headings=kept(), result="result.xlsx")
    frame = pl.read_parquet(folder.path / "result.parquet")
    book = openpyxl.load_workbook(folder.path / "result.xlsx", read_only=True)
    first, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert list(first) == frame.columns == headings
    own = len(HOUSEHOLDS)
    full = [[*row, *[None] * (len(headings) - len(row))] for row in rows]  # blank cells at the end are not stored
    for written in (frame.rows(), full):
        assert [[as_cell(cell) for cell in row[own:]] for row in written] == [row[own:] for row in expected]
    types = frame.schema
    assert (types["status"], types["missing"], types["deprivations"]) == (pl.String, pl.String, pl.Int64)
    assert types["deprived_toilet"] == pl.Boolean


def as_cell(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_own_columns_of_a_typed_file_keep_their_types(folder) -> None:
    households = write(folder, "h", HOUSEHOLDS, "parquet")
    folder.classify(households, headings=kept(), result="result.parquet")
    before, after = (pl.read_parquet(folder.path / name) for name in (households, "result.parquet"))
    assert after.select(before.columns).equals(before)
    folder.classify(households, headings=kept(), result="result.xlsx")
    book = openpyxl.load_workbook(folder.path / "result.xlsx")
    first = [cell.value for cell in book.worksheets[0][2]][:7]
    assert first == ["001", "nông thôn", 1_000_000, 45.125, "tự hoại", True, datetime.fromisoformat("2020-01-02")]


def test_own_cells_of_a_workbook_stay_numbers_dates_and_answers_in_a_workbook(folder) -> None:
    households = write(folder, "h", HOUSEHOLDS, "xlsx")
    folder.classify(households, headings=kept(), result="result.xlsx")
    before, after = (openpyxl.load_workbook(folder.path / name).worksheets[0] for name in (households, "result.xlsx"))
    own = [[cell.value for cell in row][:7] for row in after.iter_rows()]
    assert own == [[cell.value for cell in row] for row in before.iter_rows()]
    rows = folder.classify(households, headings=kept()).rows()
    assert rows[1][:7] == ["001", "nông thôn", "1000000", "45.125", "tự hoại", "true", "2020-01-02"]


def test_texts_of_a_table_are_texts_or_nothing_in_parquet(folder) -> None:
    folder.write("h.csv", "Mã hộ,Ghi chú,\n001,,\n002,b,\n")
    folder.classify("h.csv", result="result.parquet")
    frame = pl.read_parquet(folder.path / "result.parquet")
    assert frame.columns[:3] == ["Mã hộ", "Ghi chú", "status"]
    assert frame.select("Mã hộ", "Ghi chú").rows() == [("001", None), ("002", "b")]


@pytest.mark.parametrize("result", ["result.csv", "result.parquet", "result.xlsx"])
def test_a_table_without_rows_has_a_result_without_rows(folder, result: str) -> None:
    folder.write("h.csv", "Mã hộ,Khu vực\n")
    pl.DataFrame(schema={"Mã hộ": pl.String, "Khu vực": pl.String}).write_parquet(folder.path / "h.parquet")
    for households in ("h.csv", "h.parquet"):
        done = folder.classify(households, result=result)
        assert (done.rejected, done.tally.count) == ([], 0)
    if result.endswith("parquet"):
        assert pl.read_parquet(done.result).shape == (0, 2 + 5 + 10)


def test_exact_decimals_have_no_two_readings() -> None:
    from chuan_ngheo.tables.files.decoding import _comparable

    for text, compared in {
        "8": 8, "8.0000000000000001": 8, "7.9999999999999999": 8, "0.000000000000000000000000000000000001": 0,
        "7.999999999999": Decimal("7.999999999"), "8.0000000001": Decimal("8.0000000001"),
    }.items():  # fmt: skip
        value = Decimal(text)
        kept_value = _comparable(value)
        limit = Decimal(compared).quantize(Decimal("0.00000001"))
        assert (kept_value > limit, kept_value < limit) == (value > limit, value < limit)
        assert -kept_value.as_tuple().exponent <= 9
