"""The parts of an explanation: a heading and its lines, each with a mark and a citation."""

from __future__ import annotations

from attrs import frozen

BULLET, DEPRIVED, UNKNOWN, FINE, ARROW = "•", "✗", "?", "✓", "→"


@frozen
class Line:
    """One statement; ``citation`` is empty where the law is cited elsewhere."""

    text: str
    citation: str = ""
    mark: str = BULLET


@frozen
class Section:
    heading: str
    lines: tuple[Line, ...]
