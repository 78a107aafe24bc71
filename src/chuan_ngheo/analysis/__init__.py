"""Deprivation analysis: exact measures, survey errors, change, robustness, official reports and pictures.

Names are loaded when first used. All of it needs the extra ``tables``; survey errors need ``survey`` and pictures
``plots`` besides.
"""

from typing import TYPE_CHECKING

from chuan_ngheo.analysis.errors import AnalysisError
from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.analysis import plots as plots
    from chuan_ngheo.analysis import reports as reports
    from chuan_ngheo.analysis.changes import Change, Changes, change
    from chuan_ngheo.analysis.composition import Composed, Part, Whole, combine, compose, decompose
    from chuan_ngheo.analysis.estimates import Estimate
    from chuan_ngheo.analysis.foster_greer_thorbecke import IncomePoverty, IncomePovertyOfGroups, income_poverty
    from chuan_ngheo.analysis.identification import ByClass, ByCutoff
    from chuan_ngheo.analysis.measures import LeftOut, Measures
    from chuan_ngheo.analysis.measuring import measure
    from chuan_ngheo.analysis.pairs import Association, Associations, association
    from chuan_ngheo.analysis.rankings import Agreement, Ranking, Robustness, Setting, robustness
    from chuan_ngheo.analysis.reports.making import report
    from chuan_ngheo.analysis.sampling_error import SamplingError
    from chuan_ngheo.analysis.weighting import counting_weights, equal_weights

_ROOMS = {
    "pairs": ("Association", "Associations", "association"),
    "changes": ("Change", "Changes", "change"),
    "composition": ("Composed", "Part", "Whole", "combine", "compose", "decompose"),
    "estimates": ("Estimate",),
    "identification": ("ByClass", "ByCutoff"),
    "foster_greer_thorbecke": ("IncomePoverty", "IncomePovertyOfGroups", "income_poverty"),
    "measures": ("LeftOut", "Measures"),
    "measuring": ("measure",),
    "rankings": ("Agreement", "Ranking", "Robustness", "Setting", "robustness"),
    "reports.making": ("report",),
    "sampling_error": ("SamplingError",),
    "weighting": ("counting_weights", "equal_weights"),
}

__all__ = [  # noqa: RUF022 - in the order in which a reader meets them
    "measure",
    "Measures",
    "Estimate",
    "SamplingError",
    "LeftOut",
    "ByCutoff",
    "ByClass",
    "counting_weights",
    "equal_weights",
    "compose",
    "combine",
    "decompose",
    "Composed",
    "Part",
    "Whole",
    "change",
    "Change",
    "Changes",
    "robustness",
    "Robustness",
    "Ranking",
    "Agreement",
    "Setting",
    "association",
    "Association",
    "Associations",
    "income_poverty",
    "IncomePoverty",
    "IncomePovertyOfGroups",
    "report",
    "AnalysisError",
]

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(__name__, _ROOMS, folders=("plots", "reports"))
