"""What is rejected of one table, kept on disk in the order of its rows until all is known that can be wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from attrs import define

from chuan_ngheo.intake.register import Rejected
from chuan_ngheo.language import Text


class Found(NamedTuple):
    """Something rejected, and which of the checks found it: those of a row are told in the order of the checks."""

    row: int
    check: int
    rejected: Rejected


@define
class RejectsOnDisk:
    """A file of rejects, written row by row and read back as often as is asked."""

    path: Path

    def add(self, found: Iterable[Found]) -> None:
        """Append what was found, each row behind those that are there."""
        with self.path.open("a", encoding="utf-8") as file:
            file.writelines(map(_line, found))

    def __bool__(self) -> bool:
        """Whether anything is rejected."""
        return self.path.exists() and self.path.stat().st_size > 0

    def __iter__(self) -> Iterator[Found]:
        if not self.path.exists():
            return
        with self.path.open(encoding="utf-8") as file:
            for line in file:
                row, check, name, column, value, vi, en = json.loads(line)
                yield Found(row, check, Rejected(name, row, column, value, Text(vi, en)))


def _line(found: Found) -> str:
    each = found.rejected
    told = [found.row, found.check, each.file, each.column, each.value, each.reason.vi, each.reason.en]
    return json.dumps(told, ensure_ascii=True) + "\n"
