"""Typed files: what is right goes straight through, what cannot be is rejected like the cell of any table."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from chuan_ngheo.errors import InputFileError
from chuan_ngheo.tables.files import typed_file
from chuan_ngheo.tables.files.staging import Stage

RIGHT: dict[str, Any] = {
    "household_id": pl.Series([11, 12, 13], dtype=pl.UInt32),
    "area": pl.Series(["rural", "urban", None], dtype=pl.Categorical),
    "size": pl.Series([2, 3, None], dtype=pl.Int8),
    "monthly_income": pl.Series([1_000_000, 30_000_000, 2_000_000], dtype=pl.Int64),
    "floor_area": pl.Series([15.5, float("inf"), None], dtype=pl.Float64).replace(float("inf"), 80.0),
    "finding_toilet": pl.Series([True, False, None]),
    "Thôn": pl.Series([["a"], [], None], dtype=pl.List(pl.String)),
}


def told(done: Any) -> list[tuple[str, int, str, str]]:
    return [(each.file, each.row, each.column, each.value) for each in done.rejected]


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a table is read cell by cell."""

    def fail(*_: Any) -> None:
        raise AssertionError("read cell by cell")

    monkeypatch.setattr(Stage, "read", fail)


@pytest.mark.usefixtures("unread", "few_at_a_time")
@pytest.mark.parametrize("missing", [True, False])
def test_a_file_that_is_right_is_not_read_cell_by_cell(folder, missing: bool) -> None:
    pl.DataFrame(RIGHT).write_parquet(folder.path / "h.parquet")
    done = folder.classify("h.parquet", result="result.parquet", says_missing=missing)
    frame = pl.read_parquet(done.result)
    assert done.rejected == []
    assert frame.select(list(RIGHT)).equals(pl.DataFrame(RIGHT))
    assert frame["class_id"].to_list() == ["poor_by_income", "above_average", None]
    assert [bool(each) for each in frame["missing"]] == [False, False, missing]
    assert (done.tally.count, done.tally.persons.total(), done.tally.notes["unknown_size"]) == (3, 5, 1)
    assert folder.classify("h.parquet").rows()[1][:7] == ["11", "rural", "2", "1000000", "15.5", "true", "a"]


@pytest.mark.usefixtures("unread", "few_at_a_time")
@pytest.mark.parametrize("ids", [pl.Int64, pl.String])
def test_so_are_its_members(folder, ids: Any) -> None:
    pl.DataFrame(RIGHT).drop("size").cast({"household_id": ids}).write_parquet(folder.path / "h.parquet")
    members = {
        "household_id": pl.Series([12, 11, 11, 14, None], dtype=pl.Int64),
        "birth_date": [date(1980, 1, 2), None, date(2015, 3, 4), None, None],
        "insured": [True, False, True, None, None],
    }
    pl.DataFrame(members).head(4).write_parquet(folder.path / "m.parquet")
    done = folder.classify("h.parquet", "m.parquet", result="result.parquet")
    frame = pl.read_parquet(done.result)
    assert told(done) == [("m.parquet", 5, "household_id", "14")]
    assert frame["deprived_health_insurance"].to_list() == [None, False, None]
    assert done.tally.persons.total() == 3


@pytest.mark.usefixtures("few_at_a_time")
@pytest.mark.parametrize(
    ("column", "values", "rejected"),
    [
        ("size", pl.Series([2, 0, 4000]), {3: "0", 4: "4000"}),
        ("size", pl.Series([2.0, 2.5, float("nan")]), {3: "2.5"}),
        ("monthly_income", pl.Series([Decimal("1000000.00"), Decimal("5.50"), None]), {3: "5.5"}),
        ("floor_area", pl.Series([45.125, float("inf"), float("nan")]), {3: "inf"}),
        ("area", pl.Series(["nông thôn", "biển", ""]), {3: "biển"}),
        ("area", pl.Series([1, None, None]), {2: "1"}),
        ("finding_toilet", pl.Series(["có", "lạ", None]), {3: "lạ"}),
        ("household_id", pl.Series(["a", "a", "a "]), {3: "a", 4: "a "}),
        ("household_id", pl.Series([None, 2.0, 3.0]), {2: ""}),
    ],
)
def test_what_cannot_be_is_rejected(folder, column: str, values: pl.Series, rejected: dict[int, str]) -> None:
    frame = pl.DataFrame(RIGHT).with_columns(values.alias(column))
    frame.write_parquet(folder.path / "h.parquet")
    done = folder.classify("h.parquet")
    assert told(done) == [("h.parquet", row, column, value) for row, value in rejected.items()]
    assert len(done.rows()) == 1 + 3 - len(rejected)


@pytest.mark.usefixtures("few_at_a_time")
def test_births_are_read_in_any_type_and_looked_at(folder) -> None:
    pl.DataFrame({"household_id": ["a"]}).write_parquet(folder.path / "h.parquet")
    for births, ages, rows in (
        (pl.Series([date(1980, 1, 1), date(2030, 1, 1), date(1700, 1, 1)]), [40, None, None], [3, 4]),
        (pl.Series(list(map(datetime.fromisoformat, ("1980-01-01", "1980-01-01T05:00")))), [40, None], [3]),
        (pl.Series([1980, 2030, 1700]), [39, None, None], [3, 4]),
        (pl.Series([date(1980, 1, 1)] * 3), [40, 39, 41], [3, 4]),
        (pl.Series([1980, 1980, 1980]), [40, 39, 41], [4]),
    ):
        ids = ["a"] * len(births)
        members = pl.DataFrame({"household_id": ids, "Ngày sinh": births, "age": pl.Series(ages, dtype=pl.Int64)})
        members.write_parquet(folder.path / "m.parquet")
        done = folder.classify("h.parquet", "m.parquet")
        assert [each.row for each in done.rejected] == rows


def test_two_columns_of_births_that_say_the_same_or_not(folder) -> None:
    pl.DataFrame({"household_id": ["a"]}).write_parquet(folder.path / "h.parquet")
    births = [date(1980, 1, 1), date(1981, 1, 1), None]
    members = {"household_id": ["a"] * 3, "birth_date": births, "birth_year": [date(1980, 1, 1)] * 3}
    pl.DataFrame(members).write_parquet(folder.path / "m.parquet")
    assert [each.row for each in folder.classify("h.parquet", "m.parquet").rejected] == [3]


def test_a_household_in_contradiction_is_rejected_from_a_typed_file_as_well(folder) -> None:
    households = {"household_id": [1, 2], "size": [1, 2], "toilet": ["none", "vip"], "finding_toilet": [True, True]}
    pl.DataFrame(households).write_parquet(folder.path / "h.parquet")
    pl.DataFrame({"household_id": [1, 1], "age": [3, 4]}).write_parquet(folder.path / "m.parquet")
    done = folder.classify("h.parquet", "m.parquet", result="result.parquet", says_missing=False)
    assert told(done) == [
        ("h.parquet", 2, "size", "1"),
        ("h.parquet", 3, "finding_toilet", "true"),
        ("m.parquet", 2, "", "1 | 3"),
        ("m.parquet", 3, "", "1 | 4"),
    ]
    assert pl.read_parquet(done.result).is_empty()
    alone = folder.classify("h.parquet", result="result.parquet", says_missing=False)
    assert told(alone) == [("h.parquet", 3, "finding_toilet", "true")]
    assert pl.read_parquet(alone.result)["household_id"].to_list() == [1]


def test_a_file_that_is_no_parquet_file(folder) -> None:
    folder.write("h.parquet", "Mã hộ\nH1\n")
    (folder.path / "short.parquet").write_bytes(b"PAR1")
    for name, said in (
        ("h.parquet", "h.parquet: cannot be read as a Parquet file"),
        ("short.parquet", "short.parquet: cannot be read as a Parquet file"),
        ("none.parquet", "none.parquet: no such file"),
    ):
        with pytest.raises(InputFileError) as refused:
            folder.classify(name)
        assert str(refused.value) == said


def test_ids_that_ascend_are_not_joined(folder, monkeypatch) -> None:
    """Each id greater than the one before: none comes twice, whatever the number of rows."""
    monkeypatch.setattr("chuan_ngheo.tables.files.register_tables._SOME", 2)
    monkeypatch.setattr("chuan_ngheo.tables.files.register_tables.RegisterTables._twice", None)
    pl.DataFrame({"household_id": [1, 2, 3, 5, 8]}).write_parquet(folder.path / "h.parquet")
    assert folder.classify("h.parquet", says_missing=False).rejected == []
    pl.DataFrame({"household_id": [1, 2, 2, 5, 8]}).write_parquet(folder.path / "h.parquet")
    with pytest.raises(TypeError):
        folder.classify("h.parquet", says_missing=False)


def test_codes_are_the_only_texts_that_need_no_reading() -> None:
    assert typed_file._is_coded("area", pl.String())
    assert not typed_file._is_coded("devices", pl.String())
    assert not typed_file._is_coded("area", pl.Int64())
