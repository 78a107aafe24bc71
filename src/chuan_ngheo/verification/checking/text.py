"""A check as text for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chuan_ngheo.language import Language, Text, capitalised, day, number
from chuan_ngheo.verification.checking.remark import Remark
from chuan_ngheo.verification.comparison.headings import EXAMPLE
from chuan_ngheo.verification.comparison.lines import wrapped
from chuan_ngheo.verification.comparison.notes import warnings_of

if TYPE_CHECKING:
    from chuan_ngheo.verification.checking.checked import Check


def check_in_words(check: Check, language: Language, width: int | None) -> str:
    """The standard, its faults, what should be looked at, and what is proved."""
    law = check.standard
    head = _HEAD.format(id=law.id, name=law.name, start=day(law.start, language), end=day(law.end, language))[language]
    warnings = [f"! {each[language]}" for each in warnings_of(law, law)]
    blocks = [
        [line for each in (head, *warnings, verdict_line(check)[language]) for line in wrapped(each, width, "", "  ")],
        list(_remarks(FAULTS, check.faults, language, width)),
        list(_remarks(NOTICES, check.notices, language, width)),
    ]
    if check.proved:
        proved = (wrapped(f"✓ {each[language]}", width, "  ", "    ") for each in check.proved)
        blocks.append([PROVED[language], *(line for each in proved for line in each)])
    return "\n\n".join("\n".join(block) for block in blocks if block)


def verdict_line(check: Check) -> Text:
    """How many faults there are, and over how many cells."""
    cells = Text(number(check.cells, "vi"), number(check.cells, "en"))
    return (_SOUND if check.is_sound else _UNSOUND).format(cells=cells, faults=len(check.faults))


def _remarks(heading: Text, remarks: tuple[Remark, ...], language: Language, width: int | None) -> Iterator[str]:
    if remarks:
        yield heading[language]
    for each in remarks:
        kind = capitalised(each.kind.label)[language]
        yield from wrapped(f"{each.where}: {kind}: {each.message[language]}", width, "  ", "    ")
        if each.beside:
            yield from wrapped(_BESIDE.format(places=", ".join(each.beside))[language], width, "    ", "      ")
        if each.example is not None:
            yield from wrapped(EXAMPLE.format(household=each.example)[language], width, "    ", "      ")


_HEAD = Text("{id}: {name} ({start} – {end})", "{id}: {name} ({start} – {end})")
_SOUND = Text("Không có lỗi; đã xét hết {cells} ô.", "No fault; all {cells} cells were gone through.")
_UNSOUND = Text("Số lỗi: {faults}; đã xét hết {cells} ô.", "Faults: {faults}; all {cells} cells were gone through.")
FAULTS = Text("Phải sửa", "To be mended")
NOTICES = Text("Nên xem lại", "To be looked at")
PROVED = Text("Đã chứng minh", "Proved")
_BESIDE = Text("xem thêm {places}", "see also {places}")
