"""Strategies for tests of standards and of what classifies by them; they need the extra ``testing``.

Every household is built from the standard's own thresholds, for whole numbers never hit a boundary by chance.

>>> from hypothesis import find
>>> from chuan_ngheo import classify, standard
>>> from chuan_ngheo.verification.strategies import boundary_households
>>> law = standard("vn-2016")
>>> found = find(boundary_households(law), lambda each: classify(each, law, on=law.start).class_id == "poor_by_income")
>>> found.area.value, found.income_per_head
('urban', 900000)
"""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.verification.strategies.boundaries import boundary_households
    from chuan_ngheo.verification.strategies.made_up import standards
    from chuan_ngheo.verification.strategies.people import members
    from chuan_ngheo.verification.strategies.raw_data import records
    from chuan_ngheo.verification.strategies.surveyed import fill_in, households, with_findings, with_points

__all__ = [
    "boundary_households",
    "fill_in",
    "households",
    "members",
    "records",
    "standards",
    "with_findings",
    "with_points",
]

_ROOMS = {
    "boundaries": ("boundary_households",),
    "made_up": ("standards",),
    "people": ("members",),
    "raw_data": ("records",),
    "surveyed": ("fill_in", "households", "with_findings", "with_points"),
}

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(__name__, _ROOMS, {"hypothesis": "testing"})
