"""Pictures of a deprivation analysis and of a movement, drawn without a browser; they need the extra ``plots``.

Each function returns a chart of Altair; a `Picture` turns it into SVG or PNG. Names are loaded when first used.
"""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.analysis.plots.contribution_bars import contributions, contributions_of_dimensions
    from chuan_ngheo.analysis.plots.cutoff_curves import over_cutoffs
    from chuan_ngheo.analysis.plots.deprivation_profile import profile
    from chuan_ngheo.analysis.plots.intensity_plane import headcount_intensity
    from chuan_ngheo.analysis.plots.movement_flow import flow
    from chuan_ngheo.analysis.plots.picture import Picture
    from chuan_ngheo.analysis.plots.rank_lines import ranks

_ROOMS = {
    "deprivation_profile": ("profile",),
    "contribution_bars": (
        "contributions",
        "contributions_of_dimensions",
    ),
    "intensity_plane": ("headcount_intensity",),
    "cutoff_curves": ("over_cutoffs",),
    "rank_lines": ("ranks",),
    "movement_flow": ("flow",),
    "picture": ("Picture",),
}

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

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(
        __name__, _ROOMS, dict.fromkeys(("altair", "vl_convert", "polars", "narwhals"), "plots")
    )
