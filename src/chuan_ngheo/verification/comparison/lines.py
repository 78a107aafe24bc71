"""Lines of text, broken between words where they would be too wide."""

from __future__ import annotations

import textwrap

_WIDTHS = (40, 16, 10)
_NAME = 24
"""Names are not broken for the sake of numbers."""


def wrapped(text: str, width: int | None, indent: str = "", further: str = "") -> list[str]:
    """The lines of a text; one line where any width will do."""
    if width is None:
        return [indent + text]
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False, break_long_words=False
    )


def table(rows: list[list[str]], width: int | None, *, has_total: bool = False) -> list[str]:
    """A table of text: headings first, names to the left, numbers to the right; words are broken over lines to fit."""
    for most in _WIDTHS:
        broken = [
            [textwrap.wrap(cell, max(most, _NAME) if place == 0 else most) or [""] for place, cell in enumerate(row)]
            for row in rows
        ]
        lines = _table(broken, has_total)
        if max(map(len, lines)) <= (width or 100):
            break
    return lines


def _table(rows: list[list[list[str]]], has_total: bool) -> list[str]:
    widths = [max(len(line) for cell in column for line in cell) for column in zip(*rows, strict=True)]
    rule = "─" * (sum(widths) + 2 * (len(widths) - 1))
    lines: list[str] = []
    for place, row in enumerate(rows):
        deepest = max(map(len, row))
        if place == 1 or (has_total and place == len(rows) - 1):
            lines.append(rule)
        for part in range(deepest):
            cells = [cell[part] if part < len(cell) else "" for cell in row]
            numbers = (f"{cell:>{width}}" for cell, width in zip(cells[1:], widths[1:], strict=True))
            lines.append("  ".join([f"{cells[0]:<{widths[0]}}", *numbers]).rstrip())
    return lines
