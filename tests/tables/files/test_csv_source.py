"""CSV many rows at a time is CSV row by row."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuan_ngheo.errors import InputFileError
from chuan_ngheo.intake.csv_file import Record, read_table
from chuan_ngheo.intake.headings import TableHeadings
from chuan_ngheo.intake.wording import Wordlist
from chuan_ngheo.tables.files import csv_source
from chuan_ngheo.tables.files.csv_source import CsvSource

KNOWN = TableHeadings(Wordlist.of([("a", "id"), ("b", "size"), ("c", "area")]))
PIECES = ["a", "b", ",", ",", "\n", "\n", '"', '"\n', '",', "\r\n", "\r", " ", "e\u0302", "x,y,z\n", "1,2,3\n", "\n\n"]
PIECES += ['"q,\nr",s,t\n', '"hai ""ba""",,\n', "\u0085", "\u2028", "\x1c,,\n", " ,,\n", "x" * 40_000, "\0", "\udc80"]
laws = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def row_by_row(file: Path) -> list[Record] | str:
    try:
        return list(read_table(file, lambda heading: KNOWN.path(heading) is not None).records)
    except InputFileError as error:
        return str(error)


def in_batches(file: Path, size: int) -> list[Record] | str:
    found: list[Record] = []
    share = 0.0
    try:
        for batch in CsvSource.opened(file, KNOWN, None).batches(size):
            records = [Record(row, tuple(cells)) for row, *cells in batch.rows.iter_rows()] + list(batch.unfit)
            found += sorted(records, key=lambda record: record.row)
            assert share <= batch.share <= 1
            share = batch.share
    except InputFileError as error:
        return str(error)
    return found


@laws
@pytest.mark.parametrize("chunk", [5, 1_000_000])
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=14),
    first=st.sampled_from(["a,b,c\n", "a,b,c\r\n", "a,b,c,\n", '"a","b",c\n', "\ufeffa,b,c\n", "a\n", "a;b;c\n"]),
    size=st.integers(1, 6),
)
def test_the_same_rows_and_the_same_refusals(tmp_path: Path, monkeypatch, chunk, pieces, first, size) -> None:
    file = tmp_path / "bảng.csv"
    file.write_bytes((first + "".join(pieces)).encode(errors="surrogatepass"))
    monkeypatch.setattr(csv_source, "_CHUNK", chunk)
    assert in_batches(file, size) == row_by_row(file)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_any_line_end(tmp_path: Path, encoding: str, line_end: str) -> None:
    file = tmp_path / "bảng.csv"
    file.write_bytes(line_end.join(["a,b,c", "hộ 1,2,3", '"hộ, 2",,', ""]).encode(encoding))
    assert in_batches(file, 2) == [Record(2, ("hộ 1", "2", "3")), Record(3, ("hộ, 2", "", ""))]


def test_a_line_without_end_is_not_taken_for_a_row(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(csv_source, "_CHUNK", 1_000)
    monkeypatch.setattr(csv_source, "_MOST_CHARACTERS", 5_000_000)
    file = tmp_path / "bảng.csv"
    file.write_bytes(b"a,b,c\n" + b"x" * 6_000_000)
    said = in_batches(file, 10)
    assert said == row_by_row(file)
    assert said == "bảng.csv:2: a line far too long for a table"
