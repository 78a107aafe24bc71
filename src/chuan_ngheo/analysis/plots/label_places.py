"""Labels that do not lie on each other: each takes the first of its places that is free, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import frozen

from chuan_ngheo.analysis.plots.sheet import SMALL, width_of

Align = Literal["left", "center", "right"]
"""On which side of its place a text runs: it begins there, lies around it, or ends there."""


@frozen
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any of the ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether no part of it is outside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def box_of(text: str, x: float, y: float, align: Align = "center", size: float = SMALL) -> Box:
    """The ground that a line of text takes around its place."""
    width = width_of(text, size) + 2
    left = {"left": x, "center": x - width / 2, "right": x - width}[align]
    return Box(left, y - 0.7 * size, left + width, y + 0.7 * size)


@frozen
class Place:
    """Where a label may stand: a point, and on which side of it the text runs."""

    x: float
    y: float
    align: Align = "center"


def placed(
    labels: Iterable[tuple[str, Sequence[Place]]], taken: Iterable[Box] = (), ground: Box | None = None
) -> list[Place | None]:
    """For each label, in order of their weight, its place; None where every place is taken or off the ground.

    >>> placed([("A", [Place(0, 0)]), ("B", [Place(1, 1), Place(50, 0)]), ("C", [Place(0, 0)])])
    [Place(x=0, y=0, align='center'), Place(x=50, y=0, align='center'), None]
    """
    full = list(taken)
    found: list[Place | None] = []
    for text, places in labels:
        free = next((place for place in places if _free(text, place, full, ground)), None)
        if free is not None:
            full.append(box_of(text, free.x, free.y, free.align))
        found.append(free)
    return found


def _free(text: str, place: Place, full: Sequence[Box], ground: Box | None) -> bool:
    box = box_of(text, place.x, place.y, place.align)
    return (ground is None or box.within(ground)) and not any(box.meets(other) for other in full)
