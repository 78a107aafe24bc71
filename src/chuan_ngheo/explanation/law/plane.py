"""The plane of means and deprivations: which class each part of it is, read off the decision table.

Areas with the same lines share a plane. Rows are bands of means, the highest first; columns are runs of deprivations
between which nothing changes; blocks are rectangles of one class. Where class rules name single findings, there is a
plane for each way they may turn out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen

from chuan_ngheo.language import Language, Text, number
from chuan_ngheo.standards.decision import DecisionTable, Limit, combinations_of
from chuan_ngheo.standards.model import HouseholdClass, Standard

_BELOW = {True: "≤", False: "<"}
_ABOVE = {True: ">", False: "≥"}
_AND = Text(" và ", " and ")
_OR_MORE = Text("từ {0} trở lên", "{0} or more")


@frozen
class Band:
    """One row: the bounds of income, and its part (of 100) of the way from nothing to the highest line."""

    income: tuple[str, ...]
    part: int


@frozen
class Span:
    """The points of the form for so many ``rows``; empty where the form has no line for them."""

    points: tuple[str, ...]
    rows: int


@frozen
class Block:
    """A rectangle of the plane whose cells have the same possible classes."""

    row: int
    column: int
    rows: int
    columns: int
    possible: tuple[HouseholdClass, ...]


@frozen
class Plane:
    """One plane; ``columns`` are (words, number of depths), none where nothing turns on deprivations."""

    name: str
    income: str
    """The unit of the bands."""
    points: str
    """The unit of the form's points, empty without them."""
    depth: str
    """What the columns count."""
    bands: tuple[Band, ...]
    spans: tuple[Span, ...]
    columns: tuple[tuple[str, int], ...]
    blocks: tuple[Block, ...]


def planes(standard: Standard, language: Language) -> tuple[Plane, ...]:
    """The planes of a standard.

    >>> from chuan_ngheo.standards.registry import standard
    >>> urban, rural = planes(standard("vn-2016"), "en")
    >>> rural.name, [band.income for band in rural.bands][-2:]
    ('rural', [('> 700,000', '≤ 1,000,000'), ('≤ 700,000',)])
    >>> rural.columns
    (('0–2', 3), ('3–10', 8))
    """
    table = standard.decision
    shared = groupby(table.areas, key=lambda area: (_amounts(table.limits[area]), table.outcomes[area]))
    return tuple(
        _plane(standard, list(areas), found, language)
        for _, areas in ((key, list(group)) for key, group in shared)
        for found in combinations_of(table.findings)
    )


def _amounts(limits: Sequence[Limit]) -> tuple[tuple[int, int | None], ...]:
    return tuple((limit.income, limit.points) for limit in limits)


def _plane(standard: Standard, areas: Sequence[object], found: tuple[bool, ...], language: Language) -> Plane:
    table = standard.decision
    area = next(each for each in table.areas if each in areas)
    limits = table.limits[area]
    column = combinations_of(table.findings).index(found)
    cells = [[row[column] for row in band] for band in reversed(table.outcomes[area])]
    grid = [[None if cell is None else cell.possible for cell in row] for row in cells]
    runs = [(column, len(list(run))) for column, run in groupby(zip(*grid, strict=True))]
    firsts = [sum(count for _, count in runs[:place]) for place in range(len(runs))]
    kept = [(first, count) for first, (column, count) in zip(firsts, runs, strict=True) if any(column)]
    labels = _AND[language].join(each.label[language] for each in table.areas if each in areas)
    named = [
        _FINDING[deprived][language].format(standard.indicator(each).name[language])
        for each, deprived in zip(table.findings, found, strict=True)
    ]
    points = standard.means.points
    columns = tuple((_column(table, first, count, language), count) for first, count in kept)
    merged = [[row[first] for first, _ in kept] for row in grid]
    return Plane(
        name=", ".join([labels, *named]),
        income=standard.means.income.unit[language],
        points="" if points is None else points.unit[language],
        depth=_DEPTH[table.point_cuts is None][language],
        bands=tuple(_bands(limits, language)),
        spans=() if points is None else tuple(_spans(limits, language)),
        columns=columns if table.span[1] else (),
        blocks=tuple(_blocks(merged, {each.id: each for each in standard.classes})),
    )


_FINDING = {
    True: Text("thiếu hụt {0}", "deprived in {0}"),
    False: Text("không thiếu hụt {0}", "not deprived in {0}"),
}
_DEPTH = {
    True: Text("số chỉ số thiếu hụt", "indicators deprived"),
    False: Text("điểm thiếu hụt", "points of deprivation"),
}


def _bands(limits: Sequence[Limit], language: Language) -> Iterator[Band]:
    highest = max((limit.income for limit in limits), default=0)
    for place in range(len(limits), -1, -1):
        below, above = limits[place - 1 : place], limits[place : place + 1]
        low = below[0].income if place else 0
        high = above[0].income if above else low
        amounts = [(limit.income, limit.cut.inclusive) for limit in (*below, *above)]
        yield Band(
            _between(amounts, starts_below=bool(below), language=language),
            100 * (high - low) // highest if highest else 0,
        )


def _spans(limits: Sequence[Limit], language: Language) -> Iterator[Span]:
    """The spans of points, the highest first, each over the bands that it cannot tell apart."""
    scored = [(place, limit) for place, limit in enumerate(limits) if limit.points is not None]
    places = [-1, *(place for place, _ in scored), len(limits)]
    for position in range(len(scored), -1, -1):
        around = scored[max(0, position - 1) : position + 1]
        amounts = [(limit.points or 0, limit.cut.inclusive) for _, limit in around]
        said = _between(amounts, starts_below=position > 0, language=language) if amounts else ()
        yield Span(said, places[position + 1] - places[position])


def _between(amounts: Sequence[tuple[int, bool]], *, starts_below: bool, language: Language) -> tuple[str, ...]:
    """What lies above the first amount (where one lies below) and up to the last."""
    said = [number(amount, language) for amount, _ in amounts]
    if len(amounts) > 1 and said[0] == said[1]:
        return (f"= {said[0]}",)
    low = [f"{_ABOVE[amounts[0][1]]} {said[0]}"] if starts_below else []
    high = [f"{_BELOW[amounts[-1][1]]} {said[-1]}"] if len(amounts) > starts_below else []
    return (*low, *high)


def _column(table: DecisionTable, low: int, count: int, language: Language) -> str:
    """A run of depths in words: numbers of indicators, or totals of points."""
    high = low + count - 1
    if table.point_cuts is None:
        return str(low) if low == high else f"{low}–{high}"
    firsts = [0, *table.point_cuts]
    return _OR_MORE[language].format(firsts[low]) if high == table.span[1] else f"{firsts[low]}–{firsts[high + 1] - 1}"


def _blocks(grid: Sequence[Sequence[tuple[str, ...] | None]], classes: dict[str, HouseholdClass]) -> Iterator[Block]:
    """The plane cut into rectangles, from the top and the left, each as wide and then as high as it can be."""
    taken: set[tuple[int, int]] = set()
    for row, values in enumerate(grid):
        for column, possible in enumerate(values):
            if (row, column) in taken:
                continue
            columns = 1
            while column + columns < len(values) and _free(grid, row, column + columns, possible, taken):
                columns += 1
            rows = 1
            while row + rows < len(grid) and all(
                _free(grid, row + rows, column + step, possible, taken) for step in range(columns)
            ):
                rows += 1
            taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
            yield Block(row, column, rows, columns, tuple(classes[each] for each in possible or ()))


def _free(
    grid: Sequence[Sequence[tuple[str, ...] | None]],
    row: int,
    column: int,
    possible: tuple[str, ...] | None,
    taken: set[tuple[int, int]],
) -> bool:
    return (row, column) not in taken and grid[row][column] == possible
