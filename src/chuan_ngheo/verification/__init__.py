"""Checking a standard against the law: cases that people write, and what else can be shown of its rules.

``compare`` says what becomes of every household when one standard takes the place of another; ``compare_population``
does so for the households of a table and needs the extra ``tables``.
"""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.verification.comparison.comparison import Comparison, compare
    from chuan_ngheo.verification.comparison.population import PopulationComparison, compare_population
    from chuan_ngheo.verification.comparison.standing import Change, Standing
    from chuan_ngheo.verification.comparison.transition import Transition

__all__ = [
    "Change",
    "Comparison",
    "PopulationComparison",
    "Standing",
    "Transition",
    "compare",
    "compare_population",
]

_ROOMS = {
    "comparison.standing": (
        "Change",
        "Standing",
    ),
    "comparison.comparison": (
        "Comparison",
        "compare",
    ),
    "comparison.population": (
        "PopulationComparison",
        "compare_population",
    ),
    "comparison.transition": ("Transition",),
}

__getattr__ = loaded_when_used(__name__, _ROOMS)
