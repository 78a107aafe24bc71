"""The legal texts that a file cites, as a section."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chuan_ngheo.explanation.law.description import Entry, Kind, Section
from chuan_ngheo.language import Language, Text, day
from chuan_ngheo.standards.citation import LegalDocument

NOT_KNOWN = "–"
_DOCUMENTS = Text("Văn bản", "Documents")
_COLUMNS = (Text("Số", "Number"), Text("Tên", "Title"), Text("Ban hành", "Issued"), Text("Hiệu lực", "Effective"))


def documents_section(documents: Iterable[LegalDocument], language: Language) -> Section:
    """Number, title, day of issue and of effect; a dash where one is not known."""
    entries = tuple(
        Entry(
            each.number or NOT_KNOWN,
            (each.title[language], _day(each.issued, language), _day(each.effective, language)),
        )
        for each in documents
    )
    columns = tuple(column[language] for column in _COLUMNS)
    return Section(Kind.DOCUMENTS, _DOCUMENTS[language], columns, tuple(entries))


def _day(on: date | None, language: Language) -> str:
    return NOT_KNOWN if on is None else day(on, language)
