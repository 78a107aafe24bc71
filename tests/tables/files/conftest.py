"""Files classified in a folder, a few rows at a time so that batches matter."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen

from chuan_ngheo import Standard, standard
from chuan_ngheo.intake.mapping_file import shipped_headings
from chuan_ngheo.intake.register import Rejected
from chuan_ngheo.tables.files import classified_files, csv_source, register_tables
from chuan_ngheo.tables.files.classified_files import Files, classify_files
from chuan_ngheo.tables.files.tally import Tally
from tables.files.row_by_row import ON


@frozen
class Done:
    """A result as it is on disk, and what was said of it."""

    result: Path
    rejected: list[Rejected]
    tally: Tally

    def rows(self) -> list[list[str]]:
        """The rows of a result in CSV, the headings first."""
        with self.result.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))


def _unwatched(*_: Any) -> None:
    """Nobody is watching."""


class Folder:
    """A folder for tables and results."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, text: str) -> Path:
        file = self.path / name
        file.write_bytes(text.encode())
        return file

    def classify(
        self,
        households: str,
        members: str | None = None,
        *,
        result: str = "result.csv",
        by: Standard | None = None,
        **more: Any,
    ) -> Done:
        work = self.path / f"work {len(list(self.path.iterdir()))}"
        work.mkdir()
        files = Files(
            self.path / households,
            None if members is None else self.path / members,
            by or standard("vn-2016"),
            ON,
            shipped_headings(),
            "en",
        )
        files = evolve(files, **more)
        outcome = classify_files(files, self.path / result, work, _unwatched)
        return Done(self.path / result, list(outcome.rejected), outcome.tally)


@pytest.fixture
def few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows in memory, some characters of a file, a few ids to be joined."""
    monkeypatch.setattr(classified_files, "BATCH", 3)
    monkeypatch.setattr(csv_source, "_CHUNK", 64)
    monkeypatch.setattr(register_tables, "MOST_AT_ONCE", 5)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Folder]:
    """A new empty folder at each call."""
    return lambda: Folder(tmp_path_factory.mktemp("files"))
