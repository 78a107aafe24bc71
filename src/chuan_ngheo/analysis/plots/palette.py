"""Colours: told apart by colour-blind readers and in grey print, the same for the same thing in every picture.

Hues are those of Okabe and Ito, some darkened until they stand out from white.
"""

from __future__ import annotations

from chuan_ngheo.explanation.colours import GROUND, INK, OF_STATUS, between, shades, text_on

__all__ = [
    "BESIDE",
    "DISTINCT",
    "GRID",
    "GROUND",
    "INK",
    "NOT_TOLD",
    "OF_STATUS",
    "QUIET",
    "between",
    "of_dimension",
    "shades",
    "text_on",
]

QUIET = "#52606d"
"""Notes, axes and what is drawn for comparison."""
GRID = "#e4e7eb"

NOT_TOLD = "#9aa5b1"
"""Of what is not known, or not told apart."""
BESIDE = "#7b8794"
"""Of what stands outside the order of the statuses."""

DISTINCT = ("#0072b2", "#d55e00", "#009e73", "#a8478a", "#e69f00", "#56b4e9", "#6b5b2e", "#3b3b8f")
"""One colour for each of a few groups."""

_OF_DIMENSIONS = ("#0072b2", "#e69f00", "#009e73", "#a8478a", "#52606d", "#d55e00", "#8a7a3c", "#3b3b8f")


def of_dimension(place: int) -> str:
    """The colour of a standard's dimension, by its place."""
    return _OF_DIMENSIONS[place % len(_OF_DIMENSIONS)]
