"""Labelled cells of a grid → boxes: disjoint, together all cells and no other, none that could be joined to another.

Places of the grid without a cell are nothing that can be: a box may reach over them, and is said in fewer words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from attrs import frozen

Place = tuple[int, ...]
Sides = tuple[tuple[int, int], ...]
"""First and last place of a box along each axis."""

_TAKEN = -1


@frozen
class Box:
    """Cells of one label; ``places`` are those of its places that have a cell."""

    label: int
    sides: Sides
    places: tuple[Place, ...]


def boxes_of(cells: Mapping[Place, int], sizes: Sequence[int]) -> Iterator[Box]:
    """Boxes over a grid of these sizes, whose cells have labels from 0; each is the largest of those tried.

    >>> [box.sides for box in boxes_of({(0, 0): 5, (0, 1): 5, (1, 1): 5, (1, 0): 7}, (2, 2))]
    [((0, 0), (0, 1)), ((1, 1), (0, 0)), ((1, 1), (1, 1))]
    """
    left = dict(cells)
    orders = _orders(len(sizes))
    for start in sorted(cells):
        if left[start] == _TAKEN:
            continue
        grown = (
            _Growing(cells[start], left, sizes, [(place, place) for place in start]).along(each) for each in orders
        )
        largest = max(grown, key=lambda box: (len(box.places), sum(_is_full(box, sizes))))
        left.update(dict.fromkeys(largest.places, _TAKEN))
        yield largest


def _orders(axes: int) -> list[tuple[int, ...]]:
    """Which axis grows before which: every rotation, forwards and backwards."""
    forwards = tuple(range(axes))
    turned = [forwards[place:] + forwards[:place] for place in forwards]
    return list(dict.fromkeys([*turned, *(each[::-1] for each in turned)]))


def _is_full(box: Box, sizes: Sequence[int]) -> list[bool]:
    return [side == (0, size - 1) for side, size in zip(box.sides, sizes, strict=True)]


@frozen
class _Growing:
    label: int
    left: Mapping[Place, int]
    sizes: Sequence[int]
    sides: list[tuple[int, int]]

    def along(self, order: Sequence[int]) -> Box:
        """Grown as far as it goes along one axis after the other, until no axis lets it grow."""
        grown_along = -1
        while grown_along:
            grown_along = sum(map(self._grow, order))
        places = tuple(place for place in self._places() if place in self.left)
        return Box(self.label, tuple(self.sides), places)

    def _grow(self, axis: int) -> bool:
        before = low, high = self.sides[axis]
        while high + 1 < self.sizes[axis] and self._has_room(axis, high + 1):
            high += 1
        while low > 0 and self._has_room(axis, low - 1):
            low -= 1
        self.sides[axis] = (low, high)
        return before != (low, high)

    def _has_room(self, axis: int, at: int) -> bool:
        """Whether nothing else stands in the slab beside the box."""
        slab = (*self.sides[:axis], (at, at), *self.sides[axis + 1 :])
        return all(self.left.get(place, self.label) == self.label for place in _product(slab))

    def _places(self) -> Iterator[Place]:
        return _product(self.sides)


def _product(sides: Sequence[tuple[int, int]]) -> Iterator[Place]:
    return product(*(range(low, high + 1) for low, high in sides))
