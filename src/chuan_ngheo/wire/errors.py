"""A document that cannot be read, and the places in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from chuan_ngheo.errors import ChuanNgheoError, Problem
from chuan_ngheo.structuring import Failure, Path, field_path, split_path


class WireError(ChuanNgheoError):
    """A document that cannot be read, or a value that no document can hold; ``where`` is ``$.members[2].age``."""


def document_path(path: Path) -> str:
    """A place in a document.

    >>> document_path(("household", "members", 2, "age")), document_path(())
    ('$.household.members[2].age', '$')
    """
    written = field_path(path)
    return f"$.{written}" if written and not written.startswith("[") else f"${written}"


def placed(problems: Iterable[Problem], below: Path = ()) -> Iterator[Problem]:
    """Problems of a value, told by the place that it has in a document."""
    for each in problems:
        yield evolve(each, where=document_path((*below, *split_path(each.where))))


def told(failures: Iterable[Failure]) -> Iterator[Problem]:
    """Failures of cattrs as problems of a document."""
    for each in failures:
        yield evolve(each.problem, where=document_path(each.path))
