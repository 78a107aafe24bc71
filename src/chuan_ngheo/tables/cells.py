"""The `DecisionTable` as columns: which classes are possible for a household of which only so much is known.

A class is possible where the household's own box of cells — bands by area, depths, named findings — meets one of
the rectangles that the class fills. So the answer is exact: every rectangle is cells of the table and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic

from attrs import frozen

from chuan_ngheo.household.codes import Area
from chuan_ngheo.standards.decision import DecisionTable, combinations_of, combined
from chuan_ngheo.tables.algebra import E
from chuan_ngheo.tables.means import Above
from chuan_ngheo.tables.truths import Found, Truths


@frozen
class Rectangle:
    """Neighbouring cells of one area that share a class: bands, depths, and how the named findings turned out."""

    bands: tuple[int, int]
    depths: tuple[int, int]
    findings: tuple[bool, ...]


def rectangles(table: DecisionTable, area: Area, class_id: str) -> Iterator[Rectangle]:
    """Rectangles that fill all cells of an area in which a class is possible, and no other cell."""
    for column, findings in enumerate(combinations_of(table.findings)):
        open_runs: dict[tuple[int, int], int] = {}
        rows = [_runs(table, area, band, column, class_id) for band in range(len(table.outcomes[area]))]
        for band, runs in enumerate([*rows, []]):
            for depths in [each for each in open_runs if each not in runs]:
                yield Rectangle((open_runs.pop(depths), band - 1), depths, findings)
            for depths in runs:
                open_runs.setdefault(depths, band)


def _runs(table: DecisionTable, area: Area, band: int, column: int, class_id: str) -> list[tuple[int, int]]:
    """The unbroken spans of depth in which the class is possible."""
    runs: list[tuple[int, int]] = []
    for depth, row in enumerate(table.outcomes[area][band]):
        outcome = row[column]
        if outcome is None or class_id not in outcome.possible:
            continue
        if runs and runs[-1][1] == depth - 1:
            runs[-1] = (runs[-1][0], depth)
        else:
            runs.append((depth, depth))
    return runs


@frozen
class Box(Generic[E]):
    """Where a household may be: areas, limits its means may be above, depths and findings of the table."""

    areas: Mapping[Area, Found[E]]
    """Those whose cells it may meet, and whether it may lie in each of them."""
    above: Mapping[Area, Above[E]]
    fewest: E | None
    """The least depth; None where it is the least there is in every row."""
    most: E | None
    """The greatest depth; None where it is the greatest there is in every row."""
    findings: Sequence[Found[E]]
    """The findings that class rules name, in the order of the table."""

    def may_be_in(self, area: Area, rectangle: Rectangle, table: DecisionTable, truths: Truths[E]) -> Found[E]:
        """Whether the household's box meets a rectangle: never unknown."""
        algebra, above = truths.algebra, self.above[area]
        (low, high), (shallow, deep) = rectangle.bands, rectangle.depths
        tests: list[Found[E]] = []
        if low > 0:
            tests.append(above.possible[low - 1])
        if high < len(above.certain):
            tests.append(truths.opposite(above.certain[high]))
        if shallow > table.span[0] and self.most is not None:
            tests.append(algebra.comparison(">=", self.most, algebra.literal(shallow)))
        if deep < table.span[1] and self.fewest is not None:
            tests.append(algebra.comparison("<=", self.fewest, algebra.literal(deep)))
        for found, wanted in zip(self.findings, rectangle.findings, strict=True):
            tests.append(truths.possibly(found if wanted else truths.opposite(found)))
        return truths.both(tests)


def possible_classes(table: DecisionTable, box: Box[E], truths: Truths[E]) -> dict[str, Found[E]]:
    """For each class of the standard whether it is possible: never unknown."""
    return {
        each.id: truths.either(
            truths.both(
                [
                    box.areas[area],
                    truths.either(
                        box.may_be_in(area, rectangle, table, truths) for rectangle in rectangles(table, area, each.id)
                    ),
                ]
            )
            for area in box.areas
        )
        for each in table.classes
    }


def sets_by_depth(table: DecisionTable, area: Area, band: int) -> Iterator[tuple[int, int]]:
    """The sets of a band, as numbers, from the deepest: each with the least depth from which it is the set.

    Only for a table without named findings.
    """
    numbers = [
        sum(_bits(table)[each] for each in outcome.possible) for (outcome,) in table.outcomes[area][band] if outcome
    ]
    for depth in reversed(range(len(numbers))):
        if depth == 0 or numbers[depth - 1] != numbers[depth]:
            yield depth, numbers[depth]


def _bits(table: DecisionTable) -> dict[str, int]:
    """A power of two for each class: a set is their sum."""
    return {each.id: 1 << place for place, each in enumerate(table.classes)}


@frozen
class Names:
    """What each set of possible classes is called: a set is the sum of its classes' powers of two."""

    status: Mapping[int, str]
    class_id: Mapping[int, str]
    possible: Mapping[int, str]
    """Only for sets of more than one class."""


def names_of_sets(table: DecisionTable, separator: str = "|") -> Names:
    """The names of every set that the cells of the table, taken together, can give."""
    bit = _bits(table)
    cells = {sum(bit[class_id] for class_id in cell.possible) for cell in table.cells()}
    sets: set[int] = set()
    for cell in cells:
        sets |= {cell | each for each in sets} | {cell}
    outcomes = {
        number: combined([each for each in table.classes if bit[each.id] & number])
        for number in sorted(sets, key=lambda each: (each.bit_count(), each))
    }
    return Names(
        status={number: str(each.status) for number, each in outcomes.items() if each.status is not None},
        class_id={number: each.class_id for number, each in outcomes.items() if each.class_id is not None},
        possible={number: separator.join(each.possible) for number, each in outcomes.items() if each.class_id is None},
    )
