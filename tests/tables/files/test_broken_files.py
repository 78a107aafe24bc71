"""Workbooks and Parquet files that were damaged on the way: refused as what they are, whatever their readers raise."""

import io
import random
from contextlib import suppress
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import polars as pl
import pytest

from chuan_ngheo.errors import ChuanNgheoError, InputFileError
from chuan_ngheo.tables.files import excel_source

ROWS = [["Mã hộ", "Khu vực", "size", "monthly_income"], ["H1", "nông thôn", 3, 1e6], ["H2", "xã", 4.0, "5.000.000"]]
TOKENS = [b' t="e"', b' t="d"', b' t="s"', b"1e999", b"nan", b"9999999999", b'r="ZZZZ9"', b's="99"', b"&x;", b"2958466"]


def workbook() -> dict[str, bytes]:
    """The parts of a small workbook."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(out)
    with ZipFile(out) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)


def damaged(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    done = chance.randrange(4)
    if done == 0:
        return content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]
    if done == 1:
        return content[:place] + content[place + chance.randint(1, 12) :]
    if done == 2:
        return content[:place] + chance.choice(TOKENS) + content[place:]
    return content[:place]


def is_read_or_refused(folder: Any, name: str) -> None:
    with suppress(ChuanNgheoError):
        folder.classify(name)


def test_a_workbook_of_which_a_part_is_damaged(folder) -> None:
    parts, chance = workbook(), random.Random(1)
    for _ in range(80):
        name = chance.choice([*parts])
        packed(folder.path / "h.xlsx", parts | {name: damaged(parts[name], chance)})
        is_read_or_refused(folder, "h.xlsx")


def test_a_workbook_of_which_some_bytes_are_damaged(folder) -> None:
    file, chance = folder.path / "h.xlsx", random.Random(2)
    packed(file, workbook())
    whole = file.read_bytes()
    for _ in range(60):
        file.write_bytes(damaged(whole, chance))
        is_read_or_refused(folder, "h.xlsx")


@pytest.mark.parametrize("result", ["r.csv", "r.parquet"])
def test_a_parquet_file_of_which_the_pages_are_damaged_is_named(folder, result: str) -> None:
    """Its columns are known, and only reading them shows it: by whichever way they are read."""
    file = folder.path / "h.parquet"
    table = pl.DataFrame({"household_id": ["H1", "H2"], "area": ["rural", "urban"], "size": [3, None]})
    table.write_parquet(file, compression="uncompressed")
    whole = file.read_bytes()
    file.write_bytes(whole[:4] + b"\xff" * 8 + whole[12:])
    with pytest.raises(InputFileError, match=r"^h\.parquet: cannot be read as a Parquet file"):
        folder.classify("h.parquet", result=result)
    for length in (0, 4, 20, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(InputFileError, match=r"^h\.parquet: cannot be read as a Parquet file"):
            folder.classify("h.parquet", result=result)


def test_a_workbook_that_unpacks_to_too_much(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_source, "MOST_BYTES_BESIDE", 100_000)
    packed(folder.path / "h.xlsx", workbook() | {"xl/media/image1.png": b"\0" * 100_000})
    with pytest.raises(InputFileError, match="unpacks to too much"):
        folder.classify("h.xlsx")


def test_a_sheet_that_is_packed_to_nothing(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cell of a gigabyte is a few kilobytes of file."""
    sheet, parts = "xl/worksheets/sheet1.xml", workbook()
    bomb = parts[sheet].replace(b"</sheetData>", b" " * 1_000_000 + b"</sheetData>")
    assert bomb != parts[sheet]
    packed(folder.path / "h.xlsx", parts | {sheet: bomb})
    folder.classify("h.xlsx")  # small enough, whatever it is packed to
    monkeypatch.setattr(excel_source, "BYTES_OF_ANY_KIND", 500_000)
    with pytest.raises(InputFileError, match="unpacks to too much"):
        folder.classify("h.xlsx")


def test_a_disk_that_fails_is_no_broken_file(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    packed(folder.path / "h.xlsx", workbook())

    def fails(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "no", "h.xlsx")

    monkeypatch.setattr(openpyxl, "load_workbook", fails)
    with pytest.raises(PermissionError):
        folder.classify("h.xlsx")
