"""Documents that other programs read and write: households, classifications, movements, comparisons as JSON.

``to_json`` and ``from_json`` go between values and text, ``unstructure`` and ``structure`` between values and plain
data, ``json_schema`` says what a document may hold. ``answer`` classifies a line of JSON; ``replay`` derives a recorded
result again.

>>> from chuan_ngheo import Household, wire
>>> wire.from_json(wire.to_json(Household(size=4))) == Household(size=4)
True
"""

from typing import TYPE_CHECKING

from chuan_ngheo.rooms import loaded_when_used

if TYPE_CHECKING:
    from chuan_ngheo.wire.classification import (
        DeprivationRange,
        FormTotals,
        RecordedClassification,
        RecordedResult,
        StandardReference,
        facts_digest,
        recorded,
    )
    from chuan_ngheo.wire.difference import Difference, Part
    from chuan_ngheo.wire.documents import from_json, structure, to_json, unstructure
    from chuan_ngheo.wire.errors import WireError
    from chuan_ngheo.wire.household import Request
    from chuan_ngheo.wire.json_text import read_json
    from chuan_ngheo.wire.kinds import KINDS, VERSION
    from chuan_ngheo.wire.lines import Law, answer
    from chuan_ngheo.wire.rejection import Rejection
    from chuan_ngheo.wire.replaying import Replay, replay
    from chuan_ngheo.wire.schema import json_schema

__all__ = [
    "KINDS",
    "VERSION",
    "DeprivationRange",
    "Difference",
    "FormTotals",
    "Law",
    "Part",
    "RecordedClassification",
    "RecordedResult",
    "Rejection",
    "Replay",
    "Request",
    "StandardReference",
    "WireError",
    "answer",
    "facts_digest",
    "from_json",
    "json_schema",
    "read_json",
    "recorded",
    "replay",
    "structure",
    "to_json",
    "unstructure",
]

_ROOMS = {
    "classification": (
        "DeprivationRange",
        "FormTotals",
        "RecordedClassification",
        "RecordedResult",
        "StandardReference",
        "facts_digest",
        "recorded",
    ),
    "difference": ("Difference", "Part"),
    "documents": ("from_json", "structure", "to_json", "unstructure"),
    "errors": ("WireError",),
    "household": ("Request",),
    "json_text": ("read_json",),
    "kinds": ("KINDS", "VERSION"),
    "lines": ("Law", "answer"),
    "rejection": ("Rejection",),
    "replaying": ("Replay", "replay"),
    "schema": ("json_schema",),
}

if not TYPE_CHECKING:  # which would let any name pass
    __getattr__ = loaded_when_used(__name__, _ROOMS)
