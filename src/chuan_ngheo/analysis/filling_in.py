"""What a household's unknown findings leave open: everything that ways of filling them in may lead to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from attrs import frozen


@frozen
class Pattern:
    """The findings of a household — 1 deprived, 0 not, None unknown — and what makes it poor.

    With ``by_class`` unset it is poor from a score of ``fewest`` parts on. Otherwise ``by_class`` holds the answers
    that its class leaves open: poor, not poor, or either.
    """

    findings: tuple[int | None, ...]
    fewest: int = 0
    by_class: frozenset[bool] | None = None

    def poor(self, score: int) -> frozenset[bool]:
        """Whether it may be poor, and whether it may not, with that score."""
        return frozenset({score >= self.fewest}) if self.by_class is None else self.by_class


class Outcome(NamedTuple):
    """What one household adds to totals; all zeros for one that is not poor."""

    poor: int
    hit: int
    """1 where it is poor and deprived in the one indicator looked at."""
    inside: int
    """The parts of its score that the indicators looked at make."""
    score: int


SPARED = Outcome(0, 0, 0, 0)


@cache
def sums(parts: tuple[int, ...]) -> tuple[int, ...]:
    """Every total that some of the parts have, in order.

    >>> sums((3, 1))
    (0, 1, 3, 4)
    """
    reached = 1
    for part in parts:
        reached |= reached << part
    return tuple(total for total in range(reached.bit_length()) if reached >> total & 1)


def outcomes(pattern: Pattern, parts: Sequence[int], own: Collection[int]) -> frozenset[Outcome]:
    """All that may come of a household, looking at some of the indicators.

    Of the scores that agree in everything else only the least and the greatest are told: no total of what is told,
    nor any ratio of two, is greatest or least between them.

    >>> sorted(outcomes(Pattern((1, None), fewest=2), (1, 1), own=[1]))
    [Outcome(poor=0, hit=0, inside=0, score=0), Outcome(poor=1, hit=1, inside=1, score=2)]
    """
    others = [place for place in range(len(parts)) if place not in own]
    outer = _reached(pattern, parts, others)
    found = set[Outcome]()
    for hit, inside in _inside(pattern, parts, own):
        answers = {
            answer: [inside + each for each in outer if answer in pattern.poor(inside + each)]
            for answer in (True, False)
        }
        found |= {Outcome(1, hit, inside, score) for score in (answers[True][:1] + answers[True][-1:])}
        if answers[False]:
            found.add(SPARED)
    return frozenset(found)


def _inside(pattern: Pattern, parts: Sequence[int], own: Collection[int]) -> Iterator[tuple[int, int]]:
    if len(own) != 1:
        yield from ((0, total) for total in _reached(pattern, parts, own))
        return
    (place,) = own
    finding = pattern.findings[place]
    for hit in (0, 1) if finding is None else (finding,):
        yield hit, hit * parts[place]


def _reached(pattern: Pattern, parts: Sequence[int], places: Collection[int]) -> tuple[int, ...]:
    known = sum(parts[place] for place in places if pattern.findings[place] == 1)
    unknown = tuple(sorted(parts[place] for place in places if pattern.findings[place] is None))
    return tuple(known + each for each in sums(unknown))
