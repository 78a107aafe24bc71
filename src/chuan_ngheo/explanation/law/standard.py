"""A standard in words."""

from __future__ import annotations

from collections.abc import Iterator

from chuan_ngheo.explanation.law.cited import counted, marks
from chuan_ngheo.explanation.law.description import Description
from chuan_ngheo.explanation.law.documents import documents_section
from chuan_ngheo.explanation.law.means import means_sections
from chuan_ngheo.explanation.law.plane import planes
from chuan_ngheo.explanation.law.rules import rule_sections
from chuan_ngheo.explanation.law.unknown import taken_away, unknown
from chuan_ngheo.language import Language, Text, day
from chuan_ngheo.standards.citation import LegalDocument
from chuan_ngheo.standards.model import PROVISIONAL, Standard
from chuan_ngheo.standards.registry import NATIONAL
from chuan_ngheo.standards.registry import standard as known_standard
from chuan_ngheo.standards.shipped import standard_files

_ID = Text("Mã", "Id")
_PLACE = Text("Nơi áp dụng", "Place")
_COUNTRY = Text("cả nước (VN)", "the whole country (VN)")
_IN_FORCE = Text("Áp dụng cho các ngày", "In force")
_EXTENDS = Text("Dựa trên", "Extends")
_CHECKED = Text("Mức độ đối chiếu", "How far checked")


def describe(standard: Standard, language: Language = "vi") -> Description:
    """What the standard's file states, in words; beside what it extends, where that is known here.

    >>> from chuan_ngheo.standards.registry import standard
    >>> page = describe(standard("vn-39-2022"), "en")
    >>> page.base, [entry.name for section in page.sections for entry in section.entries if entry.differs]
    ('vn-2022', ['income poverty line', 'upper line of the average living standard', 'poor'])
    """
    base = _base(standard)
    found = counted(row.citation for row in standard.provenance())
    return Description(
        language=language,
        id=standard.id,
        title=standard.name[language],
        period=_period(standard, language),
        facts=tuple(_facts(standard, base, marks(found, language), language)),
        sections=(
            *means_sections(standard, base, language),
            *rule_sections(standard, base, language),
            documents_section(_documents(standard, base), language),
        ),
        marks=found,
        warnings=(PROVISIONAL.format(id=standard.id)[language],) if standard.provisional else (),
        planes=planes(standard, language),
        unknown=tuple(unknown(standard, language)),
        differences=() if base is None else tuple(taken_away(standard, base, language)),
        notes=tuple(note[language] for note in standard.notes),
        base=None if base is None else base.id,
    )


def _base(standard: Standard) -> Standard | None:
    """What it extends; None where that lies in a folder of somebody's own."""
    extends = standard.extends
    return None if extends is None or extends not in standard_files() else known_standard(extends)


def _documents(standard: Standard, base: Standard | None) -> list[LegalDocument]:
    """Those that the standard brings, and those of its base that one of its values still rests on."""
    inherited = {} if base is None else base.documents
    cited = {row.citation.document for row in standard.provenance()}
    return [document for key, document in standard.documents.items() if key in cited or key not in inherited]


def _facts(standard: Standard, base: Standard | None, checked: str, language: Language) -> Iterator[tuple[str, str]]:
    yield _ID[language], standard.id
    yield _PLACE[language], _COUNTRY[language] if standard.place == NATIONAL else standard.place
    yield _IN_FORCE[language], _period(standard, language)
    if standard.extends is not None:
        yield _EXTENDS[language], standard.extends if base is None else f"{base.name[language]} ({base.id})"
    yield _CHECKED[language], checked


def _period(standard: Standard, language: Language) -> str:
    return f"{day(standard.start, language)} – {day(standard.end, language)}"
