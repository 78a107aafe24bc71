"""What a file of the law states, part by part, in one language; as text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

from chuan_ngheo.explanation.law.plane import Plane
from chuan_ngheo.language import CodeList, Language
from chuan_ngheo.standards.citation import Provenance


class Kind(CodeList):
    """What the entries of a section are."""

    DOCUMENTS = "documents", "văn bản", "documents"
    LINES = "lines", "mức chuẩn", "lines"
    INDICATORS = "indicators", "chỉ số", "indicators"
    CLASSES = "classes", "loại hộ", "classes"
    RULES = "rules", "quy định", "rules"


@frozen
class Cited:
    """One citation in words: document and article, and for which part of the value it speaks."""

    law: str
    provenance: Provenance
    speaks_for: str = ""
    words: str = ""
    """The decisive words of the text, in the language of the text."""
    reading: str = ""


@frozen
class Entry:
    """One value of the law: ``cells`` stand under the section's columns after the name."""

    name: str
    cells: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    law: str = ""
    """The citations as explanations give them, on one line."""
    written: str = ""
    """The rule as the file has it."""
    group: str = ""
    differs: bool = False
    """Whether the standard that this one extends says otherwise."""


@frozen
class Section:
    """Entries of one kind under a heading; ``columns`` are the headings of their names and cells."""

    kind: Kind
    heading: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]
    lead: tuple[str, ...] = ()


@frozen
class Description:
    """A file of the law in words."""

    language: Language
    id: str
    title: str
    period: str
    """Its days; empty where each value has its own."""
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    marks: Mapping[Provenance, int]
    """How many citations have been checked, and how."""
    warnings: tuple[str, ...] = ()
    planes: tuple[Plane, ...] = ()
    unknown: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    base: str | None = field(default=None)
    """The id of the standard that it extends, where that is known here."""

    def of(self, kind: Kind) -> tuple[Section, ...]:
        """The sections of a kind."""
        return tuple(section for section in self.sections if section.kind is kind)

    def compact(self) -> Description:
        """Lines, indicators and classes alone, as a notebook shows them."""
        kept = (Kind.LINES, Kind.INDICATORS, Kind.CLASSES)
        sections = tuple(section for section in self.sections if section.kind in kept)
        return evolve(self, sections=sections, facts=(), unknown=(), differences=(), notes=())

    def text(self) -> str:
        """Plain text."""
        from chuan_ngheo.explanation.law.text import to_text  # renderings read a description

        return to_text(self)

    def markdown(self) -> str:
        """A page of Markdown; the plane of cells is a table of HTML in it."""
        from chuan_ngheo.explanation.law.markdown import to_markdown

        return to_markdown(self)

    def html(self) -> str:
        """A self-contained fragment for a notebook or a page; readable on light and dark ground."""
        from chuan_ngheo.explanation.law.html import to_html

        return to_html(self)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()
