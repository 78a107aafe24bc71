"""The least and the greatest ratio of two totals, where each part of them is one of several."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Choice = Sequence[tuple[int, int]]
"""What one of the parts may add: to the total above, and to the total below (never more above than below)."""


def extremes(choices: Sequence[Choice], above: int = 0, below: int = 0) -> tuple[Fraction, Fraction] | None:
    """The least and the greatest ``above ÷ below`` over all ways to choose.

    ``above`` and ``below`` are what no choice changes. None where no way to choose leaves anything below. Exact, by
    Dinkelbach's method.

    >>> extremes([[(0, 0), (3, 4)], [(1, 4), (2, 4)]])
    (Fraction(1, 4), Fraction(5, 8))
    """
    start = [max(choice, key=lambda pair: pair[1]) for choice in choices]
    whole = below + sum(pair[1] for pair in start)
    if whole == 0:
        return None
    ratio = Fraction(above + sum(pair[0] for pair in start), whole)
    return _improved(choices, above, below, ratio, -1), _improved(choices, above, below, ratio, 1)


def _improved(choices: Sequence[Choice], above: int, below: int, ratio: Fraction, sign: int) -> Fraction:
    """From a ratio that can be had to the best: choose whatever beats it, until nothing does."""
    while True:
        high, low = ratio.numerator, ratio.denominator
        top, bottom = above, below
        for choice in choices:
            one, other = max(choice, key=lambda pair: sign * (pair[0] * low - pair[1] * high))
            top += one
            bottom += other
        if sign * (top * low - bottom * high) <= 0:
            return ratio
        ratio = Fraction(top, bottom)
