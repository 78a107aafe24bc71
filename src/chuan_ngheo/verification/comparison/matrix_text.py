"""A transition matrix as text: names of classes broken into several lines so that the table stays narrow."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from chuan_ngheo.language import Language, number
from chuan_ngheo.verification.comparison.lines import wrapped
from chuan_ngheo.verification.comparison.matrix import Matrix, Passage

Cell = Callable[[Passage], str]

_USUAL = 100
_GAP = "  "
_NONE = "·"
_WIDTHS = ((40, 24), (28, 16), (20, 12), (14, 9))
"""Of the names of rows and of columns: the widest that fit are taken."""


def matrix_text(matrix: Matrix, language: Language, width: int | None, cell: Cell | None = None) -> list[str]:
    """The lines of the table; a list of passages where a table would be wider than ``width``."""
    say = cell or (lambda passage: number(matrix[passage], language) if matrix[passage] else _NONE)
    for widths in _WIDTHS:
        lines = _table(matrix, language, widths, say)
        if max(map(len, lines)) <= (width or _USUAL):
            return lines
    passages = [(row, column) for row in matrix.rows for column in matrix.columns if matrix[row, column]]
    said = (f"• {row.name[language]} → {column.name[language]}: {say((row, column))}" for row, column in passages)
    return [line for each in said for line in wrapped(each, width, _GAP, _GAP * 2)]


def _table(matrix: Matrix, language: Language, widths: tuple[int, int], say: Cell) -> list[str]:
    names = [_broken(row.name[language], widths[0]) for row in matrix.rows]
    headings = [_broken(column.name[language], widths[1]) for column in matrix.columns]
    cells = [[say((row, column)) for column in matrix.columns] for row in matrix.rows]
    first = max(len(line) for name in names for line in name)
    others = [
        max(map(len, (*heading, *column))) for heading, column in zip(headings, zip(*cells, strict=True), strict=True)
    ]
    lines = [_line("", parts, first, others) for parts in _from_below(headings)]
    lines.append("─" * (first + sum(len(_GAP) + each for each in others)))
    blank = [""] * len(others)
    for name, row in zip(names, cells, strict=True):
        lines += [_line(part, row if place == 0 else blank, first, others) for place, part in enumerate(name)]
    return lines


def _from_below(headings: list[list[str]]) -> list[list[str]]:
    """The lines of all headings side by side, so that they end on the same line."""
    deepest = max(map(len, headings))
    padded = [[""] * (deepest - len(each)) + each for each in headings]
    return [[each[place] for each in padded] for place in range(deepest)]


def _line(name: str, cells: list[str], first: int, others: list[int]) -> str:
    numbers = (f"{cell:>{width}}" for cell, width in zip(cells, others, strict=True))
    return _GAP.join([f"{name:<{first}}", *numbers]).rstrip()


def _broken(name: str, width: int) -> list[str]:
    return textwrap.wrap(name, width, break_on_hyphens=False, break_long_words=False)
