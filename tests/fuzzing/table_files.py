"""The same tables read many rows at a time, classified and written: what row by row gives, and nothing is lost."""

import csv
import tempfile
from pathlib import Path

from chuan_ngheo.errors import InputFileError
from chuan_ngheo.intake.classified import classified
from chuan_ngheo.intake.mapping_file import shipped_headings
from chuan_ngheo.intake.register import Register, Rejected, read_register
from chuan_ngheo.standards.registry import standard
from chuan_ngheo.tables.files.classified_files import Files, classify_files
from fuzzing.csv_tables import ON, tables_of
from fuzzing.law import read


def one_input(data: bytes) -> None:
    """Try the two tables in both ways."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        households, members, encoding = tables_of(data, folder)
        law, known = standard("vn-2016"), shipped_headings()
        files = Files(households, members, law, ON, known, "en", encoding)
        (folder / "work").mkdir()

        def at_once() -> list[Rejected]:
            return list(classify_files(files, folder / "result.csv", folder / "work", _unwatched).rejected)

        rejected = read(at_once, InputFileError)
        register = read(lambda: read_register(households, members, on=ON, encoding=encoding), InputFileError)
        if rejected is None or register is None:
            return  # what else a result cannot be made of, such as a column named like one of its own
        _is_the_same(register, rejected, folder / "result.csv", households)


def _is_the_same(register: Register, rejected: list[Rejected], result: Path, households: Path) -> None:
    by_itself = classified(register, register.rows, standard("vn-2016"), ON, shipped_headings(), households.name)
    assert rejected == list(by_itself.rejected)
    with result.open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    own = [tuple(row[: len(register.headings)]) for row in rows]
    assert own == [each.row.cells for each in by_itself.rows]


def _unwatched(*_: object) -> None:
    """Nobody is watching."""
