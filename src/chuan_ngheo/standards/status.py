"""The status of a household: the class that every standard shares, from the worst off."""

from __future__ import annotations

from chuan_ngheo.household.facts import Fact, Kind
from chuan_ngheo.language import CodeList, Text


class Status(CodeList):
    """The class of a household, comparable across standards; ordered from the worst off.

    >>> Status.POOR < Status.NEAR_POOR < Status.AVERAGE < Status.ABOVE_AVERAGE
    True
    """

    POOR = "poor", "hộ nghèo", "poor"
    NEAR_POOR = "near_poor", "hộ cận nghèo", "near-poor"
    AVERAGE = "average", "hộ có mức sống trung bình", "average living standard"
    ABOVE_AVERAGE = "above_average", "hộ có mức sống trên trung bình", "above average"

    @property
    def rank(self) -> int:
        """0 for the worst off."""
        return list(Status).index(self)

    @property
    def ladder(self) -> tuple[int, int]:
        """The rung on which a comparison in a rule places this status."""
        return (self.rank, self.rank)

    def __lt__(self, other: str) -> bool:
        return self.rank < _rank(other)

    def __gt__(self, other: str) -> bool:
        return self.rank > _rank(other)

    def __le__(self, other: str) -> bool:
        return self.rank <= _rank(other)

    def __ge__(self, other: str) -> bool:
        return self.rank >= _rank(other)


def _rank(other: object) -> int:
    """A word is refused: a status is one too, and Python would compare the two by the alphabet."""
    if not isinstance(other, Status):
        raise TypeError(f"a status has no order with {other!r}")
    return other.rank


STATUS_FACT = Fact("status", Kind.CODE, Text("loại hộ", "status"), codes=Status)
