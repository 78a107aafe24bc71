"""A transition matrix: how many pass from each standing (rows) to each other (columns)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from chuan_ngheo.standards.model import Standard
from chuan_ngheo.verification.comparison.standing import Standing

Passage = tuple[Standing, Standing]


@frozen
class Matrix:
    """Counts by row and column; what is not in ``counts`` is none."""

    rows: tuple[Standing, ...]
    columns: tuple[Standing, ...]
    counts: Mapping[Passage, int] = field(hash=False)

    @classmethod
    def of(cls, counts: Mapping[Passage, int], before: Standard, after: Standard) -> Matrix:
        """The matrix of these counts; standings stand in the order of their standard's classes."""
        rows = _in_order({row for row, _ in counts}, before)
        return cls(rows, _in_order({column for _, column in counts}, after), counts)

    def __getitem__(self, passage: Passage) -> int:
        return self.counts.get(passage, 0)

    @property
    def total(self) -> int:
        """All that is counted."""
        return sum(self.counts.values())


def _in_order(standings: Iterable[Standing], standard: Standard) -> tuple[Standing, ...]:
    places = {each.id: place for place, each in enumerate(standard.classes)}

    def place(standing: Standing) -> tuple[bool, list[int], str]:
        return not standing.class_ids, [places[each] for each in standing.class_ids], standing.name.en

    return tuple(sorted(standings, key=place))
