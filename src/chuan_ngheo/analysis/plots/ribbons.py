"""The geometry of a flow: blocks on both sides, and between them ribbons as thick as what they carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from chuan_ngheo.analysis.plots.passages_of_lists import Spot, Stream


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
    starts = tuple(_blocks({spot: [each for each in streams if each.start is spot] for spot in Spot}, gap, room))
    ends = tuple(_blocks({spot: [each for each in streams if each.end is spot] for spot in Spot}, gap, room))
    left = dict(_edges(starts, streams, at_end=False))
    right = dict(_edges(ends, streams, at_end=True))
    return Flow(starts, ends, tuple(Ribbon(stream, left[stream], right[stream]) for stream in streams))


def _blocks(streams: Mapping[Spot, Sequence[Stream]], gap: float, room: float) -> Iterator[Block]:
    above: Block | None = None
    for spot, own in streams.items():
        if own:
            households = sum(each.households for each in own)
            top = 0.0 if above is None else max(above.bottom + gap, above.middle + room - households / 2)
            above = Block(spot, households, top)
            yield above


def _edges(blocks: Sequence[Block], streams: Sequence[Stream], *, at_end: bool) -> Iterator[tuple[Stream, float]]:
    """The upper edge of each stream in its block, in the order of the blocks on the other side."""
    spots = list(Spot)
    for block in blocks:
        own = [each for each in streams if (each.end if at_end else each.start) is block.spot]
        top = block.top
        for stream in sorted(own, key=lambda each: spots.index(each.start if at_end else each.end)):
            yield stream, top
            top += stream.households
