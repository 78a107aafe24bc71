"""Edges of a decision table: cells beside which, over a line or one deprivation further, the class is another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.decision import Limit, combinations_of
from chuan_ngheo.standards.model import Standard


@frozen
class Edge:
    """A depth and findings, and means about a limit of an area, at which some class begins or ends."""

    area: Area
    limit: Limit
    depth: int
    findings: tuple[bool, ...]
    is_above: bool | None = None
    """The side of the limit on which one deprivation more or less counts; None for an edge over the line itself."""

    def found(self, standard: Standard) -> dict[str, bool]:
        """Findings of this depth, the first of the indicators being deprived."""
        named = dict(zip(standard.decision.findings, self.findings, strict=True))
        others = [each.id for each in standard.indicators if each.id not in named]
        counted = self.depth - sum(named.values())
        return {**named, **{each: place < counted for place, each in enumerate(others)}}


@frozen
class Edges:
    """All edges: over each line of each area, and over each number of deprivations."""

    over_lines: tuple[Edge, ...]
    over_depths: tuple[Edge, ...]

    @property
    def both(self) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
        return self.over_lines, self.over_depths


@cache
def edges_of(standard: Standard) -> Edges:
    """The edges of a standard's decision table.

    >>> from chuan_ngheo.standards.registry import standard
    >>> edges = edges_of(standard("vn-2022"))
    >>> sorted({(each.limit.income, each.depth) for each in edges.over_depths if each.area is Area.RURAL})
    [(1500000, 2), (1500000, 3)]
    """
    places = [(area, band) for area, limits in standard.decision.limits.items() for band, _ in enumerate(limits)]
    return Edges(
        tuple(edge for place in places for edge in _over_line(standard, *place)),
        tuple(edge for place in places for edge in _over_depth(standard, *place)),
    )


def _over_line(standard: Standard, area: Area, band: int) -> Iterator[Edge]:
    """Where the class below a limit is another than above it: with the fewest and with the most deprivations."""
    table = standard.decision
    below, above = table.outcomes[area][band], table.outcomes[area][band + 1]
    found = [
        Edge(area, table.limits[area][band], depth, findings)
        for depth, rows in enumerate(zip(below, above, strict=True))
        for findings, one, other in zip(combinations_of(table.findings), *rows, strict=True)
        if one is not None and one != other
    ]
    yield from found[:1] + found[1:][-1:]


def _over_depth(standard: Standard, area: Area, band: int) -> Iterator[Edge]:
    """Where, just below or above a limit, one deprivation more or less makes another class."""
    table = standard.decision
    for is_above in (False, True):
        side = table.outcomes[area][band + is_above]
        for depth, row in enumerate(side):
            beside = [side[depth + step] for step in (-1, 1) if 0 <= depth + step < len(side)]
            for place, findings in enumerate(combinations_of(table.findings)):
                others = [each[place] for each in beside if each[place] is not None]
                if row[place] is not None and any(each != row[place] for each in others):
                    yield Edge(area, table.limits[area][band], depth, findings, is_above)
