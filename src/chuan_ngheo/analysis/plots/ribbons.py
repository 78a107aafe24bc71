"""The geometry of a flow: blocks on both sides, and between them ribbons as thick as what they carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from attrs import frozen

from chuan_ngheo.language import Text


class Spot(Protocol):
    """Where households may be at either end: what it is called, and its place from above among the others."""

    @property
    def label(self) -> Text: ...

    @property
    def place(self) -> int: ...


class Stream(Protocol):
    """Households that are at one spot at the start and at one at the end."""

    @property
    def start(self) -> Spot: ...

    @property
    def end(self) -> Spot: ...

    @property
    def households(self) -> int: ...


@frozen
class Block:
    """All that is at one spot at one end: from ``top`` to ``bottom``, counted in households from the top."""

    spot: Spot
    households: int
    top: float

    @property
    def bottom(self) -> float:
        """Where the block ends."""
        return self.top + self.households

    @property
    def middle(self) -> float:
        """Half-way down."""
        return self.top + self.households / 2


@frozen
class Ribbon:
    """A stream from its piece of a block at the start to its piece of a block at the end."""

    stream: Stream
    left: float
    right: float
    """The upper edge at either end."""

    def edge(self, t: float) -> float:
        """The upper edge at a share ``t`` of the way; the lower one is as many households below."""
        bend = t * t * (3 - 2 * t)
        return self.left + (self.right - self.left) * bend


@frozen
class Flow:
    """Blocks at the start, blocks at the end, and the ribbons between them."""

    starts: tuple[Block, ...]
    ends: tuple[Block, ...]
    ribbons: tuple[Ribbon, ...]

    @property
    def height(self) -> float:
        """Down to where the lower of the two sides ends, in households."""
        return max(block.bottom for block in (*self.starts, *self.ends))


def laid_out(streams: Sequence[Stream], gap: float, room: float) -> Flow:
    """The flow of these streams.

    Blocks lie at least ``gap`` apart, and their middles ``room``, so that names have theirs; both in households.
    """
    starts = tuple(_blocks([(each.start, each.households) for each in streams], gap, room))
    ends = tuple(_blocks([(each.end, each.households) for each in streams], gap, room))
    left = dict(_edges(starts, [(each.start, each.end, each) for each in streams]))
    right = dict(_edges(ends, [(each.end, each.start, each) for each in streams]))
    return Flow(starts, ends, tuple(Ribbon(stream, left[stream], right[stream]) for stream in streams))


def _blocks(found: Sequence[tuple[Spot, int]], gap: float, room: float) -> Iterator[Block]:
    above: Block | None = None
    for spot in sorted({each for each, _ in found}, key=lambda each: each.place):
        households = sum(count for each, count in found if each == spot)
        top = 0.0 if above is None else max(above.bottom + gap, above.middle + room - households / 2)
        above = Block(spot, households, top)
        yield above


def _edges(blocks: Sequence[Block], found: Sequence[tuple[Spot, Spot, Stream]]) -> Iterator[tuple[Stream, float]]:
    """The upper edge of each stream in its block, in the order of the blocks on the other side."""
    for block in blocks:
        own = [(other, stream) for spot, other, stream in found if spot == block.spot]
        top = block.top
        for _, stream in sorted(own, key=lambda each: each[0].place):
            yield stream, top
            top += stream.households
