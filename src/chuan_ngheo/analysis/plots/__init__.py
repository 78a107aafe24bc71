"""Pictures of a deprivation analysis and of a movement, drawn without a browser; they need the extra ``plots``.

Each function returns a chart of Altair; a `Picture` turns it into SVG or PNG. Names are loaded when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chuan_ngheo.errors import MissingExtra, Problem
from chuan_ngheo.language import Text

if TYPE_CHECKING:
    from chuan_ngheo.analysis.plots.contributions import contributions, contributions_of_dimensions
    from chuan_ngheo.analysis.plots.cutoff_curves import over_cutoffs
    from chuan_ngheo.analysis.plots.deprivation_profile import profile
    from chuan_ngheo.analysis.plots.headcount_intensity import headcount_intensity
    from chuan_ngheo.analysis.plots.movement_flow import flow
    from chuan_ngheo.analysis.plots.picture import Picture
    from chuan_ngheo.analysis.plots.rank_lines import ranks

_ROOMS = {
    "profile": "deprivation_profile",
    "contributions": "contributions",
    "contributions_of_dimensions": "contributions",
    "headcount_intensity": "headcount_intensity",
    "over_cutoffs": "cutoff_curves",
    "ranks": "rank_lines",
    "flow": "movement_flow",
    "Picture": "picture",
}
_OF_THE_EXTRA = {"altair", "vl_convert", "polars", "narwhals"}

__all__ = [  # noqa: RUF022 - in the order in which a reader meets them
    "profile",
    "contributions",
    "contributions_of_dimensions",
    "headcount_intensity",
    "over_cutoffs",
    "ranks",
    "flow",
    "Picture",
]


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        room = import_module(f"{__name__}.{_ROOMS[name]}")
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".", maxsplit=1)[0] not in _OF_THE_EXTRA:
            raise
        raise MissingExtra([Problem("", _MISSING.format(name=name))]) from missing
    value = globals()[name] = getattr(room, name)
    return value


_MISSING = Text(
    "plots.{name} cần thêm gói: pip install 'chuan-ngheo[plots]'",
    "plots.{name} needs an extra: pip install 'chuan-ngheo[plots]'",
)
