"""Headings and marks that every rendering of a description shares."""

from __future__ import annotations

from chuan_ngheo.explanation.law.description import Description, Entry
from chuan_ngheo.language import Language, Text

DIFFERS = "≠"
LAW = Text("Căn cứ", "Law")
UNKNOWN = Text("Điều chưa biết", "What is not known")
NOTES = Text("Ghi chú", "Notes")
_BY_INCOME = Text("Loại hộ theo thu nhập", "The class by income")
_BY_BOTH = Text("Loại hộ theo thu nhập và mức độ thiếu hụt", "The class by income and deprivations")
READ_AS = Text("Hiểu là", "Read as")
_SIGN = Text("{mark} = khác với {base}.", "{mark} = differs from {base}.")
_SIGNS = Text(
    "✓ = đã đối chiếu với chính văn bản; ⚠ = chưa, và ghi rõ biết từ đâu.",
    "✓ = read in the legal text itself; ⚠ = not, and it says how it is known.",
)


def differing(description: Description) -> tuple[str, ...]:
    """What ≠ means, and what is not taken over; nothing where the standard stands by itself."""
    if description.base is None:
        return ()
    sign = _SIGN[description.language].format(mark=DIFFERS, base=description.base)
    return (sign, *description.differences)


def plane_heading(description: Description) -> str:
    """What the planes show."""
    both = any(plane.columns for plane in description.planes)
    return (_BY_BOTH if both else _BY_INCOME)[description.language]


def named(entry: Entry) -> str:
    """The name of a value, marked where the standard that this one extends says otherwise."""
    return f"{entry.name} {DIFFERS}" if entry.differs else entry.name


def signs(language: Language) -> str:
    """What ✓ and ⚠ mean."""
    return _SIGNS[language]
