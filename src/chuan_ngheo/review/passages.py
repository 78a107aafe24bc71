"""Households followed from the register at the start to the register at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Self

from attrs import frozen

from chuan_ngheo.errors import Problem
from chuan_ngheo.language import Text
from chuan_ngheo.review.register import Entry
from chuan_ngheo.review.succession import Family, Succession


class Cause(Enum):
    """What the register says of a household that is at one end only."""

    LEFT = "left"
    MOVED_IN = "moved in"
    SPLIT_OR_MERGED = "split or merged"


@frozen
class Passage:
    """One household at the start, at the end, or at both."""

    start: Entry | None
    end: Entry | None
    cause: Cause | None = None


@frozen
class Registers:
    """The registers at the start and at the end, by id; ``left`` are those that the second says have left."""

    start: Mapping[str, Entry]
    end: Mapping[str, Entry]
    left: frozenset[str]

    @classmethod
    def of(cls, before: Iterable[Entry], after: Sequence[Entry]) -> Self:
        """Who has left is in neither."""
        return cls(
            start={each.id: each for each in before if each.left is None},
            end={each.id: each for each in after if each.left is None},
            left=frozenset(each.id for each in after if each.left is not None),
        )

    def contradictions(self) -> Iterator[Problem]:
        """What the register at the end says of the start, and is not so."""
        for each in sorted(self.left - self.start.keys()):
            yield Problem("after", _LEFT_NOT_THERE, each)
        for household_id, now in sorted(self.end.items()):
            if now.moved_in and household_id in self.start:
                yield Problem("after", _MOVED_IN_THERE, household_id)
            for predecessor in now.predecessors:
                if predecessor in self.left:
                    yield Problem("after", _SUCCESSOR_OF_LEFT.format(id=household_id), predecessor)
                elif predecessor not in self.start:
                    yield Problem("after", _NO_PREDECESSOR.format(id=household_id), predecessor)

    def passages(self, kin: Iterable[Family]) -> Iterator[Passage]:
        """What became of each household: first of those at the start, then of those at the end alone."""
        renumbered: dict[str, str] = {}
        ended: set[str] = set()
        formed: set[str] = set()
        for family in kin:
            if family.succession is Succession.RENUMBERED:
                renumbered[family.before[0]] = family.after[0]
            else:
                ended.update(family.before)
                formed.update(family.after)
        for household_id, was in self.start.items():
            now = self.end.get(renumbered.get(household_id, household_id))
            cause = None
            if now is None and household_id in self.left:
                cause = Cause.LEFT
            elif now is None and household_id in ended:
                cause = Cause.SPLIT_OR_MERGED
            yield Passage(was, now, cause)
        for household_id in self.end.keys() - self.start.keys() - set(renumbered.values()):
            now = self.end[household_id]
            cause = Cause.MOVED_IN if now.moved_in else None
            yield Passage(None, now, Cause.SPLIT_OR_MERGED if household_id in formed else cause)


def duplicates(entries: Iterable[Entry], where: str) -> Iterator[Problem]:
    """Every id that stands more than once in a register."""
    for each, count in sorted(Counter(entry.id for entry in entries).items()):
        if count > 1:
            yield Problem(where, _DUPLICATE.format(count=count), found=each)


_DUPLICATE = Text("mã hộ có {count} lần", "the id stands {count} times")
_LEFT_NOT_THERE = Text("hộ đã đi nhưng không có ở đầu kỳ", "a household that left was not there at the start")
_MOVED_IN_THERE = Text("hộ chuyển đến nhưng đã có ở đầu kỳ", "a household that moved in was there at the start")
_NO_PREDECESSOR = Text(
    "hộ {id} hình thành từ một hộ không có ở đầu kỳ", "household {id} is made of one that was not there at the start"
)
_SUCCESSOR_OF_LEFT = Text("hộ {id} hình thành từ một hộ đã đi", "household {id} is made of one that has left")
