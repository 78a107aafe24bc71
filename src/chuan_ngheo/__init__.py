"""chuẩn nghèo — which class the law puts a household of Việt Nam in, why, and what would have to be different.

Public names are loaded when first used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chuan_ngheo import analysis as analysis
    from chuan_ngheo import entitlements as entitlements
    from chuan_ngheo import review as review
    from chuan_ngheo import scorecards as scorecards
    from chuan_ngheo import tables as tables
    from chuan_ngheo import verification as verification
    from chuan_ngheo import wire as wire
    from chuan_ngheo.classification.classify import classify, classify_all, classify_points
    from chuan_ngheo.classification.findings import Finding, findings
    from chuan_ngheo.classification.result import Classification
    from chuan_ngheo.errors import (
        ChuanNgheoError,
        HouseholdError,
        InputFileError,
        MissingExtra,
        Problem,
        ProvisionalStandardWarning,
        RuleError,
        StandardError,
        StandardNotFound,
        TableError,
    )
    from chuan_ngheo.explanation.explanation import Explanation
    from chuan_ngheo.household.codes import (
        Area,
        Attending,
        Device,
        Education,
        Employment,
        HousingGrade,
        Region,
        Residence,
        Sex,
        Toilet,
        WaterSource,
    )
    from chuan_ngheo.household.model import Household, Member
    from chuan_ngheo.language import Language, Text
    from chuan_ngheo.standards.citation import Provenance
    from chuan_ngheo.standards.model import Standard
    from chuan_ngheo.standards.reader import load_standard, load_standards
    from chuan_ngheo.standards.registry import standard, standard_in_force, standards
    from chuan_ngheo.standards.status import Status
    from chuan_ngheo.wire.record import read_household
    from chuan_ngheo.wire.replaying import Replay, replay

__version__ = "0.1.0"

_ROOMS = {
    "chuan_ngheo.classification.classify": ("classify", "classify_all", "classify_points"),
    "chuan_ngheo.classification.findings": ("Finding", "findings"),
    "chuan_ngheo.classification.result": ("Classification",),
    "chuan_ngheo.errors": (
        "ChuanNgheoError",
        "HouseholdError",
        "InputFileError",
        "MissingExtra",
        "Problem",
        "ProvisionalStandardWarning",
        "RuleError",
        "StandardError",
        "StandardNotFound",
        "TableError",
    ),
    "chuan_ngheo.explanation.explanation": ("Explanation",),
    "chuan_ngheo.household.codes": (
        "Area",
        "Attending",
        "Device",
        "Education",
        "Employment",
        "HousingGrade",
        "Region",
        "Residence",
        "Sex",
        "Toilet",
        "WaterSource",
    ),
    "chuan_ngheo.household.model": ("Household", "Member"),
    "chuan_ngheo.wire.record": ("read_household",),
    "chuan_ngheo.language": ("Language", "Text"),
    "chuan_ngheo.standards.citation": ("Provenance",),
    "chuan_ngheo.standards.model": ("Standard",),
    "chuan_ngheo.standards.status": ("Status",),
    "chuan_ngheo.standards.reader": ("load_standard", "load_standards"),
    "chuan_ngheo.standards.registry": ("standard", "standard_in_force", "standards"),
    "chuan_ngheo.wire.replaying": ("Replay", "replay"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [  # noqa: RUF022 - in the order in which a reader meets them
    "Household",
    "Member",
    "read_household",
    "Area",
    "Region",
    "Residence",
    "HousingGrade",
    "WaterSource",
    "Toilet",
    "Device",
    "Sex",
    "Education",
    "Attending",
    "Employment",
    "Standard",
    "Status",
    "Provenance",
    "standard",
    "standards",
    "standard_in_force",
    "load_standard",
    "load_standards",
    "classify",
    "classify_all",
    "classify_points",
    "findings",
    "Classification",
    "Finding",
    "Explanation",
    "replay",
    "Replay",
    "Text",
    "Language",
    "ChuanNgheoError",
    "Problem",
    "HouseholdError",
    "RuleError",
    "StandardError",
    "StandardNotFound",
    "InputFileError",
    "TableError",
    "MissingExtra",
    "ProvisionalStandardWarning",
]


_FOLDERS = {
    "analysis": "tables",
    "entitlements": None,
    "review": None,
    "scorecards": None,
    "tables": "tables",
    "verification": "verification",
    "wire": None,
}
"""Folders that are names themselves, each with the extra that brings it where the core does not."""


if not TYPE_CHECKING:  # which would let any name pass

    def __getattr__(name: str) -> Any:
        if name in _FOLDERS:
            return _folder(name)
        if name not in _ROOM_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_ROOM_OF[name]), name)
        return value


def _folder(name: str) -> Any:
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as missing:
        extra = _FOLDERS[name]
        if extra is None or missing.name != f"{__name__}.{name}":
            raise
        from chuan_ngheo.rooms import missing_extra

        raise missing_extra(__name__, name, extra) from missing


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
