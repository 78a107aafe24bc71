"""Households that split, merge or get a new id: told by the register at the end, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from chuan_ngheo.language import CodeList
from chuan_ngheo.review.register import Entry


class Succession(CodeList):
    """What became of households by number: of one several, of several one, or one under a new id."""

    SPLIT = "split", "tách hộ", "split"
    MERGED = "merged", "nhập hộ", "merged"
    REGROUPED = "regrouped", "tách và nhập hộ", "split and merged"
    RENUMBERED = "renumbered", "đổi mã hộ", "new id"


@frozen
class Family:
    """Households of the start and of the end that are made of the same persons, as far as the register says."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def succession(self) -> Succession:
        """What happened.

        >>> Family(("H-1",), ("H-1", "H-1a")).succession.label.en
        'split'
        """
        if len(self.before) == 1:
            return Succession.RENUMBERED if len(self.after) == 1 else Succession.SPLIT
        return Succession.MERGED if len(self.after) == 1 else Succession.REGROUPED


def families(before: Collection[str], after: Mapping[str, Entry]) -> tuple[Family, ...]:
    """The families that the predecessors named in ``after`` make, by their first id.

    A household that keeps its id is its own successor, so one that splits off a part is in the family too.

    >>> families({"A", "B"}, {"A": Entry("A"), "C": Entry("C", predecessors=["A"])})
    (Family(before=('A',), after=('A', 'C')),)
    """
    links = [
        (predecessor, entry.id)
        for entry in after.values()
        for predecessor in entry.predecessors
        if predecessor != entry.id
    ]
    touched = {each for link in links for each in link}
    links += [(each, each) for each in touched if each in before and each in after]
    return tuple(
        sorted((Family(tuple(sorted(old)), tuple(sorted(new))) for old, new in _joined(links)), key=lambda f: f.before)
    )


def _joined(links: Iterable[tuple[str, str]]) -> list[tuple[set[str], set[str]]]:
    """The connected parts of a graph between old ids and new ids."""
    successors: dict[str, set[str]] = defaultdict(set)
    predecessors: dict[str, set[str]] = defaultdict(set)
    for old, new in links:
        successors[old].add(new)
        predecessors[new].add(old)
    parts: list[tuple[set[str], set[str]]] = []
    seen: set[str] = set()
    for first in successors:
        if first in seen:
            continue
        before: set[str] = set()
        after: set[str] = set()
        waiting = [first]
        while waiting:
            each = waiting.pop()
            if each not in before:
                before.add(each)
                after |= successors[each]
                waiting += [other for child in successors[each] for other in predecessors[child]]
        seen |= before
        parts.append((before, after))
    return parts
