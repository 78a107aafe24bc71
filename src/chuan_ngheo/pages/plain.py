"""The same tables without HTML: figures under their headings, in letters of one width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chuan_ngheo.pages.parts import Row


def plain_table(columns: Sequence[str], rows: Iterable[Row]) -> list[str]:
    """The lines of a table of figures, right-aligned; the first column names the rows.

    >>> plain_table(["", "H"], [Row("An", ["7"]), Row("Bình", ["12"])])
    ['       H', '────────', 'An     7', 'Bình  12']
    """
    cells = [tuple(columns), *((row.name, *row.cells) for row in rows)]
    first, *others = (max(map(len, column)) for column in zip(*cells, strict=True))
    lines = [
        "  ".join([f"{name:<{first}}", *(f"{cell:>{width}}" for cell, width in zip(rest, others, strict=True))])
        for name, *rest in cells
    ]
    return [lines[0], "─" * len(lines[0]), *lines[1:]]
