"""Checking a standard against the law: cases that people write, and what else can be shown of its rules.

``compare`` says what becomes of every household when one standard takes the place of another; ``compare_population``
does so for the households of a table and needs the extra ``tables``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Text

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
    "Change": "comparison.standing",
    "Comparison": "comparison.comparison",
    "PopulationComparison": "comparison.population",
    "Standing": "comparison.standing",
    "Transition": "comparison.transition",
    "compare": "comparison.comparison",
    "compare_population": "comparison.population",
}
_EXTRA_OF = {"narwhals": "tables", "polars": "tables"}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        room = import_module(f"{__name__}.{_ROOMS[name]}")
    except ModuleNotFoundError as missing:
        extra = _EXTRA_OF.get((missing.name or "").split(".", maxsplit=1)[0])
        if extra is None:
            raise
        raise MissingExtra([Problem("", _MISSING.format(name=name, extra=extra))]) from missing
    value = globals()[name] = getattr(room, name)
    return value


_MISSING = Text(
    "verification.{name} cần thêm gói: pip install 'chuan-ngheo[{extra}]'",
    "verification.{name} needs an extra: pip install 'chuan-ngheo[{extra}]'",
)
